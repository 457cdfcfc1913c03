/* kaiji-page-spans.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The maximum width and height of a page, in points; text outside is not looked at. */
#define KAIJI_PAGE_MAX 4000

/* A piece of a line of text, in points from the top left corner of its page. */
typedef struct
{
  double left;
  double right;
  double top;
  double bottom;
  double own_top; /* of its letters; @top is common to all that is near its height */
  double own_bottom;
  guint column;      /* once columns are found, from 0 */
  gboolean is_title; /* whether it goes from one column into another */
} KaijiPageSpan;

GArray *kaiji_page_spans_new (GArray *letters, double offset);
const KaijiPageSpan *kaiji_page_spans_get (GArray *spans, guint i);

G_END_DECLS
