/* kaiji-replace.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "kaiji-etag.h"

G_BEGIN_DECLS

gboolean kaiji_replace (GFile *file,
                        GBytes *contents,
                        const char *etag,
                        char **new_etag,
                        GCancellable *cancellable,
                        GError **error);
gboolean kaiji_replace_full (GFile *file,
                             GBytes *contents,
                             const char *etag,
                             guint mode,
                             char **new_etag,
                             GCancellable *cancellable,
                             GError **error);

gboolean kaiji_replace_make_folder (const char *path, GError **error);

G_END_DECLS
