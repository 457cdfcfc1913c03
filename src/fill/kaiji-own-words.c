/* kaiji-own-words.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Answers whether something is so in the words that somebody's form offers: はい/いいえ, ○/×,
 * 対応済/未対応.
 */

#include "config.h"

#include <string.h>

#include "kaiji-own-words.h"
#include "kaiji-scheme-wording.h"
#include "kaiji-text.h"

/* The only one of the offered words that says so; NULL if there is none, or if several do. */
static const char *
find_only (const char *const *offered, KaijiScheme *scheme, KaijiChoiceWords which)
{
  const char *found = NULL;

  for (guint i = 0; offered[i] != NULL; i++)
    {
      if (!kaiji_scheme_has_choice (scheme, which, offered[i]))
        continue;
      if (found != NULL)
        return NULL;
      found = offered[i];
    }

  return found;
}

/**
 * kaiji_own_words_choose:
 * @scheme: a form, which knows such words
 * @offered: the words that may be chosen
 * @question: what is asked
 * @present: whether there is what is asked for
 *
 * Returns: (transfer full) (nullable): the word that says so; %NULL if that is not certain: the
 *   words offer no plain yes and no, or the question may ask for the opposite
 */
char *
kaiji_own_words_choose (KaijiScheme *scheme,
                        const char *const *offered,
                        const char *question,
                        gboolean present)
{
  const char *const *negations;
  const char *yes, *no;

  g_return_val_if_fail (KAIJI_IS_SCHEME (scheme), NULL);
  g_return_val_if_fail (offered != NULL, NULL);
  g_return_val_if_fail (question != NULL, NULL);

  negations = kaiji_scheme_get_choices (scheme, KAIJI_CHOICE_NEGATION);
  for (guint i = 0; negations[i] != NULL; i++)
    if (strstr (question, negations[i]) != NULL)
      return NULL;

  yes = find_only (offered, scheme, KAIJI_CHOICE_YES);
  no = find_only (offered, scheme, KAIJI_CHOICE_NO);
  if (yes == NULL || no == NULL)
    return NULL;

  return kaiji_text_strip (present ? yes : no);
}

/* Words with a number before each: 1. 有 2. 無. NULL if there are none. */
static GStrv
split_numbered (const char *text)
{
  g_autoptr (GRegex) number = g_regex_new ("(?:^|\\s)[0-9]+[.:]\\s*", 0, 0, NULL);
  g_auto (GStrv) words = g_regex_split (number, text, 0);

  /* What stands before the first number is none of them. */
  if (g_strv_length (words) < 3 || *g_strstrip (words[0]) != '\0')
    return NULL;

  return g_strdupv (words + 1);
}

/**
 * kaiji_own_words_split_head:
 * @head: the head of a column
 *
 * Returns: (transfer full): the words that a head offers in parentheses, `回答(はい/いいえ)`, or in
 * its last line, or is made of, `有/無`, `1. 有 2. 無`; none if it is a head like others
 */
GStrv
kaiji_own_words_split_head (const char *head)
{
  g_autofree char *normal = g_utf8_normalize (head, -1, G_NORMALIZE_NFKC);
  const char *start;
  char *end;
  g_auto (GStrv) words = NULL;

  if (normal == NULL)
    return g_new0 (char *, 1);
  start = strchr (normal, '(');
  if (start == NULL)
    start = strrchr (normal, '\n');
  start = start != NULL ? start + 1 : normal;
  end = strchr (start, ')');
  if (end != NULL)
    *end = '\0';

  words = split_numbered (start);
  if (words == NULL)
    words = g_strsplit_set (start, "/,|", -1);
  if (g_strv_length (words) < 2)
    {
      g_strfreev (words);
      words = g_strsplit (start, "・", -1);
    }
  if (g_strv_length (words) < 2)
    return g_new0 (char *, 1);

  for (guint i = 0; words[i] != NULL; i++)
    g_strstrip (words[i]);
  return g_steal_pointer (&words);
}
