/* kaiji-kept-copy-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean kaiji_kept_copy_write_through (int fd, const char *path, GBytes *contents, GError **error);
gboolean kaiji_kept_copy_is_there (int fd, const char *path);
void kaiji_kept_copy_recover (int fd, const char *path);

G_END_DECLS
