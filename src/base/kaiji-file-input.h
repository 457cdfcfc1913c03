/* kaiji-file-input.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GInputStream *kaiji_file_input_open (GFile *file, GCancellable *cancellable, GError **error);

G_END_DECLS
