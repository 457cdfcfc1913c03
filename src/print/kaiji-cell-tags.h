/* kaiji-cell-tags.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-cell.h"
#include "kaiji-pdf-structure.h"

G_BEGIN_DECLS

/**
 * KaijiOpenText:
 * @paragraph: the element of the open paragraph, 0 for none
 * @word: the element of the open word, 0 for none
 * @word_end: the byte after that word in the text
 *
 * The elements of a text that continues on the next page.
 */
typedef struct
{
  guint paragraph;
  guint word;
  gsize word_end;
} KaijiOpenText;

void kaiji_cell_draw_tagged (const KaijiCell *self,
                             cairo_t *cr,
                             KaijiPdfStructure *structure,
                             guint element,
                             KaijiOpenText *open);

G_END_DECLS
