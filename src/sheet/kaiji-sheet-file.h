/* kaiji-sheet-file.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-scheme-library.h"
#include "kaiji-sheet.h"

G_BEGIN_DECLS

/* The newest version of the sheet file format that is written and fully read. */
#define KAIJI_SHEET_FILE_VERSION 1
#define KAIJI_SHEET_FILE_SUFFIX ".kaiji.json"
#define KAIJI_SHEET_FILE_MIME_TYPE "application/vnd.kaiji.sheet+json"

/* The largest file that is read, in bytes; a sheet full of pictures is far smaller. */
#define KAIJI_SHEET_FILE_MAX_SIZE (48 * 1024 * 1024)

KaijiSheet *kaiji_sheet_file_load (GFile *file,
                                   KaijiSchemeLibrary *library,
                                   GCancellable *cancellable,
                                   GError **error);
KaijiSheet *kaiji_sheet_file_load_with_etag (GFile *file,
                                             KaijiSchemeLibrary *library,
                                             char **etag,
                                             GCancellable *cancellable,
                                             GError **error);
KaijiSheet *kaiji_sheet_file_read (GInputStream *stream,
                                   KaijiSchemeLibrary *library,
                                   GCancellable *cancellable,
                                   GError **error);
KaijiSheet *kaiji_sheet_file_parse (GBytes *bytes, KaijiSchemeLibrary *library, GError **error);
GBytes *kaiji_sheet_file_serialize (KaijiSheet *sheet);

void kaiji_sheet_file_load_async (GFile *file,
                                  KaijiSchemeLibrary *library,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
KaijiSheet *kaiji_sheet_file_load_finish (GAsyncResult *result, char **etag, GError **error);
void kaiji_sheet_file_save_async (KaijiSheet *sheet,
                                  GFile *file,
                                  const char *etag,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean kaiji_sheet_file_save_finish (KaijiSheet *sheet,
                                       GAsyncResult *result,
                                       char **new_etag,
                                       GError **version_error,
                                       GError **error);
gboolean kaiji_sheet_file_is_same (GFile *a, GFile *b);

G_END_DECLS
