/* kaiji-number-rows.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables that have nothing of the form but the numbers of its items, and answers beside them. Since
 * somebody has said which form it is, the numbers tell the items; which of its fields each answer
 * is for, only their order tells if there is one for each, and otherwise only their kind.
 */

#include "config.h"

#include "kaiji-answer-fit.h"
#include "kaiji-heads.h"
#include "kaiji-level.h"
#include "kaiji-match.h"
#include "kaiji-number-rows.h"
#include "kaiji-row-reading.h"

/* The numbers may be those of another edition, or of a list of somebody's own. */
#define CERTAINTY 0.5

/* So many numbers are a column of them. */
#define MIN_NUMBERS 3

/* Only so many columns are looked at. */
#define MAX_COLUMNS 64

/* Numbers of other lists are compared that are so much higher or lower. */
#define MAX_SHIFT 3

/* With other numbers, so many more answers of a part of the table may fit by chance. */
#define MAX_ADVANTAGE 2

typedef struct
{
  KaijiTable *table;
  KaijiScheme *scheme;
  KaijiWording *wording;
  guint n_rows;
  guint first_row; /* below the heads */
  guint number;    /* the columns */
  guint level;
  guint answer;
  GPtrArray *matches;
} NumberRows;

/* What the cells of a column are. */
typedef struct
{
  guint n_cells;
  guint n_numbers;
  guint n_levels;
} Column;

/* Rows with the same number. */
typedef struct
{
  int number;
  gboolean is_repeated; /* others have it elsewhere */
  GArray *rows;         /* (element-type guint) */
} Group;

static void
group_clear (gpointer data)
{
  g_array_unref (((Group *) data)->rows);
}

static gboolean
is_level (NumberRows *self, const char *text, KaijiLevel *level)
{
  return kaiji_level_is_level (text, self->scheme, self->wording, level);
}

static gboolean
is_mostly (guint n, guint n_cells)
{
  return n > 0 && n * 10 >= n_cells * 9;
}

static void
read_columns (NumberRows *self, Column *columns)
{
  for (guint i = self->first_row; i < self->n_rows; i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (self->table, i);

      for (guint j = 0; j < row->cells->len; j++)
        {
          const KaijiTableCell *cell = kaiji_table_row_get_cell (row, j);
          KaijiLevel level;

          if (cell->column >= MAX_COLUMNS)
            break;
          columns[cell->column].n_cells++;
          columns[cell->column].n_numbers += kaiji_row_reading_read_number (cell->text) >= 0;
          columns[cell->column].n_levels += is_level (self, cell->text, &level);
        }
    }
}

/* Finds the columns of numbers, levels and answers. Without heads, there is no other one. */
static gboolean
find_columns (NumberRows *self)
{
  Column columns[MAX_COLUMNS] = { 0 };
  KaijiHeads heads;
  gboolean has_heads = kaiji_heads_find (self->table, self->scheme, self->wording, &heads);
  guint n_other = 0;

  self->first_row = has_heads ? heads.row + 1 : 0;
  self->number = self->level = self->answer = KAIJI_NOWHERE;
  read_columns (self, columns);

  for (guint i = 0; i < MAX_COLUMNS; i++)
    {
      const Column *column = &columns[i];

      if (column->n_cells == 0)
        continue;
      if (self->number == KAIJI_NOWHERE && column->n_numbers >= MIN_NUMBERS
          && is_mostly (column->n_numbers, column->n_cells))
        self->number = i;
      else if (self->level == KAIJI_NOWHERE && is_mostly (column->n_levels, column->n_cells))
        self->level = i;
      else
        {
          self->answer = i;
          n_other++;
        }
    }
  if (has_heads && self->number != KAIJI_NOWHERE)
    {
      self->answer = heads.columns[KAIJI_COLUMN_ANSWER];
      n_other = 1;
      for (guint content = KAIJI_COLUMN_ITEM; content <= KAIJI_COLUMN_PROMPT; content++)
        if (heads.columns[content] != KAIJI_NOWHERE && heads.columns[content] != self->number)
          return FALSE;
      /* Whatever stands before each answer is what is asked, in other words. */
      for (guint i = 0; i < MIN (self->answer, MAX_COLUMNS); i++)
        if (i != self->number && i != self->level
            && columns[i].n_cells * 2 > columns[self->number].n_cells)
          return FALSE;
    }

  return self->number != KAIJI_NOWHERE && n_other == 1 && self->answer > self->number
         && self->answer != KAIJI_NOWHERE;
}

/* Whether the table has texts of the form: these tell more than the numbers. */
static gboolean
has_labels (NumberRows *self)
{
  guint n_labels = 0;

  for (guint i = self->first_row; i < self->n_rows; i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (self->table, i);

      for (guint j = 0; j < row->cells->len; j++)
        n_labels += (kaiji_wording_get_labels (self->wording,
                                               kaiji_table_row_get_cell (row, j)->text)
                     & (1 << KAIJI_LABEL_PROMPT | 1 << KAIJI_LABEL_ITEM))
                    != 0;
    }

  return n_labels * 10 > self->n_rows - self->first_row;
}

