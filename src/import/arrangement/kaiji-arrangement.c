/* kaiji-arrangement.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables whose questions do not stand one below the other, each in a row: they stand side by side,
 * or the table is turned, or they are records.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kaiji-arrangement.h"
#include "kaiji-composed-label.h"
#include "kaiji-head-words.h"
#include "kaiji-records.h"
#include "kaiji-scheme-wording.h"
#include "kaiji-tick-columns.h"

/* No table has more columns for a question. */
#define MAX_PERIOD 16

/* So many questions in a row are a turned table. */
#define MIN_TURNED 4

/* So many titles of items in a row are one, too. */
#define MIN_TITLES 6

/* So many questions in each of two columns stand side by side. */
#define MIN_BESIDE 3

/* Only so many columns are looked at for that. */
#define MAX_COLUMNS 64

typedef struct
{
  KaijiTable *table;
  KaijiScheme *scheme;
  KaijiWording *wording;
  KaijiHeadWords *words;
} Arrangement;

/* Side by side: the heads are repeated. */

/* Returns the number of heads after which a row begins again with the first; 0 if it does not. */
static guint
find_period (const Arrangement *self, const KaijiTableRow *row)
{
  guint n = row->cells->len;

  for (guint period = 2; period <= MAX_PERIOD && period * 2 <= n; period++)
    {
      guint contents = 0;
      guint i;

      if (n % period != 0)
        continue;
      for (i = 0; i < period; i++)
        contents |= kaiji_head_words_get_contents (self->words,
                                                   kaiji_table_row_get_cell (row, i)->text);
      while (i < n
             && g_str_equal (kaiji_table_row_get_cell (row, i)->text,
                             kaiji_table_row_get_cell (row, i - period)->text))
        i++;
      if (i == n && kaiji_head_words_are_whole (contents))
        return period;
    }

  return 0;
}

/* Adds the cells of one of the groups of columns, moved below those of the first one. */
static void
add_group (KaijiTable *straight, const KaijiTableRow *row, guint from, guint to, guint first)
{
  KaijiTableRow *copy = kaiji_table_add_row_like (straight, row);

  copy->is_moved = from != first;
  for (guint i = 0; i < row->cells->len; i++)
    {
      const KaijiTableCell *cell = kaiji_table_row_get_cell (row, i);

      if (cell->column < to && (cell->column >= from || from == first))
        kaiji_table_add_cell (straight, copy,
                              from == first ? cell->column : cell->column - from + first,
                              cell->text);
    }
  kaiji_table_end_row (straight);
}

/* Adds the rows below heads that are repeated. Returns the row after them. */
static guint
add_groups (const Arrangement *self, KaijiTable *straight, guint head_row, guint period)
{
  const KaijiTableRow *head = kaiji_table_get_row (self->table, head_row);
  guint first = kaiji_table_row_get_cell (head, 0)->column;
  guint n_rows = kaiji_table_get_n_rows (self->table);
  guint end = head_row + 1;

  while (end < n_rows && g_strcmp0 (kaiji_table_get_row (self->table, end)->place, head->place) == 0
         && find_period (self, kaiji_table_get_row (self->table, end)) == 0)
    end++;

  for (guint i = 0; i < head->cells->len; i += period)
    {
      guint from = kaiji_table_row_get_cell (head, i)->column;
      guint to = i + period < head->cells->len ? kaiji_table_row_get_cell (head, i + period)->column
                                               : G_MAXUINT;

      for (guint row = i == 0 ? head_row : head_row + 1; row < end; row++)
        add_group (straight, kaiji_table_get_row (self->table, row), from, to, first);
    }

  return end;
}

static gboolean
is_prompt (const Arrangement *self, const char *text)
{
  return (kaiji_wording_get_labels (self->wording, text) & 1 << KAIJI_LABEL_PROMPT) != 0;
}

/* Finds the first two columns that have prompts, nearly all of their cells. */
static gboolean
find_prompt_columns (const Arrangement *self, guint columns[2])
{
  guint n_prompts[MAX_COLUMNS] = { 0 };
  guint n_cells[MAX_COLUMNS] = { 0 };
  guint n_found = 0;

  for (guint i = 0; i < kaiji_table_get_n_rows (self->table); i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (self->table, i);

      for (guint j = 0;
           j < row->cells->len && kaiji_table_row_get_cell (row, j)->column < MAX_COLUMNS; j++)
        {
          n_cells[kaiji_table_row_get_cell (row, j)->column]++;
          n_prompts[kaiji_table_row_get_cell (row, j)->column]
            += is_prompt (self, kaiji_table_row_get_cell (row, j)->text);
        }
    }
  for (guint i = 0; i < MAX_COLUMNS && n_found < 2; i++)
    if (n_prompts[i] >= MIN_BESIDE && n_prompts[i] * 4 >= n_cells[i] * 3)
      columns[n_found++] = i;

  return n_found == 2;
}

/* Without heads, prompts with the same distance from one another tell where a group begins. The
 * columns before the first of them belong to it, and so many before the others to theirs. */
