/* kaiji-look-alike-kana.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Characters in place of others that look the same: 一 for ー, 二 for ニ, へ for ヘ, ニ for 二. The
 * surrounding text shows which one is meant. If such a character is a letter, the katakana around
 * it make a word with it; if it is not, they make words on either side without it. If the words are
 * not known, the neighbouring letters may still decide.
 */

#include "config.h"

#include "kaiji-characters.h"
#include "kaiji-katakana-words.h"
#include "kaiji-look-alike-kana.h"
#include "kaiji-look-alikes.h"
#include "kaiji-text.h"

#define LONG_VOWEL 0x30fc

/* Kana that cannot begin a word. */
#define NEVER_FIRST "ーッンャュョァィゥェォ"

/* Kanji numerals, which also stand before the counters 三ッ, 一ヶ and 二カ. */
#define NUMERALS "一二三八千"
#define COUNTERS "ッヶヵケカコ"

/* Only a known word decides these: hyphens join words, and へ and り stand before katakana in any
 * sentence. */
#define TOLD_BY_WORDS_ALONE "-‐‑‒–⁻˗﹣へり"

/* Katakana letters in the place of kanji, each with the neighbours of that kanji. */
static const struct
{
  gunichar kana;
  gunichar kanji;
  const char *before; /* one of these is before it, or */
  const char *after;  /* one of these is after it */
} kanji_letters[] = {
  { 0x30cb, 0x4e8c, "第",
    "要段次重種者社名人分年月日回台系点部階割番十百千万箇拠〇つ週件枚冊輪酸進択" }, /* ニ 二 */
  { 0x30ab, 0x529b,
    "能協電動権努出魅戦効尽圧水火体活勢迫労入耐暴響強有学争発術全主自注武実助重速威合金造現底握"
    "筋知気視聴腕浮張引磁弾説信断像憶久財兵軍脚精極微省",
    "学量" },                                                             /* カ 力 */
  { 0x30a8, 0x5de5, "人加施着竣完起商", "場事程業具学夫期作芸員数費賃" }, /* エ 工 */
  { 0x30ed, 0x53e3, "窓人入出川戸糸", "座頭径論実" },                     /* ロ 口 */
  { 0x30bf, 0x5915, "", "方刻食刊" },                                     /* タ 夕 */
  { 0x30cf, 0x516b, "", "月割十百" },                                     /* ハ 八 */
};

/* Kanji after 一 at the beginning of a word: also those that may begin one of their own, as in 一部
 * and 部署; ー is also the dash before the items of a list. */
#define OFTEN_AFTER_ONE KAIJI_CHARACTERS_AFTER_ONE "部時定元次切方人日年度番名社回週旦瞬連層種員"

/* カ counts things together with these: 数カ所, 全カ国. */
#define COUNTED "所国月年条村寺箇処店校"

static gboolean
is_kanji (gunichar c)
{
  return (c >= 0x4e00 && c <= 0x9fff) || c == 0x3005 /* 々 */;
}

/* How many letters beside a character are examined. No known word is longer, and the time for a
 * text of katakana alone stays linear. */
#define MAX_LETTERS 24

/* A katakana letter or a character that may stand for one. */
static gboolean
is_in_word (gunichar c)
{
  return kaiji_characters_is_katakana (c) || kaiji_look_alikes_get_kana (c) != 0;
}

/* The letters from @start to @end, with look-alikes replaced by the letters they look like. */
static char *
dup_letters (const char *start, const char *end)
{
  GString *letters = g_string_new (NULL);

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gunichar kana = kaiji_look_alikes_get_kana (c);

      g_string_append_unichar (letters, kana != 0 ? kana : c);
    }

  return g_string_free (letters, FALSE);
}

/* Returns whether the neighbouring letters allow only a katakana letter: 力ード, ユ―ザ. Not so in
 * ブランド力アップ, 三ッ矢 or キャンセル一ヶ月前. */
