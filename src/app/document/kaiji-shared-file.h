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
 * @KAIJI_FILE_AS_KNOWN: it holds what was read or written last
 * @KAIJI_FILE_CHANGED: somebody else wrote it
 * @KAIJI_FILE_MOVED: it has another name in its folder now
 * @KAIJI_FILE_MISSING: there is no such file any more
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
 * A file that is edited, and that others may open, write, move or remove meanwhile. It notices
 * that, and tells others that the file is open.
 *
 * Signal `changed` (file): what is known of the file is something else than before.
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
