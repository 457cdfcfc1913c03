/* kaiji-presence-wordings.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The wordings themselves: a word (あり, ×), a thing that is there or not (規程なし), or one that
 * is done or not (実施済み, 取得していません).
 */

#include "config.h"

#include <string.h>

#include "kaiji-presence-private.h"
#include "kaiji-text.h"

typedef struct
{
  const char *word;
  gboolean present;
} Word;

/* The words and their meaning. A word counts only if it ends there, so the order does not matter.
 * Latin words are in lower case, as they are compared. */
static const Word words[] = {
  { "有り", TRUE },
  { "有リ", TRUE }, /* with the katakana letter */
  { "有 り", TRUE },
  { "有", TRUE },
  { "有る", TRUE },
  { "有ります", TRUE },
  { "有りました", TRUE },
  { "有りません", FALSE },
  { "あり", TRUE },
  { "あリ", TRUE },
  { "あ り", TRUE },
  { "アリ", TRUE },
  { "ある", TRUE },
  { "あります", TRUE },
  { "ありません", FALSE },
  { "ございます", TRUE },
  { "ございません", FALSE },
  { "御座います", TRUE },
  { "御座いません", FALSE },
  { "無し", FALSE },
  { "無シ", FALSE },
  { "無 し", FALSE },
  { "無い", FALSE },
  { "無", FALSE },
  { "なし", FALSE },
  { "なシ", FALSE },
  { "な し", FALSE },
  { "ナシ", FALSE },
  { "ない", FALSE },
  { "はい", TRUE },
  { "ハイ", TRUE },
  { "いいえ", FALSE },
  { "イイエ", FALSE },
  { "yes", TRUE },
  { "no", FALSE },
  { "none", FALSE },
  { "n/a", FALSE },
  { "n.a.", FALSE },
  { "y", TRUE },
  { "n", FALSE },
  { "イエス", TRUE },
  { "ノー", FALSE },
  { "レ", TRUE },
  { "レ点", TRUE },
  { "済み", TRUE },
  { "済", TRUE },
  { "未", FALSE },
  { "非該当", FALSE },
  { "不該当", FALSE },
  { "対象外", FALSE },
  { "適用外", FALSE },
  { "存在します", TRUE },
  { "存在する", TRUE },
  { "存在しません", FALSE },
  { "存在しない", FALSE },
  { "存在せず", FALSE },
  { "できます", TRUE },
  { "できる", TRUE },
  { "できません", FALSE },
  { "できない", FALSE },
  { "行います", TRUE },
  { "行う", TRUE },
  { "行いません", FALSE },
  { "行わない", FALSE },
  { "行わず", FALSE },
  { "該当", TRUE },
  { "発生します", TRUE },
  { "発生しません", FALSE },
  { "発生しない", FALSE },
  { "負います", TRUE },
  { "負いません", FALSE },
  { "負わない", FALSE },
  { "かかりません", FALSE },
  { "いただきません", FALSE },
  { "頂きません", FALSE },
  { "請求しません", FALSE },
  { "設けます", TRUE },
  { "設けません", FALSE },
  { "設けない", FALSE },
};

/* Marks that alone are an answer, in either meaning. */
static const Word signs[] = {
  { "○", TRUE },  { "〇", TRUE }, { "◯", TRUE },  { "◎", TRUE },  { "⭕", TRUE },  { "●", TRUE },
  { "✓", TRUE },  { "✔", TRUE },  { "☑", TRUE },  { "✅", TRUE },  { "×", FALSE }, { "✕", FALSE },
  { "✖", FALSE }, { "✗", FALSE }, { "✘", FALSE }, { "❌", FALSE }, { "╳", FALSE },
};

/* Words before the wording that leave its meaning as it is: 現在はなし, 特にありません. */
static const char *const adverbs[] = {
  "現時点では", "現時点で", "現時点",         "現在のところ",
  "現在では",   "現在は",   "現在",           "現状では",
  "現状は",     "現状",     "今のところは",   "今のところ",
  "当面は",     "当面",     "特には",         "特に",
  "未だ",       "いまだ",   "まだ",           "一切",
  "全く",       "まったく", "当社では",       "弊社では",
  "当社は",     "弊社は",   "本サービスでは", "当サービスでは",
  "当社には",   "弊社には", "既に",           "すでに",
  NULL,
};

/* The subject of the question in general words, before 有り or 無し: 該当事項はありません,
 * 規程なし. Other nouns may be another thing: 追加料金なし. */
static const char *const subjects[] = {
  "該当事項", "該当項目", "該当者", "該当", "規定",     "規程", "定め", "実績",
  "対象",     "制度",     "仕組み", "機能", "取り決め", "体制", NULL,
};

/* Things that are done or not done: 未実施, 実施済み, 実施していません. 公開 is left out: it does
 * not show whether a thing exists. 策定中 is not there yet, but 実施中 and 運用中 are. */
typedef struct
{
  const char *name;
  gboolean alone; /* whether it answers without an ending: 対応 */
  gboolean lasts; /* whether 中 says that it is there */
} Deed;

