/* kaiji-disk-attributes-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean kaiji_disk_copy_attributes (int from, int to);

G_END_DECLS
