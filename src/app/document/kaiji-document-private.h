/* kaiji-document-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-document.h"
#include "kaiji-saved-state.h"

G_BEGIN_DECLS

/* For the files of the document: loading, saving, and the file that it shares with others. */
struct _KaijiDocument
{
  GObject parent_instance;

  KaijiSheet *sheet;
  KaijiFindings *findings;
  KaijiHistory *history;
  KaijiCursor *cursor;
  GFile *file;
  KaijiSharedFile *shared; /* (nullable): the file, shared with other programs */
  GFile *origin; /* (nullable): the previous sheet's file, which must not be overwritten */
  char *etag;
  gboolean writable;
  gboolean locked; /* until somebody asks to change it */
  gboolean modified;

  /* The content of the file; %NULL if there is no file. */
  KaijiSavedState *saved;

  KaijiAutosave *autosave;
  gboolean versions_failed; /* which has been told */
};

KaijiDocument *
kaiji_document_new_from_file (KaijiFindings *findings, GFile *file, const char *etag);
KaijiDocument *kaiji_document_new_from_backup (KaijiFindings *findings, KaijiBackup *backup);
void kaiji_document_update_editable (KaijiDocument *self);
void kaiji_document_set_writable (KaijiDocument *self, gboolean writable);
void kaiji_document_set_file (KaijiDocument *self, GFile *file);
void kaiji_document_update_modified (KaijiDocument *self);
gboolean kaiji_document_is_file_missing (KaijiDocument *self);
void kaiji_document_share (KaijiDocument *self, KaijiClaim *claim, KaijiHolder *holder);

G_END_DECLS
