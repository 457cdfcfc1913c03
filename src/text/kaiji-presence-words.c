/* kaiji-presence-words.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The wordings that people use for 有り and 無し.
 */

#include "config.h"

#include "kaiji-presence-words.h"
#include "kaiji-text.h"

/* The words and their meaning. The first match counts, so a longer word precedes its own beginning.
 * Latin words are in lower case, as they are compared. */
static const struct
{
  const char *word;
  gboolean present;
} words[] = {
  { "ありません", FALSE },
  { "有りません", FALSE },
  { "ございません", FALSE },
  { "あります", TRUE },
  { "有ります", TRUE },
  { "ございます", TRUE },
  { "有り", TRUE },
  { "あり", TRUE },
  { "有る", TRUE },
  { "ある", TRUE },
  { "有", TRUE },
  { "無し", FALSE },
  { "なし", FALSE },
  { "無い", FALSE },
  { "ない", FALSE },
  { "無", FALSE },
  { "特になし", FALSE },
  { "特に無し", FALSE },
  { "特にありません", FALSE },
  { "特にございません", FALSE },
  { "該当なし", FALSE },
  { "該当無し", FALSE },
  { "該当無", FALSE },
  { "該当ありません", FALSE },
  { "該当はありません", FALSE },
  { "該当せず", FALSE },
  { "該当しません", FALSE },
  { "該当あり", TRUE },
  { "該当有り", TRUE },
  { "はい", TRUE },
  { "いいえ", FALSE },
  { "○", TRUE },
  { "〇", TRUE },
  { "◯", TRUE },
  { "◎", TRUE },
  { "⭕", TRUE },
  { "×", FALSE },
  { "✕", FALSE },
  { "✖", FALSE },
  { "✗", FALSE },
  { "❌", FALSE },
  { "╳", FALSE },
  { "✓", TRUE },
  { "✔", TRUE },
  { "☑", TRUE },
  { "✅", TRUE },
  { "レ", TRUE },
  { "●", TRUE },
  { "yes", TRUE },
  { "no", FALSE },
  { "none", FALSE },
  { "n/a", FALSE },
  { "y", TRUE },
  { "n", FALSE },
  { "イエス", TRUE },
  { "ノー", FALSE },
  { "アリ", TRUE },
  { "ナシ", FALSE },
  { "済み", TRUE },
  { "済", TRUE },
  { "未", FALSE },
  { "現在なし", FALSE },
  { "現在無し", FALSE },
  { "現在はなし", FALSE },
  { "現在ありません", FALSE },
  { "現在はありません", FALSE },
  { "現時点ではなし", FALSE },
  { "現時点ではありません", FALSE },
  { "非該当", FALSE },
  { "対象外", FALSE },
  { "存在しません", FALSE },
  { "存在します", TRUE },
  { "有しています", TRUE },
  { "有しております", TRUE },
  { "有している", TRUE },
  { "有していません", FALSE },
  { "有しておりません", FALSE },
  { "有していない", FALSE },
  { "設けていません", FALSE },
  { "設けておりません", FALSE },
  { "設けていない", FALSE },
  { "設けています", TRUE },
  { "設けております", TRUE },
  { "設けている", TRUE },
  { "定めていません", FALSE },
  { "定めておりません", FALSE },
  { "定めていない", FALSE },
  { "定めています", TRUE },
  { "定めております", TRUE },
  { "定めている", TRUE },
  { "行っていません", FALSE },
  { "行っておりません", FALSE },
  { "行っていない", FALSE },
  { "行っています", TRUE },
  { "行っております", TRUE },
  { "行っている", TRUE },
  { "非対応", FALSE },
};

/* Things that are done or not done: 未実施, 実施済み, 実施していません. 公開 is left out: it does
 * not show whether a thing exists. */
static const char *const deeds[] = { "実施", "対応", "取得", "整備", "策定", "導入", "設置",
                                     "用意", "制定", "作成", "締結", "採用", "運用", NULL };

