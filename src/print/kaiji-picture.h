/* kaiji-picture.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KaijiPicture:
 *
 * A picture of an answer, ready to draw: immutable and reference-counted.
 */
typedef struct _KaijiPicture KaijiPicture;

KaijiPicture *kaiji_picture_new (GBytes *bytes, GCancellable *cancellable);
KaijiPicture *kaiji_picture_ref (KaijiPicture *self);
void kaiji_picture_unref (KaijiPicture *self);

gboolean kaiji_picture_is_readable (KaijiPicture *self);
void kaiji_picture_fit (KaijiPicture *self,
                        double max_width,
                        double max_height,
                        double *width,
                        double *height);
void kaiji_picture_draw (KaijiPicture *self, cairo_t *cr, const cairo_rectangle_t *area);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiPicture, kaiji_picture_unref)

G_END_DECLS
