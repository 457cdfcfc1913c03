/* kaiji-characters.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-characters.h"
#include "kaiji-era.h"
#include "kaiji-look-alikes.h"

/* The class of a character, for kaiji_characters_find_traits(); each value below N_OWN_TRAITS is
 * the number of that trait's bit. */
typedef enum
{
  CHARACTER_OTHER,
  CHARACTER_DIGIT,
  CHARACTER_SEPARATOR,
  CHARACTER_DATE_SIGN,
  CHARACTER_TIME_SIGN,
  CHARACTER_DAY_SIGN,
  CHARACTER_RADICAL = 8,
  CHARACTER_COMPATIBILITY,
  CHARACTER_HALF_WIDTH_KATAKANA,
  CHARACTER_CONTROL,
  CHARACTER_INVISIBLE,
  CHARACTER_UNDEFINED,
  CHARACTER_PLAN_SIGN,
  CHARACTER_COMBINING,
  N_OWN_TRAITS,
  /* These matter only beside certain other characters. */
  CHARACTER_KATAKANA = N_OWN_TRAITS,
  CHARACTER_LONG_VOWEL,
  CHARACTER_LOOK_ALIKE,
  CHARACTER_BEFORE_ONE,
  CHARACTER_AFTER_ONE,
  CHARACTER_SMALL_LATIN,
  CHARACTER_ERA,
} Character;

#define KATAKANA_NI 0x30cb
#define KATAKANA_KA 0x30ab
#define FIRST_KANJI 0x4e00
#define LAST_KANJI 0x9fff
#define LONG_VOWEL 0x30fc
#define KATAKANA_MIDDLE_DOT 0x30fb

static const struct
{
  gunichar first;
  gunichar last;
  Character character;
} ranges[] = {
  { '0', '9', CHARACTER_DIGIT },
  { 0xff10, 0xff19, CHARACTER_DIGIT },
  { ',', ',', CHARACTER_SEPARATOR },
  { 0xff0c, 0xff0c, CHARACTER_SEPARATOR },
  { '.', '.', CHARACTER_SEPARATOR },
  { 0xff0e, 0xff0e, CHARACTER_SEPARATOR },
  { '/', '/', CHARACTER_DATE_SIGN },
  { '-', '-', CHARACTER_DATE_SIGN },
  { 0xff0f, 0xff0f, CHARACTER_DATE_SIGN }, /* ／ */
  { 0x6708, 0x6708, CHARACTER_DATE_SIGN }, /* 月 */
  { ':', ':', CHARACTER_TIME_SIGN },
  { 0xff1a, 0xff1a, CHARACTER_TIME_SIGN },
  { 0x6642, 0x6642, CHARACTER_TIME_SIGN }, /* 時 */
  { 0x65e5, 0x65e5, CHARACTER_DAY_SIGN },  /* 日 */
  { 'a', 'z', CHARACTER_SMALL_LATIN },
  { 0x30a1, 0x30fa, CHARACTER_KATAKANA },
  { LONG_VOWEL, LONG_VOWEL, CHARACTER_LONG_VOWEL },
  { 0x2e80, 0x2fdf, CHARACTER_RADICAL },
  { 0xf900, 0xfaff, CHARACTER_COMPATIBILITY },
  { 0xff61, 0xff9f, CHARACTER_HALF_WIDTH_KATAKANA },
  { 0x0300, 0x036f, CHARACTER_COMBINING },
  { 0x3099, 0x309c, CHARACTER_COMBINING },
  { 0x0001, 0x0008, CHARACTER_CONTROL },
  { 0x000b, 0x001f, CHARACTER_CONTROL },
  { 0x007f, 0x009f, CHARACTER_CONTROL },
  { 0x00ad, 0x00ad, CHARACTER_INVISIBLE }, /* soft hyphen */
  { 0x200b, 0x200b, CHARACTER_INVISIBLE }, /* zero width space */
  { 0x200e, 0x200f, CHARACTER_INVISIBLE }, /* direction marks */
  { 0x202a, 0x202e, CHARACTER_INVISIBLE }, /* direction embeddings and overrides */
  { 0x2060, 0x2064, CHARACTER_INVISIBLE }, /* word joiner, invisible operators */
  { 0x2066, 0x2069, CHARACTER_INVISIBLE }, /* direction isolates */
  { 0xfeff, 0xfeff, CHARACTER_INVISIBLE }, /* byte order mark */
  { 0xe000, 0xf8ff, CHARACTER_UNDEFINED }, /* private use */
  { 0xfffd, 0xfffd, CHARACTER_UNDEFINED }, /* replacement character */
};

