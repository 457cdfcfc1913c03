/* kaiji-asked-kind.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What kind of thing a question asks for: a question may have all words of a field and ask for the
 * opposite of it, or for its cost.
 *
 * The words below are the language's, as those of src/text are: they ask for a kind of field,
 * whatever form it is in, so that a scheme need not list them to be spared wrong answers. What
 * belongs to one form, and what turns its questions round, is in the scheme's `wording`.
 */

#include "config.h"

#include <string.h>

#include "kaiji-asked-kind.h"
#include "kaiji-partial-date.h"
#include "kaiji-scheme-wording.h"

#define NO_KIND KAIJI_N_FIELD_KINDS

/* What a question may end in, what the labels of a field have that answers it, and the kinds of
 * fields that answer it whatever their labels say. */
static const struct
{
  const char *asked[8];
  const char *labels[6];
  KaijiFieldKind kinds[2];
} subjects[] = {
  { { "日", "日付", "日時", "時期", "年月", "いつ" },
    { "日", "時期", "年月", "いつ", "タイミング" },
    { KAIJI_FIELD_DATE, KAIJI_FIELD_YEAR } },
  { { "費用", "料金", "金額", "価格", "代金", "いくら", "コスト" },
    { "費用", "料", "額", "価格", "コスト" },
    { KAIJI_FIELD_MONEY, NO_KIND } },
  { { "数", "何名", "何人", "何件", "何台", "何社" },
    { "数", "何名", "何人", "何件", "規模" },
    { KAIJI_FIELD_COUNT, NO_KIND } },
  { { "氏名", "担当者", "担当者名", "名前", "誰", "責任者名" },
    { "氏名", "名前", "担当者", "名称", "誰", "者名" },
    { NO_KIND, NO_KIND } },
  { { "住所", "所在地" }, { "住所", "所在地", "場所", "拠点" }, { KAIJI_FIELD_ADDRESS, NO_KIND } },
  { { "URL", "ホームページ" }, { "URL", "Web", "ホームページ" }, { KAIJI_FIELD_URL, NO_KIND } },
  { { "電話番号" }, { "電話", "連絡先" }, { NO_KIND, NO_KIND } },
};

/* The end of a question after what it asks for. */
static const char *const endings[] = {
  "ください", "下さい", "お教え",   "教えて", "ご記入", "記入して", "お書き",
  "記載して", "ご記載", "お知らせ", "示して", "お示し", "ですか",   "でしょうか",
  "ますか",   "何",     "どう",     "は",     "を",     "が",
};

/* What a question has that asks for a day, or for a month at least, and what it ends in if it
 * does. */
static const char *const day_words[] = { "年月日", "月日", "何日に" };
static const char *const day_ends[] = { "日", "日付", "何日" };
static const char *const month_words[] = { "年月", "何月" };
static const char *const month_ends[] = { "月" };

static gboolean
has_word (const char *text, const char *word)
{
  g_autofree char *normal = text != NULL ? g_utf8_normalize (text, -1, G_NORMALIZE_NFKC) : NULL;

  return normal != NULL && strstr (normal, word) != NULL;
}

/* Whether a label of a field has a word. */
static gboolean
is_labelled (const KaijiField *field, const char *word)
{
  if (has_word (field->prompt, word) || has_word (field->item->title, word))
    return TRUE;
  for (guint i = 0; field->asked_as != NULL && field->asked_as[i] != NULL; i++)
    if (has_word (field->asked_as[i], word))
      return TRUE;

  return FALSE;
}

/* Cuts off signs and what is in parentheses at the end. */
static gboolean
cut_signs (char *text)
{
  gsize length = strlen (text);
  char *last;

  if (length == 0)
    return FALSE;

  last = g_utf8_find_prev_char (text, text + length);
  if (*last == ')' && strrchr (text, '(') != NULL)
    {
      *strrchr (text, '(') = '\0';
      return TRUE;
    }
  if (g_unichar_isalnum (g_utf8_get_char (last)))
    return FALSE;

  *last = '\0';
  return TRUE;
}

