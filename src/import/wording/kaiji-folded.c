/* kaiji-folded.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-folded.h"
#include "kaiji-look-alikes.h"

/* Characters that NFKC does not change if no mark follows: kana, kanji, the long vowel mark. */
static gboolean
is_plain (gunichar c)
{
  return (c >= 0x3041 && c <= 0x3096) || (c >= 0x30a1 && c <= 0x30fe)
         || (c >= 0x4e00 && c <= 0x9fff) || (c < 0x80 && g_ascii_isalnum ((char) c));
}

/* Signs of Japanese text that are no letters in any form, and are the most usual ones:
 * 、。「」（）・ */
static gboolean
is_sign (gunichar c)
{
  return (c >= 0x3000 && c <= 0x3003) || (c >= 0x3008 && c <= 0x301f) || c == 0x30fb;
}

/* Marks of voicing, accents and selectors of variants. */
static gboolean
is_mark (gunichar c)
{
  return c >= 0x300 && (c == 0xff9e || c == 0xff9f || (!is_plain (c) && g_unichar_ismark (c)));
}

/* Only letters and digits remain, and letters are lower case. */
static void
fold_character (KaijiFolded *folded, guint *size, gunichar c, gsize end)
{
  gunichar kanji = kaiji_look_alikes_get_kanji (c);

  if (kanji != 0)
    c = kanji;
  if (c < 0x80)
    c = (gunichar) g_ascii_tolower ((int) (c & 0x7f));
  else if (!is_plain (c))
    c = g_unichar_tolower (c);

  if (!g_unichar_isalnum (c))
    return;
  if (folded->length == *size)
    {
      *size = *size * 2 + 16;
      folded->characters = g_renew (gunichar, folded->characters, *size);
      folded->ends = g_renew (gsize, folded->ends, *size);
    }
  folded->characters[folded->length] = c;
  folded->ends[folded->length++] = end;
}

/**
 * kaiji_folded_has_at:
 * @place: a position in @text, in characters
 *
 * Returns: whether @word stands there; nothing stands anywhere
 */
gboolean
kaiji_folded_has_at (const KaijiFolded *text, guint place, const KaijiFolded *word)
{
  return word->length > 0 && place + word->length <= text->length
         && text->characters[place] == word->characters[0]
         && memcmp (text->characters + place, word->characters, word->length * sizeof (gunichar))
              == 0;
}

/**
 * kaiji_folded_new:
 * @text: UTF-8
 *
 * Returns: (transfer full): its letters and digits, without differences of width and case, and
 *   kanji in place of their radicals
 */
KaijiFolded
kaiji_folded_new (const char *text)
{
  KaijiFolded folded = { NULL, NULL, 0 };
  guint size = 0;
  const char *next;

  for (const char *p = text; *p != '\0'; p = next)
    {
      gunichar c = g_utf8_get_char (p);
      g_autofree char *composed = NULL;

      next = g_utf8_next_char (p);
      if (is_plain (c) && !is_mark (g_utf8_get_char (next)))
        {
          fold_character (&folded, &size, c, (gsize) (next - text));
          continue;
        }
      if (!is_plain (c) && (c < 0x80 || is_sign (c)))
        continue;

      /* A mark belongs to the letter before it. */
      while (is_mark (g_utf8_get_char (next)))
        next = g_utf8_next_char (next);

      /* Compatibility forms are expanded, kana and their marks are one. */
      composed = g_utf8_normalize (p, next - p, G_NORMALIZE_NFKC);
      for (const char *q = composed; q != NULL && *q != '\0'; q = g_utf8_next_char (q))
        fold_character (&folded, &size, g_utf8_get_char (q), (gsize) (next - text));
    }

  return folded;
}

/**
 * kaiji_folded_clear:
 * @folded: a folded text
 *
 * Frees what it has; the text is empty afterwards.
 */
void
kaiji_folded_clear (KaijiFolded *folded)
{
  g_clear_pointer (&folded->characters, g_free);
  g_clear_pointer (&folded->ends, g_free);
  folded->length = 0;
}

/**
 * kaiji_folded_hash:
 * @folded: a #KaijiFolded
 *
 * Returns: a number which is the same for all that are equal
 */
guint
kaiji_folded_hash (gconstpointer folded)
{
  const KaijiFolded *self = folded;
  guint hash = 5381;

  for (guint i = 0; i < self->length; i++)
    hash = hash * 33 + self->characters[i];

  return hash;
}

/**
 * kaiji_folded_equal:
 * @a: a folded text
 * @b: another one
 *
 * Returns: whether they are the same
 */
gboolean
kaiji_folded_equal (const KaijiFolded *a, const KaijiFolded *b)
{
  return a->length == b->length && (a->length == 0 || kaiji_folded_has_at (a, 0, b));
}
