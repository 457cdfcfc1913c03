/* kaiji-answer-index.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-scheme-library.h"
#include "kaiji-sheet.h"

G_BEGIN_DECLS

/* So many answers are proposed for a question. */
#define KAIJI_ANSWER_INDEX_MAX_CANDIDATES 3

/**
 * KaijiCandidate:
 * @sheet: position of the sheet that has the answer, among those of the index
 * @field: the field that is answered, in that sheet's scheme
 * @text: the answer as it is printed
 * @details: (nullable): what it says beside that there is something, or that there is not
 * @present: 1 if it says that there is something, 0 if it says that there is not, -1 if it says
 *   neither
 * @certainty: from 0 to 1: that it answers the question, and the whole of it
 *
 * An answer that may be the one to a question.
 */
typedef struct
{
  guint sheet;
  const KaijiField *field;
  char *text;
  char *details;
  int present;
  double certainty;
} KaijiCandidate;

/**
 * KaijiAnswerIndex:
 *
 * The answers of sheets, to be found by questions that others word in their own way.
 */
typedef struct _KaijiAnswerIndex KaijiAnswerIndex;

KaijiAnswerIndex *kaiji_answer_index_new (GPtrArray *sheets, KaijiSchemeLibrary *library);
void kaiji_answer_index_free (KaijiAnswerIndex *self);

GArray *kaiji_answer_index_find (KaijiAnswerIndex *self, const char *question, const char *heading);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiAnswerIndex, kaiji_answer_index_free)

G_END_DECLS
