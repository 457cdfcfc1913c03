/* kaiji-page-tags.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-page.h"
#include "kaiji-pdf-structure.h"

G_BEGIN_DECLS

/**
 * KaijiPageTags:
 *
 * The structure of a document's table, recorded while its pages are drawn in order.
 */
typedef struct _KaijiPageTags KaijiPageTags;

KaijiPageTags *
kaiji_page_tags_new (KaijiPdfStructure *structure, const KaijiColumn *columns, guint n_columns);
void kaiji_page_tags_free (KaijiPageTags *self);

void kaiji_page_tags_begin_mark (KaijiPageTags *self, cairo_t *cr);
void kaiji_page_tags_end_mark (KaijiPageTags *self, cairo_t *cr);
void kaiji_page_tags_draw (KaijiPageTags *self, KaijiPage *page, cairo_t *cr);
void kaiji_page_tags_finish (KaijiPageTags *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiPageTags, kaiji_page_tags_free)

G_END_DECLS
