/* kaiji-search.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-search.h"

/* Whether a character belongs to the preceding one: accents and half-width voicing marks. */
static gboolean
is_mark (gunichar character)
{
  return character >= 0x300
         && (g_unichar_ismark (character) || character == 0xff9e || character == 0xff9f);
}

/* Kana and kanji are not folded; nearly all characters of a sheet are such, and calling GLib for
 * each of them would take longer than everything else. */
static gboolean
is_plain (gunichar character)
{
  return (character >= 0x3041 && character <= 0x3096)
         || (character >= 0x30a1 && character <= 0x30fa)
         || (character >= 0x4e00 && character <= 0x9fff);
}

/* Folds @text for comparison: without differences of case and width. @offsets maps each byte of the
 * result, and its end, to a character of @text. Folding is done character by character, since hits
 * must be located in @text. */
static GString *
fold (const char *text, GArray *offsets)
{
  GString *folded = g_string_sized_new (strlen (text));
  const char *next;
  int offset = 0;

  for (const char *p = text; *p != '\0'; p = next)
    {
      gunichar character = g_utf8_get_char (p);
      gsize start = folded->len;
      int n_characters = 1;

      next = g_utf8_next_char (p);
      while (is_mark (g_utf8_get_char (next)))
        {
          next = g_utf8_next_char (next);
          n_characters++;
        }

      if (character < 0x80 && n_characters == 1)
        {
          g_string_append_c (folded, g_ascii_tolower (*p));
        }
      else if (is_plain (character) && n_characters == 1)
        {
          g_string_append_len (folded, p, next - p);
        }
      else
        {
          g_autofree char *normalized = g_utf8_normalize (p, next - p, G_NORMALIZE_NFKC);
          g_autofree char *casefolded = g_utf8_casefold (normalized, -1);

          g_string_append (folded, casefolded);
        }

      if (offsets != NULL)
        for (gsize i = start; i < folded->len; i++)
          g_array_append_val (offsets, offset);
      offset += n_characters;
    }

  if (offsets != NULL)
    g_array_append_val (offsets, offset);
  return folded;
}

static guint
count_folded (const char *text, const char *folded_wanted)
{
  g_autoptr (GString) folded = fold (text, NULL);
  gsize length = strlen (folded_wanted);
  guint n = 0;

  if (length == 0)
    return 0;

  for (const char *p = folded->str; (p = strstr (p, folded_wanted)) != NULL; p += length)
    n++;

  return n;
}

static void
add_hits (GArray *hits,
          const KaijiField *field,
          KaijiHitPlace place,
          const char *text,
          const char *folded_wanted)
{
  guint n = count_folded (text, folded_wanted);

  for (guint i = 0; i < n; i++)
    {
      KaijiHit hit = { field, place, i };

      g_array_append_val (hits, hit);
    }
}

/**
 * kaiji_search_count:
 * @text: a text
 * @wanted: the text to count
 *
 * Returns: the number of occurrences, regardless of width and case
 */
guint
kaiji_search_count (const char *text, const char *wanted)
{
  g_autoptr (GString) folded_wanted = NULL;

  g_return_val_if_fail (text != NULL, 0);
  g_return_val_if_fail (wanted != NULL, 0);

  folded_wanted = fold (wanted, NULL);
  return count_folded (text, folded_wanted->str);
}

/**
 * kaiji_search_find_nth:
 * @nth: the index of the occurrence, from 0
 * @start: (out): its first character in @text
 * @end: (out): the first character after it
 *
 * Returns: whether @text has that many occurrences
 */
gboolean
kaiji_search_find_nth (const char *text, const char *wanted, guint nth, int *start, int *end)
{
  g_autoptr (GArray) offsets = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GString) folded = NULL;
  g_autoptr (GString) folded_wanted = NULL;
  const char *p;
  gsize last;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (wanted != NULL, FALSE);

  folded_wanted = fold (wanted, NULL);
  if (folded_wanted->len == 0)
    return FALSE;

  folded = fold (text, offsets);
  p = strstr (folded->str, folded_wanted->str);
  while (p != NULL && nth-- > 0)
    p = strstr (p + folded_wanted->len, folded_wanted->str);
  if (p == NULL)
    return FALSE;

  *start = g_array_index (offsets, int, p - folded->str);
  /* Extends to the beginning of the next character if only a part of one was matched. */
  last = (gsize) (p - folded->str) + folded_wanted->len;
  *end = g_array_index (offsets, int, last);
  while (*end == g_array_index (offsets, int, last - 1))
    *end = g_array_index (offsets, int, ++last);

  return TRUE;
}

/**
 * kaiji_search_sheet:
 * @sheet: a sheet
 * @wanted: the text to find
 *
 * Searches prompts, printed answers and notes of all sections that are not excluded.
 *
 * Returns: (transfer full) (element-type KaijiHit): the hits, in the form's order
 */
GArray *
kaiji_search_sheet (KaijiSheet *sheet, const char *wanted)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (KaijiHit));
  g_autoptr (GString) folded_wanted = NULL;
  const KaijiField *fields;
  guint n_fields;

  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), hits);
  g_return_val_if_fail (wanted != NULL, hits);

  folded_wanted = fold (wanted, NULL);
  if (folded_wanted->len == 0)
    return hits;

  fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (sheet), &n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      const KaijiField *field = &fields[i];
      KaijiAnswer *answer = kaiji_sheet_get_answer (sheet, field);
      g_autoptr (GString) notes = NULL;
      g_autofree char *text = NULL;

      if (kaiji_sheet_is_section_excluded (sheet, kaiji_field_get_section (field)))
        continue;

      add_hits (hits, field, KAIJI_HIT_PROMPT, field->full_prompt, folded_wanted->str);
      if (answer == NULL)
        continue;

      text = kaiji_sheet_dup_text (sheet, field);
      add_hits (hits, field, KAIJI_HIT_ANSWER, text, folded_wanted->str);

      notes = g_string_new (NULL);
      for (guint member = 0; member < KAIJI_N_ANSWER_MEMBERS; member++)
        {
          const char *note = kaiji_answer_get_member (answer, member);

          /* A line break, which cannot be searched for, separates them. */
          if (note != NULL)
            g_string_append_printf (notes, "%s\n", note);
        }
      add_hits (hits, field, KAIJI_HIT_NOTES, notes->str, folded_wanted->str);
    }

  return hits;
}
