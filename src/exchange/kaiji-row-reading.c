/* kaiji-row-reading.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "kaiji-match-private.h"
#include "kaiji-scheme-wording.h"
#include "kaiji-text.h"

/* The minimum number of letters that identify a line of a note. */
#define MIN_NOTE_LINE 8

/* The text after the level in a cell, with its sign or another one that people write instead; NULL
 * if the cell does not begin with the level. */
static const char *
skip_level (const char *text, const char *level, const char *const *signs)
{
  const char *p = text;

  kaiji_text_skip_spaces (&p);

  for (guint i = 0; signs[i] != NULL; i++)
    {
      gsize length;

      if (!g_str_has_suffix (level, signs[i]))
        continue;

      length = strlen (level) - strlen (signs[i]);
      if (strncmp (p, level, length) != 0)
        return NULL;
      p += length;
      kaiji_text_skip_spaces (&p);
      return kaiji_text_skip_any (&p, signs) ? p : NULL;
    }

  return kaiji_text_skip (&p, level) ? p : NULL;
}

static gboolean
ends_word (const char *text)
{
  return *text == '\0' || g_unichar_isspace (g_utf8_get_char (text));
}

/**
 * kaiji_level_skip:
 * @text: a text
 * @level: (out): the level at its beginning
 *
 * Returns: (nullable): the end of the level; %NULL if @text does not begin with a level as a word
 */
const char *
kaiji_level_skip (const char *text, KaijiScheme *scheme, KaijiLevel *level)
{
  const KaijiWords *words = kaiji_scheme_get_words (scheme);
  const char *const *signs = kaiji_scheme_get_level_signs (scheme);
  const char *longest = NULL;

  for (guint i = 0; i < KAIJI_N_LEVELS; i++)
    {
      const char *rest = skip_level (text, words->levels[i], signs);

      if (rest == NULL || !ends_word (rest) || (longest != NULL && rest < longest))
        continue;
      longest = rest;
      *level = (KaijiLevel) i;
    }

  return longest;
}

static void
read_level (KaijiRowReading *self, guint place, KaijiScheme *scheme)
{
  const char *rest = kaiji_level_skip (self->cells[place]->text, scheme, &self->level_value);

  if (rest == NULL)
    return;

  self->level = place;
  kaiji_text_skip_spaces (&rest);
  self->level_rest = *rest != '\0' ? rest : NULL;
}

/* Reads the item number of a cell: `12`, `No.12`, `(12)`, `12.`; -1 if the cell is anything
 * else. */
static int
read_item_number (const char *text)
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
      read_level (self, i, scheme);

  number = find_number (self, heads);
  if (number != KAIJI_NOWHERE)
    self->number = read_item_number (self->cells[number]->text);

  for (guint i = 0; i < self->n_cells; i++)
    {
      if (i == self->answer || i == self->level || (i == number && self->number >= 0))
        continue;
      /* A cell in the column of answers or remarks is never a label. */
      if (answer_column != KAIJI_NOWHERE && !may_be_label (heads, self->cells[i]->column))
        continue;
      self->likeness[i] = kaiji_wording_compare (wording, self->cells[i]->text);
    }

  return self;
}

void
kaiji_row_reading_free (KaijiRowReading *reading)
{
  for (guint i = 0; i < reading->n_cells; i++)
    g_clear_pointer (&reading->likeness[i], kaiji_likeness_free);
  g_free (reading->likeness);
  g_free (reading);
}

static gboolean
is_called (KaijiWording *wording, const KaijiFolded *cell, const char *name)
{
  KaijiFolded folded = kaiji_wording_fold (wording, name);
  gboolean is_equal = folded.length > 0 && kaiji_folded_equal (&folded, cell);

  kaiji_folded_clear (&folded);
  return is_equal;
}

