/* kaiji-pages.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>

#include "kaiji-cell.h"
#include "kaiji-page-tags.h"
#include "kaiji-sheet.h"

G_BEGIN_DECLS

/**
 * KaijiAudience:
 * @KAIJI_AUDIENCE_SUBMISSION: everything that was answered
 * @KAIJI_AUDIENCE_PUBLIC: the part that the edition's rules publish
 */
typedef enum
{
  KAIJI_AUDIENCE_SUBMISSION,
  KAIJI_AUDIENCE_PUBLIC,
} KaijiAudience;

/**
 * KaijiPagesOptions:
 * @audience: the audience of the pages
 * @is_draft: whether every page has a word across it that marks it as a draft
 * @changes_from: (nullable): an older sheet; answers that differ from it are marked
 * @lists_changes: whether the pages have a list of the differences from @changes_from instead of
 *   the sheet
 *
 * Everything besides the sheet that decides how pages look.
 */
typedef struct
{
  KaijiAudience audience;
  gboolean is_draft;
  KaijiSheet *changes_from;
  gboolean lists_changes;
} KaijiPagesOptions;

#define KAIJI_TYPE_PAGES (kaiji_pages_get_type ())
G_DECLARE_FINAL_TYPE (KaijiPages, kaiji_pages, KAIJI, PAGES, GObject)

/**
 * KaijiPages:
 *
 * A sheet laid out on pages: an immutable snapshot that any thread may use. One draw function
 * serves PDF, printer and preview. Coordinates are points from the page's top left corner; pages
 * count from 0.
 */
KaijiPages *kaiji_pages_new (KaijiSheet *sheet, KaijiAudience audience, GError **error);
KaijiPages *kaiji_pages_new_with_options (KaijiSheet *sheet,
                                          const KaijiPagesOptions *options,
                                          GCancellable *cancellable,
                                          GError **error);
KaijiPages *kaiji_pages_new_after (KaijiPages *previous,
                                   KaijiSheet *sheet,
                                   const KaijiPagesOptions *options,
                                   GCancellable *cancellable,
                                   GError **error);
KaijiPages *kaiji_pages_renew (KaijiPages *self, KaijiSheet *sheet, GError **error);

KaijiAudience kaiji_pages_get_audience (KaijiPages *self);
const char *kaiji_pages_get_title (KaijiPages *self);
const char *kaiji_pages_get_author (KaijiPages *self);
const char *kaiji_pages_get_subject (KaijiPages *self);

const char *kaiji_pages_get_fonts (KaijiPages *self);
const char *kaiji_pages_get_font_family (KaijiPages *self);
gboolean kaiji_pages_is_font_missing (KaijiPages *self);

guint kaiji_pages_get_n_pages (KaijiPages *self);
void kaiji_pages_get_size (KaijiPages *self, double *width, double *height);
double kaiji_pages_get_font_size (KaijiPages *self);
const KaijiCell *kaiji_pages_get_cells (KaijiPages *self, guint page, guint *n_cells);
void kaiji_pages_draw (KaijiPages *self, guint page, cairo_t *cr);
KaijiPageTags *kaiji_pages_create_tags (KaijiPages *self, KaijiPdfStructure *structure);
void kaiji_pages_draw_tagged (KaijiPages *self, guint page, cairo_t *cr, KaijiPageTags *tags);

gboolean kaiji_pages_looks_same (KaijiPages *self, KaijiPages *other, guint page);

G_END_DECLS
