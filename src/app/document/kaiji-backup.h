/* kaiji-backup.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-scheme-library.h"
#include "kaiji-typed-log.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_BACKUP (kaiji_backup_get_type ())
G_DECLARE_FINAL_TYPE (KaijiBackup, kaiji_backup, KAIJI, BACKUP, GObject)

/**
 * KaijiBackup:
 *
 * The copy of one sheet's unsaved changes, kept in `$XDG_STATE_HOME/kaiji/unsaved` while the sheet
 * is being edited. A program that ends normally removes its copies; those that remain and are not
 * held by a running program were left by one that did not.
 */
KaijiBackup *kaiji_backup_new (GFile *original, const char *etag);
GPtrArray *kaiji_backup_list_abandoned (void);

void kaiji_backup_set_original (KaijiBackup *self, GFile *original, const char *etag);
gboolean kaiji_backup_is_of (KaijiBackup *self, GFile *file, const char *etag);
KaijiSheet *kaiji_backup_load_sheet (KaijiBackup *self,
                                     KaijiSchemeLibrary *library,
                                     GCancellable *cancellable,
                                     GError **error);

GFile *kaiji_backup_get_original (KaijiBackup *self);
const char *kaiji_backup_get_etag (KaijiBackup *self);
GFile *kaiji_backup_get_copy (KaijiBackup *self);
char *kaiji_backup_describe_time (KaijiBackup *self);
KaijiTypedLog *kaiji_backup_get_log (KaijiBackup *self);

gboolean kaiji_backup_write (KaijiBackup *self, GBytes *contents, GError **error);
void kaiji_backup_write_async (KaijiBackup *self,
                               GBytes *contents,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean kaiji_backup_write_finish (KaijiBackup *self, GAsyncResult *result, GError **error);
void kaiji_backup_remove (KaijiBackup *self);

G_END_DECLS