/* Puts the rows of each number together; one without a number goes on with that above it. */
static GArray *
list_groups (NumberRows *self)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (Group));
  int last = -1;

  g_array_set_clear_func (groups, group_clear);
  for (guint i = self->first_row; i < self->n_rows; i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (self->table, i);
      const char *text = kaiji_table_row_find_text (row, self->number);
      int number = text != NULL ? kaiji_row_reading_read_number (text) : last;

      if (row->cells->len == 0)
        continue;
      if (number >= 0 && (number != last || groups->len == 0))
        {
          Group group = { number, FALSE, g_array_new (FALSE, FALSE, sizeof (guint)) };

          for (guint j = 0; j < groups->len; j++)
            if (g_array_index (groups, Group, j).number == number)
              group.is_repeated = g_array_index (groups, Group, j).is_repeated = TRUE;

          g_array_append_val (groups, group);
        }
      last = number;
      if (number >= 0)
        g_array_append_val (g_array_index (groups, Group, groups->len - 1).rows, i);
    }

  return groups;
}

static const char *
get_answer (NumberRows *self, guint row)
{
  const char *text = kaiji_table_row_find_text (kaiji_table_get_row (self->table, row),
                                                self->answer);

  return text != NULL ? text : "";
}

/* Whether a row can answer a field, by its level and the kind of the answer. */
static gboolean
is_possible (NumberRows *self, guint row, const KaijiField *field)
{
  const char *text = self->level != KAIJI_NOWHERE
                       ? kaiji_table_row_find_text (kaiji_table_get_row (self->table, row),
                                                    self->level)
                       : NULL;
  KaijiLevel level;

  return (text == NULL || !is_level (self, text, &level) || level == field->level)
         && kaiji_answer_fit_is_possible (field, get_answer (self, row));
}

/* Returns the only field of an item that can have an answer of that kind; %NULL if that is not
 * known. */
static const KaijiField *
find_by_kind (NumberRows *self, const KaijiItem *item, guint row)
{
  const KaijiField *found = NULL;

  for (guint i = 0; i < item->n_fields; i++)
    {
      if (!kaiji_answer_fit_is_typed (self->scheme, &item->fields[i], get_answer (self, row)))
        continue;
      if (found != NULL)
        return NULL;
      found = &item->fields[i];
    }

  return found != NULL && is_possible (self, row, found)
             && kaiji_answer_fit_is_telling (self->scheme, found, get_answer (self, row))
           ? found
           : NULL;
}

static gboolean
is_whole (NumberRows *self, const Group *group, const KaijiItem *item)
{
  if (group->rows->len != item->n_fields)
    return FALSE;
  for (guint i = 0; i < item->n_fields; i++)
    if (!is_possible (self, g_array_index (group->rows, guint, i), &item->fields[i]))
      return FALSE;

  return TRUE;
}

/* Finds the fields that the rows of an item answer by their kind. Of two answers to the same one,
 * nobody knows which counts, nor of more answers than there are fields. */
static void
find_fields_by_kind (NumberRows *self,
                     const Group *group,
                     const KaijiItem *item,
                     const KaijiField **fields)
{
  g_autofree guint *n_rows = g_new0 (guint, item->n_fields);

  if (group->rows->len > item->n_fields)
    return;

  for (guint i = 0; i < group->rows->len; i++)
    {
      guint row = g_array_index (group->rows, guint, i);

      fields[row] = find_by_kind (self, item, row);
      if (fields[row] != NULL)
        n_rows[fields[row] - item->fields]++;
    }
  for (guint i = 0; i < group->rows->len; i++)
    {
      guint row = g_array_index (group->rows, guint, i);

      if (fields[row] != NULL && n_rows[fields[row] - item->fields] > 1)
        fields[row] = NULL;
    }
}

/* Finds what each row answers, %NULL if nobody knows, with the items' numbers being @shift
 * higher. */
static const KaijiField **
list_fields (NumberRows *self, const GArray *groups, int shift)
{
  const KaijiField **fields = g_new0 (const KaijiField *, self->n_rows + 1);

  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = &g_array_index (groups, Group, i);
      const KaijiItem *item = kaiji_scheme_find_item (self->scheme, group->number + shift);

      if (item == NULL || group->is_repeated)
        continue;
      if (!is_whole (self, group, item))
        {
          find_fields_by_kind (self, group, item, fields);
          continue;
        }
      for (guint j = 0; j < item->n_fields; j++)
        fields[g_array_index (group->rows, guint, j)] = &item->fields[j];
    }

  return fields;
}

