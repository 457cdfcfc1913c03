/* kaiji-page-columns-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-page-columns.h"
#include "kaiji-page-spans.h"

G_BEGIN_DECLS

/* How far the guides at the sides are from the text, in points. */
#define KAIJI_PAGE_BESIDE 2.0

struct _KaijiPageColumns
{
  GPtrArray *pages; /* the spans of each page */
  GArray *gutters;  /* the places of the guides between columns, in points */
  double left;      /* of the text */
  double right;
  double pitch;       /* the distance of two lines of a cell, in points */
  guint asked;        /* the column that has text in every row: what is asked */
  gboolean has_white; /* whether white divides the rows */
};

void kaiji_page_columns_find_rows (KaijiPageColumns *self);

G_END_DECLS