static const Deed deeds[] = {
  { "実施", TRUE, TRUE },       { "対応", TRUE, FALSE },    { "取得", TRUE, FALSE },
  { "整備", TRUE, FALSE },      { "策定", TRUE, FALSE },    { "導入", TRUE, FALSE },
  { "設置", TRUE, FALSE },      { "用意", TRUE, FALSE },    { "制定", TRUE, FALSE },
  { "作成", TRUE, FALSE },      { "締結", TRUE, FALSE },    { "採用", TRUE, TRUE },
  { "運用", TRUE, TRUE },       { "提供", TRUE, TRUE },     { "適用", FALSE, TRUE },
  { "該当", FALSE, FALSE },     { "設定", FALSE, FALSE },   { "規定", FALSE, FALSE },
  { "測定", FALSE, TRUE },      { "計測", FALSE, TRUE },    { "使用", FALSE, TRUE },
  { "利用", FALSE, TRUE },      { "保有", FALSE, TRUE },    { "加入", FALSE, TRUE },
  { "契約", FALSE, TRUE },      { "構築", FALSE, FALSE },   { "確立", FALSE, FALSE },
  { "実装", FALSE, FALSE },     { "配置", FALSE, FALSE },   { "選任", FALSE, FALSE },
  { "任命", FALSE, FALSE },     { "開催", FALSE, FALSE },   { "記録", FALSE, TRUE },
  { "登録", FALSE, FALSE },     { "点検", FALSE, FALSE },   { "準拠", FALSE, FALSE },
  { "適合", FALSE, FALSE },     { "完備", FALSE, FALSE },   { "装備", FALSE, FALSE },
  { "具備", FALSE, FALSE },     { "明文化", FALSE, FALSE }, { "取扱い", FALSE, FALSE },
  { "取り扱い", FALSE, FALSE }, { "取扱", FALSE, FALSE },   { "稼働", FALSE, TRUE },
};

static const Word endings[] = {
  { "なし", FALSE },
  { "無し", FALSE },
  { "無", FALSE },
  { "せず", FALSE },
  { "しません", FALSE },
  { "しない", FALSE },
  { "しておらず", FALSE },
  { "不可", FALSE },
  { "ありません", FALSE },
  { "ない", FALSE },
  { "ございません", FALSE },
  { "がない", FALSE },
  { "がありません", FALSE },
  { "したことがない", FALSE },
  { "したことはない", FALSE },
  { "したことがありません", FALSE },
  { "したことはありません", FALSE },
  { "されません", FALSE },
  { "されない", FALSE },
  { "されておらず", FALSE },
  { "あり", TRUE },
  { "有り", TRUE },
  { "有", TRUE },
  { "あります", TRUE },
  { "済み", TRUE },
  { "済", TRUE },
  { "します", TRUE },
  { "する", TRUE },
  { "しました", TRUE },
  { "した", TRUE },
  { "可能", TRUE },
  { "できます", TRUE },
  { "できる", TRUE },
  { "できません", FALSE },
  { "できない", FALSE },
};

/* Verbs that end in いる, おる or いない. */
static const char *const verbs[] = {
  "行って",     "行なって", "おこなって", "設けて", "定めて", "有して",
  "持って",     "備えて",   "やって",     "整えて", "講じて", "受けて",
  "取り扱って", "取扱って", "して",       "されて", "できて", NULL,
};

static const Word states[] = {
  { "います", TRUE },      { "おります", TRUE }, { "いる", TRUE },    { "いません", FALSE },
  { "おりません", FALSE }, { "いない", FALSE },  { "おらず", FALSE }, { "ます", TRUE },
  { "ません", FALSE },     { "ない", FALSE },
};

/* Returns whether a word ends at @p: 有料 is not 有. */
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

  /* U+FE0E and U+FE0F choose how the mark before them is drawn. */
  return c == 0 || c == 0xfe0e || c == 0xfe0f || g_unichar_isspace (c) || g_unichar_ispunct (c);
}

/**
 * kaiji_presence_skip_to_end:
 * @start: where the wording starts
 * @p: (inout): where it may end
 *
 * Skips words that add nothing to the answer, if the wording from @start ends there: です, である,
 * となります, ですが.
 *
 * Returns: whether it ends there
 */
gboolean
kaiji_presence_skip_to_end (const char *start, const char **p)
{
  static const char *const copulas[] = { "です",       "である",           "でございます",
                                         "となります", "となっております", "となっています",
                                         "とします",   "とする",           "だ",
                                         NULL };
  static const char *const before_but[] = { "す", "ん", "る", "い", "だ", NULL };

  kaiji_text_skip_any (p, copulas);
  if (g_str_has_prefix (*p, "が") && *p > start)
    {
      const char *last = g_utf8_prev_char (*p);

      return kaiji_text_skip_any (&last, before_but) && kaiji_text_skip (p, "が");
    }

  if (!is_end (*p))
    return FALSE;

  while (g_utf8_get_char (*p) == 0xfe0e || g_utf8_get_char (*p) == 0xfe0f)
    *p = g_utf8_next_char (*p);
  return TRUE;
}

