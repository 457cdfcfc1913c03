/* kaiji-checks-previous.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Comparisons of an answer with the previous one, and checks of periods, which must advance each
 * time. The scheme states what is watched; without a previous sheet nothing is compared.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kaiji-checks-private.h"
#include "kaiji-quantity.h"
#include "kaiji-text.h"
#include "kaiji-time-span.h"

/* Real figures rarely grow by this factor in two years; a slip in a digit group or unit causes
 * it. */
#define MAX_FACTOR 5

/* A measured period has at least this many days; anything shorter is an incident. */
#define MIN_PERIOD_DAYS 28

/* A number and its unit, as read from an answer. */
typedef struct
{
  double value;
  gunichar unit; /* follows a number in words; 0 if the field has the unit */
  guint measure; /* likewise */
  char *written;
} Figure;

static void
figure_clear (Figure *figure)
{
  g_clear_pointer (&figure->written, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Figure, figure_clear)

static gboolean
read_figure (KaijiAnswer *answer, const KaijiField *field, Figure *figure)
{
  g_autofree char *number = NULL;
  KaijiQuantity quantity;

  if (!kaiji_check_read_number (answer, field, &figure->value))
    return FALSE;

  if (kaiji_answer_get_form (answer) == KAIJI_ANSWER_NUMBER)
    {
      number = kaiji_answer_format_number (answer, TRUE);
      figure->written = g_strconcat (number, field->unit, NULL);
      return TRUE;
    }

  kaiji_quantity_find (kaiji_answer_get_text (answer), field->unit, &quantity);
  figure->written = g_strndup (quantity.start, (gsize) (quantity.unit_end - quantity.start));
  if (field->unit == NULL)
    {
      figure->measure = quantity.measure;
      figure->unit = quantity.measure == 0 ? g_utf8_get_char (quantity.end) : 0;
    }

  return TRUE;
}

/* 133社 and 48,000名 are different measures; nor can numbers of 0 or less be compared. */
void
kaiji_check_changed_fivefold (KaijiCheckRun *run)
{
  KaijiAnswer *previous = kaiji_sheet_get_previous_answer (run->sheet, run->field);
  g_auto (Figure) before = { 0 };
  g_auto (Figure) now = { 0 };

  if (!read_figure (previous, run->field, &before) || !read_figure (run->answer, run->field, &now)
      || before.measure != now.measure || before.unit != now.unit || before.value <= 0
      || now.value <= 0)
    return;

  if (now.value > before.value * MAX_FACTOR || before.value > now.value * MAX_FACTOR)
    /* Translators: both %s are numbers with their units, such as 434,000,000円 */
    kaiji_check_report (run, _ ("%s last time, %s now; make sure of the digits and the unit."),
                        before.written, now.written);
}

/* A year alone agrees with every day in it. */
static gboolean
agree (const KaijiPartialDate *a, const KaijiPartialDate *b)
{
  return a->year == b->year && (a->month == 0 || b->month == 0 || a->month == b->month)
         && (a->day == 0 || b->day == 0 || a->day == b->day);
}

void
kaiji_check_fixed_changed (KaijiCheckRun *run)
{
  KaijiAnswer *previous = kaiji_sheet_get_previous_answer (run->sheet, run->field);
  g_autofree char *written_before = NULL;
  g_autofree char *written_now = NULL;
  KaijiPartialDate before, now;

  if (!kaiji_answer_read_valid_date (previous, &before)
      || !kaiji_answer_read_valid_date (run->answer, &now) || agree (&before, &now))
    return;

  written_before = kaiji_partial_date_describe (&before);
  written_now = kaiji_partial_date_describe (&now);
  /* Translators: both %s are dates or years */
  kaiji_check_report (run,
                      _ ("%s last time, %s now, but this does not change; make sure which of "
                         "them is right."),
                      written_before, written_now);
}

static gboolean
follows_any (const char *p, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (g_str_has_prefix (p, words[i]))
        return TRUE;
    }

  return FALSE;
}

static int
count_days (const KaijiTimeSpan *span)
{
  g_autoptr (GDate) first = g_date_new_dmy ((GDateDay) span->first_day.day,
                                            (GDateMonth) span->first_day.month,
                                            (GDateYear) span->first_day.year);
  g_autoptr (GDate) last = g_date_new_dmy ((GDateDay) span->last_day.day,
                                           (GDateMonth) span->last_day.month,
                                           (GDateYear) span->last_day.year);

  return g_date_days_between (first, last) + 1;
}

