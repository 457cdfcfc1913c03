/* kaiji-records.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records: each question is a little table or a paragraph of its own, its heads beside its values.
 */

#include "config.h"

#include <string.h>

#include "kaiji-head-text.h"
#include "kaiji-head-words.h"
#include "kaiji-line-marks.h"
#include "kaiji-records.h"
#include "kaiji-row-reading.h"
#include "kaiji-text.h"

/* So many records are no chance. */
#define MIN_RECORDS 3

/* No row of a record has more cells. */
#define MAX_CELLS 16

/* A value of a record, and what it is by its head. */
typedef struct
{
  guint contents;
  const char *head;
  GString *value;
  const KaijiTableRow *row;
} Part;

static void
part_free (gpointer data)
{
  Part *self = data;

  g_string_free (self->value, TRUE);
  g_free (self);
}

typedef struct
{
  KaijiTable *table;
  KaijiScheme *scheme;
  KaijiWording *wording;
  KaijiHeadWords *words;
  GPtrArray *parts; /* of the record that is being read */
  KaijiTable *straight;
  const char *heads[KAIJI_N_COLUMN_CONTENTS];
  guint n_records;
} Records;

static void
add_part (Records *self,
          guint contents,
          const char *head,
          const char *value,
          const KaijiTableRow *row)
{
  Part *part = g_new0 (Part, 1);

  part->contents = contents;
  part->head = head;
  part->value = g_string_new (value);
  part->row = row;
  g_ptr_array_add (self->parts, part);
}

/* Adds what was read of a record as a row, each part in the column of its content, and behind these
 * what is none. */
static void
end_record (Records *self)
{
  const Part *placed[KAIJI_N_COLUMN_CONTENTS] = { NULL };
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  guint contents = 0;
  KaijiTableRow *row;

  if (self->parts->len == 0)
    return;

  for (guint i = self->parts->len; i > 0; i--)
    {
      Part *part = g_ptr_array_index (self->parts, i - 1);
      KaijiColumnContent content = kaiji_head_words_choose (part->contents, contents);

      if (content == KAIJI_N_COLUMN_CONTENTS)
        {
          g_ptr_array_add (others, part);
          continue;
        }
      placed[content] = part;
      contents |= 1 << content;
    }
  row = kaiji_table_add_row_like (self->straight,
                                  placed[KAIJI_COLUMN_ANSWER] != NULL
                                    ? placed[KAIJI_COLUMN_ANSWER]->row
                                    : ((Part *) g_ptr_array_index (self->parts, 0))->row);
  row->is_moved = TRUE;
  row->is_line = FALSE;
  for (guint i = 0; i < KAIJI_N_COLUMN_CONTENTS; i++)
    if (placed[i] != NULL)
      {
        kaiji_table_add_cell (self->straight, row, i, placed[i]->value->str);
        if (self->heads[i] == NULL)
          self->heads[i] = placed[i]->head;
      }
  for (guint i = 0; i < others->len; i++)
    kaiji_table_add_cell (self->straight, row, KAIJI_N_COLUMN_CONTENTS + i,
                          ((Part *) g_ptr_array_index (others, i))->value->str);
  kaiji_table_end_row (self->straight);
  self->n_records += kaiji_head_words_are_whole (contents);
  g_ptr_array_set_size (self->parts, 0);
}

static gboolean
has_part (const Records *self, const char *head)
{
  for (guint i = 0; i < self->parts->len; i++)
    if (g_str_equal (((const Part *) g_ptr_array_index (self->parts, i))->head, head))
      return TRUE;

  return FALSE;
}

/* Returns whether every other cell of a row is a head, whatever the words between are: a level is
 * called as its own head is. */
static gboolean
alternates (const Records *self, const KaijiTableRow *row)
{
  guint n_values = 0;

  for (guint i = 0; i < row->cells->len; i++)
    {
      gboolean is_head = kaiji_head_words_get_contents (self->words,
                                                        kaiji_table_row_get_cell (row, i)->text)
                         != 0;

      if (i % 2 == 0 && !is_head)
        return FALSE;
      n_values += !is_head;
    }

  return row->cells->len % 2 == 0 && (n_values > 0 || row->cells->len == 2);
}

/* Returns the value beside a head, %NULL if there is none. */
static const char *
find_value (const Records *self, const KaijiTableRow *row, guint head, gboolean alternating)
{
  if (head + 1 >= row->cells->len)
    return NULL;
  if (!alternating
      && !kaiji_head_words_is_value (self->words, kaiji_table_row_get_cell (row, head)->text,
                                     kaiji_table_row_get_cell (row, head + 1)->text))
    return NULL;

  return kaiji_table_row_get_cell (row, head + 1)->text;
}

