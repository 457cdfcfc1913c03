/* kaiji-versions.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KaijiVersions:
 *
 * The contents of a sheet's file before each save, as far as they were kept, as they were when this
 * was opened.
 */
typedef struct _KaijiVersions KaijiVersions;

/**
 * KaijiVersionEntry:
 * @number: counts the versions of a sheet from 1; a version keeps its number
 * @saved: when the file was changed last, in seconds since 1970
 * @kept: when the next state took its place, likewise
 *
 * An earlier content of a file.
 */
typedef struct
{
  guint number;
  gint64 saved;
  gint64 kept;
} KaijiVersionEntry;

KaijiVersions *kaiji_versions_open (GFile *file, GCancellable *cancellable, GError **error);
void kaiji_versions_free (KaijiVersions *self);
guint kaiji_versions_get_n (KaijiVersions *self);
void kaiji_versions_get (KaijiVersions *self, guint position, KaijiVersionEntry *entry);
gboolean kaiji_versions_find (KaijiVersions *self, guint number, guint *position, GError **error);
GBytes *kaiji_versions_read (KaijiVersions *self, guint position, GError **error);

gboolean kaiji_versions_forget (GFile *file, GError **error);

gboolean kaiji_versions_replace (GFile *file,
                                 GBytes *contents,
                                 const char *etag,
                                 char **new_etag,
                                 GError **version_error,
                                 GCancellable *cancellable,
                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiVersions, kaiji_versions_free)

G_END_DECLS
