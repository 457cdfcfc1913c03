/* kaiji-text.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-text.h"

/* Characters below the first combining mark compose with nothing, and the blocks that make up most
 * Japanese text hold only characters that do not compose: punctuation, kana without combining
 * voicing marks, and unified ideographs. Such text needs no NFC. */
static inline gboolean
stands_alone (gunichar c)
{
  return c < 0x300 || (c >= 0x3041 && c <= 0x3096) || (c >= 0x309b && c <= 0x30ff)
         || (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3000 && c <= 0x3029)
         || (c >= 0xff01 && c <= 0xff9d);
}

/* Other characters that NFC does not change: dashes, dots and quotation marks, direction marks, and
 * the replacement characters. */
static inline gboolean
is_composed (gunichar c)
{
  return stands_alone (c) || (c >= 0x2002 && c <= 0x206f) || c == 0xfffd;
}

static inline gboolean
is_counted (gunichar c)
{
  if (c == '\n' || c == '\r')
    return FALSE;

  if (stands_alone (c))
    return TRUE;

  if (c == 0x200c || c == 0x200d || (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef)
      || c == 0x2028 || c == 0x2029)
    return FALSE;

  return !g_unichar_ismark (c);
}

static guint
count (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    n += is_counted (g_utf8_get_char (p));

  return n;
}

/* Composes each character with the combining characters after it, one at a time: in a long text
 * g_utf8_normalize() moves the whole rest at every composition. */
static guint
count_composing (const char *text)
{
  const char *end;
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = end)
    {
      g_autofree char *composed = NULL;

      end = g_utf8_next_char (p);
      while (*end != '\0' && !is_composed (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);

      composed = g_utf8_normalize (p, end - p, G_NORMALIZE_NFC);
      n += count (composed);
    }

  return n;
}

/**
 * kaiji_text_count_characters:
 * @text: UTF-8
 *
 * Counts characters (字) as people do: Unicode characters after normalization to NFC, where full-
 * and half-width characters, spaces and punctuation count one each. Line breaks, combining marks,
 * joiners and variation selectors do not count.
 *
 * Returns: the number of characters
 */
guint
kaiji_text_count_characters (const char *text)
{
  g_return_val_if_fail (text != NULL, 0);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!is_composed (g_utf8_get_char (p)))
        return count_composing (text);
    }

  return count (text);
}

/**
 * kaiji_text_narrow:
 * @text: UTF-8
 *
 * Replaces the full-width forms of ASCII characters (U+FF01 to U+FF5E), the ideographic space, the
 * minus sign and the full-width yen sign by their narrow equivalents: input methods write numbers
 * as 「１２３，４５６」. Nothing else changes.
 *
 * Returns: (transfer full): the narrow text
 */
char *
kaiji_text_narrow (const char *text)
{
  GString *narrow;
  const char *copied = text;

  g_return_val_if_fail (text != NULL, NULL);

  narrow = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0xff01 && c <= 0xff5e)
        c -= 0xfee0;
      else if (c == 0x3000)
        c = ' ';
      else if (c == 0x2212)
        c = '-';
      else if (c == 0xffe5)
        c = 0xa5;
      else
        continue;

      g_string_append_len (narrow, copied, p - copied);
      g_string_append_unichar (narrow, c);
      copied = g_utf8_next_char (p);
    }

  g_string_append (narrow, copied);
  return g_string_free (narrow, FALSE);
}

/**
 * kaiji_text_replace:
 * @pattern: a text with a placeholder, as in schemes: `{}` or `{name}`
 * @name: the placeholder's name, "" for `{}`
 * @value: the replacement
 *
 * Returns: (transfer full): @pattern with every `{name}` replaced
 */
char *
kaiji_text_replace (const char *pattern, const char *name, const char *value)
{
  g_autofree char *placeholder = NULL;
  GString *string;

  g_return_val_if_fail (pattern != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (value != NULL, NULL);

  placeholder = g_strdup_printf ("{%s}", name);
  string = g_string_new (pattern);
  g_string_replace (string, placeholder, value, 0);

  return g_string_free (string, FALSE);
}

/**
 * kaiji_text_is_blank:
 * @text: (nullable): UTF-8
 *
 * Returns: whether @text is %NULL or nothing but white space, the ideographic space included
 */
gboolean
kaiji_text_is_blank (const char *text)
{
  if (text == NULL)
    return TRUE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!g_unichar_isspace (g_utf8_get_char (p)))
        return FALSE;
    }

  return TRUE;
}

