/* kaiji-row-splitting.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Splits rows in which several fields share a cell: their prompts are its lines, and as many lines
 * of the last cell are the answers, or each answer follows its prompt in one cell.
 */

#include "config.h"

#include <string.h>

#include "kaiji-heads.h"
#include "kaiji-line-marks.h"
#include "kaiji-row-splitting.h"
#include "kaiji-shared-answers.h"
#include "kaiji-text.h"

/* Lines that are alike less than this may be parts of one prompt. */
#define MIN_LINE 0.8f

/* A cell with more likeness is a title or a prompt. */
#define MIN_TITLE 0.9f

/* A longer line, in bytes, does not begin with a prompt. */
#define MAX_ASKING_LINE 3000

/* The lines of a text that are not blank. */
static GStrv
split_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (!kaiji_text_is_blank (lines[i]))
      g_strv_builder_add (builder, g_strstrip (lines[i]));

  return g_strv_builder_end (builder);
}

/* Returns whether the first line is the prompt of a field, and each other line that of a later one
 * of its item. */
static gboolean
are_prompts_from (GPtrArray *likeness, const KaijiField *field, KaijiWording *wording)
{
  const KaijiItem *item = field->item;
  const KaijiField *next = field;

  for (guint i = 0; i < likeness->len; i++)
    {
      while (next < item->fields + item->n_fields
             && kaiji_wording_get (wording, likeness->pdata[i], KAIJI_LABEL_PROMPT, next) < MIN_LINE
             && i > 0)
        next++;
      if (next >= item->fields + item->n_fields
          || kaiji_wording_get (wording, likeness->pdata[i], KAIJI_LABEL_PROMPT, next) < MIN_LINE)
        return FALSE;
      next++;
    }

  return TRUE;
}

/* Returns whether each line is the prompt of a field of its own, of one item and in its order. */
static gboolean
are_prompts (const GStrv lines, KaijiScheme *scheme, KaijiWording *wording)
{
  g_autoptr (GPtrArray) likeness = g_ptr_array_new_with_free_func (
    (GDestroyNotify) kaiji_wording_likeness_free);
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (scheme, &n_fields);

  for (guint i = 0; lines[i] != NULL; i++)
    g_ptr_array_add (likeness, kaiji_wording_compare (wording, lines[i]));
  for (guint i = 0; i < n_fields; i++)
    if (are_prompts_from (likeness, &fields[i], wording))
      return TRUE;

  return FALSE;
}

/* The cell whose lines are prompts; KAIJI_NOWHERE if there is none. */
static guint
find_prompts (const KaijiTableRow *row, KaijiScheme *scheme, KaijiWording *wording)
{
  for (guint i = 0; i + 1 < row->cells->len; i++)
    {
      const KaijiTableCell *cell = g_ptr_array_index (row->cells, i);
      g_auto (GStrv) lines = NULL;

      if (strchr (cell->text, '\n') == NULL)
        continue;
      lines = split_lines (cell->text);
      if (lines[0] != NULL && lines[1] != NULL && are_prompts (lines, scheme, wording))
        return i;
    }

  return KAIJI_NOWHERE;
}

/* Whether lines have the mark of a list, all the same one. */
static gboolean
are_marked (const GStrv lines)
{
  for (guint i = 0; lines[i] != NULL; i++)
    if (kaiji_line_skip_marks (lines[i]) == lines[i]
        || g_utf8_get_char (lines[i]) != g_utf8_get_char (lines[0]))
      return FALSE;

  return lines[0] != NULL;
}

/* Removes the mark before each text, which may be all of one that is missing. */
static void
remove_marks (GStrv texts)
{
  for (guint i = 0; texts[i] != NULL; i++)
    {
      char *text = g_strdup (kaiji_text_skip_white_space (g_utf8_next_char (texts[i])));

      g_free (texts[i]);
      texts[i] = text;
    }
}

/* The lines of a cell in @n texts, each of which begins with the mark that the first line has; NULL
 * if there are not as many marks. */
static GStrv
group_by_marks (const GStrv lines, guint n)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_marks = 0;

  if (lines[0] == NULL || kaiji_line_skip_marks (lines[0]) == lines[0])
    return NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (g_utf8_get_char (lines[i]) == g_utf8_get_char (lines[0]))
        {
          if (n_marks++ > 0)
            g_strv_builder_add (builder, text->str);
          g_string_truncate (text, 0);
        }
      else
        g_string_append_c (text, '\n');
      g_string_append (text, lines[i]);
    }
  g_strv_builder_add (builder, text->str);

  return n_marks == n ? g_strv_builder_end (builder) : NULL;
}

