/* kaiji-document-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-document.h"

G_BEGIN_DECLS

/* Functions for opening documents. */
KaijiDocument *kaiji_document_new_from_file (KaijiSheet *sheet, GFile *file, const char *etag);
KaijiDocument *kaiji_document_new_from_backup (KaijiSheet *sheet, KaijiBackup *backup);
void kaiji_document_set_writable (KaijiDocument *self, gboolean writable);
void kaiji_document_share (KaijiDocument *self, KaijiClaim *claim, KaijiHolder *holder);

G_END_DECLS
