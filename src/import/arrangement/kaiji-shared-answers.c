/* kaiji-shared-answers.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows that name an item and have the answers to all of its fields in one cell, one below the
 * other and without their prompts: which line answers what is told by the kinds that are asked for,
 * in the form's order, or not at all.
 */

#include "config.h"

#include <string.h>

#include "kaiji-answer-fit.h"
#include "kaiji-line-marks.h"
#include "kaiji-shared-answers.h"
#include "kaiji-text.h"

/* A title is one from this likeness on, and a prompt of the item makes the row one of its field. */
#define MIN_TITLE 0.95f
#define MIN_PROMPT 0.75f

/* No cell with answers to several fields has more lines. */
#define MAX_LINES 60

/* So many answers, and so many of a hundred, have a mark that is the table's. */
#define MIN_MARKED 8
#define MIN_MARKED_SHARE 90

/* What divides answers in one line. */
static const char *const separators[] = { " ／ ", "　／　", " / ", "　｜　", " | ", "／", "｜" };

static GStrv
split_text (const char *text, const char *separator)
{
  g_auto (GStrv) parts = g_strsplit (text, separator, -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (!kaiji_text_is_blank (parts[i]))
      {
        g_autofree char *part = kaiji_text_strip (parts[i]);

        g_strv_builder_add (builder, part);
      }

  return g_strv_builder_end (builder);
}

static gboolean
is_words (const KaijiField *field)
{
  return field->kind == KAIJI_FIELD_TEXT || field->kind == KAIJI_FIELD_PARAGRAPH
         || field->kind == KAIJI_FIELD_ADDRESS || field->kind == KAIJI_FIELD_IMAGE;
}

/* Returns whether lines are an answer of the kind that a field asks for. What is of the kind of
 * another field of the item is no answer in words. */
static gboolean
fits (KaijiScheme *scheme, const KaijiField *field, const GStrv lines, guint first, guint end)
{
  if (!is_words (field))
    return (end == first + 1 || field->kind == KAIJI_FIELD_PRESENCE_DETAIL)
           && kaiji_answer_fit_is_typed (scheme, field, lines[first]);

  for (guint line = first; line < end; line++)
    for (guint i = 0; i < field->item->n_fields; i++)
      {
        const KaijiField *other = &field->item->fields[i];

        if (!is_words (other) && kaiji_answer_fit_is_telling (scheme, other, lines[line]))
          return FALSE;
      }

  return TRUE;
}

/* Returns whether there is an answer for each field of an item, and none is of another's kind. */
static gboolean
are_possible (KaijiScheme *scheme, const KaijiItem *item, const GStrv answers)
{
  if (g_strv_length (answers) != item->n_fields)
    return FALSE;

  for (guint i = 0; i < item->n_fields; i++)
    {
      const KaijiField *field = &item->fields[i];

      if (!kaiji_answer_fit_is_possible (field, answers[i]))
        return FALSE;
      for (guint j = 0; j < item->n_fields; j++)
        if (j != i && kaiji_answer_fit_is_telling (scheme, &item->fields[j], answers[i])
            && !kaiji_answer_fit_is_typed (scheme, field, answers[i]))
          return FALSE;
    }

  return TRUE;
}

static char *
join (const GStrv lines, guint first, guint end)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = first; i < end; i++)
    g_string_append_printf (text, "%s%s", i > first ? "\n" : "", lines[i]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Returns whether the kinds alone tell the answers apart: at most one of the fields asks for words.
 */
static gboolean
are_told_by_kind (const KaijiItem *item)
{
  guint n_words = 0;

  for (guint i = 0; i < item->n_fields; i++)
    n_words += is_words (&item->fields[i]) || item->fields[i].kind == KAIJI_FIELD_PRESENCE_DETAIL;

  return n_words <= 1;
}

/* The only way in which the lines, in order, are the answers to the fields of an item, one or more
 * lines each, or none if there may be empty ones; NULL if there is no such way, or another. */
static GStrv
assign (KaijiScheme *scheme, const KaijiItem *item, const GStrv lines, gboolean may_be_empty)
{
  guint n_lines = g_strv_length (lines);
  guint width = n_lines + 1;
  g_autofree guint *n_ways = g_new0 (guint, (item->n_fields + 1) * width);
  g_autofree guint *ends = g_new0 (guint, (item->n_fields + 1) * width);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  n_ways[item->n_fields * width + n_lines] = 1;
  for (guint f = item->n_fields; f-- > 0;)
    for (guint first = 0; first <= n_lines; first++)
      for (guint end = may_be_empty ? first : first + 1; end <= n_lines; end++)
        {
          guint n_below = n_ways[(f + 1) * width + end];

          if (n_below == 0 || (end > first && !fits (scheme, &item->fields[f], lines, first, end)))
            continue;
          n_ways[f * width + first] = MIN (n_ways[f * width + first] + n_below, 2);
          ends[f * width + first] = end;
        }
  if (n_ways[0] != 1)
    return NULL;

  for (guint f = 0, first = 0; f < item->n_fields; f++)
    {
      guint end = ends[f * width + first];
      g_autofree char *answer = join (lines, first, end);

      g_strv_builder_add (builder, answer);
      first = end;
    }

  return g_strv_builder_end (builder);
}

/* The lines of a list, each entry of which begins with the mark that the first one has, without it;
 * NULL if it is none. */
static GStrv
list_entries (const GStrv lines)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GString) entry = g_string_new (NULL);
  gunichar mark = lines[0] != NULL ? g_utf8_get_char (lines[0]) : 0;

  if (lines[0] == NULL || kaiji_line_skip_marks (lines[0]) == lines[0])
    return NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_utf8_get_char (lines[i]) == mark)
      {
        if (i > 0)
          g_strv_builder_add (builder, entry->str);
        g_string_assign (entry, kaiji_text_skip_white_space (g_utf8_next_char (lines[i])));
      }
    else
      g_string_append_printf (entry, "\n%s", lines[i]);
  g_strv_builder_add (builder, entry->str);

  return g_strv_builder_end (builder);
}

