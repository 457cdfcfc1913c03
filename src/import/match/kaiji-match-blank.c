/* kaiji-match-blank.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows without an answer. Many answers are words of their own prompt: choices, above all. A text
 * that is like a label may therefore be the answer, and is never left out because of its likeness
 * alone.
 */

#include "config.h"

#include <string.h>

#include "kaiji-line-marks.h"
#include "kaiji-match-private.h"
#include "kaiji-row-reading.h"
#include "kaiji-text.h"

/* A text is a label from this likeness on. */
#define MIN_LABEL 0.9f

/* A text that is marked as a heading is one from this likeness to a title on. */
#define MIN_MARKED 0.75f

/* So many answers in one column, and nearly no other ones, tell that it is that of the answers. */
#define MIN_ANSWERS 3
#define MAX_OTHER_SHARE 10

/* The row is known, and where the answers are in the others. */
#define CERTAINTY 0.75

/* Returns the cell that may be an answer: the last one behind others; %NULL if there is none. */
static const KaijiTableCell *
find_last (const KaijiRowReading *reading)
{
  guint last = reading->n_cells - 1;

  if (reading->n_cells < 2 || last == reading->level || reading->likeness[last] == NULL)
    return NULL;

  return reading->cells[last];
}

static float
get_likeness (KaijiMatching *self, const KaijiLikeness *likeness, const KaijiField *field)
{
  float best = 0;

  for (guint label = 0; likeness != NULL && label < KAIJI_N_LABELS; label++)
    best = MAX (best, kaiji_wording_get (self->wording, likeness, (KaijiLabel) label, field));

  return best;
}

/* Returns whether a cell before the last one is a label of the field. */
static gboolean
is_named_before_last (KaijiMatching *self, const KaijiRowReading *reading, const KaijiField *field)
{
  for (guint i = 0; i + 1 < reading->n_cells; i++)
    if (get_likeness (self, reading->likeness[i], field) >= MIN_LABEL)
      return TRUE;

  return FALSE;
}

/* Returns the column of the answers, as those tell that are known; KAIJI_NOWHERE if they do not. */
static guint
find_answer_column (KaijiMatching *self)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  guint best = KAIJI_NOWHERE;
  guint n_best = 0;
  guint n_all = 0;

  for (guint row = 0; row < self->n_rows; row++)
    {
      const KaijiMatch *match = kaiji_matching_get_match (self, row);
      const KaijiRowReading *reading = self->readings[row];
      const KaijiTableCell *last;
      guint n;

      if (match->field == NULL || reading == NULL || reading->n_cells < 2
          || kaiji_text_is_blank (match->answer))
        continue;
      last = reading->cells[reading->n_cells - 1];
      n_all++;
      if (!g_str_equal (last->text, match->answer))
        continue;
      n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, GUINT_TO_POINTER (last->column))) + 1;
      g_hash_table_insert (counts, GUINT_TO_POINTER (last->column), GUINT_TO_POINTER (n));
      if (n > n_best)
        {
          n_best = n;
          best = last->column;
        }
    }

  return n_best >= MIN_ANSWERS && (n_all - n_best) * MAX_OTHER_SHARE <= n_all ? best
                                                                              : KAIJI_NOWHERE;
}

/* Returns whether a text that is a label of the field is there as such, and does not answer. */
static gboolean
is_whole_label (KaijiMatching *self, const KaijiRowReading *reading, const KaijiField *field)
{
  const KaijiLikeness *last = reading->likeness[reading->n_cells - 1];

  return !kaiji_wording_is_choice (self->wording, &last->folded, field)
         && get_likeness (self, last, field) >= MIN_LABEL;
}

/**
 * kaiji_match_take_blank:
 *
 * Of rows without an answer whose last text is only like a label: takes that for the answer if it
 * is in the column of answers, and lists it if nobody knows which column that is.
 */