/* Whether a head names a column of that content, in the form's words or in others. */
static gboolean
is_head_of (KaijiScheme *scheme,
            KaijiWording *wording,
            const KaijiFolded *cell,
            KaijiColumnContent content)
{
  const KaijiPageLayout *layout = kaiji_scheme_get_page_layout (scheme);
  const char *const *heads = kaiji_scheme_get_heads (scheme, content);

  for (guint i = 0; i < layout->n_columns; i++)
    {
      const KaijiColumn *column = &layout->columns[i];

      /* A head above several columns names none of them. */
      if (column->content == content && column->head != NULL && column->head_span == 1
          && is_called (wording, cell, column->head))
        return TRUE;
    }

  for (guint i = 0; heads[i] != NULL; i++)
    if (is_called (wording, cell, heads[i]))
      return TRUE;

  return FALSE;
}

static guint
read_heads (const KaijiTableRow *row, KaijiScheme *scheme, KaijiWording *wording, KaijiHeads *heads)
{
  /* Heads with two meanings go to the content that has no column yet, the rightmost head to the
   * answer. */
  static const KaijiColumnContent order[] = {
    KAIJI_COLUMN_NUMBER, KAIJI_COLUMN_LEVEL, KAIJI_COLUMN_ANSWER,
    KAIJI_COLUMN_PROMPT, KAIJI_COLUMN_ITEM,  KAIJI_COLUMN_GROUP,
  };
  guint n_found = 0;

  heads->n_headed = 0;
  for (guint i = 0; i < KAIJI_N_COLUMN_CONTENTS; i++)
    heads->columns[i] = KAIJI_NOWHERE;

  for (guint i = 0; i < row->cells->len; i++)
    {
      const KaijiTableCell *cell = g_ptr_array_index (row->cells, row->cells->len - 1 - i);
      KaijiFolded folded;

      if (heads->n_headed < KAIJI_MAX_HEADS)
        heads->headed[heads->n_headed++] = cell->column;
      if (strlen (cell->text) > 60)
        continue;
      folded = kaiji_wording_fold (wording, cell->text);
      for (guint j = 0; j < G_N_ELEMENTS (order); j++)
        if (heads->columns[order[j]] == KAIJI_NOWHERE
            && is_head_of (scheme, wording, &folded, order[j]))
          {
            heads->columns[order[j]] = cell->column;
            n_found++;
            break;
          }
      kaiji_folded_clear (&folded);
    }

  return n_found;
}

gboolean
kaiji_heads_is_head (const KaijiTableRow *row, KaijiScheme *scheme, KaijiWording *wording)
{
  KaijiHeads heads;

  return read_heads (row, scheme, wording, &heads) >= 3;
}

/* Whether the levels are in the column with their head. If not, the table was copied as text and
 * its columns mean nothing. */
static gboolean
are_levels_in (KaijiTable *table, KaijiScheme *scheme, const KaijiHeads *heads)
{
  guint n_in = 0;
  guint n_out = 0;

  for (guint i = heads->row + 1; i < kaiji_table_get_n_rows (table); i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (table, i);

      for (guint j = 0; j < row->cells->len; j++)
        {
          const KaijiTableCell *cell = g_ptr_array_index (row->cells, j);
          KaijiLevel level;

          if (kaiji_level_skip (cell->text, scheme, &level) == NULL)
            continue;
          if (cell->column == heads->columns[KAIJI_COLUMN_LEVEL])
            n_in++;
          else
            n_out++;
        }
    }

  return n_out * 20 <= n_in;
}

/**
 * kaiji_heads_find:
 * @heads: (out): the contents of the columns; none if the table has no columns or no heads
 *
 * Returns: whether the table's columns are known
 */
