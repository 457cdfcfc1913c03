/* kaiji-row-reading.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "kaiji-heads.h"
#include "kaiji-level.h"
#include "kaiji-line-marks.h"
#include "kaiji-printed-head.h"
#include "kaiji-row-reading.h"
#include "kaiji-scheme-wording.h"
#include "kaiji-text.h"

/* The minimum number of letters that identify a line of a note. */
#define MIN_NOTE_LINE 8

/* A longer row, in bytes, is no title or note. */
#define MAX_FURNITURE 20000

/* The same for the title of a section with its translation. */
#define MAX_SECTION 200

/* Whether a head stands above a column. */
static gboolean
is_headed (const KaijiHeads *heads, guint column)
{
  for (guint i = 0; i < heads->n_headed; i++)
    if (heads->headed[i] == column)
      return TRUE;

  return FALSE;
}

static void
read_level (KaijiRowReading *self,
            guint place,
            const KaijiHeads *heads,
            KaijiScheme *scheme,
            KaijiWording *wording)
{
  guint column = self->cells[place]->column;
  const char *text = self->cells[place]->text;
  const char *rest = kaiji_level_skip (text, scheme, wording, &self->level_value);

  if (rest == NULL)
    {
      rest = kaiji_level_skip_enclosed (text, scheme, wording, &self->level_value);
      /* Words behind a level in brackets may ask rather than answer. */
      if (rest != NULL && !kaiji_text_is_blank (rest))
        return;
    }
  if (rest == NULL)
    return;

  rest = kaiji_text_skip_white_space (rest);
  /* Below a head of their own, words behind a level are no answer: they say the level once more, or
   * what is asked. */
  if (*rest != '\0' && is_headed (heads, column))
    {
      if (column != heads->columns[KAIJI_COLUMN_LEVEL])
        return;
      rest = "";
    }

  self->level = place;
  self->level_rest = *rest != '\0' ? rest : NULL;
}

/**
 * kaiji_row_reading_read_number:
 * @text: the text of a cell
 *
 * Returns: the item's number that it says: `12`, `No.12`, `(12)`, `12.`; -1 if it is anything else
 */
int
kaiji_row_reading_read_number (const char *text)
{
  g_autofree char *narrow = kaiji_text_narrow (text);
  const char *p = narrow;
  char *end;
  long number;

  kaiji_text_skip_spaces (&p);
  if (g_ascii_strncasecmp (p, "no", 2) == 0)
    p += 2;
  while (*p == '.' || *p == '(' || *p == '#' || *p == ' ' || *p == 'Q')
    p++;
  if (!g_ascii_isdigit (*p))
    return -1;

  number = strtol (p, &end, 10);
  p = end;
  while (*p == '.' || *p == ')' || *p == ' ' || *p == '\n')
    p++;

  return *p == '\0' && number > 0 && number < 1000 ? (int) number : -1;
}

typedef struct
{
  KaijiScheme *scheme;
  KaijiWording *wording;
} Labels;

