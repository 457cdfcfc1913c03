/* kaiji-special-file-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Pipes, devices and sockets: they cannot be replaced, and what is written to them is gone. */
gboolean kaiji_special_file_is_at (const char *path);
gboolean kaiji_special_file_set_error (GError **error);
gboolean kaiji_special_file_write (const char *path,
                                   GBytes *contents,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
