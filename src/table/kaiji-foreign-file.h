/* kaiji-foreign-file.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean kaiji_foreign_file_refuse (GBytes *bytes, GError **error);

G_END_DECLS
