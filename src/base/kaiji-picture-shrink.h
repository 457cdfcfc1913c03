/* kaiji-picture-shrink.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A larger file than this, in bytes, is not even read to be scaled down. */
#define KAIJI_PICTURE_MAX_FILE_SIZE (64 * 1024 * 1024)

gboolean kaiji_picture_shrink_is_needed (GBytes *file, gsize max_size);
GBytes *
kaiji_picture_shrink (GBytes *file, gsize max_size, GCancellable *cancellable, GError **error);

G_END_DECLS