void
kaiji_match_take_blank (KaijiMatching *self)
{
  guint column = find_answer_column (self);

  for (guint row = 0; row < self->n_rows; row++)
    {
      KaijiMatch *match = kaiji_matching_get_match (self, row);
      const KaijiRowReading *reading = self->readings[row];
      const KaijiTableCell *last = reading != NULL ? find_last (reading) : NULL;

      if (match->field == NULL || last == NULL || !kaiji_text_is_blank (match->answer)
          || (column != KAIJI_NOWHERE && last->column != column) || reading->answer != KAIJI_NOWHERE
          || is_whole_label (self, reading, match->field)
          || !is_named_before_last (self, reading, match->field))
        continue;

      if (column == KAIJI_NOWHERE)
        {
          if (match->rest == NULL)
            match->rest = g_ptr_array_new ();
          g_ptr_array_add (match->rest, (gpointer) last);
          continue;
        }
      g_free (match->answer);
      match->answer = g_strdup (last->text);
      match->certainty = MIN (match->certainty, CERTAINTY);
    }
}

/* Returns whether a text is a title of the form, nearly word for word. */
static gboolean
is_title (KaijiMatching *self, const char *text, float minimum)
{
  g_autoptr (KaijiLikeness) likeness = kaiji_wording_compare (self->wording, text);
  float best = 0;

  for (guint f = 0; f < self->n_fields; f++)
    for (guint label = 0; label < KAIJI_LABEL_PROMPT; label++)
      best = MAX (best, kaiji_wording_get (self->wording, likeness, (KaijiLabel) label,
                                           &self->fields[f]));

  return best >= minimum;
}

/**
 * kaiji_match_is_heading:
 * @text: a text alone in its row
 * @is_first: whether it would be the beginning of an answer
 *
 * Returns: whether it is a heading: marked as one, and in words of a title of the form. What would
 *   be the beginning of an answer is one by such words alone
 */
gboolean
kaiji_match_is_heading (KaijiMatching *self, const char *text, gboolean is_first)
{
  static const char *const marks[] = {
    "■", "□", "◆", "◇", "●", "▼", "▶", "【", "＜", "<", "[", "第"
  };
  static const char *const endings[] = { "について", "に関する項目", "関連" };
  const char *start = kaiji_line_skip_marks (kaiji_row_reading_skip_chapter (text));
  g_autofree char *bare = NULL;
  const char *number = kaiji_line_skip_number (start);
  gboolean is_marked = start != text || number != NULL;

  bare = g_strdup (number != NULL ? kaiji_text_skip_white_space (number) : start);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    is_marked |= g_str_has_prefix (text, marks[i]);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (bare, endings[i]))
      {
        bare[strlen (bare) - strlen (endings[i])] = '\0';
        is_marked = TRUE;
      }

  if (!is_marked && !is_first)
    return FALSE;
  return is_title (self, bare, MIN_LABEL)
         || kaiji_row_reading_is_section (self->scheme, self->wording, bare)
         || kaiji_row_reading_is_translated_section (self->scheme, self->wording, bare)
         || (is_marked && number == NULL && is_title (self, text, MIN_MARKED));
}

/* Returns whether a row has nothing but labels of one field. */
static gboolean
has_labels_of (KaijiMatching *self, const KaijiRowReading *reading, const KaijiField *field)
{
  for (guint i = 0; i < reading->n_cells; i++)
    if (i != reading->level && !(i == 0 && reading->number >= 0)
        && get_likeness (self, reading->likeness[i], field) < MIN_LABEL)
      return FALSE;

  return TRUE;
}

static gboolean
is_heading (KaijiMatching *self, const KaijiRowReading *reading, guint column)
{
  const KaijiTableCell *last = find_last (reading);

  if (reading->level != KAIJI_NOWHERE && reading->level_rest != NULL)
    return FALSE;
  if (last != NULL && last->column == column && reading->n_cells > 1)
    return FALSE;

  for (guint f = 0; f < self->n_fields; f++)
    if (has_labels_of (self, reading, &self->fields[f]))
      return last == NULL || is_whole_label (self, reading, &self->fields[f]);

  return FALSE;
}

/**
 * kaiji_match_find_headings:
 *
 * Titles without an answer are the form's own text. Several texts in a row are titles only if they
 * are those of one field, and none of them is in the column of answers.
 */
void
kaiji_match_find_headings (KaijiMatching *self)
{
  guint column = find_answer_column (self);

  for (guint row = 0; row < self->n_rows; row++)
    {
      KaijiMatch *match = kaiji_matching_get_match (self, row);

      if (match->field == NULL && !match->is_form && self->readings[row] != NULL)
        match->is_form = is_heading (self, self->readings[row], column);
    }
}