gboolean
kaiji_heads_find (KaijiTable *table, KaijiScheme *scheme, KaijiWording *wording, KaijiHeads *heads)
{
  guint n_rows = MIN (kaiji_table_get_n_rows (table), 100);

  for (guint i = 0; kaiji_table_get_has_columns (table) && i < n_rows; i++)
    {
      guint n_found = read_heads (kaiji_table_get_row (table, i), scheme, wording, heads);

      if (n_found >= 2 && heads->columns[KAIJI_COLUMN_ANSWER] != KAIJI_NOWHERE
          && (heads->columns[KAIJI_COLUMN_PROMPT] != KAIJI_NOWHERE
              || heads->columns[KAIJI_COLUMN_ITEM] != KAIJI_NOWHERE))
        {
          heads->row = i;
          if (heads->columns[KAIJI_COLUMN_LEVEL] == KAIJI_NOWHERE
              || are_levels_in (table, scheme, heads))
            return TRUE;
          break;
        }
    }

  for (guint i = 0; i < KAIJI_N_COLUMN_CONTENTS; i++)
    heads->columns[i] = KAIJI_NOWHERE;
  heads->row = KAIJI_NOWHERE;
  heads->n_headed = 0;
  return FALSE;
}

/* Whether @text was printed from @pattern, with any values in its placeholders: the letters before
 * the first placeholder identify it. */
static gboolean
is_printed_from (KaijiWording *wording, const KaijiFolded *text, const char *pattern)
{
  g_autofree char *head = NULL;
  const char *place;
  KaijiFolded folded;
  gboolean is_equal;

  if (pattern == NULL)
    return FALSE;

  place = strchr (pattern, '{');
  head = place != NULL ? g_strndup (pattern, place - pattern) : g_strdup (pattern);
  folded = kaiji_wording_fold (wording, head);
  is_equal = folded.length >= 4 && text->length >= folded.length
             && memcmp (text->characters, folded.characters, folded.length * sizeof (gunichar)) == 0
             && (place != NULL || text->length == folded.length);
  kaiji_folded_clear (&folded);
  return is_equal;
}

/* Whether @text is @note, or a line of it. */
static gboolean
is_line_of (KaijiWording *wording, const KaijiFolded *text, const char *note)
{
  KaijiFolded folded = kaiji_wording_fold (wording, note);
  gboolean is_found = FALSE;

  if (text->length >= MIN_NOTE_LINE || text->length == folded.length)
    for (guint i = 0; !is_found && i + text->length <= folded.length; i++)
      is_found = memcmp (folded.characters + i, text->characters, text->length * sizeof (gunichar))
                 == 0;

  kaiji_folded_clear (&folded);
  return is_found;
}

static gboolean
is_section (KaijiScheme *scheme, KaijiWording *wording, const KaijiFolded *text)
{
  guint n_sections;
  const KaijiSection *sections = kaiji_scheme_get_sections (scheme, &n_sections);

  for (guint i = 0; i < n_sections; i++)
    if (*sections[i].title != '\0' && is_called (wording, text, sections[i].title))
      return TRUE;

  return FALSE;
}

/**
 * kaiji_match_is_furniture:
 *
 * Returns: whether a row only repeats the parts of every page: titles, heads, sections and notes
 */
gboolean
kaiji_match_is_furniture (const KaijiTableRow *row, KaijiScheme *scheme, KaijiWording *wording)
{
  const KaijiPageLayout *layout = kaiji_scheme_get_page_layout (scheme);
  g_autofree char *joined = kaiji_table_row_dup_text (row);
  g_autofree char *title = g_strconcat (kaiji_scheme_get_title (scheme),
                                        kaiji_scheme_get_edition_title (scheme), NULL);
  KaijiFolded text = kaiji_wording_fold (wording, joined);
  gboolean is_furniture = text.length == 0 || is_section (scheme, wording, &text)
                          || is_printed_from (wording, &text, layout->title)
                          || is_printed_from (wording, &text, layout->subtitle)
                          || is_called (wording, &text, kaiji_scheme_get_title (scheme))
                          || is_called (wording, &text, title);

  for (guint i = 0; !is_furniture && i < layout->n_notes; i++)
    is_furniture = is_line_of (wording, &text, layout->notes[i].text);

  kaiji_folded_clear (&text);
  return is_furniture || kaiji_heads_is_head (row, scheme, wording);
}