/* The classes of the Basic Multilingual Plane: a single load classifies a character. */
static guint8 *basic_plane;

static void
mark_each (const char *text, Character character)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      guint8 *place = &basic_plane[g_utf8_get_char (p)];

      /* A hyphen counts as a sign of a date first. */
      if (*place == CHARACTER_OTHER)
        *place = (guint8) character;
    }
}

static gpointer
make_basic_plane (gpointer data)
{
  basic_plane = g_malloc0 (0x10000);

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      for (gunichar c = ranges[i].first; c <= ranges[i].last; c++)
        basic_plane[c] = (guint8) ranges[i].character;
    }

  mark_each (KAIJI_LOOK_ALIKES_OF_KANA, CHARACTER_LOOK_ALIKE);
  mark_each (KAIJI_CHARACTERS_BEFORE_ONE, CHARACTER_BEFORE_ONE);
  mark_each (KAIJI_CHARACTERS_AFTER_ONE, CHARACTER_AFTER_ONE);
  mark_each ("予込計目", CHARACTER_PLAN_SIGN);
  mark_each (KAIJI_CHARACTERS_BEFORE_ERA_YEAR, CHARACTER_ERA);

  return basic_plane;
}

static inline Character
classify (gunichar c)
{
  if (c < 0x10000)
    return basic_plane[c];

  if (c >= 0x2f800 && c <= 0x2fa1f)
    return CHARACTER_COMPATIBILITY;
  if (c >= 0xf0000)
    return CHARACTER_UNDEFINED;

  return CHARACTER_OTHER;
}

/* g_utf8_get_char() and g_utf8_next_char() in one, for valid text. */
static inline gunichar
next_character (const guchar **p)
{
  const guchar *s = *p;

  if (s[0] < 0x80)
    {
      *p = s + 1;
      return s[0];
    }

  if (s[0] < 0xe0)
    {
      *p = s + 2;
      return (gunichar) (s[0] & 0x1f) << 6 | (s[1] & 0x3f);
    }

  if (s[0] < 0xf0)
    {
      *p = s + 3;
      return (gunichar) (s[0] & 0x0f) << 12 | (gunichar) (s[1] & 0x3f) << 6 | (s[2] & 0x3f);
    }

  *p = s + 4;
  return (gunichar) (s[0] & 0x07) << 18 | (gunichar) (s[1] & 0x3f) << 12
         | (gunichar) (s[2] & 0x3f) << 6 | (s[3] & 0x3f);
}

/**
 * kaiji_characters_find_traits:
 * @text: valid UTF-8
 *
 * Looks through a text once, so that the checks need not.
 *
 * Returns: the kinds of characters in @text
 */
