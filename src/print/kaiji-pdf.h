/* kaiji-pdf.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-pages.h"

G_BEGIN_DECLS

GBytes *kaiji_pdf_render (KaijiPages *pages, GCancellable *cancellable, GError **error);
gboolean kaiji_pdf_save (KaijiPages *pages, GFile *file, GCancellable *cancellable, GError **error);

G_END_DECLS
