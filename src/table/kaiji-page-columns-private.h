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

/* A line of a column, or several that are as close to each other as those of a cell. */
typedef struct
{
  double top;
  double bottom;
  double left;
  double right;
} KaijiPageLine;

/* Where texts stand in the cells of a row that is higher than they are. */
typedef enum
{
  KAIJI_PAGE_ALIGNMENT_NONE, /* not known */
  KAIJI_PAGE_ALIGNMENT_TOP,
  KAIJI_PAGE_ALIGNMENT_BOTTOM,
} KaijiPageAlignment;

struct _KaijiPageColumns
{
  GPtrArray *pages; /* the spans of each page */
  GArray *gutters;  /* the places of the guides between columns, in points */
  double left;      /* of the text */
  double right;
  double pitch;       /* the distance of two lines of a cell, in points */
  double leading;     /* the white between them; less than 0 if their letters are higher */
  guint asked;        /* the column that has text in every row: what is asked */
  gboolean has_white; /* whether white divides the rows */
  KaijiPageAlignment alignment; /* if white does not */
  GPtrArray *edges;             /* the places between the rows of each page, if alignment tells */
  gboolean is_doubtful;         /* whether alignment tells, but not all over */
};

void kaiji_page_columns_find_rows (KaijiPageColumns *self);
void kaiji_page_columns_find_alignment (KaijiPageColumns *self);
GPtrArray *kaiji_page_columns_find_lines (KaijiPageColumns *self, GArray *spans);
gboolean kaiji_page_columns_is_close (KaijiPageColumns *self,
                                      const KaijiPageLine *above,
                                      const KaijiPageLine *line);

G_END_DECLS
