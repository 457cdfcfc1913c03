/* kaiji-head-block.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The head of a published page, which says what is printed above each page of the form, one below
 * the other: 認定番号, the number, サービス名称, the name, and more that the form does not know.
 * Such a name is no answer that goes on in the next lines, although it stands below an item's
 * title.
 */

#include "config.h"

#include <string.h>

#include "kaiji-head-block.h"
#include "kaiji-heads.h"
#include "kaiji-line-marks.h"
#include "kaiji-text.h"

/* No head has more rows. */
#define MAX_ROWS 24

typedef struct
{
  KaijiScheme *scheme;
  KaijiWording *wording;
  GPtrArray *labels; /* (element-type utf8): the words before each place in the form's pattern */
} Reader;

/* The words before each place of a pattern such as `認定番号: {certification-number}, …`. */
static GPtrArray *
list_labels (const char *pattern)
{
  GPtrArray *labels = g_ptr_array_new_with_free_func (g_free);

  for (const char *p = pattern; p != NULL && *p != '\0';)
    {
      const char *place = strchr (p, '{');

      if (place == NULL)
        break;
      g_ptr_array_add (labels, g_strndup (p, (gsize) (place - p)));
      p = strchr (place, '}');
      p = p != NULL ? p + 1 : NULL;
    }

  return labels;
}

static const char *
get_text (const KaijiTableRow *row, guint place)
{
  return place < row->cells->len
           ? kaiji_line_skip_marks (kaiji_table_row_get_cell (row, place)->text)
           : "";
}

/* Finds the label that a text is, or that a colon parts from the rest of it, which is @value.
 *
 * Returns: its place in the pattern; -1 if there is none */
static int
find_label (Reader *self, const char *text, const char **value)
{
  KaijiFolded folded = kaiji_wording_fold (self->wording, text);
  int found = -1;

  for (guint i = 0; found < 0 && i < self->labels->len; i++)
    {
      const KaijiFolded *label = kaiji_wording_get_known (self->wording, self->labels->pdata[i]);
      const char *rest;

      if (label->length == 0 || !kaiji_folded_has_at (&folded, 0, label))
        continue;
      rest = kaiji_text_skip_white_space (text + folded.ends[label->length - 1]);
      if (*rest != '\0' && *rest != ':' && !g_str_has_prefix (rest, "："))
        continue;
      *value = kaiji_line_skip_colon (rest);
      found = (int) i;
    }

  kaiji_folded_clear (&folded);
  return found;
}

/* Finds what a label's row says, or the row below it.
 *
 * Returns: the row of the value; KAIJI_NOWHERE if there is none */
static guint
find_value (Reader *self, KaijiTable *table, guint place, const char **value)
{
  const KaijiTableRow *row = kaiji_table_get_row (table, place);
  const char *unused;

  if (**value != '\0')
    return row->cells->len == 1 ? place : KAIJI_NOWHERE;
  if (row->cells->len == 2)
    *value = get_text (row, 1);
  else
    for (place++; row->cells->len == 1 && place < kaiji_table_get_n_rows (table); place++)
      {
        const KaijiTableRow *below = kaiji_table_get_row (table, place);

        if (below->cells->len == 0)
          continue;
        *value = below->cells->len == 1 ? get_text (below, 0) : "";
        break;
      }

  return **value != '\0' && find_label (self, *value, &unused) < 0 ? place : KAIJI_NOWHERE;
}

static gboolean
is_number (const char *text)
{
  return strpbrk (text, "0123456789") != NULL && strchr (text, ' ') == NULL;
}

static gboolean
ends_head (Reader *self, const KaijiTableRow *row)
{
  g_autofree char *text = kaiji_table_row_dup_text (row);

  return row->field_id != NULL || kaiji_heads_is_head (row, self->scheme, self->wording)
         || kaiji_wording_has_prompt (self->wording, text);
}

/* Takes the values of a head that begins with a label's row. What stands between them answers
 * nothing. */
static KaijiTable *
take_block (Reader *self, KaijiTable *table, guint start)
{
  g_autoptr (KaijiTable) block = kaiji_table_new (TRUE);
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (guint));
  guint end = start;

  for (guint i = start; i < kaiji_table_get_n_rows (table) && i < start + MAX_ROWS; i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (table, i);
      const char *value;
      int label = row->cells->len > 0 ? find_label (self, get_text (row, 0), &value) : -1;
      guint place = label >= 0 ? find_value (self, table, i, &value) : KAIJI_NOWHERE;
      KaijiTableRow *copy;

      if (row->cells->len > 0 && label < 0 && ends_head (self, row))
        break;
      if (place == KAIJI_NOWHERE)
        continue;
      copy = kaiji_table_add_row_like (block, row);
      kaiji_table_add_cell (block, copy, (guint) label, value);
      g_array_append_val (taken, i);
      if (place != i)
        g_array_append_val (taken, place);
      end = i = place;
    }
  if (kaiji_table_get_n_rows (block) < 2)
    return NULL;

  for (guint i = start; i <= end; i++)
    kaiji_table_get_row (table, i)->is_unplaced = TRUE;
  for (guint i = 0; i < taken->len; i++)
    {
      KaijiTableRow *row = kaiji_table_get_row (table, g_array_index (taken, guint, i));

      g_ptr_array_set_size (row->cells, 0);
      row->is_unplaced = FALSE;
    }

  return g_steal_pointer (&block);
}

/**
 * kaiji_head_block_take:
 * @table: a table, from which the head is taken
 *
 * Returns: (transfer full) (nullable): the values of the head of a published page, each in a row in
 *   the column whose number is that of its place in the form's pattern; %NULL if there is no head
 */
KaijiTable *
kaiji_head_block_take (KaijiTable *table, KaijiScheme *scheme, KaijiWording *wording)
{
  const char *pattern = kaiji_scheme_get_page_layout (scheme)->subtitle;
  g_autoptr (GPtrArray) labels = list_labels (pattern);
  Reader self = { scheme, wording, labels };

  if (labels->len < 2)
    return NULL;

  for (guint i = 0; i < kaiji_table_get_n_rows (table); i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (table, i);
      const char *value;

      if (row->cells->len == 0)
        continue;
      if (find_label (&self, get_text (row, 0), &value) == 0
          && find_value (&self, table, i, &value) != KAIJI_NOWHERE && is_number (value))
        return take_block (&self, table, i);
      if (ends_head (&self, row))
        return NULL;
    }

  return NULL;
}
