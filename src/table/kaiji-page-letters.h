/* kaiji-page-letters.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KaijiPageLetter:
 * @text: its character, and what follows it on the page
 *
 * A letter of a document, in points from the top left.
 */
typedef struct
{
  double left;
  double right;
  double top;
  double bottom;
  const char *text;
} KaijiPageLetter;

int kaiji_page_letters_compare_lengths (gconstpointer a, gconstpointer b);
void kaiji_page_letters_sort (GArray *letters);
char *kaiji_page_letters_join (GArray *letters, gboolean is_loose, double right_edge);

G_END_DECLS
