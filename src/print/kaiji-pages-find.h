/* kaiji-pages-find.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-pages.h"

G_BEGIN_DECLS

const KaijiField *kaiji_pages_find_field (KaijiPages *self, guint page, double x, double y);
gboolean kaiji_pages_find_answer (KaijiPages *self,
                                  guint page,
                                  const KaijiField *field,
                                  cairo_rectangle_t *area);
gboolean kaiji_pages_find_first_answer (KaijiPages *self,
                                        const KaijiField *field,
                                        guint *page,
                                        cairo_rectangle_t *area);

G_END_DECLS
