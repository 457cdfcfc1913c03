/* kaiji-row-builder.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Puts a row together out of the lines of a running text: the parts that are recognised become its
 * cells, and the lines of its answer the last one.
 */

#include "config.h"

#include <string.h>

#include "kaiji-row-builder.h"

/**
 * kaiji_row_builder_init:
 * @is_mixed: whether the lines of different cells follow one another
 *
 * Begins a table without rows.
 */
void
kaiji_row_builder_init (KaijiRowBuilder *self, gboolean is_mixed)
{
  *self = (KaijiRowBuilder){
    .table = kaiji_table_new (FALSE),
    .answer = g_string_new (NULL),
    .is_mixed = is_mixed,
  };
}

/**
 * kaiji_row_builder_end:
 *
 * Gives the row its answer, or keeps an answer apart that may be another row's. There is no row
 * afterwards.
 */
void
kaiji_row_builder_end (KaijiRowBuilder *self)
{
  if (self->row != NULL && self->answer->len > 0 && self->is_mixed && self->is_split)
    {
      self->row = kaiji_table_add_row (self->table, self->answer_line, NULL, TRUE);
      self->row->is_line = TRUE;
      self->row->is_unplaced = TRUE;
    }
  if (self->row != NULL && self->answer->len > 0)
    kaiji_table_add_cell (self->table, self->row, self->row->cells->len, self->answer->str);
  g_string_truncate (self->answer, 0);
  self->row = NULL;
  self->parts = 0;
  self->label_line = 0;
  self->is_split = FALSE;
  self->is_asked = FALSE;
}

/**
 * kaiji_row_builder_begin:
 * @after_gap: whether there is a gap above the line
 *
 * Ends the row and begins another one in the line that is read.
 */
void
kaiji_row_builder_begin (KaijiRowBuilder *self, gboolean after_gap)
{
  kaiji_row_builder_end (self);
  self->row = kaiji_table_add_row (self->table, self->line, NULL, after_gap);
  self->row->is_line = TRUE;
}

/**
 * kaiji_row_builder_finish:
 *
 * Ends the last row.
 *
 * Returns: (transfer full): the table
 */
KaijiTable *
kaiji_row_builder_finish (KaijiRowBuilder *self)
{
  kaiji_row_builder_end (self);
  g_string_free (self->answer, TRUE);
  self->answer = NULL;

  return g_steal_pointer (&self->table);
}

/**
 * kaiji_row_builder_add:
 * @text: where the part begins
 * @end: where it ends
 * @part: what it is
 *
 * Adds a cell to the row, which is begun if there is none.
 */
void
kaiji_row_builder_add (KaijiRowBuilder *self, const char *text, const char *end, KaijiRowParts part)
{
  g_autofree char *cell = g_strstrip (g_strndup (text, (gsize) (end - text)));

  if (self->row == NULL)
    kaiji_row_builder_begin (self, FALSE);
  kaiji_table_add_cell (self->table, self->row, self->row->cells->len, cell);
  self->parts |= part;
  if ((part & (KAIJI_ROW_HAS_LABEL | KAIJI_ROW_HAS_PROMPT)) != 0)
    self->label_line = self->line;
}

/**
 * kaiji_row_builder_add_answer:
 * @text: a line of the answer
 *
 * Adds a line to the row's answer.
 */
void
kaiji_row_builder_add_answer (KaijiRowBuilder *self, const char *text)
{
  if (self->answer->len > 0)
    g_string_append_c (self->answer, '\n');
  else
    self->answer_line = self->line;
  self->is_split |= self->answer->len > 0 || self->label_line != self->line;
  g_string_append (self->answer, text);
  self->parts |= KAIJI_ROW_HAS_ANSWER;
}

/**
 * kaiji_row_builder_add_lone:
 * @text: a line
 * @is_unplaced: whether it answers nothing
 *
 * Ends the row and makes the line one of its own.
 */
void
kaiji_row_builder_add_lone (KaijiRowBuilder *self, const char *text, gboolean is_unplaced)
{
  kaiji_row_builder_begin (self, is_unplaced);
  self->row->is_unplaced = is_unplaced;
  kaiji_row_builder_add (self, text, text + strlen (text), KAIJI_ROW_HAS_ANSWER);
  kaiji_row_builder_end (self);
}

/**
 * kaiji_row_builder_has:
 * @parts: some parts
 *
 * Returns: whether the row has any of them
 */
gboolean
kaiji_row_builder_has (const KaijiRowBuilder *self, KaijiRowParts parts)
{
  return (self->parts & parts) != 0;
}

/**
 * kaiji_row_builder_accepts:
 * @labels: what a text of the form may be, each as 1 << #KaijiLabel
 *
 * Returns: whether the text can continue the row, or begin one
 */
gboolean
kaiji_row_builder_accepts (const KaijiRowBuilder *self, guint labels)
{
  if (kaiji_row_builder_has (self, KAIJI_ROW_HAS_ANSWER | KAIJI_ROW_HAS_PROMPT))
    return FALSE;
  if (kaiji_row_builder_has (self, KAIJI_ROW_HAS_LEVEL))
    return (labels & (1 << KAIJI_LABEL_PROMPT)) != 0;

  return TRUE;
}

/**
 * kaiji_row_builder_has_text:
 * @text: where a text of the form begins
 * @end: where it ends
 * @wording: the form's wording
 *
 * Returns: whether a cell of the row says the same
 */
gboolean
kaiji_row_builder_has_text (const KaijiRowBuilder *self,
                            const char *text,
                            const char *end,
                            KaijiWording *wording)
{
  g_autofree char *label = g_strndup (text, (gsize) (end - text));
  KaijiFolded folded = kaiji_wording_fold (wording, label);
  gboolean is_there = FALSE;

  for (guint i = 0; self->row != NULL && !is_there && i < self->row->cells->len; i++)
    {
      const KaijiTableCell *cell = kaiji_table_row_get_cell (self->row, i);
      KaijiFolded other = kaiji_wording_fold (wording, cell->text);

      is_there = kaiji_folded_equal (&folded, &other);
      kaiji_folded_clear (&other);
    }

  kaiji_folded_clear (&folded);
  return is_there;
}

/**
 * kaiji_row_builder_is_related:
 * @text: where a text of the form begins
 * @end: where it ends
 * @wording: the form's wording
 *
 * Returns: whether an item has the text as a label, and all labels of the row, too
 */
gboolean
kaiji_row_builder_is_related (const KaijiRowBuilder *self,
                              const char *text,
                              const char *end,
                              KaijiWording *wording)
{
  g_autofree char *label = g_strndup (text, (gsize) (end - text));

  for (guint i = 0; self->row != NULL && i < self->row->cells->len; i++)
    if (!kaiji_wording_are_related (wording, kaiji_table_row_get_cell (self->row, i)->text, label))
      return FALSE;

  return TRUE;
}