static gboolean
is_told_by_letters (const char *text, const char *p, gunichar c, gunichar kana)
{
  gunichar previous = p > text ? g_utf8_get_char (g_utf8_prev_char (p)) : 0;
  gunichar next = g_utf8_get_char (g_utf8_next_char (p));
  gboolean between = kaiji_characters_is_katakana (previous) && kaiji_characters_is_katakana (next);

  if (kana == LONG_VOWEL)
    {
      if (!between || previous == LONG_VOWEL || kaiji_characters_is_one_of (previous, "ッヶヵ")
          || kaiji_characters_is_one_of (next, "ヶヵ"))
        return FALSE;

      /* The full-width hyphen also joins words: スモール－ミディアム. */
      return c != 0xff0d || kaiji_characters_count_katakana (g_utf8_next_char (p), MAX_LETTERS) == 1
             || kaiji_characters_count_katakana_back (text, p, MAX_LETTERS) == 1;
    }

  if (between && kaiji_characters_is_one_of (c, "二口夕卜"))
    return TRUE;

  /* No word has these. */
  if (kaiji_characters_is_one_of (c, "亻丿"))
    return kaiji_characters_is_katakana (previous) || kaiji_characters_is_katakana (next);

  /* A single letter on either side is no word of its own: ウ工ブ, ア力ウント. */
  if (between && kaiji_characters_is_one_of (c, "工力八")
      && !kaiji_characters_is_one_of (previous, "ノッヶヵー")
      && !kaiji_characters_is_one_of (next, "ノヶヵ")
      && (kaiji_characters_count_katakana_back (text, p, MAX_LETTERS) == 1
          || kaiji_characters_count_katakana (g_utf8_next_char (p), MAX_LETTERS) == 1))
    return TRUE;

  /* べ never comes after katakana or before ー; へ does, since it is also a particle. */
  if (kaiji_characters_is_one_of (c, "べぺ"))
    return kaiji_characters_is_katakana (previous) || next == LONG_VOWEL;

  /* A kanji before ー alone may stand before a dash: 東口ー西口. */
  return kaiji_characters_is_one_of (next, NEVER_FIRST)
         && (kaiji_characters_is_katakana (previous)
             || kaiji_characters_is_katakana (g_utf8_get_char (g_utf8_offset_to_pointer (p, 2))));
}

/* Returns whether a character may follow 一 or a dash at the end of a katakana word: a particle or
 * a sign, but no counter. */
static gboolean
ends_word (gunichar next)
{
  return next == 0 || g_unichar_isspace (next) || g_unichar_ispunct (next)
         || (next >= 0x3041 && next <= 0x3096);
}

static KaijiLookAlike
judge_kana (const char *text, const char *place, gunichar kana)
{
  gunichar c = g_utf8_get_char (place);
  const char *after = g_utf8_next_char (place);
  gunichar next = g_utf8_get_char (after);
  const char *start = place;
  const char *end = after;
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;
  g_autofree char *whole = NULL;
  gboolean apart, together;

  for (guint i = 0;
       i < MAX_LETTERS && start > text && is_in_word (g_utf8_get_char (g_utf8_prev_char (start)));
       i++)
    start = g_utf8_prev_char (start);
  for (guint i = 0; i < MAX_LETTERS && is_in_word (g_utf8_get_char (end)); i++)
    end = g_utf8_next_char (end);
  if (start == place && end == after)
    return KAIJI_LOOK_ALIKE_NONE;

  left = dup_letters (start, place);
  right = dup_letters (after, end);
  whole = dup_letters (start, end);
  together = kaiji_katakana_words_can_make (whole);
  apart = kaiji_katakana_words_can_make (left) && kaiji_katakana_words_can_make (right);

  if (together && !apart)
    return KAIJI_LOOK_ALIKE_CERTAIN;
  /* Neither へ nor り can begin an answer. */
  if (together && place == text && kaiji_characters_is_one_of (c, "へり"))
    return KAIJI_LOOK_ALIKE_CERTAIN;
  if (kaiji_characters_is_one_of (c, NUMERALS) && kaiji_characters_is_one_of (next, COUNTERS))
    return KAIJI_LOOK_ALIKE_NONE;

  if (together)
    {
      if (end == after)
        return c == 0x4e00 /* 一 */ && ends_word (next) ? KAIJI_LOOK_ALIKE_POSSIBLE
                                                        : KAIJI_LOOK_ALIKE_NONE;
      return kaiji_characters_is_one_of (c, TOLD_BY_WORDS_ALONE "―—─━－")
               ? KAIJI_LOOK_ALIKE_NONE
               : KAIJI_LOOK_ALIKE_POSSIBLE;
    }

  if (apart || kaiji_characters_is_one_of (c, TOLD_BY_WORDS_ALONE)
      || !is_told_by_letters (text, place, c, kana))
    return KAIJI_LOOK_ALIKE_NONE;

  /* Two unknown words, each of several letters, may stand there. */
  return kaiji_characters_count_katakana_back (text, place, MAX_LETTERS) >= 2
             && kaiji_characters_count_katakana (after, MAX_LETTERS) >= 2
             && !kaiji_characters_is_one_of (next, NEVER_FIRST)
           ? KAIJI_LOOK_ALIKE_POSSIBLE
           : KAIJI_LOOK_ALIKE_CERTAIN;
}

