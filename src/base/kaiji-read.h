/* kaiji-read.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean kaiji_read_starts_with (GBytes *bytes, gconstpointer start, gsize length);
GBytes *
kaiji_read_stream (GInputStream *stream, gsize max_size, GCancellable *cancellable, GError **error);

G_END_DECLS
