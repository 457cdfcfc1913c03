/* kaiji-object-store-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A folder of compressed files, each named by the checksum of its content, so that the same content
 * is stored once. */
char *kaiji_object_store_put (const char *folder, GBytes *bytes, GError **error);
GBytes *kaiji_object_store_get (const char *folder, const char *sum, gsize size, GError **error);
gboolean
kaiji_object_store_sweep (const char *folder, GHashTable *used, guint64 *space, GError **error);
gboolean kaiji_object_store_is_sum (const char *text);

G_END_DECLS
