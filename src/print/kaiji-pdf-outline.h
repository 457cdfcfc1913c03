/* kaiji-pdf-outline.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-pages.h"

G_BEGIN_DECLS

void kaiji_pdf_add_outline (cairo_surface_t *surface, KaijiPages *pages);

G_END_DECLS
