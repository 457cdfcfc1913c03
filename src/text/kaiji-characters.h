/* kaiji-characters.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KaijiTraits:
 * @KAIJI_TRAIT_DIGIT: a digit of either width
 * @KAIJI_TRAIT_SEPARATOR: a comma or point of either width
 * @KAIJI_TRAIT_DATE_SIGN: `月`, `-` or a slash of either width
 * @KAIJI_TRAIT_TIME_SIGN: `時` or a colon of either width
 * @KAIJI_TRAIT_DAY_SIGN: `日`
 * @KAIJI_TRAIT_LOOK_ALIKE_KANA: a kanji or dash that looks like katakana, beside a katakana letter;
 *   a single katakana letter; or `ー` in the place of `一`
 * @KAIJI_TRAIT_MIXED_WORD: a small Latin letter after a katakana letter
 * @KAIJI_TRAIT_RADICAL: U+2E80 to U+2FDF, radicals that look like kanji
 * @KAIJI_TRAIT_COMPATIBILITY: CJK compatibility ideographs
 * @KAIJI_TRAIT_HALF_WIDTH_KATAKANA: U+FF61 to U+FF9F
 * @KAIJI_TRAIT_CONTROL: control characters other than line feed and tab
 * @KAIJI_TRAIT_INVISIBLE: zero-width characters and those that change the writing direction
 * @KAIJI_TRAIT_UNDEFINED: private use characters and U+FFFD
 * @KAIJI_TRAIT_PLAN_SIGN: a character of 予定, 見込み, 計画 or 目途
 * @KAIJI_TRAIT_COMBINING: combining marks, which compose with letters
 * @KAIJI_TRAIT_ENDED_ERA: what may be a year of an era that has ended: 平成32年, S50
 *
 * The kinds of characters in a text. A check that searches for a certain text first looks whether
 * its characters occur at all.
 */
typedef enum
{
  KAIJI_TRAIT_DIGIT = 1 << 1,
  KAIJI_TRAIT_SEPARATOR = 1 << 2,
  KAIJI_TRAIT_DATE_SIGN = 1 << 3,
  KAIJI_TRAIT_TIME_SIGN = 1 << 4,
  KAIJI_TRAIT_DAY_SIGN = 1 << 5,
  KAIJI_TRAIT_LOOK_ALIKE_KANA = 1 << 6,
  KAIJI_TRAIT_MIXED_WORD = 1 << 7,
  KAIJI_TRAIT_RADICAL = 1 << 8,
  KAIJI_TRAIT_COMPATIBILITY = 1 << 9,
  KAIJI_TRAIT_HALF_WIDTH_KATAKANA = 1 << 10,
  KAIJI_TRAIT_CONTROL = 1 << 11,
  KAIJI_TRAIT_INVISIBLE = 1 << 12,
  KAIJI_TRAIT_UNDEFINED = 1 << 13,
  KAIJI_TRAIT_PLAN_SIGN = 1 << 14,
  KAIJI_TRAIT_COMBINING = 1 << 15,
  KAIJI_TRAIT_ENDED_ERA = 1 << 16,
} KaijiTraits;

/* Kanji after which 一 is far more likely than the long vowel mark: 統一, 同一, 第一. */
#define KAIJI_CHARACTERS_BEFORE_ONE "第統同唯均単逐随画択"

/* Kanji before which 一 is far more likely, since they hardly begin a word: 一般, 一覧. */
#define KAIJI_CHARACTERS_AFTER_ONE "般覧括律致"

/* What names of eras begin with, apart from small letters: 令和6年, ㋿6, 令6, R6, Ｒ６. */
#define KAIJI_CHARACTERS_BEFORE_ERA_YEAR "令平昭大明㋿㍻㍼㍽㍾RHSTMＲＨＳＴＭ"

KaijiTraits kaiji_characters_find_traits (const char *text);
gboolean kaiji_characters_is_hiragana (gunichar character);
gboolean kaiji_characters_is_katakana (gunichar character);
int kaiji_characters_get_digit (const char *text);
guint64 kaiji_characters_read_digits (const char **text, guint *n_digits);

guint kaiji_characters_count_katakana (const char *text, guint max);
guint kaiji_characters_count_katakana_back (const char *text, const char *place, guint max);

/* Returns whether @character is one of @characters, in UTF-8. */
static inline gboolean
kaiji_characters_is_one_of (gunichar character, const char *characters)
{
  return character != 0 && g_utf8_strchr (characters, -1, character) != NULL;
}

G_END_DECLS