static gboolean
read_any (const char *start,
          const char *p,
          const Word *list,
          guint n,
          gboolean *present,
          const char **rest)
{
  for (guint i = 0; i < n; i++)
    {
      const char *after = p;

      if (!kaiji_text_skip (&after, list[i].word) || !kaiji_presence_skip_to_end (start, &after))
        continue;

      *present = list[i].present;
      *rest = after;
      return TRUE;
    }

  return FALSE;
}

/* 行っています, 設けておりません, していない */
static gboolean
read_verb (const char *start, const char *p, gboolean *present, const char **rest)
{
  return kaiji_text_skip_any (&p, verbs)
         && read_any (start, p, states, G_N_ELEMENTS (states), present, rest);
}

static gboolean
read_after_deed (const char *start,
                 const char *p,
                 const Deed *deed,
                 gboolean *present,
                 const char **rest)
{
  const char *ongoing = p;

  /* 取得状況 is not an answer, and neither is 実施は未定. */
  if (deed->alone && kaiji_presence_skip_to_end (start, &p))
    {
      *present = TRUE;
      *rest = p;
      return TRUE;
    }
  if (deed->lasts && kaiji_text_skip (&ongoing, "中")
      && kaiji_presence_skip_to_end (start, &ongoing))
    {
      *present = TRUE;
      *rest = ongoing;
      return TRUE;
    }

  (void) (kaiji_text_skip (&p, "は") || kaiji_text_skip (&p, "を"));
  return read_any (start, p, endings, G_N_ELEMENTS (endings), present, rest)
         || read_verb (start, p, present, rest);
}

/**
 * kaiji_presence_read_done:
 * @start: where the wording starts
 * @p: the text after the name of something that is done or not
 * @present: (out): the meaning of the wording
 * @rest: (out): the text after it
 *
 * Returns: whether the wording says of what is named that it is done or not: していません, 済み
 */
gboolean
kaiji_presence_read_done (const char *start, const char *p, gboolean *present, const char **rest)
{
  const Deed deed = { "", FALSE, FALSE };

  return read_after_deed (start, p, &deed, present, rest);
}

static gboolean
read_deed (const char *p, gboolean *present, const char **rest)
{
  const char *start = p;
  gboolean not_yet = kaiji_text_skip (&p, "未") || kaiji_text_skip (&p, "非")
                     || kaiji_text_skip (&p, "不");

  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      const char *after = p;

      if (!kaiji_text_skip (&after, deeds[i].name))
        continue;

      if (not_yet)
        {
          *present = FALSE;
          *rest = after;
          return kaiji_presence_skip_to_end (start, rest);
        }
      if (read_after_deed (start, after, &deeds[i], present, rest))
        return TRUE;
    }

  return FALSE;
}

/* 該当事項はありません, 規程なし, 該当有 */
static gboolean
read_subject (const char *p, gboolean *present, const char **rest)
{
  const char *start = p;

  for (guint i = 0; subjects[i] != NULL; i++)
    {
      const char *after = p;

      if (!kaiji_text_skip (&after, subjects[i]))
        continue;
      (void) (kaiji_text_skip (&after, "は") || kaiji_text_skip (&after, "が")
              || kaiji_text_skip (&after, "も"));
      if (read_any (start, after, words, G_N_ELEMENTS (words), present, rest))
        return TRUE;
    }

  return FALSE;
}

/**
 * kaiji_presence_read_word:
 * @text: a text, narrow and in lower case
 * @present: (out): the word's meaning
 * @rest: (out): the text after it
 *
 * Returns: whether @text begins with a word for 有り or 無し, marks aside
 */
gboolean
kaiji_presence_read_word (const char *text, gboolean *present, const char **rest)
{
  return read_any (text, text, words, G_N_ELEMENTS (words), present, rest);
}

/**
 * kaiji_presence_read_plain:
 * @text: a text, narrow and in lower case
 * @present: (out): the meaning of the wording
 * @rest: (out): the text after it
 *
 * Returns: whether @text begins with a wording for 有り or 無し, marks included
 */
gboolean
kaiji_presence_read_plain (const char *text, gboolean *present, const char **rest)
{
  return kaiji_presence_read_word (text, present, rest)
         || read_any (text, text, signs, G_N_ELEMENTS (signs), present, rest)
         || read_subject (text, present, rest) || read_deed (text, present, rest)
         || read_verb (text, text, present, rest);
}

/**
 * kaiji_presence_read_wording:
 * @text: a text, narrow and in lower case
 * @present: (out): the meaning of the wording
 * @rest: (out): the text after it
 *
 * Like kaiji_presence_read_plain(), but words that add nothing may precede: 現在はなし,
 * 特にありません.
 *
 * Returns: whether @text begins with a wording for 有り or 無し
 */
gboolean
kaiji_presence_read_wording (const char *text, gboolean *present, const char **rest)
{
  if (kaiji_presence_read_plain (text, present, rest))
    return TRUE;

  if (!kaiji_text_skip_any (&text, adverbs))
    return FALSE;

  (void) (kaiji_text_skip (&text, "、") || kaiji_text_skip (&text, ","));
  return kaiji_presence_read_plain (kaiji_text_skip_white_space (text), present, rest);
}
