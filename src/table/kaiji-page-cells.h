/* kaiji-page-cells.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <poppler.h>

#include "kaiji-page-columns.h"
#include "kaiji-page-letters.h"
#include "kaiji-page-rules.h"

G_BEGIN_DECLS

/* Edges this close, in pixels, count as one. */
#define KAIJI_PAGE_NEAR 4

/* The distance of the tops of two pages, in points: more than the height of any. */
#define KAIJI_PAGE_HEIGHT 20000.0

typedef struct _KaijiPageCell KaijiPageCell;

/**
 * KaijiPageCell:
 * @box: its place, in pixels of the page
 * @is_loose: whether it is a line of text outside tables
 * @beginning: (nullable): the cell on a page before that has the letters of this one
 * @letters: (element-type KaijiPageLetter): its letters
 *
 * A cell of a table on a page.
 */
struct _KaijiPageCell
{
  KaijiPageBox box;
  gboolean is_loose;
  KaijiPageCell *beginning;
  GArray *letters;
};

GPtrArray *kaiji_page_cells_read (PopplerPage *page,
                                  guint number,
                                  const char *text,
                                  KaijiPageColumns *columns);
void kaiji_page_cells_join (GPtrArray *before, GPtrArray *cells);

G_END_DECLS