/* The answers to the fields of an item, in order; NULL if nothing tells them apart. */
static GStrv
split_answers (KaijiScheme *scheme, const KaijiItem *item, const char *text)
{
  g_auto (GStrv) lines = split_text (text, "\n");
  g_auto (GStrv) entries = list_entries (lines);
  GStrv answers = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      g_auto (GStrv) parts = NULL;

      /* Without white space it may be between the words of one answer. */
      if (strchr (text, '\n') != NULL && strchr (separators[i], ' ') == NULL)
        continue;
      parts = split_text (text, separators[i]);
      if (are_possible (scheme, item, parts))
        return g_steal_pointer (&parts);
    }

  if (g_strv_length (lines) < 2 || g_strv_length (lines) > MAX_LINES)
    return NULL;
  if (entries != NULL && are_possible (scheme, item, entries))
    return g_steal_pointer (&entries);
  answers = assign (scheme, item, lines, FALSE);
  if (answers == NULL && are_possible (scheme, item, lines))
    return g_steal_pointer (&lines);
  if (answers == NULL)
    answers = assign (scheme, item, lines, TRUE);

  return answers;
}

static KaijiLikeness *
compare_cell (const KaijiTableCell *cell, KaijiWording *wording)
{
  const char *title = kaiji_line_skip_number (cell->text);

  return kaiji_wording_compare (wording, title != NULL && *title != '\0' ? title : cell->text);
}

/* The item of several fields whose title a cell is; NULL if there is none, or if it may be that of
 * another. */
static const KaijiItem *
find_item_of_cell (const KaijiTableCell *cell, KaijiScheme *scheme, KaijiWording *wording)
{
  g_autoptr (KaijiLikeness) likeness = compare_cell (cell, wording);
  const KaijiItem *item = NULL;
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (scheme, &n_fields);

  for (guint f = 0; f < n_fields; f++)
    {
      if (kaiji_wording_get (wording, likeness, KAIJI_LABEL_ITEM, &fields[f]) < MIN_TITLE)
        continue;
      if (item != NULL && item != fields[f].item)
        return NULL;
      item = fields[f].item;
    }

  return item != NULL && item->n_fields > 1 ? item : NULL;
}

/* Whether a cell asks for a field of an item, rather than naming the item; if another cell names
 * it, a prompt that is also the title asks. */
static gboolean
asks_for (const KaijiTableCell *cell,
          const KaijiItem *item,
          gboolean is_named,
          KaijiWording *wording)
{
  g_autoptr (KaijiLikeness) likeness = compare_cell (cell, wording);

  for (guint i = 0; i < item->n_fields; i++)
    {
      float prompt = kaiji_wording_get (wording, likeness, KAIJI_LABEL_PROMPT, &item->fields[i]);

      if (prompt >= MIN_PROMPT
          && (is_named
              || prompt
                   > kaiji_wording_get (wording, likeness, KAIJI_LABEL_ITEM, &item->fields[i])))
        return TRUE;
    }

  return FALSE;
}

/* The item of several fields that a row names, without asking for one of them; NULL if there is
 * none. */
static const KaijiItem *
find_item (const KaijiTableRow *row,
           const KaijiTableCell *answer,
           KaijiScheme *scheme,
           KaijiWording *wording)
{
  const KaijiItem *item = NULL;
  guint named = 0;

  for (; item == NULL && kaiji_table_row_get_cell (row, named) != answer; named++)
    item = find_item_of_cell (kaiji_table_row_get_cell (row, named), scheme, wording);
  for (guint i = 0; item != NULL && kaiji_table_row_get_cell (row, i) != answer; i++)
    if (asks_for (kaiji_table_row_get_cell (row, i), item, i >= named, wording))
      return NULL;

  return item;
}

