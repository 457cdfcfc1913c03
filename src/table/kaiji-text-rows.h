/* kaiji-text-rows.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KaijiTextRow:
 * @text: the text, with line ends if its row is broken
 * @line: the number of its first line
 * @after_gap: whether an empty line precedes it, or it is the first
 */
typedef struct
{
  char *text;
  guint line;
  gboolean after_gap;
} KaijiTextRow;

void kaiji_text_row_free (KaijiTextRow *row);
guint kaiji_text_row_count (const char *text, char separator);
GPtrArray *kaiji_text_rows_read (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiTextRow, kaiji_text_row_free)

G_END_DECLS