/* Returns whether the katakana before @place are words of their own, to which the letter there does
 * not belong: センターニ拠点, but not ゼニ人. */
static gboolean
follows_words (const char *text, const char *place)
{
  const char *next = g_utf8_next_char (place);
  const char *start = g_utf8_offset_to_pointer (
    place, -(glong) kaiji_characters_count_katakana_back (text, place, MAX_LETTERS));
  g_autofree char *word = dup_letters (start, place);
  g_autofree char *longer = dup_letters (start, next);

  return kaiji_katakana_words_can_make (word) && !kaiji_katakana_words_can_make (longer);
}

/* Returns whether the katakana after @place are words of their own, to which the letter there does
 * not belong: 入カフォーム, but not 新規カスタマー. */
static gboolean
precedes_words (const char *place)
{
  const char *next = g_utf8_next_char (place);
  const char *end = g_utf8_offset_to_pointer (next,
                                              kaiji_characters_count_katakana (next, MAX_LETTERS));
  g_autofree char *word = dup_letters (next, end);
  g_autofree char *longer = dup_letters (place, end);

  return kaiji_katakana_words_can_make (word) && !kaiji_katakana_words_can_make (longer);
}

/* ニカ国, ニヶ月 */
static gboolean
is_before_counter (const char *next)
{
  return kaiji_characters_is_one_of (g_utf8_get_char (next), COUNTERS)
         && kaiji_characters_is_one_of (g_utf8_get_char (g_utf8_next_char (next)), COUNTED);
}

/* A single katakana letter beside kanji: ニ要素認証, 能カ, エ場. */
static gunichar
find_kanji (const char *text, const char *place)
{
  gunichar c = g_utf8_get_char (place);
  gunichar previous = place > text ? g_utf8_get_char (g_utf8_prev_char (place)) : 0;
  const char *after = g_utf8_next_char (place);
  gunichar next = g_utf8_get_char (after);

  if (kaiji_characters_is_katakana (previous)
      && (c != 0x30cb /* ニ */ || !follows_words (text, place)))
    return 0;

  if (c == 0x30cb && is_before_counter (after))
    return 0x4e8c; /* 二 */
  if (is_in_word (next) && !(c == 0x30ab /* カ */ && precedes_words (place)))
    return 0;

  for (guint i = 0; i < G_N_ELEMENTS (kanji_letters); i++)
    {
      if (kanji_letters[i].kana != c)
        continue;
      if (kaiji_characters_is_one_of (previous, kanji_letters[i].before)
          && !(c == 0x30ab && kaiji_characters_is_one_of (next, COUNTED)))
        return kanji_letters[i].kanji;
      if (kaiji_characters_is_one_of (next, kanji_letters[i].after)
          && !(c == 0x30ab && (g_unichar_isdigit (previous) || is_kanji (previous))))
        return kanji_letters[i].kanji;
    }

  return 0;
}

