/* kaiji-search.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-search.h"

/* The most hits of one text that are listed: nobody walks through more of them. */
#define MAX_HITS_A_TEXT 100

/* Returns whether a character belongs to the preceding one: accents and half-width voicing
 * marks. */
static gboolean
is_mark (gunichar character)
{
  return character >= 0x300
         && (g_unichar_ismark (character) || character == 0xff9e || character == 0xff9f);
}

/* Kana and kanji are their own normal forms; nearly all characters of a sheet are such, and calling
 * GLib for each of them would take longer than everything else. */
static gboolean
is_plain (gunichar character)
{
  return (character >= 0x3041 && character <= 0x3096)
         || (character >= 0x30a1 && character <= 0x30fa)
         || (character >= 0x4e00 && character <= 0x9fff);
}

/* A word that is typed may not have been converted to katakana yet. */
static gunichar
to_hiragana (gunichar character)
{
  return character >= 0x30a1 && character <= 0x30f6 ? character - 0x60 : character;
}

static void
append_hiragana (GString *folded, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (folded, to_hiragana (g_utf8_get_char (p)));
}

/* Folds @text for comparison: without differences of case, width and kana. @offsets maps each byte
 * of the result, and its end, to a character of @text. Folding is done character by character,
 * since hits must be located in @text. */
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
          g_string_append_unichar (folded, to_hiragana (character));
        }
      else
        {
          g_autofree char *normalized = g_utf8_normalize (p, next - p, G_NORMALIZE_NFKC);
          g_autofree char *casefolded = g_utf8_casefold (normalized, -1);

          append_hiragana (folded, casefolded);
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

/* Finds the bounds in a text, in characters, of what was found at @at of its folded form. */
static void
find_bounds (GArray *offsets, gsize at, gsize length, int *start, int *end)
{
  gsize last = at + length;

  *start = g_array_index (offsets, int, at);
  /* Up to where the next character begins, where only a part of one was wanted. */
  *end = g_array_index (offsets, int, last);
  while (*end == g_array_index (offsets, int, last - 1))
    *end = g_array_index (offsets, int, ++last);
}

static const char *
get_note (KaijiSheet *sheet, const KaijiField *field, KaijiAnswerMember member)
{
  KaijiAnswer *answer = kaiji_sheet_get_answer (sheet, field);

  return answer != NULL ? kaiji_answer_get_member (answer, member) : NULL;
}

/* The names that a field goes by; they are those of the first field below them. */
static const char *
get_name (const KaijiField *field, KaijiHitPlace place)
{
  const KaijiItem *item = field->item;

  if (field != item->fields)
    return NULL;
  if (place == KAIJI_HIT_ITEM)
    return item->title;
  if (item != item->group->items)
    return NULL;
  if (place == KAIJI_HIT_GROUP)
    return item->group->title;
  return field == kaiji_field_get_section (field)->fields ? kaiji_field_get_section (field)->title
                                                          : NULL;
}

/* Puts what is found of @folded_wanted in one place of a field behind @hits. */
static void
search_place (KaijiSheet *sheet,
              const KaijiField *field,
              KaijiHitPlace place,
              const char *folded_wanted,
              GArray *hits)
{
  g_autofree char *text = kaiji_search_dup_text (sheet, field, place);
  g_autoptr (GArray) offsets = NULL;
  g_autoptr (GString) folded = NULL;
  gsize length = strlen (folded_wanted);
  const char *p;

  if (text == NULL || count_folded (text, folded_wanted) == 0)
    return;

  offsets = g_array_new (FALSE, FALSE, sizeof (int));
  folded = fold (text, offsets);
  p = folded->str;
  for (guint i = 0; i < MAX_HITS_A_TEXT && (p = strstr (p, folded_wanted)) != NULL; i++)
    {
      KaijiHit hit = { .field = field, .place = place, .nth = i };

      find_bounds (offsets, (gsize) (p - folded->str), length, &hit.start, &hit.end);
      g_array_append_val (hits, hit);
      p += length;
    }
}

static void
search_places (KaijiSheet *sheet,
               const char *folded_wanted,
               KaijiHitPlace first,
               KaijiHitPlace last,
               GArray *hits)
{
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (sheet), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      if (kaiji_sheet_is_section_excluded (sheet, kaiji_field_get_section (&fields[i])))
        continue;
      for (KaijiHitPlace place = first; place <= last; place++)
        search_place (sheet, &fields[i], place, folded_wanted, hits);
    }
}

/* Returns whether @wanted is somewhere in a field or in the names above it. */
static gboolean
has_word (KaijiSheet *sheet, const KaijiField *field, const char *folded_wanted)
{
  const KaijiSection *section = kaiji_field_get_section (field);

  if (count_folded (section->title, folded_wanted) > 0
      || count_folded (field->item->group->title, folded_wanted) > 0
      || count_folded (field->item->title, folded_wanted) > 0)
    return TRUE;

  for (KaijiHitPlace place = KAIJI_HIT_PROMPT; place < KAIJI_N_HIT_PLACES; place++)
    {
      g_autofree char *text = kaiji_search_dup_text (sheet, field, place);

      if (text != NULL && count_folded (text, folded_wanted) > 0)
        return TRUE;
    }

  return FALSE;
}