/* Whether nothing follows but a level. */
static gboolean
is_end_of_labels (const char *rest, gpointer user_data)
{
  const Labels *self = user_data;
  const char *p = rest;
  const char *end;
  KaijiLevel level;

  while (*p != '\0' && !g_unichar_isalnum (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  if (*p == '\0')
    return TRUE;

  end = kaiji_level_skip (p, self->scheme, self->wording, &level);
  while (end != NULL && *end != '\0' && !g_unichar_isalnum (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  return end != NULL && *end == '\0';
}

/* The text after a number that may stand right before a title, with or without a sign between. */
static const char *
skip_number (const char *text)
{
  const char *p = kaiji_line_skip_number (text);

  if (p != NULL)
    return p;
  for (p = text; g_ascii_isdigit (*p); p++)
    ;
  return p;
}

/* Compares a cell in which a number, titles and a prompt stand together. The number is the row's
 * if no cell of its own has it. */
static void
read_joined (KaijiRowReading *self, guint place, KaijiScheme *scheme, KaijiWording *wording)
{
  Labels labels = { scheme, wording };
  const char *text = self->cells[place]->text;
  const char *rest = skip_number (text);
  g_autofree char *number = g_strndup (text, (gsize) (rest - text));

  kaiji_wording_compare_parts (wording, self->likeness[place], rest, is_end_of_labels, &labels);
  if (self->likeness[place]->is_joined && self->number < 0)
    self->number = kaiji_row_reading_read_number (number);
}

/* Finds the cell that may have the item's number. */
static guint
find_number (const KaijiRowReading *self, const KaijiHeads *heads)
{
  guint column = heads->columns[KAIJI_COLUMN_NUMBER];

  if (column == KAIJI_NOWHERE)
    return self->n_cells > 0 && self->answer != 0 ? 0 : KAIJI_NOWHERE;

  for (guint i = 0; i < self->n_cells; i++)
    if (self->cells[i]->column == column)
      return i;

  return KAIJI_NOWHERE;
}

/* If the columns are known, labels are left of the answers or in columns with such a head. */
static gboolean
may_be_label (const KaijiHeads *heads, guint column)
{
  if (column < heads->columns[KAIJI_COLUMN_ANSWER])
    return TRUE;

  for (guint i = 0; i < KAIJI_COLUMN_LEVEL; i++)
    if (heads->columns[i] == column)
      return TRUE;

  return FALSE;
}

/**
 * kaiji_row_reading_new:
 * @row: a row, which must outlive the reading
 * @heads: the contents of the table's columns
 *
 * Returns: (transfer full): the row's cells, classified
 */
KaijiRowReading *
kaiji_row_reading_new (const KaijiTableRow *row,
                       const KaijiHeads *heads,
                       KaijiScheme *scheme,
                       KaijiWording *wording)
{
  KaijiRowReading *self = g_new0 (KaijiRowReading, 1);
  guint answer_column = heads->columns[KAIJI_COLUMN_ANSWER];
  guint number;

  self->cells = (KaijiTableCell **) row->cells->pdata;
  self->n_cells = row->cells->len;
  self->likeness = g_new0 (KaijiLikeness *, self->n_cells);
  self->number = -1;
  self->level = KAIJI_NOWHERE;
  self->answer = KAIJI_NOWHERE;

  for (guint i = 0; i < self->n_cells; i++)
    if (answer_column != KAIJI_NOWHERE && self->cells[i]->column == answer_column)
      self->answer = i;

  for (guint i = 0; i < self->n_cells && self->level == KAIJI_NOWHERE; i++)
    if (i != self->answer)
      read_level (self, i, heads, scheme, wording);

  number = find_number (self, heads);
  if (number != KAIJI_NOWHERE)
    self->number = kaiji_row_reading_read_number (self->cells[number]->text);

  for (guint i = 0; i < self->n_cells; i++)
    {
      if (i == self->answer || i == self->level || (i == number && self->number >= 0))
        continue;
      /* A cell in the column of answers or remarks is never a label. */
      if (answer_column != KAIJI_NOWHERE && !may_be_label (heads, self->cells[i]->column))
        continue;
      self->likeness[i] = kaiji_wording_compare (wording, self->cells[i]->text);
      read_joined (self, i, scheme, wording);
    }

  return self;
}

void
kaiji_row_reading_free (KaijiRowReading *reading)
{
  for (guint i = 0; i < reading->n_cells; i++)
    g_clear_pointer (&reading->likeness[i], kaiji_wording_likeness_free);
  g_free (reading->likeness);
  g_free (reading);
}

/* Returns whether @text is @note, or a line of it. */
static gboolean
is_line_of (KaijiWording *wording, const KaijiFolded *text, const char *note)
{
  const KaijiFolded *folded = kaiji_wording_get_known (wording, note);
  gboolean is_found = FALSE;

  if (text->length >= MIN_NOTE_LINE || text->length == folded->length)
    for (guint i = 0; !is_found && i + text->length <= folded->length; i++)
      is_found = memcmp (folded->characters + i, text->characters, text->length * sizeof (gunichar))
                 == 0;

  return is_found;
}

/* Whether a text begins with a number of kanji that is no word's beginning. */
static gboolean
is_kanji_number (const char *text)
{
  const char *p = text;

  while (*p != '\0' && g_utf8_strchr ("一二三四五六七八九十", -1, g_utf8_get_char (p)) != NULL)
    p = g_utf8_next_char (p);

  return p != text && *p != '\0'
         && (!g_unichar_isalpha (g_utf8_get_char (p)) || g_str_has_prefix (p, "章"));
}

/**
 * kaiji_row_reading_skip_chapter:
 *
 * Returns: the text after the number of a chapter: `Ⅱ-1 …`, `第2章 …`, `二、…`, `(3) …`, `B. …`;
 * the text itself if it has none
 */
const char *
kaiji_row_reading_skip_chapter (const char *text)
{
  static const char *const units[] = { "章", "節", "部", "編" };
  const char *p = text;
  gboolean has_number = FALSE;

  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_unit = FALSE;

      for (guint i = 0; i < G_N_ELEMENTS (units); i++)
        is_unit |= g_str_has_prefix (p, units[i]);
      if (g_unichar_isdigit (c) || g_unichar_type (c) == G_UNICODE_LETTER_NUMBER
          || g_unichar_type (c) == G_UNICODE_OTHER_NUMBER || is_kanji_number (p)
          || (!has_number && g_ascii_isupper ((char) MIN (c, 0x7f))))
        has_number = TRUE;
      else if (g_unichar_isalpha (c) && !is_unit && !g_str_has_prefix (p, "第"))
        break;
    }

  return has_number ? p : text;
}

/**
 * kaiji_row_reading_is_section:
 * @text: a text
 *
 * Returns: whether it is the title of a section, with or without the number of a chapter
 */
gboolean
kaiji_row_reading_is_section (KaijiScheme *scheme, KaijiWording *wording, const char *text)
{
  guint n_sections;
  const KaijiSection *sections = kaiji_scheme_get_sections (scheme, &n_sections);
  KaijiFolded whole = kaiji_wording_fold (wording, text);
  KaijiFolded rest = kaiji_wording_fold (wording, kaiji_row_reading_skip_chapter (text));
  gboolean is_found = FALSE;

  for (guint i = 0; i < n_sections; i++)
    is_found |= *sections[i].title != '\0'
                && (kaiji_wording_is (wording, &whole, sections[i].title)
                    || kaiji_wording_is (wording, &rest, sections[i].title));

  kaiji_folded_clear (&whole);
  kaiji_folded_clear (&rest);
  return is_found;
}

static gboolean
is_foreign_letter (gunichar c)
{
  return g_unichar_isalpha (c) && g_unichar_get_script (c) != G_UNICODE_SCRIPT_LATIN;
}

static const char *
skip_signs (const char *text)
{
  while (*text != '\0' && !g_unichar_isalnum (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return text;
}

/**
 * kaiji_row_reading_is_translated_section:
 * @text: a text
 *
 * Returns: whether it is the title of a section with nothing but signs and Latin letters, a
 *   translation, before or behind it
 */
gboolean
kaiji_row_reading_is_translated_section (KaijiScheme *scheme,
                                         KaijiWording *wording,
                                         const char *text)
{
  const char *start = skip_signs (text);
  const char *first = NULL;
  const char *last = NULL;

  if (strlen (text) > MAX_SECTION)
    return FALSE;
  for (const char *p = start; *p != '\0'; p = g_utf8_next_char (p))
    if (is_foreign_letter (g_utf8_get_char (p)))
      {
        first = first != NULL ? first : p;
        last = g_utf8_next_char (p);
      }
  if (first == NULL)
    return FALSE;

  /* The title may have Latin letters, too. */
  for (const char *end = last;; end = g_utf8_next_char (end))
    {
      g_autofree char *title = g_strndup (start, (gsize) (end - start));

      if (kaiji_row_reading_is_section (scheme, wording, title))
        return TRUE;
      if (*end == '\0')
        break;
    }
  for (const char *p = start; p <= first; p = g_utf8_next_char (p))
    {
      g_autofree char *title = g_strndup (p, (gsize) (last - p));

      if (kaiji_row_reading_is_section (scheme, wording, p)
          || kaiji_row_reading_is_section (scheme, wording, title))
        return TRUE;
    }

  return FALSE;
}

/* A list in an answer has dots. */
static gboolean
is_marked_section (const char *text, KaijiScheme *scheme, KaijiWording *wording)
{
  return kaiji_line_skip_marks (text) != text && !g_str_has_prefix (text, "・")
         && kaiji_row_reading_is_translated_section (scheme, wording, text);
}

static gboolean
repeats_text (const char *joined, KaijiScheme *scheme, KaijiWording *wording)
{
  const KaijiPageLayout *layout = kaiji_scheme_get_page_layout (scheme);
  g_autofree char *title = g_strconcat (kaiji_scheme_get_title (scheme),
                                        kaiji_scheme_get_edition_title (scheme), NULL);
  KaijiFolded text = kaiji_wording_fold (wording, joined);
  gboolean is_furniture = text.length == 0 || kaiji_row_reading_is_section (scheme, wording, joined)
                          || is_marked_section (joined, scheme, wording)
                          || kaiji_printed_head_is (&text, scheme, wording)
                          || kaiji_wording_is (wording, &text, kaiji_scheme_get_title (scheme))
                          || kaiji_wording_is (wording, &text, title);

  for (guint i = 0; !is_furniture && i < layout->n_notes; i++)
    is_furniture = is_line_of (wording, &text, layout->notes[i].text);

  kaiji_folded_clear (&text);
  return is_furniture;
}

/**
 * kaiji_row_reading_is_furniture:
 *
 * Returns: whether a row only repeats the parts of every page: titles, heads, sections and notes
 */
gboolean
kaiji_row_reading_is_furniture (const KaijiTableRow *row,
                                KaijiScheme *scheme,
                                KaijiWording *wording)
{
  g_autofree char *joined = kaiji_table_row_dup_text (row);
  g_autofree char *number = NULL;

  if (strlen (joined) > MAX_FURNITURE)
    return FALSE;
  number = kaiji_printed_head_dup_number (row, scheme, wording);

  return number != NULL || repeats_text (joined, scheme, wording)
         || kaiji_heads_is_head (row, scheme, wording);
}
