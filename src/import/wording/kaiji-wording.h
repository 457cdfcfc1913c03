/* kaiji-wording.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-folded.h"
#include "kaiji-scheme-library.h"

G_BEGIN_DECLS

/**
 * KaijiLabel:
 * @KAIJI_LABEL_GROUP: a group's title
 * @KAIJI_LABEL_ITEM: an item's title
 * @KAIJI_LABEL_PROMPT: a field's prompt
 *
 * The kinds of labels beside an answer.
 */
typedef enum
{
  KAIJI_LABEL_GROUP,
  KAIJI_LABEL_ITEM,
  KAIJI_LABEL_PROMPT,
} KaijiLabel;

#define KAIJI_N_LABELS 3

/**
 * KaijiLikeness:
 * @is_title: whether it is an item's title word for word, and nothing else of the form
 * @is_joined: whether it is several of the form's texts, word for word, and nothing else
 * @last_part: the last of these, as its place among the form's texts
 *
 * The likeness of a text to each text of a form.
 */
typedef struct
{
  KaijiFolded folded;
  float *values;
  gboolean is_title;
  gboolean is_joined;
  guint last_part;
} KaijiLikeness;

/**
 * KaijiWording:
 *
 * The texts of a form, in order to recognise them as others write them.
 */
typedef struct _KaijiWording KaijiWording;

/**
 * KaijiLabelPart:
 * @end: the end of the text of the form
 * @labels: the labels that it may be, each as 1 << #KaijiLabel
 * @phrase: which of the texts it is
 *
 * A text of the form within another text.
 */
typedef struct
{
  const char *end;
  guint labels;
  guint phrase;
} KaijiLabelPart;

typedef gboolean (*KaijiWordingEnd) (const char *rest, gpointer user_data);

KaijiWording *kaiji_wording_new (KaijiScheme *scheme, KaijiSchemeLibrary *library);
KaijiWording *kaiji_wording_new_loose (KaijiScheme *scheme);
void kaiji_wording_free (KaijiWording *self);

KaijiFolded kaiji_wording_fold (KaijiWording *self, const char *text);
const KaijiFolded *kaiji_wording_get_known (KaijiWording *self, const char *text);
gboolean kaiji_wording_is (KaijiWording *self, const KaijiFolded *folded, const char *text);
gboolean
kaiji_wording_is_any (KaijiWording *self, const KaijiFolded *folded, const char *const *words);
gboolean
kaiji_wording_is_choice (KaijiWording *self, const KaijiFolded *folded, const KaijiField *field);

KaijiLikeness *kaiji_wording_compare (KaijiWording *self, const char *text);
void kaiji_wording_compare_parts (KaijiWording *self,
                                  KaijiLikeness *likeness,
                                  const char *text,
                                  KaijiWordingEnd is_end,
                                  gpointer user_data);
void kaiji_wording_likeness_free (KaijiLikeness *likeness);
gboolean kaiji_wording_ends_with_prompt (KaijiWording *self,
                                         const KaijiLikeness *likeness,
                                         const KaijiField *field);
float kaiji_wording_get (KaijiWording *self,
                         const KaijiLikeness *likeness,
                         KaijiLabel label,
                         const KaijiField *field);
const char *
kaiji_wording_skip_prompt (KaijiWording *self, const char *text, const KaijiField *field);
const char *kaiji_wording_skip_label (KaijiWording *self, const char *text, guint *labels);
guint kaiji_wording_get_labels (KaijiWording *self, const char *text);
const KaijiField *
kaiji_wording_find_asked (KaijiWording *self, guint phrase, const KaijiField *above);
gboolean kaiji_wording_are_related (KaijiWording *self, const char *a, const char *b);
gboolean kaiji_wording_is_fragment (KaijiWording *self, const char *text);
gboolean kaiji_wording_has_prompt (KaijiWording *self, const char *text);
GArray *kaiji_wording_segment (KaijiWording *self,
                               const char *text,
                               KaijiWordingEnd is_end,
                               gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiWording, kaiji_wording_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiLikeness, kaiji_wording_likeness_free)

G_END_DECLS
