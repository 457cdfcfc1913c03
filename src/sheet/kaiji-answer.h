/* kaiji-answer.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "kaiji-scheme.h"

G_BEGIN_DECLS

/**
 * KaijiAnswer:
 *
 * The answer of one field: immutable and reference-counted. It consists of a value, which is
 * printed, of internal members (memo, evidence, owner, review, acknowledged), which never are, and
 * of members of newer versions, which are kept unchanged. A number is kept as it was written.
 */
typedef struct _KaijiAnswer KaijiAnswer;

#define KAIJI_TYPE_ANSWER (kaiji_answer_get_type ())

/**
 * KaijiAnswerForm:
 * @KAIJI_ANSWER_EMPTY: no value, only internal members
 * @KAIJI_ANSWER_UNREADABLE: its members are of the wrong type or contradict each other
 *
 * The form of a value in the sheet file.
 */
typedef enum
{
  KAIJI_ANSWER_EMPTY,
  KAIJI_ANSWER_TEXT,
  KAIJI_ANSWER_DATE,
  KAIJI_ANSWER_YEAR,
  KAIJI_ANSWER_YEARS,
  KAIJI_ANSWER_MONTHS,
  KAIJI_ANSWER_NUMBER,
  KAIJI_ANSWER_CHOICE,
  KAIJI_ANSWER_PRESENCE,
  KAIJI_ANSWER_ADDRESS,
  KAIJI_ANSWER_IMAGE,
  KAIJI_ANSWER_UNREADABLE,
} KaijiAnswerForm;

/**
 * KaijiAnswerMember:
 *
 * The internal members, which are never printed.
 */
typedef enum
{
  KAIJI_ANSWER_MEMO,
  KAIJI_ANSWER_EVIDENCE,
  KAIJI_ANSWER_OWNER,
} KaijiAnswerMember;

#define KAIJI_N_ANSWER_MEMBERS 3

/* The maximum size of a picture in a sheet, in bytes. */
#define KAIJI_ANSWER_MAX_IMAGE_SIZE (2 * 1024 * 1024)

GType kaiji_answer_get_type (void) G_GNUC_CONST;

KaijiAnswer *kaiji_answer_new_text (const char *text);
KaijiAnswer *kaiji_answer_new_date (const char *date, const char *note);
KaijiAnswer *kaiji_answer_new_number (KaijiAnswerForm form, double number, const char *note);
KaijiAnswer *
kaiji_answer_new_number_text (KaijiAnswerForm form, const char *number, const char *note);
KaijiAnswer *kaiji_answer_new_choice (const char *choice, const char *note);
KaijiAnswer *kaiji_answer_new_presence (gboolean present, const char *text);
KaijiAnswer *kaiji_answer_new_address (const char *postal_code, const char *text);
gboolean kaiji_answer_check_image_size (guint64 size, GError **error);
KaijiAnswer *kaiji_answer_new_image (GBytes *image, GError **error);
KaijiAnswer *kaiji_answer_new_from_json (const char *json, GError **error);

KaijiAnswer *kaiji_answer_ref (KaijiAnswer *self);
void kaiji_answer_unref (KaijiAnswer *self);
gboolean kaiji_answer_equal (KaijiAnswer *a, KaijiAnswer *b);

KaijiAnswer *kaiji_answer_replace_value (KaijiAnswer *self, KaijiAnswer *value);
KaijiAnswer *kaiji_answer_dup_value (KaijiAnswer *self);
KaijiAnswer *kaiji_answer_strip_image (KaijiAnswer *self);
KaijiAnswer *
kaiji_answer_set_member (KaijiAnswer *self, KaijiAnswerMember member, const char *text);
KaijiAnswer *kaiji_answer_set_review (KaijiAnswer *self, gboolean review);
KaijiAnswer *kaiji_answer_set_note (KaijiAnswer *self, const char *note);
KaijiAnswer *kaiji_answer_set_written (KaijiAnswer *self, const char *written);
KaijiAnswer *kaiji_answer_set_acknowledgement (KaijiAnswer *self,
                                               const char *check_id,
                                               const char *basis,
                                               const char *reason);

KaijiAnswerForm kaiji_answer_get_form (KaijiAnswer *self);
gboolean kaiji_answer_is_empty (KaijiAnswer *self);
gboolean kaiji_answer_is_picture (KaijiAnswer *self);
gboolean kaiji_answer_suits_kind (KaijiAnswer *self, KaijiFieldKind kind);
const char *kaiji_answer_get_text (KaijiAnswer *self);
const char *kaiji_answer_get_date (KaijiAnswer *self);
const char *kaiji_answer_get_number_text (KaijiAnswer *self);
double kaiji_answer_get_number (KaijiAnswer *self);
const char *kaiji_answer_get_note (KaijiAnswer *self);
const char *kaiji_answer_get_written (KaijiAnswer *self);
const char *kaiji_answer_get_choice (KaijiAnswer *self);
gboolean kaiji_answer_get_present (KaijiAnswer *self);
const char *kaiji_answer_get_postal_code (KaijiAnswer *self);
const char *kaiji_answer_get_image_type (KaijiAnswer *self);
GBytes *kaiji_answer_dup_image (KaijiAnswer *self);
const char *kaiji_answer_get_member (KaijiAnswer *self, KaijiAnswerMember member);
gboolean kaiji_answer_get_review (KaijiAnswer *self);
void kaiji_answer_add_to_basis (KaijiAnswer *self, GChecksum *basis);
gboolean kaiji_answer_has_acknowledgements (KaijiAnswer *self);
const char *
kaiji_answer_get_acknowledgement (KaijiAnswer *self, const char *check_id, const char *basis);
char *kaiji_answer_to_json (KaijiAnswer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiAnswer, kaiji_answer_unref)

G_END_DECLS
