/* kaiji-heads.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The columns of a table and their contents, by the heads above them, and whether the heads can be
 * relied on.
 */

#include "config.h"

#include <string.h>

#include "kaiji-head-text.h"
#include "kaiji-head-words.h"
#include "kaiji-heads.h"
#include "kaiji-level.h"

#define ANSWER (1u << KAIJI_COLUMN_ANSWER)
#define ASKED (1u << KAIJI_COLUMN_PROMPT | 1u << KAIJI_COLUMN_ITEM)

/* A row of more cells has heads only if one of them says where the answers are. */
#define MAX_IMPLYING 16

/* What the heads of a row say, each by itself. */
typedef struct
{
  guint contents[KAIJI_MAX_HEADS];
  int years[KAIJI_MAX_HEADS];
  gboolean are_years[KAIJI_MAX_HEADS]; /* and nothing else */
  gboolean are_details[KAIJI_MAX_HEADS];
  guint n;
} HeadTexts;

/* Most rows have no heads, so of each head is read what somebody asks. */
static void
read_texts (const KaijiTableRow *row,
            gboolean may_imply,
            KaijiScheme *scheme,
            KaijiWording *wording,
            HeadTexts *texts)
{
  texts->n = MIN (row->cells->len, KAIJI_MAX_HEADS);
  for (guint i = 0; i < texts->n; i++)
    {
      const char *text = kaiji_table_row_get_cell (row, i)->text;
      gboolean is_short = strlen (text) <= KAIJI_MAX_HEAD;

      texts->contents[i] = is_short ? kaiji_head_text_get_contents (text, scheme, wording) : 0;
      texts->years[i] = 0;
      texts->are_years[i] = FALSE;
      if (may_imply || (texts->contents[i] & ANSWER) != 0)
        texts->years[i] = kaiji_head_text_get_year (text, &texts->are_years[i]);
      texts->are_details[i] = may_imply && texts->contents[i] == 0 && is_short
                              && kaiji_head_text_is_detail (text, scheme, wording);
    }
}

/* Leaves the answers of the latest year if there are those of several. */
static void
choose_latest (HeadTexts *texts)
{
  int latest = 0;

  for (guint i = 0; i < texts->n; i++)
    if ((texts->contents[i] & ANSWER) != 0)
      latest = MAX (latest, texts->years[i]);
  for (guint i = 0; i < texts->n; i++)
    if (texts->years[i] != 0 && texts->years[i] < latest)
      texts->contents[i] &= ~ANSWER;
}

/* If no head says that the answers are below it, they may be below a year, or below what says that
 * it has the details. A head that may be that of the prompts, too, is that then. */
static void
find_implied (HeadTexts *texts)
{
  gboolean is_asked = FALSE;
  guint implied = KAIJI_NOWHERE;

  guint n_known = 0;

  for (guint i = 0; i < texts->n; i++)
    {
      n_known += texts->contents[i] != 0 || texts->are_years[i] || texts->are_details[i];
      if ((texts->contents[i] & ANSWER) != 0 && (texts->contents[i] & ASKED) == 0)
        return;
      is_asked |= (texts->contents[i] & ASKED) != 0;
      if (!is_asked)
        continue;
      if (texts->are_years[i]
          && (implied == KAIJI_NOWHERE || texts->years[i] > texts->years[implied]))
        implied = i;
      else if (texts->are_details[i] && implied == KAIJI_NOWHERE)
        implied = i;
    }
  /* Answers may be years, too, in a row whose title is a word of heads. */
  if (implied == KAIJI_NOWHERE || n_known * 2 <= texts->n || texts->n > MAX_IMPLYING)
    return;

  for (guint i = 0; i < texts->n; i++)
    texts->contents[i] &= ~ANSWER;
  texts->contents[implied] = ANSWER;
}

static guint
read_heads (const KaijiTableRow *row,
            gboolean may_imply,
            KaijiScheme *scheme,
            KaijiWording *wording,
            KaijiHeads *heads)
{
  HeadTexts texts;
  guint taken = 0;
  guint n_found = 0;

  heads->n_headed = 0;
  for (guint i = 0; i < KAIJI_N_COLUMN_CONTENTS; i++)
    heads->columns[i] = KAIJI_NOWHERE;

  read_texts (row, may_imply, scheme, wording, &texts);
  choose_latest (&texts);
  if (may_imply)
    find_implied (&texts);
  for (guint i = texts.n; i-- > 0;)
    {
      const KaijiTableCell *cell = kaiji_table_row_get_cell (row, i);
      KaijiColumnContent content = kaiji_head_words_choose (texts.contents[i], taken);

      heads->headed[heads->n_headed++] = cell->column;
      if (content == KAIJI_N_COLUMN_CONTENTS)
        continue;
      taken |= 1 << content;
      heads->columns[content] = cell->column;
      n_found++;
    }

  return n_found;
}

