/* kaiji-answer-subject-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-answer-index.h"
#include "kaiji-grams.h"

G_BEGIN_DECLS

/**
 * KaijiAnswerSubject:
 * @id: the field's id
 * @weights: how much each pair of characters (interned, as of #KaijiGrams) says of it: gram ->
 *   double *
 * @answers: (element-type KaijiCandidate): one for each way in which it is answered
 *
 * One field, whichever sheets answer it.
 */
typedef struct
{
  char *id;
  GHashTable *weights;
  GArray *answers;
} KaijiAnswerSubject;

KaijiAnswerSubject *kaiji_answer_subject_new (const char *id);
void kaiji_answer_subject_free (KaijiAnswerSubject *self);
void kaiji_answer_subject_clear_candidate (gpointer candidate);
gboolean kaiji_answer_subject_read_answer (KaijiSheet *sheet,
                                           guint position,
                                           const KaijiField *field,
                                           KaijiCandidate *answer);

void kaiji_answer_subject_take_answer (KaijiAnswerSubject *self, KaijiCandidate *answer);
void kaiji_answer_subject_weigh (KaijiAnswerSubject *self, GPtrArray *grams, double weight);
double kaiji_answer_subject_get_weight (KaijiAnswerSubject *self, const char *gram);
gboolean kaiji_answer_subject_is_hinted (KaijiAnswerSubject *self,
                                         KaijiScheme *scheme,
                                         const char *question);

void kaiji_answer_subject_weigh_answers (KaijiAnswerSubject *self,
                                         KaijiGrams *grams,
                                         KaijiWording *wording);
double
kaiji_answer_subject_get_share (KaijiAnswerSubject *self, KaijiGrams *grams, GPtrArray *list);
gboolean kaiji_answer_subject_is_presence (const KaijiCandidate *candidate);

G_END_DECLS
