/* kaiji-presence-topic.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Wordings that repeat what is asked: 問合せ先なし and 監視カメラは有り answer a question about
 * these.
 */

#include "config.h"

#include <string.h>

#include "kaiji-presence-private.h"
#include "kaiji-text.h"

/* The most characters of a topic, such as プライバシーマーク. */
#define MAX_TOPIC 24

/* The fewest characters of each of its words: one kanji is in too many questions. */
#define MIN_TOPIC_WORD 2

/* Skips the longest word at @p, up to @end, that @about has as well: 監視 if it asks for
 * 障害監視の有無. */
static gboolean
skip_topic_word (const char **p, const char *end, const char *about)
{
  for (const char *q = end; q > *p; q = g_utf8_prev_char (q))
    {
      g_autofree char *word = g_strndup (*p, (gsize) (q - *p));

      if (g_utf8_strlen (word, -1) < MIN_TOPIC_WORD)
        return FALSE;
      if (strstr (about, word) == NULL)
        continue;

      *p = q;
      return TRUE;
    }

  return FALSE;
}

/* Returns whether the topic is the very thing that @about asks for, UPS in
 * 無停電電源装置(UPS)の有無, and not one of several: プライバシーマーク、ISMSの取得の有無. */
static gboolean
is_asked_itself (const char *about, const char *topic)
{
  if (strstr (topic, "有無") != NULL)
    return TRUE;

  for (const char *end = about; (end = strstr (end, "有無")) != NULL; end += strlen ("有無"))
    {
      const char *start = end;

      while (start > about
             && g_utf8_strchr ("、。,\n", -1, g_utf8_get_char (g_utf8_prev_char (start))) == NULL)
        start = g_utf8_prev_char (start);
      if (g_strstr_len (start, end - start, topic) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Reads what follows the topic: なし, はありません, していません, を実施, ：有 */
static gboolean
read_after_topic (const char *start,
                  const char *p,
                  const char *limit,
                  const char *about,
                  gboolean *present,
                  const char **rest)
{
  static const char *const particles[] = { "について", "に関して", "の実施", "の取得",
                                           "の設置",   "等",       "など",   NULL };
  static const char *const joints[] = { "には", "では", "は", "が", "も", "を",
                                        ":",    "=",    "→",  "・", "-",  NULL };
  static const char *const opening[] = { "(", "[", "【", "「", NULL };
  const char *bare = p;
  const char *other;
  gboolean is_sentence;

  kaiji_text_skip_any (&p, particles);
  p = kaiji_text_skip_white_space (p);
  is_sentence = g_str_has_prefix (p, "を") || g_str_has_prefix (p, "は");
  if (kaiji_text_skip_any (&p, joints))
    p = kaiji_text_skip_white_space (p);
  if (kaiji_text_skip_any (&p, opening))
    p = kaiji_text_skip_white_space (p);

  /* 株式は非上場 */
  other = p;
  if ((kaiji_text_skip (&other, "未") || kaiji_text_skip (&other, "非"))
      && skip_topic_word (&other, limit, about) && kaiji_presence_skip_to_end (start, &other))
    {
      *rest = other;
      *present = FALSE;
      return TRUE;
    }

  if (!kaiji_presence_read_plain (p, present, rest)
      && !kaiji_presence_read_done (start, bare, present, rest))
    return FALSE;

  /* A sentence, such as 監視装置を設置しています, is an answer of its own. */
  return !(*present && is_sentence && g_strstr_len (p, *rest - p, "ます") != NULL);
}

/* Returns whether the text goes on with another topic that is answered otherwise:
 * マニュアルなし、規程あり / */
static gboolean
is_taken_back (const char *rest, const char *about, gboolean present)
{
  gboolean other;
  const char *unused;

  while (g_unichar_ispunct (g_utf8_get_char (rest)) || g_unichar_isspace (g_utf8_get_char (rest)))
    rest = g_utf8_next_char (rest);

  return *rest != '\0' && kaiji_presence_read_about (rest, about, &other, &unused, &unused)
         && other != present;
}

/**
 * kaiji_presence_read_about:
 * @text: a text, narrow and in lower case
 * @about: what is asked, likewise: the prompt of a field and its item
 * @present: (out): the meaning of the wording
 * @topic_end: (out): the end of the words before it, if they are a detail of their own; @text if
 * not
 * @rest: (out): the text after the wording
 *
 * Like kaiji_presence_read_plain(), but words of @about precede: 問合せ先なし, 監視カメラは有り,
 * 非上場.
 *
 * Returns: whether @text begins with a wording for 有り or 無し about what is asked
 */
gboolean
kaiji_presence_read_about (const char *text,
                           const char *about,
                           gboolean *present,
                           const char **topic_end,
                           const char **rest)
{
  const char *limit = text;
  const char *p = text;

  for (guint i = 0; i < MAX_TOPIC && *limit != '\0' && *limit != '\n'; i++)
    limit = g_utf8_next_char (limit);

  *topic_end = text;
  *present = FALSE;
  if ((kaiji_text_skip (&p, "未") || kaiji_text_skip (&p, "非"))
      && skip_topic_word (&p, limit, about) && kaiji_presence_skip_to_end (text, &p))
    {
      *rest = p;
      return TRUE;
    }

  for (p = text; skip_topic_word (&p, limit, about);)
    {
      g_autofree char *topic = NULL;

      if (!read_after_topic (text, p, limit, about, present, rest))
        continue;
      if (is_taken_back (*rest, about, *present))
        return FALSE;

      topic = g_strndup (text, (gsize) (p - text));
      if (*present && !is_asked_itself (about, topic))
        *topic_end = p;
      return TRUE;
    }

  return FALSE;
}