static KaijiTable *
put_prompts_below (const Arrangement *self)
{
  guint n_rows = kaiji_table_get_n_rows (self->table);
  guint columns[2];
  guint first = G_MAXUINT;
  guint last = 0;
  guint period;
  KaijiTable *straight;

  if (!find_prompt_columns (self, columns))
    return NULL;
  for (guint i = 0; i < n_rows; i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (self->table, i);

      if (row->cells->len < 2)
        continue;
      first = MIN (first, kaiji_table_row_get_cell (row, 0)->column);
      last = MAX (last, kaiji_table_row_get_cell (row, row->cells->len - 1)->column);
    }
  period = columns[1] - columns[0];
  /* Beside a prompt there must be room for its answer: a title may be a prompt as well. */
  if (period < columns[0] - first + 2)
    return NULL;

  straight = kaiji_table_new (kaiji_table_get_has_columns (self->table));
  for (guint from = first; from <= last; from += period)
    for (guint i = 0; i < n_rows; i++)
      add_group (straight, kaiji_table_get_row (self->table, i), from, from + period, first);

  return straight;
}

static gboolean
has_groups (const Arrangement *self)
{
  for (guint i = 0; i < kaiji_table_get_n_rows (self->table); i++)
    if (find_period (self, kaiji_table_get_row (self->table, i)) != 0)
      return TRUE;

  return FALSE;
}

static KaijiTable *
put_below (const Arrangement *self)
{
  guint n_rows = kaiji_table_get_n_rows (self->table);
  KaijiTable *straight;

  if (!has_groups (self))
    return put_prompts_below (self);

  straight = kaiji_table_new (TRUE);
  for (guint row = 0; row < n_rows;)
    {
      guint period = find_period (self, kaiji_table_get_row (self->table, row));

      if (period == 0)
        kaiji_table_copy_row (straight, kaiji_table_get_row (self->table, row++));
      else
        row = add_groups (self, straight, row, period);
    }

  return straight;
}

/* Turned: the heads, or the questions themselves, stand beside or above one another's answers. */

/* Returns whether a row begins with a head and has values of several questions. */
static gboolean
is_turned_row (const Arrangement *self, const KaijiTableRow *row)
{
  if (row->cells->len <= MIN_TURNED
      || kaiji_head_words_get_contents (self->words, kaiji_table_row_get_cell (row, 0)->text) == 0)
    return FALSE;

  for (guint i = 1; i < row->cells->len; i++)
    if (!kaiji_head_words_is_value (self->words, kaiji_table_row_get_cell (row, 0)->text,
                                    kaiji_table_row_get_cell (row, i)->text))
      return FALSE;
  return TRUE;
}

/* Returns whether a text names an item, or what of it is asked. */
static gboolean
is_title (const Arrangement *self, const char *text)
{
  KaijiComposedLabel label;
  const char *end;

  if ((kaiji_wording_get_labels (self->wording, text) & 1 << KAIJI_LABEL_ITEM) != 0)
    return TRUE;
  end = kaiji_composed_label_skip (text, self->scheme, self->wording, &label);
  return end != NULL && *end == '\0';
}

/* Returns whether a row has nothing but questions, nearly. The titles of items may stand for them,
 * or be put before them, if there are so many that the row is no part of a table of another kind:
 * a database's heads are the names of its fields. */
static gboolean
is_questions (const Arrangement *self, const KaijiTableRow *row)
{
  guint n_cells = row->cells->len;
  guint n = 0;

  if (n_cells < MIN_TURNED)
    return FALSE;
  for (guint i = 0; i < n_cells; i++)
    n += is_prompt (self, kaiji_table_row_get_cell (row, i)->text);
  if (n >= MIN_TURNED && n * 4 >= n_cells * 3)
    return TRUE;

  for (guint i = 0; n_cells >= MIN_TITLES && n + n_cells - i >= MIN_TITLES && i < n_cells; i++)
    n += !is_prompt (self, kaiji_table_row_get_cell (row, i)->text)
         && is_title (self, kaiji_table_row_get_cell (row, i)->text);

  return n >= MIN_TITLES && n * 4 >= n_cells * 3;
}

/* Adds a row whose place names a column of the source instead of one of its rows. */
static KaijiTableRow *
add_column_row (KaijiTable *straight, const KaijiTableRow *like, guint column)
{
  KaijiTableRow *row = kaiji_table_add_row_like (straight, like);
  g_autofree char *letters = kaiji_table_dup_column_letters (column);

  row->is_moved = TRUE;
  g_free (row->place);
  if (like->place != NULL)
    /* Translators: a sheet of a spreadsheet, and the letters of a column of it */
    row->place = g_strdup_printf (_ ("%s, column %s"), like->place, letters);
  else
    /* Translators: the letters of a column of a table */
    row->place = g_strdup_printf (_ ("column %s"), letters);

  return row;
}