/* Returns whether ー stands for 一 after katakana, which are words without it: アカウントー覧, but
 * not メニュー覧 or センター致します. Nothing begins with 覧 or 般, so サーバー覧 is サーバ一覧
 * although サーバー is a word. */
static gboolean
is_one_after_words (const char *text, const char *place)
{
  const char *start = g_utf8_offset_to_pointer (
    place, -(glong) kaiji_characters_count_katakana_back (text, place, MAX_LETTERS));
  gunichar next = g_utf8_get_char (g_utf8_next_char (place));
  g_autofree char *word = dup_letters (start, place);

  if (!kaiji_characters_is_one_of (next, KAIJI_CHARACTERS_AFTER_ONE))
    return FALSE;

  return kaiji_characters_is_one_of (next, "覧般") ? kaiji_katakana_words_can_make (word)
                                                   : follows_words (text, place);
}

/* Returns whether ー stands for 一: 統ー, ー般, 万ー, 十ー月; but not in センター部, 10時ー18時 or
 * before the items of a list. */
static gboolean
is_one (const char *text, const char *place)
{
  static const char *const sure[] = { "部の",   "部を",   "部に", "部が",   "部は",   "部で",
                                      "部、",   "部機能", "部有", "部導入", "部対応", "部除",
                                      "部例外", "時的",   "時停", "時保",   "定の",   "定期",
                                      "定量",   "元管",   "元化", "元的",   "次対応", "次受け",
                                      "次請け", "切の",   "切、", NULL };
  const char *before = place > text ? g_utf8_prev_char (place) : place;
  gunichar previous = place > text ? g_utf8_get_char (before) : 0;
  const char *after = g_utf8_next_char (place);
  gunichar next = g_utf8_get_char (after);

  if (kaiji_characters_is_one_of (previous, KAIJI_CHARACTERS_BEFORE_ONE))
    return TRUE;
  if (kaiji_characters_is_katakana (previous))
    return is_one_after_words (text, place);
  if (g_ascii_isalnum ((char) MIN (previous, 0x7f)))
    return FALSE;

  if (kaiji_characters_is_one_of (next, KAIJI_CHARACTERS_AFTER_ONE)
      || (!is_kanji (previous)
          && (kaiji_text_skip_any (&after, sure) || g_str_equal (after, "部"))))
    return TRUE;
  if (previous == 0x5341 /* 十 */)
    return kaiji_characters_is_one_of (next, "月日年");
  if (previous == 0x4e07 /* 万 */)
    {
      gunichar first = before > text ? g_utf8_get_char (g_utf8_prev_char (before)) : 0;

      return !is_kanji (first) && !g_unichar_isdigit (first) && !is_kanji (next)
             && !g_unichar_isdigit (next);
    }

  return kaiji_characters_is_one_of (previous, "のはをにがでとも、（(「")
         && kaiji_characters_is_one_of (next, OFTEN_AFTER_ONE);
}

/**
 * kaiji_look_alike_kana_judge:
 * @text: valid UTF-8
 * @place: a character in @text
 * @meant: (out): the intended character, if @place has a look-alike
 *
 * Returns: whether the character at @place is only a look-alike of the right one
 */
KaijiLookAlike
kaiji_look_alike_kana_judge (const char *text, const char *place, gunichar *meant)
{
  gunichar c;

  g_return_val_if_fail (text != NULL && place >= text, KAIJI_LOOK_ALIKE_NONE);
  g_return_val_if_fail (meant != NULL, KAIJI_LOOK_ALIKE_NONE);

  c = g_utf8_get_char (place);
  *meant = kaiji_look_alikes_get_kana (c);
  if (*meant != 0)
    return judge_kana (text, place, *meant);

  if (c == LONG_VOWEL && is_one (text, place))
    {
      *meant = 0x4e00; /* 一 */
      return KAIJI_LOOK_ALIKE_CERTAIN;
    }

  *meant = find_kanji (text, place);
  return *meant != 0 ? KAIJI_LOOK_ALIKE_CERTAIN : KAIJI_LOOK_ALIKE_NONE;
}
