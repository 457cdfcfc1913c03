/* kaiji-import.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-match.h"
#include "kaiji-request.h"

G_BEGIN_DECLS

/* From this certainty on, a match needs no second look. */
#define KAIJI_IMPORT_SURE 0.8

/**
 * KaijiImportKind:
 * @KAIJI_IMPORT_ANSWER: an answer
 * @KAIJI_IMPORT_MASKED: the mask of a public version in place of an answer
 * @KAIJI_IMPORT_UNTOUCHED: the answer with which the field was asked for, as it was sent
 * @KAIJI_IMPORT_UNPLACED: a text that answers no field
 *
 * The kind of an entry.
 */
typedef enum
{
  KAIJI_IMPORT_ANSWER,
  KAIJI_IMPORT_MASKED,
  KAIJI_IMPORT_UNTOUCHED,
  KAIJI_IMPORT_UNPLACED,
} KaijiImportKind;

/**
 * KaijiImportEntry:
 * @field: (nullable): the field it answers
 * @answer: (nullable): the answer in the field's form
 * @text: the source's own words for the answer
 * @sent: (nullable): what the answer was when it was asked for
 * @source: all that stands in the source's row, in one line
 * @line: the row or line of the source
 * @place: where it is, for people
 * @certainty: from 0 to 1
 * @reasons: why it is thought to belong to its field
 * @before: (nullable): the sheet's answer that it replaced or met, in words
 * @is_left: whether the sheet's own answer was left instead, as it has changed since it was asked
 *   for, or as it is not sure that this one is for the field
 */
typedef struct
{
  KaijiImportKind kind;
  const KaijiField *field;
  KaijiAnswer *answer;
  char *text;
  char *sent;
  char *source;
  guint line;
  char *place;
  double certainty;
  KaijiMatchReasons reasons;
  char *before;
  gboolean is_left;
} KaijiImportEntry;

#define KAIJI_TYPE_IMPORT (kaiji_import_get_type ())
G_DECLARE_FINAL_TYPE (KaijiImport, kaiji_import, KAIJI, IMPORT, GObject)

/**
 * KaijiImport:
 *
 * The content of another file for a sheet: the answers, with their places in the file, and
 * everything without a field.
 */
KaijiImport *kaiji_import_new (KaijiTable *table,
                               KaijiScheme *scheme,
                               KaijiSchemeLibrary *library,
                               GError **error);

KaijiScheme *kaiji_import_get_scheme (KaijiImport *self);
const char *kaiji_import_get_certification_number (KaijiImport *self);
guint kaiji_import_get_n_entries (KaijiImport *self);
const KaijiImportEntry *kaiji_import_get_entry (KaijiImport *self, guint position);
guint kaiji_import_count (KaijiImport *self, KaijiImportKind kind);
const char *kaiji_import_get_answered_by (KaijiImport *self);
KaijiAnswer *kaiji_import_sign (KaijiImport *self, KaijiAnswer *answer);
KaijiRequest *kaiji_import_find_request (KaijiImport *self, KaijiSheet *sheet);
gboolean kaiji_import_entry_conflicts (const KaijiImportEntry *entry, KaijiSheet *sheet);
void kaiji_import_note_reply (KaijiImport *self, KaijiSheet *sheet);
guint kaiji_import_apply (KaijiImport *self, KaijiSheet *sheet, double certainty);

G_END_DECLS
