/* kaiji-questionnaire.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-answer-index.h"
#include "kaiji-ticks.h"

G_BEGIN_DECLS

/* From this certainty on an answer is filled in without a person. */
#define KAIJI_QUESTIONNAIRE_CERTAIN 0.8

/**
 * KaijiQuestionState:
 * @KAIJI_QUESTION_OPEN: no answer is certain enough
 * @KAIJI_QUESTION_FILLED: its answer is filled in
 * @KAIJI_QUESTION_ANSWERED: somebody has answered it already
 * @KAIJI_QUESTION_COMPUTED: a formula stands where its answer would
 * @KAIJI_QUESTION_RESTRICTED: its answer is to be chosen from a list that the answer is not in
 * @KAIJI_QUESTION_REFUSED: its answer is too long for the form, or not of the kind it takes
 * @KAIJI_QUESTION_SHARED: its answer cell is that of other questions, too
 * @KAIJI_QUESTION_LOCKED: the form's author has protected its answer cell
 *
 * The state of a question.
 */
typedef enum
{
  KAIJI_QUESTION_OPEN,
  KAIJI_QUESTION_FILLED,
  KAIJI_QUESTION_ANSWERED,
  KAIJI_QUESTION_COMPUTED,
  KAIJI_QUESTION_RESTRICTED,
  KAIJI_QUESTION_REFUSED,
  KAIJI_QUESTION_SHARED,
  KAIJI_QUESTION_LOCKED,
} KaijiQuestionState;

/**
 * KaijiQuestion:
 * @sheet: (nullable): the name of its sheet, if there are several
 * @text: what is asked
 * @cell: where it is asked: `B5`
 * @answer_cell: where it is to be answered
 * @candidates: (element-type KaijiCandidate): answers that may fit, the best one first
 * @filled: the candidate that is filled in, as @state says
 * @words: (nullable): the words from which the answer is to be chosen
 * @own_words: by candidate, (nullable): that of @words which says what it says
 * @ticks: (nullable): columns, owned by the questionnaire, of which that of the word is ticked
 * @has_text: whether there is a cell for the answer's text, beside columns to tick
 * @has_detail: whether there is an empty cell for details beside that of the answer
 * @details: (nullable): what is filled in there, owned by the candidate
 * @is_in_detail: whether all of the answer is filled in there, since its own cell does not take it
 * @offer: (nullable): what stands in the answer's cell: the words, and perhaps a box before each
 *
 * A question of somebody else's form, in its row. @answer_row and @answer_column are the place of
 * @answer_cell, @detail_row and @detail_column that of the cell for details, rows from 1 and
 * columns from 0.
 */
typedef struct
{
  char *sheet;
  char *text;
  char *cell;
  char *answer_cell;
  GArray *candidates;
  KaijiQuestionState state;
  guint filled;
  GStrv words;
  char *own_words[KAIJI_ANSWER_INDEX_MAX_CANDIDATES];
  const KaijiTicks *ticks;
  gboolean has_text;
  gboolean has_detail;
  const char *details;
  gboolean is_in_detail;
  char *offer;
  guint row;
  guint answer_row;
  guint answer_column;
  guint detail_row;
  guint detail_column;
} KaijiQuestion;

/**
 * KaijiQuestionnaire:
 *
 * A spreadsheet of somebody else's with questions in one column and room for the answers in
 * another.
 */
typedef struct _KaijiQuestionnaire KaijiQuestionnaire;

KaijiQuestionnaire *kaiji_questionnaire_new (GBytes *bytes,
                                             const char *sheet,
                                             const char *question_column,
                                             const char *answer_column,
                                             KaijiAnswerIndex *index,
                                             KaijiSchemeLibrary *library,
                                             GError **error);
void kaiji_questionnaire_free (KaijiQuestionnaire *self);

const char *kaiji_questionnaire_get_filled (const KaijiQuestion *question);
char *kaiji_questionnaire_dup_answer_cell (const KaijiQuestion *question);

guint kaiji_questionnaire_get_n_questions (KaijiQuestionnaire *self);
const KaijiQuestion *kaiji_questionnaire_get_question (KaijiQuestionnaire *self, guint position);
gboolean kaiji_questionnaire_has_macros (KaijiQuestionnaire *self);
const char *const *kaiji_questionnaire_get_unread (KaijiQuestionnaire *self);
KaijiQuestionState
kaiji_questionnaire_try (KaijiQuestionnaire *self, guint position, guint candidate);
gboolean kaiji_questionnaire_pick (KaijiQuestionnaire *self, guint position, guint candidate);
void kaiji_questionnaire_leave_open (KaijiQuestionnaire *self, guint position);
guint kaiji_questionnaire_fill (KaijiQuestionnaire *self, double certainty);
guint kaiji_questionnaire_count (KaijiQuestionnaire *self, KaijiQuestionState state);
GBytes *kaiji_questionnaire_write (KaijiQuestionnaire *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiQuestionnaire, kaiji_questionnaire_free)

G_END_DECLS
