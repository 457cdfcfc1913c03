/* kaiji-glued-levels.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Levels that stand right before an answer, with nothing between them, as cells run together in a
 * page that was copied as text: `必須株式会社…`. An answer may begin with such a word of its own,
 * so a level is one only if the document shows that it writes its levels like this: most answers
 * have the level of what their prompt asks for before them, and hardly any has one that stands
 * apart.
 */

#include "config.h"

#include <string.h>

#include "kaiji-glued-levels.h"
#include "kaiji-level.h"
#include "kaiji-row-reading.h"
#include "kaiji-text.h"

/* A longer text, in bytes, has nothing but an answer behind its first words. */
#define MAX_LINE 4000

/* A level of the form that is not that of the field needs so many that are. */
#define MIN_SURE 5

/* So many prompts in cells with their levels are no answers. */
#define MIN_JOINED 3

/**
 * Counts:
 * @n_glued: levels of their fields that stand right before an answer
 * @n_others: other levels that do
 * @n_alone: levels without an answer
 * @n_apart: levels that stand apart from their answers
 * @n_none: answers without a level
 *
 * What follows prompts.
 */
typedef struct
{
  guint n_glued;
  guint n_others;
  guint n_alone;
  guint n_apart;
  guint n_none;
} Counts;

/* The form prints a level beside each field, or once for neighbours with the same. */
typedef enum
{
  PLACE_FIRST,
  PLACE_SHARED,
  N_PLACES,
} Place;

typedef struct
{
  KaijiScheme *scheme;
  KaijiWording *wording;
  Counts counts[N_PLACES];
  guint n_joined;          /* prompts with the level of their field right behind them */
  const KaijiField *above; /* (nullable): the last field that was asked for */
  const KaijiField
    *asked;      /* (nullable): what the text before asks for, if nothing answers it yet */
  Counts *alone; /* (nullable): of the level that the text before is */
} Reader;

/* A text of a table, taken apart. */
typedef struct
{
  const char *text;
  const char *start; /* after the number */
  GArray *parts;     /* (element-type KaijiLabelPart): texts of the form */
  const char *level; /* (nullable): behind them */
  const char *end;   /* (nullable): of the level */
  KaijiLevel value;
  const KaijiField *field; /* (nullable): what the level is the level of */
} Line;

