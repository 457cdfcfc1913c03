/* kaiji-import-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-import.h"
#include "kaiji-wording.h"

G_BEGIN_DECLS

KaijiImport *kaiji_import_new_certain (KaijiScheme *scheme, const char *certification_number);
void kaiji_import_add_certain (KaijiImport *self,
                               const char *field_id,
                               KaijiAnswer *answer,
                               const char *text,
                               guint line);

KaijiImportEntry *kaiji_import_add_entry (KaijiImport *self,
                                          const KaijiTableRow *row,
                                          KaijiImportKind kind,
                                          const KaijiField *field,
                                          const char *text);
void kaiji_import_set_certification_number (KaijiImport *self, const char *number);
void kaiji_import_read_head (KaijiImport *self,
                             KaijiTable *table,
                             KaijiTable *block,
                             KaijiWording *wording,
                             GHashTable *answered);

KaijiImportEntry *kaiji_import_get_own_entry (KaijiImport *self, guint position);

gboolean kaiji_import_is_reply (KaijiImport *self);
void
kaiji_import_compare_sent (KaijiImport *self, const KaijiTableRow *row, KaijiImportEntry *entry);

G_END_DECLS
