/* kaiji-autosave.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-backup.h"
#include "kaiji-sheet.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_AUTOSAVE (kaiji_autosave_get_type ())
G_DECLARE_FINAL_TYPE (KaijiAutosave, kaiji_autosave, KAIJI, AUTOSAVE, GObject)

/**
 * KaijiAutosave:
 *
 * Keeps a copy of a sheet while the sheet has unsaved changes. It is told of changes and decides
 * when to write.
 *
 * Signal `failed` (autosave, const char *message): the copy could not be written; emitted only for
 *   the first failure.
 *
 * Signal `kept` (autosave): the copy was written.
 */
KaijiAutosave *kaiji_autosave_new (KaijiSheet *sheet);

void kaiji_autosave_adopt (KaijiAutosave *self, KaijiBackup *backup);
void kaiji_autosave_schedule (KaijiAutosave *self, GFile *original, const char *etag);
void kaiji_autosave_start (KaijiAutosave *self, GFile *original, const char *etag);
void kaiji_autosave_write (KaijiAutosave *self, GFile *original, const char *etag);
void kaiji_autosave_discard (KaijiAutosave *self);

G_END_DECLS