static gboolean
cut_ending (char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (text, endings[i]))
      {
        text[strlen (text) - strlen (endings[i])] = '\0';
        return TRUE;
      }

  return FALSE;
}

static gboolean
fits_subject (guint subject, const KaijiField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (subjects[subject].kinds); i++)
    if (subjects[subject].kinds[i] == field->kind)
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (subjects[subject].labels); i++)
    if (subjects[subject].labels[i] != NULL && is_labelled (field, subjects[subject].labels[i]))
      return TRUE;

  return FALSE;
}

/**
 * kaiji_asked_kind_fits:
 * @scheme: the form of @field, which knows what turns a question round
 * @field: a field
 * @question: what is asked, in anyone's words
 *
 * Returns: whether the answer to @field can be one to @question: it does not ask for the opposite,
 *   nor for a day, an amount, a number, a person, an address or the like that @field does not ask
 *   for
 */
gboolean
kaiji_asked_kind_fits (KaijiScheme *scheme, const KaijiField *field, const char *question)
{
  const char *const *negations;
  g_autofree char *asked = NULL; /* the question, later up to what it asks for */

  g_return_val_if_fail (KAIJI_IS_SCHEME (scheme), FALSE);
  g_return_val_if_fail (field != NULL, FALSE);
  g_return_val_if_fail (question != NULL, FALSE);

  asked = g_utf8_normalize (question, -1, G_NORMALIZE_NFKC);
  if (asked == NULL)
    return TRUE;

  negations = kaiji_scheme_get_choices (scheme, KAIJI_CHOICE_NEGATION);
  for (guint i = 0; negations[i] != NULL; i++)
    if (strstr (asked, negations[i]) != NULL && !is_labelled (field, negations[i]))
      return FALSE;

  while (cut_signs (asked) || cut_ending (asked))
    ;
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    for (guint j = 0; j < G_N_ELEMENTS (subjects[i].asked) && subjects[i].asked[j] != NULL; j++)
      if (g_str_has_suffix (asked, subjects[i].asked[j]) && !fits_subject (i, field))
        return FALSE;

  return TRUE;
}

static gboolean
asks_for (const char *question,
          const char *asked,
          const char *const *words,
          gsize n_words,
          const char *const *ends,
          gsize n_ends)
{
  for (gsize i = 0; i < n_words; i++)
    if (strstr (question, words[i]) != NULL)
      return TRUE;
  for (gsize i = 0; i < n_ends; i++)
    if (g_str_has_suffix (asked, ends[i]))
      return TRUE;

  return FALSE;
}

/**
 * kaiji_asked_kind_is_exact:
 * @question: what is asked, in anyone's words
 * @answer: what answers it
 *
 * Returns: %FALSE if @answer is a date that is less exact than the one that @question asks for: a
 *   year, where year and month are asked for
 */
gboolean
kaiji_asked_kind_is_exact (const char *question, const char *answer)
{
  g_autofree char *normal = NULL;
  g_autofree char *asked = NULL;
  KaijiPartialDate date;
  gboolean asks_for_day, asks_for_month;

  g_return_val_if_fail (question != NULL, FALSE);
  g_return_val_if_fail (answer != NULL, FALSE);

  normal = g_utf8_normalize (question, -1, G_NORMALIZE_NFKC);
  if (normal == NULL || !kaiji_partial_date_parse_human (answer, &date, NULL))
    return TRUE;

  asked = g_strdup (normal);
  while (cut_signs (asked) || cut_ending (asked))
    ;
  asks_for_day = asks_for (normal, asked, day_words, G_N_ELEMENTS (day_words), day_ends,
                           G_N_ELEMENTS (day_ends));
  asks_for_month = asks_for (normal, asked, month_words, G_N_ELEMENTS (month_words), month_ends,
                             G_N_ELEMENTS (month_ends));

  return (!asks_for_day || date.day != 0) && (!(asks_for_day || asks_for_month) || date.month != 0);
}