/* Adds the columns of rows as rows; the last of them has the answers. */
static void
add_turned (const Arrangement *self, KaijiTable *straight, guint start, guint end)
{
  g_autofree guint *next = g_new0 (guint, end - start);
  guint column;

  do
    {
      KaijiTableRow *turned = NULL;

      column = G_MAXUINT;
      for (guint i = start; i < end; i++)
        {
          const KaijiTableRow *row = kaiji_table_get_row (self->table, i);

          if (next[i - start] < row->cells->len)
            column = MIN (column, kaiji_table_row_get_cell (row, next[i - start])->column);
        }
      for (guint i = start; i < end; i++)
        {
          const KaijiTableRow *row = kaiji_table_get_row (self->table, i);

          if (next[i - start] >= row->cells->len
              || kaiji_table_row_get_cell (row, next[i - start])->column != column)
            continue;
          if (turned == NULL)
            turned = add_column_row (straight, kaiji_table_get_row (self->table, end - 1), column);
          kaiji_table_add_cell (straight, turned, i - start,
                                kaiji_table_row_get_cell (row, next[i - start]++)->text);
        }
    }
  while (column != G_MAXUINT);
}

/* Adds the heads that a table of questions and answers without any would have, if the form has
 * words for them. */
static void
add_heads (const Arrangement *self, KaijiTable *straight, const KaijiTableRow *row)
{
  const char *prompt = kaiji_scheme_get_heads (self->scheme, KAIJI_COLUMN_PROMPT)[0];
  const char *answer = kaiji_scheme_get_heads (self->scheme, KAIJI_COLUMN_ANSWER)[0];
  KaijiTableRow *heads;

  if (prompt == NULL || answer == NULL)
    return;

  heads = kaiji_table_add_row_like (straight, row);
  kaiji_table_add_cell (straight, heads, 0, prompt);
  kaiji_table_add_cell (straight, heads, 1, answer);
}

/* Returns the row after a turned table that begins at a row, or that row if none does. */
static guint
find_turned_end (const Arrangement *self, guint start, gboolean *has_heads)
{
  guint n_rows = kaiji_table_get_n_rows (self->table);
  guint contents = 0;
  guint end = start;

  *has_heads = TRUE;
  while (end < n_rows && is_turned_row (self, kaiji_table_get_row (self->table, end)))
    contents |= kaiji_head_words_get_contents (
      self->words, kaiji_table_row_get_cell (kaiji_table_get_row (self->table, end++), 0)->text);
  if (kaiji_head_words_are_whole (contents) && end - start >= 2)
    return end;

  *has_heads = FALSE;
  if (start + 1 >= n_rows || !is_questions (self, kaiji_table_get_row (self->table, start)))
    return start;
  /* One answer each: of several people's answers, nobody knows which one counts. */
  end = start + 1;
  while (end < n_rows && kaiji_table_get_row (self->table, end)->cells->len > 0
         && !is_questions (self, kaiji_table_get_row (self->table, end)))
    end++;
  return end == start + 2 ? end : start;
}

static gboolean
has_turned (const Arrangement *self)
{
  gboolean has_heads;

  for (guint i = 0; i < kaiji_table_get_n_rows (self->table); i++)
    if (find_turned_end (self, i, &has_heads) != i)
      return TRUE;

  return FALSE;
}

static KaijiTable *
turn (const Arrangement *self)
{
  guint n_rows = kaiji_table_get_n_rows (self->table);
  KaijiTable *straight;

  if (!has_turned (self))
    return NULL;

  straight = kaiji_table_new (TRUE);
  for (guint row = 0; row < n_rows;)
    {
      gboolean has_heads;
      guint end = find_turned_end (self, row, &has_heads);

      if (end == row)
        {
          kaiji_table_copy_row (straight, kaiji_table_get_row (self->table, row++));
          continue;
        }
      if (!has_heads)
        add_heads (self, straight, kaiji_table_get_row (self->table, row));
      add_turned (self, straight, row, end);
      row = end;
    }

  return straight;
}

/**
 * kaiji_arrangement_straighten:
 * @table: a table as it was read
 * @scheme: the form that it may answer
 * @wording: the form's
 *
 * Returns: (transfer full): the table with each question in a row of its own below the one before,
 *   and each answer in one cell; @table itself if it is so already, or has the fields' ids
 */
KaijiTable *
kaiji_arrangement_straighten (KaijiTable *table, KaijiScheme *scheme, KaijiWording *wording)
{
  g_autoptr (KaijiHeadWords) words = kaiji_head_words_new (scheme, wording);
  g_autoptr (KaijiTable) joined = NULL;
  Arrangement self = { table, scheme, wording, words };
  KaijiTable *straight;

  if (kaiji_table_has_ids (table))
    return kaiji_table_ref (table);

  joined = kaiji_tick_columns_join (table, scheme, words);
  if (joined != NULL)
    self.table = joined;
  straight = put_below (&self);
  if (straight == NULL)
    straight = turn (&self);
  if (straight == NULL)
    straight = kaiji_records_join (self.table, scheme, wording, words);

  return straight != NULL ? straight : kaiji_table_ref (self.table);
}
