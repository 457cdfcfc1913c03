/* kaiji-answer-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-answer-json.h"
#include "kaiji-json-rest.h"

G_BEGIN_DECLS

/* The parts of an answer, in the order in which they are written. Number parts follow the order of
 * their forms, internal members that of KaijiAnswerMember. */
typedef enum
{
  KAIJI_PART_DATE,
  KAIJI_PART_YEAR,
  KAIJI_PART_YEARS,
  KAIJI_PART_MONTHS,
  KAIJI_PART_NUMBER,
  KAIJI_PART_CHOICE,
  KAIJI_PART_PRESENCE,
  KAIJI_PART_POSTAL_CODE,
  KAIJI_PART_TYPE,
  KAIJI_PART_DATA,
  KAIJI_PART_TEXT,
  KAIJI_PART_WRITTEN,
  KAIJI_PART_NOTE,
  KAIJI_N_VALUE_PARTS,
  KAIJI_PART_MEMO = KAIJI_N_VALUE_PARTS,
  KAIJI_PART_EVIDENCE,
  KAIJI_PART_OWNER,
  KAIJI_PART_CHECKSUM, /* of the previous picture, in its place */
  KAIJI_N_PARTS
} KaijiAnswerPart;

struct _KaijiAnswer
{
  gatomicrefcount ref_count;
  KaijiAnswerForm form;
  GRefString *parts[KAIJI_N_PARTS]; /* texts, and numbers as they were written */
  gboolean review;
  KaijiJsonRest *rest;  /* (nullable): the other members in the file */
  KaijiJsonTree *other; /* (nullable): the value in the file, if it is not an object */
};

KaijiAnswer *kaiji_answer_alloc (void);
KaijiAnswer *kaiji_answer_seal (KaijiAnswer *self);
KaijiAnswer *kaiji_answer_seal_unless_empty (KaijiAnswer *self);
KaijiAnswer *kaiji_answer_copy_without (KaijiAnswer *self, const char *name);

gboolean kaiji_answer_rest_has_value (KaijiJsonRest *rest);
const char *const *kaiji_answer_list_value_members (void);
const char *kaiji_answer_get_part_name (KaijiAnswerPart part);

/* (transfer full) (nullable): an address with the postal code that a text has */
KaijiAnswer *kaiji_answer_parse_address (const char *text);

gboolean kaiji_answer_names_choice (const KaijiChoice *choice, const char *text);

G_END_DECLS