static const struct
{
  const char *ending;
  gboolean present;
} endings[] = {
  { "していません", FALSE },
  { "しておりません", FALSE },
  { "していない", FALSE },
  { "しておらず", FALSE },
  { "しません", FALSE },
  { "しない", FALSE },
  { "せず", FALSE },
  { "なし", FALSE },
  { "無し", FALSE },
  { "しています", TRUE },
  { "しております", TRUE },
  { "している", TRUE },
  { "済みです", TRUE },
  { "済みである", TRUE },
  { "済み", TRUE },
  { "済", TRUE },
  { "中です", TRUE },
  { "中", TRUE },
  { "します", TRUE },
  { "する", TRUE },
  { "あり", TRUE },
  { "有り", TRUE },
  { "", TRUE },
};

/* Whether a word ends at @p: 有料 is not 有. */
static gboolean
is_end (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  /* No.1 is not No. */
  if (c == '.' && p[1] != '\0')
    return FALSE;

  /* ○○規程 is a placeholder for a name. */
  if (c != 0 && g_utf8_strchr ("○〇◯◎●×", -1, c) != NULL)
    return FALSE;

  return c == 0 || g_unichar_isspace (c) || g_unichar_ispunct (c);
}

/* Skips words that add nothing to the answer: です, である */
static const char *
skip_copula (const char *p)
{
  static const char *const copulas[] = { "です", "である", "でございます", NULL };

  kaiji_text_skip_any (&p, copulas);
  return p;
}

static gboolean
read_word (const char *p, gboolean *present, const char **rest)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *after = p;

      if (kaiji_text_skip (&after, words[i].word) && is_end (skip_copula (after)))
        {
          *present = words[i].present;
          *rest = skip_copula (after);
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
read_deed (const char *p, gboolean *present, const char **rest)
{
  gboolean not_yet = kaiji_text_skip (&p, "未");

  if (!kaiji_text_skip_any (&p, deeds))
    return FALSE;

  if (not_yet)
    {
      *present = FALSE;
      *rest = skip_copula (p);
      return is_end (*rest);
    }

  /* 取得状況 is not an answer, and neither is 実施は未定. */
  (void) (kaiji_text_skip (&p, "は") || kaiji_text_skip (&p, "を"));
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      const char *after = p;

      if (*endings[i].ending != '\0' && !kaiji_text_skip (&after, endings[i].ending))
        continue;
      if (!is_end (after))
        continue;

      *present = endings[i].present;
      *rest = after;
      return TRUE;
    }

  return FALSE;
}

/**
 * kaiji_presence_words_read:
 * @text: a person's text
 * @present: (out): whether the thing exists
 * @rest: (out): the text after the word, a place in @text
 *
 * Reads 有り or 無し in any of the usual wordings: 有, あり, ○, Yes, 実施済み; 無, なし, ×, No,
 * 未実施, 該当なし, 実施していません. The wording must be the whole of @text or its first word.
 *
 * Returns: whether @text has such a wording
 */
gboolean
kaiji_presence_words_read (const char *text, gboolean *present, const char **rest)
{
  g_autofree char *narrow = NULL;
  g_autofree char *lower = NULL;
  const char *p;
  const char *narrow_rest;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (present != NULL && rest != NULL, FALSE);

  /* Both steps keep the number of characters. */
  narrow = kaiji_text_narrow (text);
  lower = g_ascii_strdown (narrow, -1);
  p = lower;
  while (*p != '\0' && (g_unichar_isspace (g_utf8_get_char (p)) || *p == '"' || *p == '('))
    p = g_utf8_next_char (p);
  (void) (kaiji_text_skip (&p, "「") || kaiji_text_skip (&p, "『"));

  if (!read_word (p, present, &narrow_rest) && !read_deed (p, present, &narrow_rest))
    return FALSE;

  /* 有・無 and Yes/No name both and answer neither. */
  p = narrow_rest;
  if (kaiji_text_skip (&p, "・") || kaiji_text_skip (&p, "/"))
    {
      gboolean other;
      const char *rest_of_other;

      if ((read_word (p, &other, &rest_of_other) || read_deed (p, &other, &rest_of_other))
          && other != *present)
        return FALSE;
    }

  *rest = g_utf8_offset_to_pointer (text, g_utf8_pointer_to_offset (lower, narrow_rest));
  return TRUE;
}