static void
line_clear (Line *line)
{
  g_array_unref (line->parts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Line, line_clear)

static gboolean
is_apart (const char *text)
{
  return *text == '\0' || g_unichar_isspace (g_utf8_get_char (text));
}

static gboolean
is_level_or_end (const char *rest, gpointer user_data)
{
  const Reader *self = user_data;
  KaijiLevel level;

  rest = kaiji_text_skip_white_space (rest);
  return *rest == '\0' || kaiji_level_skip_glued (rest, self->scheme, &level) != NULL;
}

static Place
get_place (const KaijiField *field)
{
  const KaijiField *before = field - 1;

  return field->own_level || field == field->item->fields || before->level != field->level
           ? PLACE_FIRST
           : PLACE_SHARED;
}

/* Finds the texts of the form that a text begins with, and a level behind them or behind those of
 * the text before. */
static Line
read_line (Reader *self, const char *text)
{
  Line line = { text };
  const char *rest;
  const KaijiField *asked = self->asked;

  line.start = kaiji_text_skip_white_space (text);
  for (guint i = 0; i < 3 && g_ascii_isdigit (*line.start); i++)
    line.start++;
  line.start = kaiji_text_skip_white_space (line.start);
  if (strlen (text) > MAX_LINE)
    line.parts = g_array_new (FALSE, FALSE, sizeof (KaijiLabelPart));
  else
    line.parts = kaiji_wording_segment (self->wording, line.start, is_level_or_end, self);

  rest = kaiji_text_skip_white_space (text);
  self->asked = NULL;
  if (line.parts->len > 0)
    {
      const KaijiLabelPart *last = &g_array_index (line.parts, KaijiLabelPart, line.parts->len - 1);

      rest = last->end;
      asked = kaiji_wording_find_asked (self->wording, last->phrase, self->above);
      if (kaiji_text_is_blank (rest))
        {
          self->asked = asked;
          return line;
        }
    }
  else if (asked == NULL)
    return line;

  rest = kaiji_text_skip_white_space (rest);
  line.end = kaiji_level_skip_glued (rest, self->scheme, &line.value);
  line.level = line.end != NULL ? rest : NULL;
  line.field = asked;
  if (asked != NULL)
    self->above = asked;
  return line;
}

static gboolean
is_own (const Line *line)
{
  return (line->value == KAIJI_LEVEL_OPTIONAL) == (line->field->level == KAIJI_LEVEL_OPTIONAL);
}

/* Returns whether the level of what a prompt asks for is right behind it. */
static gboolean
is_joined (const Line *line)
{
  return line->level != NULL && line->field != NULL && line->parts->len > 0 && is_own (line)
         && g_array_index (line->parts, KaijiLabelPart, line->parts->len - 1).end == line->level;
}

/* Returns whether most levels are right behind prompts. */
static gboolean
are_joined (Reader *self)
{
  guint n = 0;

  for (guint i = 0; i < N_PLACES; i++)
    n += self->counts[i].n_glued + self->counts[i].n_others + self->counts[i].n_alone
         + self->counts[i].n_apart;

  return self->n_joined >= MIN_JOINED && 2 * self->n_joined > n;
}

static void
count_text (Reader *self, const char *text, gboolean goes_on)
{
  const KaijiField *asked = self->asked;
  Counts *alone = goes_on ? self->alone : NULL;
  g_auto (Line) line = read_line (self, text);
  Counts *counts;

  self->n_joined += is_joined (&line);
  self->alone = NULL;
  if (line.field == NULL)
    {
      if (alone != NULL && line.parts->len == 0 && kaiji_row_reading_read_number (text) < 0)
        {
          alone->n_alone--;
          alone->n_apart++;
        }
      return;
    }

  counts = &self->counts[get_place (line.field)];
  if (line.level == NULL)
    counts->n_none += asked != NULL && kaiji_row_reading_read_number (text) < 0;
  else if (kaiji_text_is_blank (line.end))
    {
      counts->n_alone++;
      self->alone = counts;
    }
  else if (is_apart (line.end))
    counts->n_apart++;
  else if (is_own (&line))
    counts->n_glued++;
  else
    counts->n_others++;
}

/* Returns whether the texts say that levels are written like @line's. */
static gboolean
is_glued (Reader *self, const Line *line)
{
  const Counts *first = &self->counts[PLACE_FIRST];
  Place place = get_place (line->field);
  const Counts *counts = &self->counts[place];

  if (first->n_glued + (first->n_alone > 0) < 2 || first->n_glued <= 2 * first->n_apart
      || first->n_glued < 3 * first->n_others || first->n_glued + first->n_alone < first->n_none)
    return FALSE;
  if (place == PLACE_SHARED && counts->n_glued + counts->n_alone <= counts->n_none)
    return FALSE;

  return is_own (line) || (place == PLACE_FIRST && first->n_glued >= MIN_SURE);
}

/* The text with spaces around its level, and between the texts of the form before it; NULL if
 * nothing is glued to them. If prompts have their levels in the same cells, the text is without it,
 * and the answer behind it, which only the last cell may have, is @answer. */
static char *
dup_parted (Reader *self, const char *text, gboolean is_running, gboolean may_answer, char **answer)
{
  g_auto (Line) line = read_line (self, text);
  g_autoptr (GString) parted = NULL;
  const char *start = line.start;
  const char *end = line.level != NULL ? line.level : text;

  if (line.level == NULL && (!is_running || line.parts->len < 2))
    return NULL;
  if (!is_running && are_joined (self) && is_joined (&line)
      && (may_answer || kaiji_text_is_blank (line.end)))
    {
      *answer = g_strdup (kaiji_text_skip_white_space (line.end));
      return g_strndup (text, (gsize) (line.level - text));
    }
  /* An answer in a cell of its own may be words of the form. */
  if (line.level != NULL
      && (is_apart (line.end) ? !is_running : line.field == NULL || !is_glued (self, &line)))
    return NULL;

  parted = g_string_new (NULL);
  if (line.parts->len > 0)
    {
      g_string_append_len (parted, text, start - text);
      for (guint i = 0; i < line.parts->len; i++)
        {
          end = g_array_index (line.parts, KaijiLabelPart, i).end;
          if (parted->len > 0 && !is_apart (start))
            g_string_append_c (parted, ' ');
          g_string_append_len (parted, start, end - start);
          start = end;
        }
    }
  else
    g_string_append_len (parted, text, line.level - text);
  if (line.level != NULL)
    {
      if (parted->len > 0)
        g_string_append_c (parted, ' ');
      g_string_append_len (parted, line.level, line.end - line.level);
      if (*line.end != '\0')
        g_string_append_printf (parted, " %s", kaiji_text_skip_white_space (line.end));
    }

  return g_str_equal (parted->str, text) ? NULL : g_string_free (g_steal_pointer (&parted), FALSE);
}

/**
 * kaiji_glued_levels_part:
 * @table: a table
 * @is_running: whether its rows are lines of running text
 *
 * Returns: (transfer full): the table with spaces between levels and the answers behind them, if
 *   the document runs them together
 */
KaijiTable *
kaiji_glued_levels_part (KaijiTable *table,
                         gboolean is_running,
                         KaijiScheme *scheme,
                         KaijiWording *wording)
{
  Reader self = { scheme, wording };
  g_autoptr (KaijiTable) parted = kaiji_table_new (kaiji_table_get_has_columns (table));
  gboolean is_changed = FALSE;

  for (guint i = 0; i < kaiji_table_get_n_rows (table); i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (table, i);

      for (guint j = 0; row->field_id == NULL && j < row->cells->len; j++)
        count_text (&self, kaiji_table_row_get_cell (row, j)->text,
                    j > 0 || (row->cells->len == 1 && !row->after_gap));
    }

  self.above = NULL;
  self.asked = NULL;
  for (guint i = 0; i < kaiji_table_get_n_rows (table); i++)
    {
      KaijiTableRow *row = kaiji_table_copy_row (parted, kaiji_table_get_row (table, i));

      for (guint j = 0; row->field_id == NULL && j < row->cells->len; j++)
        {
          KaijiTableCell *cell = g_ptr_array_index (row->cells, j);
          g_autofree char *answer = NULL;
          char *text = dup_parted (&self, cell->text, is_running, j + 1 == row->cells->len,
                                   &answer);

          if (text == NULL)
            continue;
          g_free (cell->text);
          cell->text = text;
          if (answer != NULL && *answer != '\0')
            kaiji_table_add_cell (parted, row, cell->column + 1, answer);
          is_changed = TRUE;
        }
    }

  return kaiji_table_ref (is_changed ? parted : table);
}
