/* kaiji-look-alikes.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-look-alikes.h"

#define FIRST_RADICAL 0x2e80
#define FIRST_KANGXI 0x2f00
#define LAST_KANGXI 0x2fd5

/* The kanji of each character of the block CJK Radicals Supplement, from U+2E80: the property
 * Equivalent_Unified_Ideograph of the Unicode Character Database (UAX #44), version 15.
 * Compatibility normalization knows only two of them. 0 if a character has none. */
static const gunichar radicals[] = {
  0,       0x5382,  0x4e5b,  0x4e5a, 0x4e59, 0x4ebb,  0x5182,  0x20628, /* U+2E80 */
  0x5200,  0x5202,  0x535c,  0x353e, 0x5c0f, 0x5c0f,  0x5140,  0x5c23,  /* U+2E88 */
  0x5c22,  0x21bc2, 0x5df3,  0x5e7a, 0x5f51, 0x5f50,  0x5fc4,  0x5fc3,  /* U+2E90 */
  0x624c,  0x6535,  0,       0x65e1, 0x65e5, 0x6708,  0x6b7a,  0x6bcd,  /* U+2E98 */
  0x6c11,  0x6c35,  0x6c3a,  0x706c, 0x722b, 0x722b,  0x4e2c,  0x725b,  /* U+2EA0 */
  0x72ad,  0x738b,  0x24d14, 0x76ee, 0x793a, 0x793b,  0x25ad7, 0x7cf9,  /* U+2EA8 */
  0x7e9f,  0x7f53,  0x7f52,  0x34c1, 0x5197, 0x2626b, 0x7f8a,  0x2634c, /* U+2EB0 */
  0x2634b, 0x8002,  0x8080,  0x807f, 0x8089, 0x26951, 0x8279,  0x8279,  /* U+2EB8 */
  0x8279,  0x864e,  0x8864,  0x8980, 0x897f, 0x89c1,  0x89d2,  0x278b2, /* U+2EC0 */
  0x8ba0,  0x8d1d,  0x27fb7, 0x8f66, 0x8fb6, 0x8fb6,  0x8fb6,  0x9091,  /* U+2EC8 */
  0x9485,  0x9577,  0x9578,  0x957f, 0x95e8, 0x28e0f, 0x961d,  0x96e8,  /* U+2ED0 */
  0x9752,  0x97e6,  0x9875,  0x98ce, 0x98de, 0x98df,  0x2967f, 0x98e0,  /* U+2ED8 */
  0x9963,  0x29810, 0x9a6c,  0x9aa8, 0x9b3c, 0x9c7c,  0x9e1f,  0x5364,  /* U+2EE0 */
  0x9ea6,  0x9ec4,  0x9efe,  0x6589, 0x9f50, 0x6b6f,  0x9f7f,  0x7adc,  /* U+2EE8 */
  0x9f99,  0x9f9c,  0x4e80,  0x9f9f,                                    /* U+2EF0 */
};

/* The katakana letters that KAIJI_LOOK_ALIKES_OF_KANA look like, in the same order. */
static const char *const kana
  = "ーニミハチカロタトエオムヌロイメノチカベペヘリーーーーーーーーーーーーーー";

/* The compatibility ideographs that JIS X 0213 encodes separately because they occur in people's
 * names. U+FA0E to U+FA6D belong to them as well. */
static const gunichar kept_for_names[] = { 0xf91d, 0xf928, 0xf929, 0xf936, 0xf970, 0xf9d0, 0xf9dc };

/**
 * kaiji_look_alikes_get_kanji:
 * @character: a character
 *
 * Text copied from some programs, PDF viewers above all, has radicals (U+2E80 to U+2FDF) in the
 * place of kanji that look the same: `⽤` (U+2F64) for `用`. Searching does not find them, and
 * fonts often lack them.
 *
 * Returns: the kanji that @character stands for; 0 if it is not a radical
 */
gunichar
kaiji_look_alikes_get_kanji (gunichar character)
{
  gunichar kanji;

  if (character >= FIRST_RADICAL && character < FIRST_RADICAL + G_N_ELEMENTS (radicals))
    return radicals[character - FIRST_RADICAL];

  if (character < FIRST_KANGXI || character > LAST_KANGXI)
    return 0;

  g_unichar_fully_decompose (character, TRUE, &kanji, 1);
  return kanji;
}

static gpointer
make_look_alikes (gpointer data)
{
  return g_utf8_to_ucs4_fast (KAIJI_LOOK_ALIKES_OF_KANA, -1, NULL);
}

/**
 * kaiji_look_alikes_get_kana:
 * @character: a character
 *
 * Returns: the katakana letter that @character, a kanji, hiragana or dash, looks like (`ロ` for the
 * kanji `口`); 0 if there is none. Only the neighbours show which of the two is meant.
 */
gunichar
kaiji_look_alikes_get_kana (gunichar character)
{
  /* Every character of every answer is asked about, so they are decoded once. */
  static GOnce once = G_ONCE_INIT;
  const gunichar *look_alikes = g_once (&once, make_look_alikes, NULL);

  for (glong i = 0; look_alikes[i] != 0; i++)
    {
      if (look_alikes[i] == character)
        return g_utf8_get_char (g_utf8_offset_to_pointer (kana, i));
    }

  return 0;
}

/**
 * kaiji_look_alikes_get_unified:
 * @character: a character
 *
 * Returns: the kanji that @character, a CJK compatibility ideograph, is a duplicate of; 0 for every
 *   other character and for duplicates that are used in Japanese names
 */
gunichar
kaiji_look_alikes_get_unified (gunichar character)
{
  gunichar unified;

  if (character >= 0xfa0e && character <= 0xfa6d)
    return 0;
  if (!(character >= 0xf900 && character <= 0xfaff)
      && !(character >= 0x2f800 && character <= 0x2fa1f))
    return 0;

  for (guint i = 0; i < G_N_ELEMENTS (kept_for_names); i++)
    {
      if (character == kept_for_names[i])
        return 0;
    }

  g_unichar_fully_decompose (character, FALSE, &unified, 1);
  return unified != character ? unified : 0;
}