gboolean
kaiji_heads_is_head (const KaijiTableRow *row, KaijiScheme *scheme, KaijiWording *wording)
{
  KaijiHeads heads;
  guint n = read_heads (row, FALSE, scheme, wording, &heads);

  /* Two heads are those of a table if they say what is asked and what is answered. */
  return n >= 3
         || (n == 2 && row->cells->len == 2 && heads.columns[KAIJI_COLUMN_ANSWER] != KAIJI_NOWHERE
             && (heads.columns[KAIJI_COLUMN_PROMPT] != KAIJI_NOWHERE
                 || heads.columns[KAIJI_COLUMN_ITEM] != KAIJI_NOWHERE));
}

/* Returns whether the levels are in the column with their head. If not, the table was copied as
 * text and its columns mean nothing. */
static gboolean
are_levels_in (KaijiTable *table,
               KaijiScheme *scheme,
               KaijiWording *wording,
               const KaijiHeads *heads)
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

          if (kaiji_level_skip (cell->text, scheme, wording, &level) == NULL
              && kaiji_level_skip_enclosed (cell->text, scheme, wording, &level) == NULL)
            continue;
          if (cell->column == heads->columns[KAIJI_COLUMN_LEVEL])
            n_in++;
          else
            n_out++;
        }
    }

  return n_out * 20 <= n_in;
}

/* Returns whether a column has the form's prompts, whatever its head says: tables within the cells
 * of another one have none of their own. */
static gboolean
has_prompts (KaijiTable *table, KaijiWording *wording, guint first_row, guint column)
{
  guint n_prompts = 0;
  guint n_cells = 0;

  for (guint i = first_row; i < kaiji_table_get_n_rows (table); i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (table, i);

      for (guint j = 0; j < row->cells->len; j++)
        {
          const KaijiTableCell *cell = g_ptr_array_index (row->cells, j);

          if (cell->column != column)
            continue;
          n_cells++;
          n_prompts += (kaiji_wording_get_labels (wording, cell->text) & 1 << KAIJI_LABEL_PROMPT)
                       != 0;
        }
    }

  return n_prompts * 2 > n_cells;
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
      guint n_found = read_heads (kaiji_table_get_row (table, i), TRUE, scheme, wording, heads);

      if (n_found >= 2 && heads->columns[KAIJI_COLUMN_ANSWER] != KAIJI_NOWHERE
          && (heads->columns[KAIJI_COLUMN_PROMPT] != KAIJI_NOWHERE
              || heads->columns[KAIJI_COLUMN_ITEM] != KAIJI_NOWHERE
              || heads->columns[KAIJI_COLUMN_NUMBER] != KAIJI_NOWHERE))
        {
          heads->row = i;
          /* Kaiji's own heads say what is in its columns. */
          if (kaiji_table_has_ids (table)
              || ((heads->columns[KAIJI_COLUMN_LEVEL] == KAIJI_NOWHERE
                   || are_levels_in (table, scheme, wording, heads))
                  && !has_prompts (table, wording, i + 1, heads->columns[KAIJI_COLUMN_ANSWER])))
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

/* Returns whether the form's texts stand below heads that say so, nearly all of them: a text may
 * have as many separators in each row and its cells elsewhere. */
static gboolean
are_labels_in (KaijiTable *table, KaijiWording *wording, const KaijiHeads *heads)
{
  guint n_in = 0;
  guint n_out = 0;

  for (guint i = heads->row + 1; i < kaiji_table_get_n_rows (table); i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (table, i);

      for (guint j = 0; !row->is_line && j < row->cells->len; j++)
        {
          const KaijiTableCell *cell = kaiji_table_row_get_cell (row, j);

          if ((kaiji_wording_get_labels (wording, cell->text)
               & (1 << KAIJI_LABEL_PROMPT | 1 << KAIJI_LABEL_ITEM))
              == 0)
            continue;
          if (cell->column == heads->columns[KAIJI_COLUMN_PROMPT]
              || cell->column == heads->columns[KAIJI_COLUMN_ITEM]
              || cell->column == heads->columns[KAIJI_COLUMN_GROUP])
            n_in++;
          else
            n_out++;
        }
    }

  return n_in > 0 && n_out * 20 <= n_in;
}

/**
 * kaiji_heads_find_columns:
 * @table: the table of a file
 *
 * Relies on the columns of a text that was copied from a table if its heads and the texts of the
 * form below them agree.
 */
void
kaiji_heads_find_columns (KaijiTable *table, KaijiScheme *scheme, KaijiWording *wording)
{
  KaijiHeads heads;

  if (kaiji_table_get_has_columns (table) || !kaiji_table_get_is_even (table))
    return;

  kaiji_table_set_has_columns (table, TRUE);
  if (!kaiji_heads_find (table, scheme, wording, &heads) || !are_labels_in (table, wording, &heads))
    kaiji_table_set_has_columns (table, FALSE);
}
