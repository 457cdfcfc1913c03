/* picture-fixture.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>

#include "kaiji-sheet.h"

G_BEGIN_DECLS

#define PICTURE_RED 0xff0000ff
#define PICTURE_BLUE 0x0000ffff
#define PICTURE_HALF_RED 0xff000080

GBytes *picture_create (const char *type, int width, int height, guint32 left, guint32 right);
GBytes *picture_create_black_png (guint32 size);
KaijiSheet *picture_create_sheet (GBytes *bytes);

cairo_surface_t *picture_draw_white (int width, int height, cairo_t **cr);
guint32 picture_read_pixel (cairo_surface_t *surface, double x, double y);

G_END_DECLS
