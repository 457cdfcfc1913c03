/* kaiji-outgrown.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KaijiOutgrown:
 * @entry: (nullable): the entry that has been outgrown, while its text is handled
 * @text: (nullable): that text
 *
 * A text that does not fit in its entry. An entry is for a few characters on one line; what is
 * pasted may be more, and must not be lost.
 */
typedef struct
{
  GtkWidget *entry;
  const char *text;
} KaijiOutgrown;

gboolean kaiji_outgrown_take (KaijiOutgrown *self,
                              GtkEditable *part,
                              const char *inserted,
                              int length,
                              int position);
const char *kaiji_outgrown_get_text (const KaijiOutgrown *self, GtkEntry *entry);

G_END_DECLS