/* The answers to @n prompts in a cell; NULL if nothing tells them apart. Answers and prompts that
 * are lists have marks that are not their own. */
static GStrv
split_answers (const char *text, guint n)
{
  g_auto (GStrv) lines = split_lines (text);
  GStrv answers = g_strv_length (lines) == n ? g_steal_pointer (&lines) : group_by_marks (lines, n);

  if (answers != NULL && are_marked (answers))
    remove_marks (answers);
  return answers;
}

/* Adds a row for each prompt. A cell with as many lines has one for each row, any other cell is
 * that of the first row; false if the answers are not as many. */
static gboolean
split_row (KaijiTable *table, const KaijiTableRow *row, guint prompts)
{
  const KaijiTableCell *prompt_cell = g_ptr_array_index (row->cells, prompts);
  const KaijiTableCell *last = g_ptr_array_index (row->cells, row->cells->len - 1);
  g_auto (GStrv) prompt_lines = split_lines (prompt_cell->text);
  guint n = g_strv_length (prompt_lines);
  g_auto (GStrv) answers = split_answers (last->text, n);

  if (answers == NULL)
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      KaijiTableRow *part = kaiji_table_add_row (table, row->line, row->place,
                                                 i == 0 && row->after_gap);

      for (guint j = 0; j < row->cells->len; j++)
        {
          const KaijiTableCell *cell = g_ptr_array_index (row->cells, j);
          g_auto (GStrv) lines = split_lines (cell->text);

          if (cell == last)
            kaiji_table_add_cell (table, part, cell->column, answers[i]);
          else if (g_strv_length (lines) == n)
            kaiji_table_add_cell (table, part, cell->column, lines[i]);
          else if (i == 0)
            kaiji_table_add_cell (table, part, cell->column, cell->text);
        }
    }

  return TRUE;
}

/* The line with a label of the form in brackets at its beginning as one without them; NULL if it
 * has none. */
static char *
dup_unbracketed (const char *line, KaijiWording *wording)
{
  static const struct
  {
    const char *opening;
    const char *closing;
  } brackets[] = { { "【", "】" }, { "[", "]" },   { "［", "］" }, { "〔", "〕" }, { "<", ">" },
                   { "＜", "＞" }, { "〈", "〉" }, { "《", "》" }, { "「", "」" } };
  const char *start = kaiji_text_skip_white_space (line);

  for (guint i = 0; i < G_N_ELEMENTS (brackets); i++)
    {
      const char *text = start;
      const char *end;
      g_autofree char *label = NULL;
      const char *rest;
      guint labels;

      if (!kaiji_text_skip (&text, brackets[i].opening))
        continue;
      end = strstr (text, brackets[i].closing);
      if (end == NULL)
        return NULL;
      label = g_strndup (text, (gsize) (end - text));
      rest = kaiji_wording_skip_label (wording, label, &labels);
      return rest != NULL && kaiji_text_is_blank (rest)
               ? g_strconcat (label, ": ",
                              kaiji_line_skip_colon (end + strlen (brackets[i].closing)), NULL)
               : NULL;
    }

  return NULL;
}

/* Whether a cell before the last one names the item of a field, or asks for an earlier one. */
static gboolean
is_named_before (const KaijiTableRow *row, const KaijiField *field, KaijiWording *wording)
{
  for (guint i = 0; i + 1 < row->cells->len; i++)
    {
      const KaijiTableCell *cell = g_ptr_array_index (row->cells, i);
      const char *title = kaiji_line_skip_number (cell->text);
      g_autoptr (KaijiLikeness) likeness = kaiji_wording_compare (wording, title != NULL
                                                                             ? title
                                                                             : cell->text);

      if (kaiji_wording_get (wording, likeness, KAIJI_LABEL_ITEM, field) >= MIN_TITLE)
        return TRUE;
      for (const KaijiField *other = field->item->fields; other < field; other++)
        if (kaiji_wording_get (wording, likeness, KAIJI_LABEL_PROMPT, other) >= MIN_TITLE)
          return TRUE;
    }

  return FALSE;
}