KaijiTraits
kaiji_characters_find_traits (const char *text)
{
  static GOnce once = G_ONCE_INIT;
  const guchar *p = (const guchar *) text;
  Character previous = CHARACTER_OTHER;
  const guint may_begin_era = 1u << CHARACTER_ERA | 1u << CHARACTER_SMALL_LATIN;
  guint traits = 0;
  gboolean may_name_era;
  guint n_katakana = 0;
  gunichar first = 0, last = 0; /* of the katakana */

  g_return_val_if_fail (text != NULL, 0);

  g_once (&once, make_basic_plane, NULL);

  while (*p != '\0')
    {
      gunichar c = next_character (&p);
      Character character = classify (c);

      traits |= 1u << character;

      if (character == CHARACTER_KATAKANA || character == CHARACTER_LONG_VOWEL)
        {
          if (n_katakana++ == 0)
            first = c;
          /* カ may be the second kanji of 入力: 入カフォーム. */
          if (n_katakana == 1 && c == KATAKANA_KA && last >= FIRST_KANJI && last <= LAST_KANJI)
            traits |= KAIJI_TRAIT_LOOK_ALIKE_KANA;
          if (previous == CHARACTER_LOOK_ALIKE || previous == CHARACTER_DATE_SIGN
              || (previous == CHARACTER_BEFORE_ONE && character == CHARACTER_LONG_VOWEL))
            traits |= KAIJI_TRAIT_LOOK_ALIKE_KANA;
        }
      else
        {
          if (character == CHARACTER_SMALL_LATIN && previous == CHARACTER_KATAKANA)
            traits |= KAIJI_TRAIT_MIXED_WORD;
          /* ニ may be the number two: センターニ拠点, ニヶ所. */
          if (n_katakana == 1 || (n_katakana == 2 && first == KATAKANA_NI)
              || (n_katakana > 1 && (character == CHARACTER_LOOK_ALIKE || last == KATAKANA_NI))
              || (last == LONG_VOWEL && character == CHARACTER_AFTER_ONE))
            traits |= KAIJI_TRAIT_LOOK_ALIKE_KANA;
          n_katakana = 0;
        }

      previous = character;
      last = c;
    }

  if (n_katakana == 1)
    traits |= KAIJI_TRAIT_LOOK_ALIKE_KANA;

  may_name_era = (traits & may_begin_era) != 0;
  /* Bit 0 is CHARACTER_OTHER; the bits from N_OWN_TRAITS on are no traits. */
  traits &= (1u << N_OWN_TRAITS) - 2;
  if (may_name_era && kaiji_era_may_be_named (text, TRUE))
    traits |= KAIJI_TRAIT_ENDED_ERA;

  return traits;
}

/**
 * kaiji_characters_is_hiragana:
 * @character: a character
 *
 * Returns: whether it is a hiragana letter
 */
gboolean
kaiji_characters_is_hiragana (gunichar character)
{
  return character >= 0x3041 && character <= 0x3096;
}

/**
 * kaiji_characters_is_katakana:
 * @character: a character
 *
 * Returns: whether it is a katakana letter or the long vowel mark; half-width ones are not
 */
gboolean
kaiji_characters_is_katakana (gunichar character)
{
  return character >= 0x30a1 && character <= LONG_VOWEL && character != KATAKANA_MIDDLE_DOT;
}

/**
 * kaiji_characters_get_digit:
 * @text: valid UTF-8
 *
 * Returns: the value of the digit, of either width, at the beginning of @text; -1 if there is none
 */
int
kaiji_characters_get_digit (const char *text)
{
  gunichar c;

  if (g_ascii_isdigit (*text))
    return *text - '0';
  if ((guchar) *text != 0xef)
    return -1;

  c = g_utf8_get_char (text);
  return c >= 0xff10 && c <= 0xff19 ? (int) (c - 0xff10) : -1;
}

/**
 * kaiji_characters_read_digits:
 * @text: (inout): valid UTF-8; moved past its leading digits
 * @n_digits: (out): the number of digits
 *
 * Returns: the value of the digits, at most %G_MAXUINT64
 */
guint64
kaiji_characters_read_digits (const char **text, guint *n_digits)
{
  guint64 number = 0;
  int digit;

  *n_digits = 0;
  while ((digit = kaiji_characters_get_digit (*text)) >= 0)
    {
      if (number > (G_MAXUINT64 - 9) / 10)
        number = G_MAXUINT64;
      else
        number = number * 10 + (guint64) digit;

      *text = g_utf8_next_char (*text);
      (*n_digits)++;
    }

  return number;
}

/**
 * kaiji_characters_count_katakana:
 * @text: valid UTF-8
 * @max: the most that are counted
 *
 * Returns: the number of katakana letters that @text begins with
 */
guint
kaiji_characters_count_katakana (const char *text, guint max)
{
  guint n = 0;

  for (; n < max && kaiji_characters_is_katakana (g_utf8_get_char (text));
       text = g_utf8_next_char (text))
    n++;

  return n;
}

/**
 * kaiji_characters_count_katakana_back:
 * @text: valid UTF-8
 * @place: a place in @text
 * @max: the most that are counted
 *
 * Returns: the number of katakana letters directly before @place
 */
guint
kaiji_characters_count_katakana_back (const char *text, const char *place, guint max)
{
  guint n = 0;

  while (n < max && place > text
         && kaiji_characters_is_katakana (g_utf8_get_char (g_utf8_prev_char (place))))
    {
      place = g_utf8_prev_char (place);
      n++;
    }

  return n;
}
