/* kaiji-document.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-autosave.h"
#include "kaiji-backup.h"
#include "kaiji-cursor.h"
#include "kaiji-findings.h"
#include "kaiji-history.h"
#include "kaiji-scheme-library.h"
#include "kaiji-shared-file.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_DOCUMENT (kaiji_document_get_type ())
G_DECLARE_FINAL_TYPE (KaijiDocument, kaiji_document, KAIJI, DOCUMENT, GObject)

/**
 * KaijiDocument:
 *
 * A sheet that is being edited: the sheet, its findings, history and cursor, the file it came from
 * and whether it differs from that file. Shortly after a change its autosave writes a copy of
 * unsaved changes.
 *
 * Properties: `file` (#GFile, nullable), `modified` (boolean), `editable` (boolean), `title`
 *   (string), all of them read-only.
 *
 * Signal `file-changed` (document): the state of its shared file changed.
 *
 * Signal `version-failed` (document, const char *message): the sheet is saved, but the state before
 *   could not be kept as a version; emitted for the first failure in a row.
 */
KaijiDocument *kaiji_document_new (KaijiSheet *sheet);
KaijiDocument *kaiji_document_new_unsaved (KaijiSheet *sheet);

void kaiji_document_load_async (GFile *file,
                                KaijiSchemeLibrary *library,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
void kaiji_document_restore_async (KaijiBackup *backup,
                                   KaijiSchemeLibrary *library,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
KaijiDocument *kaiji_document_load_finish (GAsyncResult *result, GError **error);

void kaiji_document_save_async (KaijiDocument *self,
                                GFile *file,
                                gboolean overwrite,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean kaiji_document_save_finish (KaijiDocument *self, GAsyncResult *result, GError **error);
void kaiji_document_keep_backup (KaijiDocument *self);
void kaiji_document_discard_backup (KaijiDocument *self);

KaijiSharedFile *kaiji_document_get_shared_file (KaijiDocument *self);
void kaiji_document_claim (KaijiDocument *self);
void kaiji_document_take_over (KaijiDocument *self, KaijiDocument *other);
void kaiji_document_keep_mine (KaijiDocument *self);
void kaiji_document_follow_file (KaijiDocument *self);
void kaiji_document_close_file (KaijiDocument *self);

KaijiSheet *kaiji_document_get_sheet (KaijiDocument *self);
KaijiFindings *kaiji_document_get_findings (KaijiDocument *self);
KaijiHistory *kaiji_document_get_history (KaijiDocument *self);
KaijiCursor *kaiji_document_get_cursor (KaijiDocument *self);
KaijiAutosave *kaiji_document_get_autosave (KaijiDocument *self);
GFile *kaiji_document_get_file (KaijiDocument *self);
const char *kaiji_document_get_etag (KaijiDocument *self);
void kaiji_document_set_origin (KaijiDocument *self, GFile *origin);
GFile *kaiji_document_get_origin (KaijiDocument *self);
gboolean kaiji_document_get_modified (KaijiDocument *self);
void kaiji_document_set_locked (KaijiDocument *self, gboolean locked);
gboolean kaiji_document_get_locked (KaijiDocument *self);
gboolean kaiji_document_get_editable (KaijiDocument *self);
char *kaiji_document_dup_title (KaijiDocument *self);

G_END_DECLS