/* Returns whether a row has the same texts before the answer as another one. */
static gboolean
is_same_item (const KaijiTableRow *row, const KaijiTableRow *other, const KaijiTableCell *answer)
{
  if (other == NULL || kaiji_table_row_get_cell (row, 0) == answer)
    return FALSE;

  for (guint i = 0; i < row->cells->len && kaiji_table_row_get_cell (row, i) != answer; i++)
    {
      const KaijiTableCell *cell = kaiji_table_row_get_cell (row, i);

      if (g_strcmp0 (kaiji_table_row_find_text (other, cell->column), cell->text) != 0)
        return FALSE;
    }

  return TRUE;
}

/**
 * kaiji_shared_answers_find_mark:
 * @table: a table
 * @column: the column of the answers
 *
 * Returns: the mark of a list with which nearly all the answers of a table begin, so that it is
 *   none of their own; 0 if there is none
 */
gunichar
kaiji_shared_answers_find_mark (KaijiTable *table, guint column)
{
  gunichar mark = 0;
  guint n_marked = 0;
  guint n = 0;

  for (guint i = 0; column != KAIJI_NOWHERE && i < kaiji_table_get_n_rows (table); i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (table, i);
      const char *text = kaiji_table_row_find_text (row, column);

      if (text == NULL || row->cells->len < 2 || kaiji_table_row_get_cell (row, 0)->text == text)
        continue;
      n++;
      if (mark == 0 && kaiji_line_skip_marks (text) != text)
        mark = g_utf8_get_char (text);
      n_marked += mark != 0 && g_utf8_get_char (text) == mark;
    }

  return n_marked >= MIN_MARKED && n_marked * 100 >= n * MIN_MARKED_SHARE ? mark : 0;
}

/**
 * kaiji_shared_answers_remove_mark:
 * @row: a row
 * @column: the column of the answers
 * @mark: the mark that all of them have
 *
 * Removes the mark from an answer that is no list: no other line of it has the mark.
 *
 * Returns: whether there was one
 */
gboolean
kaiji_shared_answers_remove_mark (KaijiTableRow *row, guint column, gunichar mark)
{
  for (guint i = 1; mark != 0 && i < row->cells->len; i++)
    {
      KaijiTableCell *cell = g_ptr_array_index (row->cells, i);
      char *text = cell->column == column ? kaiji_line_dup_without_mark (cell->text, mark) : NULL;

      if (text == NULL)
        continue;
      g_free (cell->text);
      cell->text = text;
      return TRUE;
    }

  return FALSE;
}

/**
 * kaiji_shared_answers_split:
 * @table: where the rows are added
 * @row: a row
 * @above: (nullable): the row above it
 * @below: (nullable): the row below it
 * @column: the column of the answers; %KAIJI_NOWHERE if that is not known
 *
 * Adds a row for each field of the item that @row names, with its answer, or without one.
 *
 * Returns: whether @row has the answers to several fields, and these are told apart
 */
gboolean
kaiji_shared_answers_split (KaijiTable *table,
                            const KaijiTableRow *row,
                            const KaijiTableRow *above,
                            const KaijiTableRow *below,
                            guint column,
                            KaijiScheme *scheme,
                            KaijiWording *wording)
{
  const KaijiTableCell *answer = NULL;
  const KaijiItem *item;
  g_auto (GStrv) answers = NULL;

  for (guint i = 1; i < row->cells->len; i++)
    {
      const KaijiTableCell *cell = kaiji_table_row_get_cell (row, i);

      if (column == KAIJI_NOWHERE || cell->column == column)
        answer = cell;
    }
  if (answer == NULL || is_same_item (row, above, answer) || is_same_item (row, below, answer))
    return FALSE;

  item = find_item (row, answer, scheme, wording);
  /* If the row below asks for another field of the item, each has a row of its own. */
  for (guint i = 0; item != NULL && below != NULL && i < below->cells->len; i++)
    if (asks_for (kaiji_table_row_get_cell (below, i), item, TRUE, wording))
      return FALSE;
  answers = item != NULL ? split_answers (scheme, item, answer->text) : NULL;
  if (answers == NULL)
    return FALSE;

  for (guint i = 0; answers[i] != NULL; i++)
    {
      KaijiTableRow *part = kaiji_table_add_row (table, row->line, row->place,
                                                 i == 0 && row->after_gap);

      part->is_line = row->is_line;
      part->is_guessed = !are_told_by_kind (item);
      for (guint j = 0; j < row->cells->len; j++)
        {
          const KaijiTableCell *cell = kaiji_table_row_get_cell (row, j);

          if (cell == answer)
            kaiji_table_add_cell (table, part, cell->column, answers[i]);
          else if (i == 0 || cell->column < answer->column)
            kaiji_table_add_cell (table, part, cell->column, cell->text);
        }
    }

  return TRUE;
}