/* Returns whether a row has heads, each with a value or none beside it, and is no row of heads. */
static gboolean
has_pairs (const Records *self, const KaijiTableRow *row, gboolean alternating)
{
  gboolean has_values = FALSE;

  for (guint i = 0; i < row->cells->len; i++)
    {
      if (kaiji_head_words_get_contents (self->words, kaiji_table_row_get_cell (row, i)->text) == 0)
        return FALSE;
      if (find_value (self, row, i, alternating) == NULL)
        continue;
      has_values = TRUE;
      i++;
    }

  return has_values || row->cells->len == 1;
}

/* Reads a row that has heads and values by turns. */
static gboolean
read_pairs (Records *self, const KaijiTableRow *row)
{
  gboolean alternating;

  if (row->cells->len > MAX_CELLS)
    return FALSE;
  alternating = alternates (self, row);
  if (!has_pairs (self, row, alternating))
    return FALSE;

  for (guint i = 0; i < row->cells->len; i++)
    {
      const char *head = kaiji_table_row_get_cell (row, i)->text;
      const char *value = find_value (self, row, i, alternating);

      if (has_part (self, head))
        end_record (self);
      add_part (self, kaiji_head_words_get_contents (self->words, head), head,
                value != NULL ? value : "", row);
      if (value != NULL)
        i++;
    }

  return TRUE;
}

/* Reads a line that begins with a head and a colon. */
static gboolean
read_line (Records *self, const KaijiTableRow *row)
{
  g_autofree char *head = NULL;
  const char *text;
  const char *colon;
  guint contents;

  if (row->cells->len != 1)
    return FALSE;
  text = kaiji_line_skip_marks (kaiji_table_row_get_cell (row, 0)->text);
  for (colon = text;
       *colon != '\0' && *colon != '\n' && *colon != ':' && !g_str_has_prefix (colon, "：");)
    colon = g_utf8_next_char (colon);
  if (*colon == '\0' || *colon == '\n' || colon - text > KAIJI_MAX_HEAD)
    return FALSE;
  head = g_strstrip (g_strndup (text, (gsize) (colon - text)));
  contents = kaiji_head_words_get_contents (self->words, head);
  if (contents == 0)
    return FALSE;

  if (has_part (self, head))
    end_record (self);
  add_part (self, contents, g_intern_string (head),
            kaiji_text_skip_white_space (kaiji_line_skip_colon (colon)), row);
  return TRUE;
}

/* Adds a line to the answer of the record, whose rest it is. */
static gboolean
continue_answer (Records *self, const KaijiTableRow *row)
{
  Part *last = self->parts->len > 0 ? g_ptr_array_index (self->parts, self->parts->len - 1) : NULL;

  if (last == NULL || kaiji_table_get_has_columns (self->table)
      || (last->contents & 1 << KAIJI_COLUMN_ANSWER) == 0 || row->cells->len != 1
      || kaiji_row_reading_is_furniture (row, self->scheme, self->wording)
      || kaiji_row_reading_is_section (self->scheme, self->wording,
                                       kaiji_line_skip_marks (
                                         kaiji_table_row_get_cell (row, 0)->text)))
    return FALSE;

  if (last->value->len > 0)
    g_string_append (last->value, row->after_gap ? "\n\n" : "\n");
  g_string_append (last->value, kaiji_table_row_get_cell (row, 0)->text);
  return TRUE;
}

/* Returns the rows behind the heads of the records. */
static KaijiTable *
add_record_heads (const Records *self)
{
  KaijiTable *headed = kaiji_table_new (TRUE);
  KaijiTableRow *heads = kaiji_table_add_row (headed, 1, NULL, FALSE);

  for (guint i = 0; i < KAIJI_N_COLUMN_CONTENTS; i++)
    if (self->heads[i] != NULL)
      kaiji_table_add_cell (headed, heads, i, self->heads[i]);
  for (guint i = 0; i < kaiji_table_get_n_rows (self->straight); i++)
    kaiji_table_copy_row (headed, kaiji_table_get_row (self->straight, i));

  return headed;
}

/**
 * kaiji_records_join:
 * @table: a table as it was read
 * @words: the form's heads
 *
 * Returns: (transfer full) (nullable): a table with each record in a row; %NULL if there are none
 */
KaijiTable *
kaiji_records_join (KaijiTable *table,
                    KaijiScheme *scheme,
                    KaijiWording *wording,
                    KaijiHeadWords *words)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (part_free);
  g_autoptr (KaijiTable) straight = kaiji_table_new (TRUE);
  Records self = { table, scheme, wording, words, parts, straight, { NULL }, 0 };

  for (guint i = 0; i < kaiji_table_get_n_rows (table); i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (table, i);

      if (row->cells->len == 0 || read_line (&self, row) || read_pairs (&self, row)
          || continue_answer (&self, row))
        continue;
      end_record (&self);
      kaiji_table_copy_row (straight, row);
    }
  end_record (&self);

  return self.n_records >= MIN_RECORDS ? add_record_heads (&self) : NULL;
}
