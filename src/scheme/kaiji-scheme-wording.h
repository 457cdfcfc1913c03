/* kaiji-scheme-wording.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-scheme.h"

G_BEGIN_DECLS

/**
 * KaijiChoiceWords:
 * @KAIJI_CHOICE_YES: that there is something, or that something is done
 * @KAIJI_CHOICE_NO: that there is not, or that it is not done
 * @KAIJI_CHOICE_NEGATION: what turns a question round, so that yes is the answer to its opposite
 *
 * The words with which others answer or ask whether something is so.
 */
typedef enum
{
  KAIJI_CHOICE_YES,
  KAIJI_CHOICE_NO,
  KAIJI_CHOICE_NEGATION,
} KaijiChoiceWords;

/**
 * KaijiAskingWords:
 * @KAIJI_ASKING_ANYTHING: what a question may have whatever it asks for: 貴社, 有無, 教えてください
 * @KAIJI_ASKING_OTHERS: who else than the one that is asked a question may be about: 親会社,
 * 再委託先
 *
 * The words of other people's questions that are not about what they ask for.
 */
typedef enum
{
  KAIJI_ASKING_ANYTHING,
  KAIJI_ASKING_OTHERS,
} KaijiAskingWords;

/**
 * KaijiFormHeadWords:
 * @KAIJI_FORM_HEADS_BEFORE_QUESTION: may stand before those that say that it has questions
 * @KAIJI_FORM_HEADS_QUESTION: say that the column has questions: 要件, 項目
 * @KAIJI_FORM_HEADS_BEFORE_ANSWER: may stand before those that say that it has answers: 貴社, ご
 * @KAIJI_FORM_HEADS_ANSWER: say that the column has answers: 回答, 状況
 * @KAIJI_FORM_HEADS_BEFORE_DETAIL: may stand before those that say that it has details: 具体的な
 * @KAIJI_FORM_HEADS_DETAIL: say that the column has details beside the answers: 内容, 説明
 * @KAIJI_FORM_HEADS_AFTER: may stand after all of these: 欄
 * @KAIJI_FORM_HEADS_REMARK: heads of columns that may have the answers if no other column has them
 * @KAIJI_FORM_HEADS_EXAMPLE: mark a row that shows how to fill the others in: 記入例
 * @KAIJI_FORM_HEADS_PLACEHOLDER: stand in a cell until it is answered: 選択してください
 *
 * The words that the heads of other people's forms are put together from, and those that stand in
 * place of answers.
 */
typedef enum
{
  KAIJI_FORM_HEADS_BEFORE_QUESTION,
  KAIJI_FORM_HEADS_QUESTION,
  KAIJI_FORM_HEADS_BEFORE_ANSWER,
  KAIJI_FORM_HEADS_ANSWER,
  KAIJI_FORM_HEADS_BEFORE_DETAIL,
  KAIJI_FORM_HEADS_DETAIL,
  KAIJI_FORM_HEADS_AFTER,
  KAIJI_FORM_HEADS_REMARK,
  KAIJI_FORM_HEADS_EXAMPLE,
  KAIJI_FORM_HEADS_PLACEHOLDER,
} KaijiFormHeadWords;

/**
 * KaijiOtherHead:
 * @KAIJI_OTHER_HEAD_EARLIER: an answer of an earlier time
 * @KAIJI_OTHER_HEAD_DETAIL: more of what the answer beside it says in a word
 *
 * What the columns of others have that a form does not have.
 */
typedef enum
{
  KAIJI_OTHER_HEAD_EARLIER,
  KAIJI_OTHER_HEAD_DETAIL,
} KaijiOtherHead;

const char *const *const *kaiji_scheme_get_synonyms (KaijiScheme *self, guint *n_synonyms);
const char *const *const *kaiji_scheme_get_related (KaijiScheme *self, guint *n_related);
const char *const *kaiji_scheme_get_heads (KaijiScheme *self, KaijiColumnContent content);
const char *const *kaiji_scheme_get_other_heads (KaijiScheme *self, KaijiOtherHead which);
const char *const *kaiji_scheme_get_level_signs (KaijiScheme *self);
const char *const *kaiji_scheme_get_choices (KaijiScheme *self, KaijiChoiceWords which);
const char *const *kaiji_scheme_get_form_heads (KaijiScheme *self, KaijiFormHeadWords which);
const char *const *kaiji_scheme_get_asking (KaijiScheme *self, KaijiAskingWords which);
gboolean kaiji_scheme_has_choice (KaijiScheme *self, KaijiChoiceWords which, const char *text);

G_END_DECLS