/* The field after @above of its item whose prompt a line begins with; NULL if there is none. If
 * @above is NULL, the first field with that prompt; the one that @row names, if several have it. */
static const KaijiField *
find_asked (const char *line,
            const KaijiField *above,
            const KaijiTableRow *row,
            KaijiScheme *scheme,
            KaijiWording *wording)
{
  const KaijiField *first = NULL;
  guint labels = 0;
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (scheme, &n_fields);

  if (strlen (line) > MAX_ASKING_LINE
      || kaiji_wording_skip_label (wording, kaiji_line_skip_marks (line), &labels) == NULL
      || (labels & (1 << KAIJI_LABEL_PROMPT)) == 0)
    return NULL;

  if (above != NULL)
    {
      fields = above + 1;
      n_fields = (guint) (above->item->fields + above->item->n_fields - fields);
    }
  for (guint i = 0; i < n_fields; i++)
    if (kaiji_wording_skip_prompt (wording, kaiji_line_skip_marks (line), &fields[i]) != NULL)
      {
        if (above != NULL || is_named_before (row, &fields[i], wording))
          return &fields[i];
        if (first == NULL)
          first = &fields[i];
      }

  return first;
}

/* Adds a prompt and its answer, which both are in @text, as two cells. */
static void
add_asked (KaijiTable *table,
           KaijiTableRow *row,
           guint column,
           const char *text,
           const KaijiField *field,
           KaijiWording *wording)
{
  const char *start = kaiji_line_skip_marks (text);
  const char *rest = kaiji_wording_skip_prompt (wording, start, field);
  g_autofree char *prompt = g_strndup (start, (gsize) (rest - start));
  const KaijiTableCell *last = row->cells->len > 0
                                 ? g_ptr_array_index (row->cells, row->cells->len - 1)
                                 : NULL;

  /* The answer stays in its column, and the prompt is with the titles. */
  kaiji_table_add_cell (table, row,
                        last != NULL ? last->column
                        : column > 0 ? column - 1
                                     : 0,
                        prompt);
  kaiji_table_add_cell (table, row, MAX (column, 1), kaiji_text_skip_white_space (rest));
}

static gboolean
is_answered (const char *text, const KaijiField *field, KaijiWording *wording)
{
  const char *rest = kaiji_wording_skip_prompt (wording, kaiji_line_skip_marks (text), field);

  return rest != NULL && !kaiji_text_is_blank (rest);
}

/* Adds a row for each field of an item that a line of the last cell asks for; false if it asks for
 * nothing that the row is about. */
static gboolean
split_asked (KaijiTable *table,
             const KaijiTableRow *row,
             KaijiScheme *scheme,
             KaijiWording *wording)
{
  const KaijiTableCell *last = g_ptr_array_index (row->cells, row->cells->len - 1);
  g_auto (GStrv) lines = g_strsplit (last->text, "\n", -1);
  guint n_lines = g_strv_length (lines);
  g_autofree const KaijiField **asked = g_new0 (const KaijiField *, n_lines);
  const KaijiField *above = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  KaijiTableRow *part;
  const KaijiField *field = NULL;
  guint n = 0;

  for (guint i = 0; i < n_lines; i++)
    {
      char *line = dup_unbracketed (lines[i], wording);

      if (line != NULL)
        {
          g_free (lines[i]);
          lines[i] = line;
        }
      asked[i] = find_asked (lines[i], above, row, scheme, wording);
      if (asked[i] == NULL)
        continue;
      above = asked[i];
      n++;
    }
  if (n == 0
      || (n == 1 && asked[0] != NULL && !is_answered (lines[0], above, wording) && n_lines == 1)
      || ((n == 1 || asked[0] == NULL) && !is_named_before (row, above, wording)))
    return FALSE;

  part = kaiji_table_add_row (table, row->line, row->place, row->after_gap);
  for (guint i = 0; i + 1 < row->cells->len; i++)
    {
      const KaijiTableCell *cell = g_ptr_array_index (row->cells, i);

      kaiji_table_add_cell (table, part, cell->column, cell->text);
    }
  for (guint i = 0; i <= n_lines; i++)
    {
      if (i > 0 && (i == n_lines || asked[i] != NULL))
        {
          if (field != NULL)
            add_asked (table, part, last->column, text->str, field, wording);
          else
            kaiji_table_add_cell (table, part, last->column, text->str);
          if (i < n_lines)
            part = kaiji_table_add_row (table, row->line, row->place, FALSE);
          g_string_truncate (text, 0);
        }
      if (i == n_lines)
        break;
      field = asked[i] != NULL ? asked[i] : field;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, lines[i]);
    }

  return TRUE;
}

