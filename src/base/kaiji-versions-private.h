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
gboolean kaiji_versions_keep (const char *root,
                              GFile *file,
                              GBytes *contents,
                              gint64 saved,
                              const KaijiVersionLimits *limits,
                              gint64 now,
                              GError **error);
gboolean kaiji_versions_follow (const char *root,
                                GFile *file,
                                GBytes *old,
                                GBytes *contents,
                                GError **error);
void kaiji_versions_begin (GFile *file, GBytes *contents);

G_END_DECLS