/* Whether a row has an answer of the kind that a field asks for. */
static gboolean
is_typed (NumberRows *self, guint row, const KaijiField *field)
{
  return field != NULL && *get_answer (self, row) != '\0'
         && kaiji_answer_fit_is_typed (self->scheme, field, get_answer (self, row));
}

/* Whether the answers are of the kinds that the fields ask for rather than of those that others
 * near by do: a list or an edition may be numbered otherwise, from some row on, too. */
static gboolean
are_numbers_of_form (NumberRows *self, const GArray *groups, const KaijiField **fields)
{
  guint n_own = 0;

  for (guint row = 0; row < self->n_rows; row++)
    n_own += is_typed (self, row, fields[row]);

  for (int shift = -MAX_SHIFT; shift <= MAX_SHIFT; shift++)
    {
      g_autofree const KaijiField **others = shift != 0 ? list_fields (self, groups, shift) : NULL;
      guint n_others = 0;
      int advantage = 0;

      for (guint row = 0; row < self->n_rows && shift != 0; row++)
        {
          gboolean is_other = is_typed (self, row, others[row]);

          n_others += is_other;
          advantage = MAX (0, advantage + is_other - is_typed (self, row, fields[row]));
          if (advantage > MAX_ADVANTAGE)
            return FALSE;
        }
      if (n_others * 4 > n_own * 3)
        return FALSE;
    }

  return n_own > 0;
}

/* Whether a cell says something beside the number, the level and the answer. */
static gboolean
is_rest (NumberRows *self, const KaijiTableCell *cell)
{
  return cell->column != self->number && cell->column != self->level
         && cell->column != self->answer;
}

/* Whether a row has nothing but the form's. */
static gboolean
is_form (NumberRows *self, guint row)
{
  const KaijiTableRow *source = kaiji_table_get_row (self->table, row);

  if (row + 1 == self->first_row)
    return TRUE;
  for (guint i = 0; i < source->cells->len; i++)
    if (is_rest (self, kaiji_table_row_get_cell (source, i)))
      return FALSE;

  return row >= self->first_row && *get_answer (self, row) == '\0';
}

/* Lists what stands in other columns. */
static void
list_rest (NumberRows *self, KaijiMatch *match)
{
  const KaijiTableRow *row = kaiji_table_get_row (self->table, match->row);

  for (guint i = 0; i < row->cells->len; i++)
    {
      const KaijiTableCell *cell = kaiji_table_row_get_cell (row, i);

      if (!is_rest (self, cell))
        continue;
      if (match->rest == NULL)
        match->rest = g_ptr_array_new ();
      g_ptr_array_add (match->rest, (gpointer) cell);
    }
}

static void
take_field (NumberRows *self, KaijiMatch *match, const KaijiField *field)
{
  match->field = field;
  match->certainty = CERTAINTY;
  match->reasons = KAIJI_MATCH_NUMBER | (field != field->item->fields ? KAIJI_MATCH_ORDER : 0);
  list_rest (self, match);
}

static void
add_matches (NumberRows *self)
{
  self->matches = g_ptr_array_new_with_free_func ((GDestroyNotify) kaiji_match_free);
  for (guint i = 0; i < self->n_rows; i++)
    {
      KaijiMatch *match = g_new0 (KaijiMatch, 1);

      match->row = i;
      match->answer = g_strdup (get_answer (self, i));
      match->has_level = self->level != KAIJI_NOWHERE;
      match->is_form = is_form (self, i);
      g_ptr_array_add (self->matches, match);
    }
}

/**
 * kaiji_number_rows_match:
 * @table: a table
 * @scheme: the form that it is said to answer
 * @wording: the wording of @scheme
 *
 * Matches the rows of a table that has only numbers and answers.
 *
 * Returns: (transfer full) (nullable) (element-type KaijiMatch): the match of each row, in order;
 *   %NULL if it is no such table, or has the numbers of another form
 */
GPtrArray *
kaiji_number_rows_match (KaijiTable *table, KaijiScheme *scheme, KaijiWording *wording)
{
  NumberRows self = { table, scheme, wording, kaiji_table_get_n_rows (table) };
  g_autoptr (GArray) groups = NULL;
  g_autofree const KaijiField **fields = NULL;

  if (!kaiji_table_get_has_columns (table) || kaiji_table_has_ids (table) || !find_columns (&self)
      || has_labels (&self))
    return NULL;

  add_matches (&self);
  groups = list_groups (&self);
  fields = list_fields (&self, groups, 0);
  if (!are_numbers_of_form (&self, groups, fields))
    {
      g_ptr_array_unref (self.matches);
      return NULL;
    }

  for (guint i = 0; i < self.n_rows; i++)
    if (fields[i] != NULL)
      take_field (&self, g_ptr_array_index (self.matches, i), fields[i]);
  return self.matches;
}
