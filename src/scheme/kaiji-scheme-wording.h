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

const char *const *const *kaiji_scheme_get_synonyms (KaijiScheme *self, guint *n_synonyms);
const char *const *const *kaiji_scheme_get_related (KaijiScheme *self, guint *n_related);
const char *const *kaiji_scheme_get_heads (KaijiScheme *self, KaijiColumnContent content);
const char *const *kaiji_scheme_get_level_signs (KaijiScheme *self);
const char *const *kaiji_scheme_get_choices (KaijiScheme *self, KaijiChoiceWords which);
const char *const *kaiji_scheme_get_asking (KaijiScheme *self, KaijiAskingWords which);
gboolean kaiji_scheme_has_choice (KaijiScheme *self, KaijiChoiceWords which, const char *text);

G_END_DECLS
