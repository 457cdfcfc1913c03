/* kaiji-versions-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-version-history-private.h"
#include "kaiji-versions.h"

G_BEGIN_DECLS

char *kaiji_versions_dup_root (void);
int kaiji_versions_take_lock (const char *root, int operation, GError **error);
gboolean kaiji_versions_is_file (GFile *file);
GBytes *kaiji_versions_load (GFile *file, GCancellable *cancellable, GError **error);
gboolean kaiji_versions_keep (GFile *file,
                              GBytes *contents,
                              const KaijiVersionLimits *limits,
                              gint64 now,
                              GError **error);

G_END_DECLS