/**
 * kaiji_text_skip:
 * @text: (inout): a place in a text; moved past @word if it is there
 * @word: (nullable): the word to skip
 *
 * Returns: whether @word is there; never for %NULL or ""
 */
gboolean
kaiji_text_skip (const char **text, const char *word)
{
  const char *p = *text;

  if (word == NULL || *word == '\0')
    return FALSE;

  /* Readers try dozens of words at each character, and most differ in the first byte. */
  while (*word != '\0')
    {
      if (*p++ != *word++)
        return FALSE;
    }

  *text = p;
  return TRUE;
}

/**
 * kaiji_text_skip_any:
 * @text: (inout): a place in a text; moved past the word that is there
 * @words: (array zero-terminated=1): the words to skip; the first match counts, so a longer word
 *   must precede its own beginning
 *
 * Returns: whether one of @words is there
 */
gboolean
kaiji_text_skip_any (const char **text, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (kaiji_text_skip (text, words[i]))
        return TRUE;
    }

  return FALSE;
}

/* The white space of GLib that ends a line. */
static gboolean
ends_line (gunichar c)
{
  return c == '\n' || c == '\r' || c == '\f' || c == 0x2028 || c == 0x2029;
}

/**
 * kaiji_text_skip_spaces:
 * @text: (inout): a place in a text; moved past all spaces of Unicode, such as the ideographic one,
 *   and tabs, but not past the line
 */
void
kaiji_text_skip_spaces (const char **text)
{
  for (gunichar c = g_utf8_get_char (*text); g_unichar_isspace (c) && !ends_line (c);
       c = g_utf8_get_char (*text))
    *text = g_utf8_next_char (*text);
}

/**
 * kaiji_text_skip_white_space:
 * @text: a place in a text
 *
 * Returns: (transfer none): the place after all white space of Unicode, line breaks included
 */
const char *
kaiji_text_skip_white_space (const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return text;
}

/**
 * kaiji_text_ends_with_any:
 * @text: UTF-8
 * @end: a place in @text
 * @words: (array zero-terminated=1): words
 *
 * Returns: whether the part of @text before @end ends with one of @words
 */
gboolean
kaiji_text_ends_with_any (const char *text, const char *end, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize length = strlen (words[i]);

      if ((gsize) (end - text) >= length && memcmp (end - length, words[i], length) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * kaiji_text_strip:
 * @text: UTF-8
 *
 * Returns: (transfer full): @text without the white space around it, such as table cells add
 */
char *
kaiji_text_strip (const char *text)
{
  const char *end;

  g_return_val_if_fail (text != NULL, NULL);

  text = kaiji_text_skip_white_space (text);
  end = text + strlen (text);
  while (end > text && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);

  return g_strndup (text, (gsize) (end - text));
}

/**
 * kaiji_text_dup_without_spaces:
 * @text: UTF-8
 *
 * Returns: (transfer full): @text without any white space, such as is between letters that are
 *   spread: 有 り
 */
char *
kaiji_text_dup_without_spaces (const char *text)
{
  GString *string;

  g_return_val_if_fail (text != NULL, NULL);

  string = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (string, g_utf8_get_char (p));

  return g_string_free (string, FALSE);
}

/**
 * kaiji_text_skip_sign:
 * @text: (inout): a place after a number, in a text narrowed by kaiji_text_narrow(); moved past
 *   @sign if it is there
 * @sign: the sign to skip, such as 月 or 時間; spaces may precede it
 *
 * Returns: whether @sign is there
 */
gboolean
kaiji_text_skip_sign (const char **text, const char *sign)
{
  const char *place = *text;

  kaiji_text_skip_spaces (&place);
  if (!kaiji_text_skip (&place, sign))
    return FALSE;

  *text = place;
  return TRUE;
}
