/* kaiji-portal.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean kaiji_portal_lends (const char *path);
GFile *kaiji_portal_find_host_file (GFile *file);

G_END_DECLS
