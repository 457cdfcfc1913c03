/* kaiji-page-drawing.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "kaiji-pages.h"

G_BEGIN_DECLS

/**
 * KaijiPageDrawing:
 * @pages: the pages, which are immutable
 * @page: which of them
 * @width: the width of the drawing, in device pixels
 * @height: its height
 *
 * A drawing of a page that is finished or in progress. It may be made in a thread.
 */
typedef struct
{
  KaijiPages *pages;
  guint page;
  int width;
  int height;
} KaijiPageDrawing;

KaijiPageDrawing *kaiji_page_drawing_new (KaijiPages *pages, guint page, int width, int height);
void kaiji_page_drawing_free (KaijiPageDrawing *self);

gboolean kaiji_page_drawing_looks_same (const KaijiPageDrawing *self,
                                        KaijiPages *pages,
                                        guint page,
                                        int width,
                                        int height);
GdkTexture *kaiji_page_drawing_create_texture (const KaijiPageDrawing *self);

G_END_DECLS
