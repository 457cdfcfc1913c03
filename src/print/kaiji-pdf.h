/* kaiji-pdf.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-pages.h"

G_BEGIN_DECLS

/**
 * KaijiPdfProgress:
 * @n_drawn: how many pages are drawn
 * @n_pages: how many there are
 *
 * Told on the thread that draws.
 */
typedef void (*KaijiPdfProgress) (guint n_drawn, guint n_pages, gpointer user_data);

GBytes *kaiji_pdf_render (KaijiPages *pages, GCancellable *cancellable, GError **error);
gboolean kaiji_pdf_save (KaijiPages *pages,
                         GFile *file,
                         KaijiPdfProgress progress,
                         gpointer user_data,
                         GCancellable *cancellable,
                         GError **error);
gboolean kaiji_pdf_pack_file (GFile *file, GCancellable *cancellable, GError **error);

G_END_DECLS
