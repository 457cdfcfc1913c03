/* kaiji-scheme-file.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-scheme-faults.h"
#include "kaiji-scheme.h"

G_BEGIN_DECLS

#define KAIJI_SCHEME_FILE_SUFFIX ".kaiji-scheme.json"
#define KAIJI_SCHEME_FILE_MIME_TYPE "application/vnd.kaiji.scheme+json"

#define KAIJI_TYPE_SCHEME_FILE (kaiji_scheme_file_get_type ())
G_DECLARE_FINAL_TYPE (KaijiSchemeFile, kaiji_scheme_file, KAIJI, SCHEME_FILE, GObject)

/**
 * KaijiSchemeFile:
 *
 * A scheme file as it was read, wherever it is and however it is called: its editions, or all that
 * is wrong with it. It never changes.
 */
KaijiSchemeFile *kaiji_scheme_file_load (GFile *file, GCancellable *cancellable, GError **error);
void kaiji_scheme_file_load_async (GFile *file,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
KaijiSchemeFile *kaiji_scheme_file_load_finish (GAsyncResult *result, GError **error);

GFile *kaiji_scheme_file_get_file (KaijiSchemeFile *self);
GBytes *kaiji_scheme_file_get_bytes (KaijiSchemeFile *self);
GPtrArray *kaiji_scheme_file_get_schemes (KaijiSchemeFile *self);
GPtrArray *kaiji_scheme_file_get_faults (KaijiSchemeFile *self);
gboolean kaiji_scheme_file_means_scheme (KaijiSchemeFile *self);

G_END_DECLS