/* Returns whether a span is a measured period rather than an incident in one. */
static gboolean
is_period (const KaijiTimeSpan *span)
{
  static const char *const incident[] = { "に", "へ", NULL };
  static const char *const measured[] = { "実績", "稼働率", "現在", "時点", NULL };
  const char *p = span->end;
  KaijiQuantity quantity;

  if (span->kind == KAIJI_TIME_SPAN_RANGE)
    return count_days (span) >= MIN_PERIOD_DAYS;
  if (span->kind == KAIJI_TIME_SPAN_FISCAL_YEAR)
    return !follows_any (p, incident);

  kaiji_text_skip_spaces (&p);
  kaiji_text_skip (&p, "末");
  kaiji_text_skip (&p, "の");
  kaiji_text_skip_spaces (&p);
  if (follows_any (p, measured))
    return TRUE;

  /* 2024年5月：99.9% */
  (void) (kaiji_text_skip (&p, ":") || kaiji_text_skip (&p, "は"));
  kaiji_text_skip_spaces (&p);
  return kaiji_quantity_next (p, p, &quantity) && quantity.start == p
         && kaiji_quantity_is_in (&quantity, "%");
}

/* Reads the end of the latest period in a text. It is unknown if the text also names a time that is
 * still going on. */
static gboolean
read_end_of_text (const char *text, KaijiPartialDate *end)
{
  static const char *const going_on[] = { "以降", "以後", "以来", NULL };
  g_autofree char *narrow = kaiji_text_narrow (text);
  gboolean found = FALSE;
  KaijiTimeSpan span;

  for (const char *p = narrow; kaiji_time_span_next (narrow, p, &span); p = span.end)
    {
      if (span.kind == KAIJI_TIME_SPAN_OPEN || follows_any (span.end, going_on))
        return FALSE;

      if (is_period (&span) && (!found || kaiji_partial_date_compare (&span.last_day, end) > 0))
        {
          *end = span.last_day;
          found = TRUE;
        }
    }

  return found;
}

/* The period is in the answer's words or in the note of its number. */
static gboolean
read_end_of_period (KaijiAnswer *answer, KaijiPartialDate *end)
{
  const char *text;

  if (answer == NULL)
    return FALSE;

  text = kaiji_answer_get_text (answer);
  if (text == NULL)
    text = kaiji_answer_get_note (answer);

  return text != NULL && read_end_of_text (text, end);
}

void
kaiji_check_period_not_later (KaijiCheckRun *run)
{
  KaijiAnswer *previous = kaiji_sheet_get_previous_answer (run->sheet, run->field);
  g_autofree char *written_before = NULL;
  g_autofree char *written_now = NULL;
  KaijiPartialDate before, now;

  if (!read_end_of_period (previous, &before) || !read_end_of_period (run->answer, &now)
      || kaiji_partial_date_compare (&now, &before) > 0)
    return;

  written_before = kaiji_partial_date_describe (&before);
  written_now = kaiji_partial_date_describe (&now);
  /* Translators: both %s are dates */
  kaiji_check_report (run,
                      _ ("The period ends on %s, and last time's ended on %s; tell of a later "
                         "one."),
                      written_now, written_before);
}

void
kaiji_check_period_old (KaijiCheckRun *run)
{
  g_autofree char *written_end = NULL;
  g_autofree char *written_day = NULL;
  KaijiPartialDate end, a_year_later, day;

  if (!read_end_of_period (run->answer, &end))
    return;

  day = kaiji_check_get_day (run);
  a_year_later = (KaijiPartialDate){ end.year + 1, end.month, end.day };
  if (kaiji_partial_date_compare (&day, &a_year_later) <= 0)
    return;

  written_end = kaiji_partial_date_describe (&end);
  written_day = kaiji_partial_date_describe (&day);
  /* Translators: both %s are dates, the second the disclosure date or today's */
  kaiji_check_report (run,
                      _ ("The period ended on %s, more than a year before %s; tell of a later "
                         "one."),
                      written_end, written_day);
}
