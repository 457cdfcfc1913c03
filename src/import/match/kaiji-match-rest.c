/* kaiji-match-rest.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a row says beside the labels of its field and its answer: remarks, a second answer, last
 * time's. It answers nothing, but it is shown.
 */

#include "config.h"

#include <string.h>

#include "kaiji-head-text.h"
#include "kaiji-heads.h"
#include "kaiji-level.h"
#include "kaiji-match-private.h"
#include "kaiji-row-rating.h"
#include "kaiji-row-reading.h"
#include "kaiji-scheme-wording.h"
#include "kaiji-sheet-export.h"
#include "kaiji-text.h"

/* A text in the place of labels is one from this likeness on, elsewhere only if nearly the same. */
#define MIN_LABEL_IN_PLACE 0.45f
#define MIN_LABEL_ELSEWHERE 0.9f

/* So many rows with the same text beside their labels are a group with a title of its own. */
#define MIN_GROUP_ROWS 3

/* An answer may be only a part if there is more below its head. */
#define MAX_CERTAINTY_OF_PART 0.75

/* No number of a row has more letters. */
#define MAX_NUMBER_LENGTH 6

/* Whether a cell says anything: a dash or an empty box does not. */
static gboolean
says_something (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      GUnicodeType type = g_unichar_type (c);

      if (g_unichar_isalnum (c))
        return TRUE;
      if ((type == G_UNICODE_OTHER_SYMBOL || type == G_UNICODE_MATH_SYMBOL)
          && g_utf8_strchr ("□☐◻▢−", -1, c) == NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_content_column (const KaijiHeads *heads, guint column)
{
  for (guint content = 0; content < KAIJI_COLUMN_ANSWER; content++)
    if (heads->columns[content] == column)
      return TRUE;

  return FALSE;
}

/* The head above a column; NULL if there is none. */
static const char *
get_head (KaijiMatching *self, guint column)
{
  if (self->heads.row == KAIJI_NOWHERE)
    return NULL;

  return kaiji_table_row_find_text (kaiji_table_get_row (self->table, self->heads.row), column);
}

static gboolean
is_label (KaijiMatching *self, const char *text, float minimum)
{
  g_autoptr (KaijiLikeness) likeness = kaiji_wording_compare (self->wording, text);
  float best = 0;

  for (guint f = 0; f < self->n_fields; f++)
    for (guint label = 0; label < KAIJI_N_LABELS; label++)
      best = MAX (best, kaiji_wording_get (self->wording, likeness, (KaijiLabel) label,
                                           &self->fields[f]));

  return best >= minimum;
}

static gboolean
is_number (KaijiMatching *self, const char *text)
{
  KaijiFolded folded = kaiji_wording_fold (self->wording, text);
  gboolean is_number = folded.length > 0 && folded.length <= MAX_NUMBER_LENGTH
                       && g_unichar_isdigit (folded.characters[folded.length - 1]);

  for (guint i = 0; is_number && i < folded.length; i++)
    is_number = folded.characters[i] < 0x80;
  kaiji_folded_clear (&folded);
  return is_number;
}

/* Whether several rows have the same text in a column. */
static gboolean
is_group (KaijiMatching *self, const KaijiTableCell *cell)
{
  guint n = 0;

  for (guint row = 0; row < self->n_rows && n < MIN_GROUP_ROWS; row++)
    {
      const KaijiTableRow *source = kaiji_table_get_row (self->table, row);

      for (guint i = 0; i < source->cells->len; i++)
        {
          const KaijiTableCell *other = g_ptr_array_index (source->cells, i);

          n += other->column == cell->column && g_str_equal (other->text, cell->text);
        }
    }

  return n >= MIN_GROUP_ROWS;
}

static gboolean
is_level (KaijiMatching *self, const char *text)
{
  KaijiLevel level;

  return kaiji_level_is_level (text, self->scheme, self->wording, &level);
}

/* Whether a cell below the name of a level says by a sign that it is the level. */
static gboolean
is_level_sign (KaijiMatching *self, const char *head, const char *text)
{
  const char *p = kaiji_text_skip_white_space (text);

  return is_level (self, head) && g_utf8_strlen (p, -1) <= 2
         && (!g_unichar_isalnum (g_utf8_get_char (p)) || g_str_has_prefix (p, "レ"));
}

/* Whether what a cell says is part of the answer, which may come from several cells. */
static gboolean
is_answered (KaijiMatching *self, const KaijiMatch *match, const KaijiTableCell *cell)
{
  KaijiFolded answer = kaiji_wording_fold (self->wording, match->answer);
  KaijiFolded text = kaiji_wording_fold (self->wording, cell->text);
  gboolean is_headed = get_head (self, cell->column) != NULL
                       && self->heads.columns[KAIJI_COLUMN_ANSWER] != cell->column;
  gboolean is_found = kaiji_folded_equal (&answer, &text);

  for (guint i = 0; !is_found && !is_headed && i + text.length <= answer.length; i++)
    is_found = kaiji_folded_has_at (&answer, i, &text);

  kaiji_folded_clear (&answer);
  kaiji_folded_clear (&text);
  return is_found;
}

/* Whether a column is beside those of the labels, so that it may have others. */
static gboolean
is_among_labels (const KaijiHeads *heads, guint column)
{
  for (guint content = 0; content < KAIJI_COLUMN_LEVEL; content++)
    if (heads->columns[content] != KAIJI_NOWHERE && column < heads->columns[content])
      return TRUE;

  return FALSE;
}

/* Whether a cell is the form's text rather than somebody's. */
static gboolean
is_form (KaijiMatching *self, const KaijiTableCell *cell)
{
  gboolean among_labels = is_among_labels (&self->heads, cell->column);
  const char *head = get_head (self, cell->column);

  if (is_content_column (&self->heads, cell->column)
      || (head != NULL
          && (kaiji_sheet_export_is_extra_head (head) || is_level_sign (self, head, cell->text))))
    return TRUE;
  if (is_level (self, cell->text)
      || kaiji_row_reading_is_section (self->scheme, self->wording, cell->text))
    return TRUE;
  if (among_labels && (is_number (self, cell->text) || is_group (self, cell)))
    return TRUE;

  return is_label (self, cell->text, among_labels ? MIN_LABEL_IN_PLACE : MIN_LABEL_ELSEWHERE);
}

/* Without heads, the position after the last cell that must be a label: it is before the answer,
 * whose place is known by the level or by the labels themselves. */
static guint
find_end_of_labels (KaijiMatching *self, guint row, const KaijiMatch *match)
{
  const KaijiRowReading *reading = self->readings[row];
  KaijiRowRating rating;

  if (reading == NULL)
    return KAIJI_NOWHERE;
  if (reading->level != KAIJI_NOWHERE)
    return reading->level;

  rating = kaiji_row_rating_compute (reading, match->field, self->wording);
  if (rating.prompt > 0)
    return rating.prompt_cell + 1;
  return rating.item > 0 ? rating.item_cell + 1 : 1;
}

static void
list_cells (KaijiMatching *self, guint row, KaijiMatch *match)
{
  const KaijiTableRow *source = kaiji_table_get_row (self->table, row);
  gboolean has_heads = self->heads.row != KAIJI_NOWHERE;
  guint first = has_heads ? 0 : find_end_of_labels (self, row, match);

  for (guint i = first; i < source->cells->len; i++)
    {
      KaijiTableCell *cell = g_ptr_array_index (source->cells, i);

      if (cell->column == self->heads.columns[KAIJI_COLUMN_ANSWER] || !says_something (cell->text)
          || is_answered (self, match, cell) || is_form (self, cell))
        continue;

      if (match->rest == NULL)
        match->rest = g_ptr_array_new ();
      g_ptr_array_add (match->rest, cell);
    }
}

/* Whether a head says 有無, of the first characters of 有り and 無し. */
static gboolean
asks_whether (KaijiMatching *self, const char *head)
{
  const KaijiWords *words = kaiji_scheme_get_words (self->scheme);
  KaijiFolded folded = kaiji_wording_fold (self->wording, head);
  gboolean is_found = folded.length == 2
                      && folded.characters[0] == g_utf8_get_char (words->presence[TRUE])
                      && folded.characters[1] == g_utf8_get_char (words->presence[FALSE]);

  kaiji_folded_clear (&folded);
  return is_found;
}

static gboolean
is_any (const char *text, const char *const *words)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  return g_strv_contains (words, stripped);
}

/* Puts 有り or 無し before its details, which are in the column of answers. */
static void
take_presence (KaijiMatching *self, KaijiMatch *match)
{
  for (guint i = 0; match->rest != NULL && i < match->rest->len; i++)
    {
      const KaijiTableCell *cell = g_ptr_array_index (match->rest, i);
      const char *head = get_head (self, cell->column);
      char *answer;

      if (head == NULL || !asks_whether (self, head)
          || (!is_any (cell->text, kaiji_scheme_get_choices (self->scheme, KAIJI_CHOICE_YES))
              && !is_any (cell->text, kaiji_scheme_get_choices (self->scheme, KAIJI_CHOICE_NO))))
        continue;

      if (g_str_has_prefix (match->answer, cell->text))
        answer = g_strdup (match->answer);
      else
        answer = g_strstrip (g_strconcat (cell->text, " ", match->answer, NULL));
      g_free (match->answer);
      match->answer = answer;
      g_ptr_array_remove_index (match->rest, i);
      return;
    }
}

static gboolean
is_yes_or_no (KaijiMatching *self, const char *text)
{
  return kaiji_scheme_has_choice (self->scheme, KAIJI_CHOICE_YES, text)
         || kaiji_scheme_has_choice (self->scheme, KAIJI_CHOICE_NO, text);
}

/* The text that divides the head above a column, in the row below the heads; NULL if none does. */
static const char *
get_dividing_head (KaijiMatching *self, guint column)
{
  guint row = self->heads.row + 1;

  if (row >= self->n_rows || kaiji_matching_get_match (self, row)->field != NULL)
    return NULL;

  return kaiji_table_row_find_text (kaiji_table_get_row (self->table, row), column);
}

/* Whether the head of the answers stands above a column, too: no other head is above or between. */
static gboolean
is_below_answer_head (KaijiMatching *self, guint column)
{
  guint answer = self->heads.columns[KAIJI_COLUMN_ANSWER];

  for (guint i = 0; i < self->heads.n_headed; i++)
    if (self->heads.headed[i] > answer && self->heads.headed[i] <= column)
      return FALSE;

  return answer != KAIJI_NOWHERE && column > answer;
}

static gboolean
is_detail (KaijiMatching *self, const char *head)
{
  return head != NULL && kaiji_head_text_is_detail (head, self->scheme, self->wording);
}

/* Puts the details behind 有り or 無し, which alone is in the column of answers. Of several columns
 * below the head of the answers, nobody knows otherwise which ones are the answer. */
static void
take_details (KaijiMatching *self, KaijiMatch *match)
{
  for (guint i = 0; match->rest != NULL && i < match->rest->len; i++)
    {
      const KaijiTableCell *cell = g_ptr_array_index (match->rest, i);
      gboolean is_below = is_below_answer_head (self, cell->column);
      const char *head = is_below ? get_dividing_head (self, cell->column)
                                  : get_head (self, cell->column);
      gboolean is_meant = is_detail (self, head) || (is_below && head == NULL);
      char *answer;

      if (!is_below && !is_meant)
        continue;
      if (!is_meant || match->field->kind != KAIJI_FIELD_PRESENCE_DETAIL
          || !is_yes_or_no (self, match->answer))
        {
          if (is_below || *match->answer == '\0')
            match->certainty = MIN (match->certainty, MAX_CERTAINTY_OF_PART);
          if (!is_meant || *match->answer != '\0')
            continue;
        }
      answer = g_strstrip (g_strconcat (match->answer, " ", cell->text, NULL));
      g_free (match->answer);
      match->answer = answer;
      g_ptr_array_remove_index (match->rest, i);
      return;
    }
}

/**
 * kaiji_match_list_rests:
 *
 * Lists, of each row with a field, the cells that are neither its labels nor its answer. One that
 * says whether there is what the answer describes becomes its beginning, one with its details its
 * end.
 */
void
kaiji_match_list_rests (KaijiMatching *self)
{
  if (!kaiji_table_get_has_columns (self->table))
    return;

  for (guint row = 0; row < self->n_rows; row++)
    {
      KaijiMatch *match = g_ptr_array_index (self->matches, row);

      if (match->field == NULL)
        continue;
      list_cells (self, row, match);
      take_presence (self, match);
      take_details (self, match);
    }
}
