/* kaiji-shared-file.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "kaiji-claim.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_SHARED_FILE (kaiji_shared_file_get_type ())
G_DECLARE_FINAL_TYPE (KaijiSharedFile, kaiji_shared_file, KAIJI, SHARED_FILE, GObject)

/**
 * KaijiFileState:
 * @KAIJI_FILE_AS_KNOWN: the content is the one last read or written
 * @KAIJI_FILE_CHANGED: another program wrote it
 * @KAIJI_FILE_MOVED: the file has another name in its folder
 * @KAIJI_FILE_MISSING: the file no longer exists
 */
typedef enum
{
  KAIJI_FILE_AS_KNOWN,
  KAIJI_FILE_CHANGED,
  KAIJI_FILE_MOVED,
  KAIJI_FILE_MISSING,
} KaijiFileState;

/**
 * KaijiSharedFile:
 *
 * A file that is being edited, while others may open, write, move or remove it. It notices that,
 * and tells others that the file is open.
 *
 * Signal `changed` (file): the known state of the file changed.
 */
KaijiSharedFile *
kaiji_shared_file_new (GFile *file, const char *etag, KaijiClaim *claim, KaijiHolder *holder);

KaijiFileState kaiji_shared_file_get_state (KaijiSharedFile *self);
const char *kaiji_shared_file_get_etag (KaijiSharedFile *self);
GFile *kaiji_shared_file_get_new_place (KaijiSharedFile *self);
const KaijiHolder *kaiji_shared_file_get_holder (KaijiSharedFile *self);
gboolean kaiji_shared_file_is_free (KaijiSharedFile *self);

void kaiji_shared_file_set_known (KaijiSharedFile *self, const char *etag);
void kaiji_shared_file_begin_writing (KaijiSharedFile *self);
void kaiji_shared_file_end_writing (KaijiSharedFile *self, const char *etag);
void kaiji_shared_file_check (KaijiSharedFile *self);

void kaiji_shared_file_take_claim (KaijiSharedFile *self, KaijiClaim *claim);
KaijiClaim *kaiji_shared_file_steal_claim (KaijiSharedFile *self);
void kaiji_shared_file_close (KaijiSharedFile *self);

G_END_DECLS
