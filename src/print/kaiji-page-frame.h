/* kaiji-page-frame.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-grid.h"
#include "kaiji-pages.h"
#include "kaiji-typesetter.h"

G_BEGIN_DECLS

/**
 * KaijiPageFrame:
 *
 * The part of a page around its rows, the same on all pages: title, subtitle, the table's heads,
 * notes.
 */
typedef struct _KaijiPageFrame KaijiPageFrame;

KaijiPageFrame *kaiji_page_frame_new (const KaijiGrid *grid,
                                      KaijiTypesetter *typesetter,
                                      KaijiSheet *sheet,
                                      const KaijiPagesOptions *options,
                                      const char *subtitle);
void kaiji_page_frame_free (KaijiPageFrame *self);

double kaiji_page_frame_get_rows_y (const KaijiPageFrame *self);
double kaiji_page_frame_get_rows_height (const KaijiPageFrame *self);

void
kaiji_page_frame_add_above (const KaijiPageFrame *self, guint page, guint n_pages, GArray *cells);
void kaiji_page_frame_add_below (const KaijiPageFrame *self, GArray *cells);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiPageFrame, kaiji_page_frame_free)

G_END_DECLS
