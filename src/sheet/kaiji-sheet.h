/* kaiji-sheet.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-answer.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_SHEET (kaiji_sheet_get_type ())
G_DECLARE_FINAL_TYPE (KaijiSheet, kaiji_sheet, KAIJI, SHEET, GObject)

/**
 * KaijiSheet:
 *
 * One document: the answers of one service for one scheme edition. It belongs to one thread at a
 * time.
 *
 * Properties: `certification-number` (string, nullable), `read-only` (boolean),
 *   `scheme` (#KaijiScheme, construct-only).
 *
 * Signal `answer-changed::FIELD-ID` (sheet, const KaijiField *field): an answer was set, by
 * whatever code; the detail is the field's id. Signal `excluded-sections-changed` (sheet).
 * Signals `page-setup-changed`, `requests-changed` (sheet): kaiji-page-setup.h, kaiji-request.h.
 */
KaijiSheet *kaiji_sheet_new (KaijiScheme *scheme);

KaijiScheme *kaiji_sheet_get_scheme (KaijiSheet *self);
gboolean kaiji_sheet_is_newer (KaijiSheet *self);
gboolean kaiji_sheet_get_read_only (KaijiSheet *self);
void kaiji_sheet_set_locked (KaijiSheet *self, gboolean locked);
const char *kaiji_sheet_get_certification_number (KaijiSheet *self);
void kaiji_sheet_set_certification_number (KaijiSheet *self, const char *certification_number);

KaijiAnswer *kaiji_sheet_get_answer (KaijiSheet *self, const KaijiField *field);
void kaiji_sheet_set_answer (KaijiSheet *self, const KaijiField *field, KaijiAnswer *answer);
char *kaiji_sheet_dup_text (KaijiSheet *self, const KaijiField *field);
guint kaiji_sheet_count_characters (KaijiSheet *self, const KaijiField *field);
char *kaiji_sheet_dup_title (KaijiSheet *self);
KaijiSheet *kaiji_sheet_dup_printed (KaijiSheet *self);

gboolean kaiji_sheet_is_section_excluded (KaijiSheet *self, const KaijiSection *section);
void
kaiji_sheet_set_section_excluded (KaijiSheet *self, const KaijiSection *section, gboolean excluded);
const char *const *kaiji_sheet_get_unknown_fields (KaijiSheet *self);

/**
 * KaijiUnplaced:
 * @prompt: the question
 * @text: the printed answer
 *
 * An answer from another scheme that has no field in this one.
 */
typedef struct
{
  const char *scheme;
  const char *edition;
  const char *field_id;
  const char *prompt;
  const char *text;
} KaijiUnplaced;

/**
 * KaijiPictureChange:
 * @KAIJI_PICTURE_NONE: there was no previous picture, or it is not known
 * @KAIJI_PICTURE_SAME: the picture is unchanged
 * @KAIJI_PICTURE_CHANGED: the picture was replaced or removed
 *
 * The fate of the previous picture, of which a sheet keeps only the checksum.
 */
typedef enum
{
  KAIJI_PICTURE_NONE,
  KAIJI_PICTURE_SAME,
  KAIJI_PICTURE_CHANGED,
} KaijiPictureChange;

gboolean kaiji_sheet_get_has_previous (KaijiSheet *self);
KaijiAnswer *kaiji_sheet_get_previous_answer (KaijiSheet *self, const KaijiField *field);
KaijiPictureChange kaiji_sheet_compare_picture (KaijiSheet *self, const KaijiField *field);
KaijiSheet *kaiji_sheet_dup_previous (KaijiSheet *self);
guint kaiji_sheet_get_n_unplaced (KaijiSheet *self);
gboolean kaiji_sheet_get_unplaced (KaijiSheet *self, guint position, KaijiUnplaced *unplaced);
KaijiAnswer *kaiji_sheet_dup_unplaced_answer (KaijiSheet *self, guint position);

void kaiji_sheet_count_required (KaijiSheet *self,
                                 const KaijiSection *section,
                                 guint *n_answered,
                                 guint *n_required);
guint kaiji_sheet_count_to_review (KaijiSheet *self, const KaijiSection *section);

G_END_DECLS
