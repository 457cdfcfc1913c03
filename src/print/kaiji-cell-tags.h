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
 * @paragraph: the element of the paragraph that goes on, 0 for none
 * @word: the element of a word that does, 0 for none
 * @word_end: the byte of the text after that word
 *
 * A text that the next page goes on with.
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