/* Whether a cell before the last one is a prompt of one line that begins with the mark. */
static gboolean
has_marked_prompt (const KaijiTableRow *row,
                   gunichar mark,
                   KaijiScheme *scheme,
                   KaijiWording *wording)
{
  for (guint i = 0; i + 1 < row->cells->len; i++)
    {
      const KaijiTableCell *cell = g_ptr_array_index (row->cells, i);
      g_auto (GStrv) lines = split_lines (cell->text);

      if (lines[0] != NULL && lines[1] == NULL && g_utf8_get_char (lines[0]) == mark
          && are_prompts (lines, scheme, wording))
        return TRUE;
    }

  return FALSE;
}

/* In a table whose cells are lists, a list of one prompt has one answer, with the same mark, which
 * is not its own. Returns whether it was removed. */
static gboolean
remove_mark_of_one (KaijiTableRow *row, KaijiScheme *scheme, KaijiWording *wording)
{
  KaijiTableCell *last;
  gunichar mark;
  g_autofree char *text = NULL;

  if (row->cells->len < 2)
    return FALSE;

  last = g_ptr_array_index (row->cells, row->cells->len - 1);
  mark = g_utf8_get_char (kaiji_text_skip_white_space (last->text));
  text = kaiji_line_dup_without_mark (last->text, mark);
  if (text == NULL || !has_marked_prompt (row, mark, scheme, wording))
    return FALSE;

  g_free (last->text);
  last->text = g_steal_pointer (&text);
  return TRUE;
}

/**
 * kaiji_row_splitting_split:
 * @table: a table
 * @scheme: a form
 * @wording: the wording of @scheme
 *
 * Returns: (transfer full): the table with a row for each field, as far as cells were shared
 */
KaijiTable *
kaiji_row_splitting_split (KaijiTable *table, KaijiScheme *scheme, KaijiWording *wording)
{
  g_autoptr (KaijiTable) split = NULL;
  gboolean is_split = FALSE;
  guint n_rows = kaiji_table_get_n_rows (table);
  KaijiHeads heads;
  gunichar mark;

  g_return_val_if_fail (table != NULL, NULL);

  kaiji_heads_find (table, scheme, wording, &heads);
  mark = kaiji_shared_answers_find_mark (table, heads.columns[KAIJI_COLUMN_ANSWER]);
  split = kaiji_table_new (kaiji_table_get_has_columns (table));
  for (guint i = 0; i < n_rows; i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (table, i);
      guint prompts = row->field_id == NULL ? find_prompts (row, scheme, wording) : KAIJI_NOWHERE;

      if ((prompts != KAIJI_NOWHERE && split_row (split, row, prompts))
          || (prompts == KAIJI_NOWHERE && row->field_id == NULL && !row->is_line
              && !row->is_unplaced && row->cells->len > 0
              && split_asked (split, row, scheme, wording))
          || (prompts == KAIJI_NOWHERE && row->field_id == NULL && !row->is_unplaced
              && kaiji_shared_answers_split (split, row,
                                             i > 0 ? kaiji_table_get_row (table, i - 1) : NULL,
                                             i + 1 < n_rows ? kaiji_table_get_row (table, i + 1)
                                                            : NULL,
                                             heads.columns[KAIJI_COLUMN_ANSWER], scheme, wording)))
        is_split = TRUE;
      else
        {
          KaijiTableRow *copy = kaiji_table_copy_row (split, row);

          copy->is_shared = prompts != KAIJI_NOWHERE;
          is_split |= copy->is_shared;
          if (!copy->is_shared && row->field_id == NULL)
            is_split |= remove_mark_of_one (copy, scheme, wording)
                        || kaiji_shared_answers_remove_mark (copy,
                                                             heads.columns[KAIJI_COLUMN_ANSWER],
                                                             mark);
        }
    }

  return is_split ? g_steal_pointer (&split) : kaiji_table_ref (table);
}