/* Fields that have all of several words, each anywhere: one hit a field, of the first word that is
 * in a text of its own. */
static void
search_words (KaijiSheet *sheet, const char *folded_wanted, GArray *hits)
{
  g_auto (GStrv) words = g_strsplit_set (folded_wanted, " \t\n", -1);
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (sheet), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      guint n_before = hits->len;
      gboolean has_all = !kaiji_sheet_is_section_excluded (sheet,
                                                           kaiji_field_get_section (&fields[i]));

      for (guint j = 0; words[j] != NULL && has_all; j++)
        has_all = *words[j] == '\0' || has_word (sheet, &fields[i], words[j]);
      for (guint j = 0; words[j] != NULL && has_all && hits->len == n_before; j++)
        for (KaijiHitPlace place = KAIJI_HIT_PROMPT;
             place < KAIJI_N_HIT_PLACES && *words[j] != '\0' && hits->len == n_before; place++)
          search_place (sheet, &fields[i], place, words[j], hits);
      if (hits->len > n_before)
        g_array_set_size (hits, n_before + 1);
    }
}

/* The item of a published number, which may be in full-width digits and after “No.” or “#”; NULL if
 * @text is no such number. */
static const KaijiItem *
find_item (KaijiScheme *scheme, const char *text)
{
  g_autofree char *normalized = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  guint64 number;
  char *p;

  if (normalized == NULL)
    return NULL;

  p = g_strstrip (normalized);
  if (g_ascii_strncasecmp (p, "no", 2) == 0)
    p += p[2] == '.' ? 3 : 2;
  else if (*p == '#')
    p++;
  if (!g_ascii_string_to_unsigned (g_strchug (p), 10, 0, G_MAXUINT, &number, NULL))
    return NULL;

  return kaiji_scheme_find_item (scheme, (gint64) number);
}

static void
search_number (KaijiSheet *sheet, const char *wanted, GArray *hits)
{
  const KaijiItem *item = find_item (kaiji_sheet_get_scheme (sheet), wanted);
  KaijiHit hit = { .place = KAIJI_HIT_NUMBER };

  if (item == NULL)
    return;

  hit.field = item->fields;
  g_array_append_val (hits, hit);
}

/**
 * kaiji_search_count:
 * @text: a text
 * @wanted: the text to count
 *
 * Returns: the number of occurrences, regardless of width, case and kana
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

  find_bounds (offsets, (gsize) (p - folded->str), folded_wanted->len, start, end);
  return TRUE;
}

/**
 * kaiji_search_dup_text:
 *
 * Returns: (transfer full) (nullable): the text that is searched at a place of a field, if there is
 *   one
 */
char *
kaiji_search_dup_text (KaijiSheet *sheet, const KaijiField *field, KaijiHitPlace place)
{
  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  switch (place)
    {
    case KAIJI_HIT_SECTION:
    case KAIJI_HIT_GROUP:
    case KAIJI_HIT_ITEM:
      return g_strdup (get_name (field, place));
    case KAIJI_HIT_PROMPT:
      return g_strdup (field->prompt);
    case KAIJI_HIT_ANSWER:
      return kaiji_sheet_get_answer (sheet, field) != NULL ? kaiji_sheet_dup_text (sheet, field)
                                                           : NULL;
    case KAIJI_HIT_MEMO:
      return g_strdup (get_note (sheet, field, KAIJI_ANSWER_MEMO));
    case KAIJI_HIT_EVIDENCE:
      return g_strdup (get_note (sheet, field, KAIJI_ANSWER_EVIDENCE));
    case KAIJI_HIT_OWNER:
      return g_strdup (get_note (sheet, field, KAIJI_ANSWER_OWNER));
    case KAIJI_HIT_NUMBER:
    default:
      return NULL;
    }
}

/**
 * kaiji_search_sheet:
 * @sheet: a sheet
 * @wanted: the text to find
 *
 * Looks for an item's number, and in the names of sections, groups and items, in prompts, printed
 * answers and notes of all sections that are not left out. If several words are not found together,
 * fields are that have each of them.
 *
 * Returns: (transfer full) (element-type KaijiHit): numbers and names first, then texts, both in
 *   the form's order
 */
GArray *
kaiji_search_sheet (KaijiSheet *sheet, const char *wanted)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (KaijiHit));
  g_autoptr (GString) folded = NULL;
  const char *folded_wanted;

  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), hits);
  g_return_val_if_fail (wanted != NULL, hits);

  folded = fold (wanted, NULL);
  folded_wanted = g_strstrip (folded->str);
  if (*folded_wanted == '\0')
    return hits;

  search_number (sheet, wanted, hits);
  search_places (sheet, folded_wanted, KAIJI_HIT_SECTION, KAIJI_HIT_ITEM, hits);
  search_places (sheet, folded_wanted, KAIJI_HIT_PROMPT, KAIJI_HIT_OWNER, hits);
  if (hits->len == 0 && strpbrk (folded_wanted, " \t\n") != NULL)
    search_words (sheet, folded_wanted, hits);

  return hits;
}
