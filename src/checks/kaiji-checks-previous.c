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
#define MONTHS_PER_YEAR 12
#define MONTHS_TO_SETTLE 3

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

/* Whether a span is one of those that a check looks at. */
typedef gboolean (*IsLookedAt) (const KaijiTimeSpan *span);

/* Reads the end of the latest such period in a text. It is unknown if the text also names a time
 * that is still going on. */
static gboolean
read_end_of_text (const char *text, IsLookedAt is_looked_at, KaijiPartialDate *end)
{
  static const char *const going_on[] = { "以降", "以後", "以来", NULL };
  g_autofree char *narrow = kaiji_text_narrow (text);
  gboolean found = FALSE;
  KaijiTimeSpan span;

  for (const char *p = narrow; kaiji_time_span_next (narrow, p, &span); p = span.end)
    {
      if (span.kind == KAIJI_TIME_SPAN_OPEN || follows_any (span.end, going_on))
        return FALSE;

      if (is_looked_at (&span) && (!found || kaiji_partial_date_compare (&span.last_day, end) > 0))
        {
          *end = span.last_day;
          found = TRUE;
        }
    }

  return found;
}

/* The period is in the answer's words or in the note of its number. */
static gboolean
read_end (KaijiAnswer *answer, IsLookedAt is_looked_at, KaijiPartialDate *end)
{
  const char *text;

  if (answer == NULL)
    return FALSE;

  text = kaiji_answer_get_text (answer);
  if (text == NULL)
    text = kaiji_answer_get_note (answer);

  return text != NULL && read_end_of_text (text, is_looked_at, end);
}

void
kaiji_check_period_not_later (KaijiCheckRun *run)
{
  KaijiAnswer *previous = kaiji_sheet_get_previous_answer (run->sheet, run->field);
  g_autofree char *written_before = NULL;
  g_autofree char *written_now = NULL;
  KaijiPartialDate before, now;

  if (!read_end (previous, is_period, &before) || !read_end (run->answer, is_period, &now)
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

/* Tells of a period that ended more than a year and @n_months before the disclosure date. */
static void
report_old (KaijiCheckRun *run, const KaijiPartialDate *end, guint n_months)
{
  KaijiPartialDate day = kaiji_check_get_day (run);
  KaijiPartialDate limit = { end->year + 1, end->month + n_months, end->day };
  g_autofree char *written_end = NULL;
  g_autofree char *written_day = NULL;

  if (limit.month > MONTHS_PER_YEAR)
    {
      limit.month -= MONTHS_PER_YEAR;
      limit.year++;
    }
  if (kaiji_partial_date_compare (&day, &limit) <= 0)
    return;

  written_end = kaiji_partial_date_describe (end);
  written_day = kaiji_partial_date_describe (&day);
  /* Translators: both %s are dates, the second the disclosure date or today's */
  kaiji_check_report (run,
                      _ ("The period ended on %s, more than a year before %s; tell of a later "
                         "one."),
                      written_end, written_day);
}

void
kaiji_check_period_old (KaijiCheckRun *run)
{
  KaijiPartialDate end;

  if (read_end (run->answer, is_period, &end))
    report_old (run, &end, 0);
}

/* Returns whether a span says what a figure is of: 2023年3月期, 2022年度, 2023年4月1日現在. A year
 * in which something happened, as 2020年度に増資, does not. */
static gboolean
is_of_figure (const KaijiTimeSpan *span)
{
  static const char *const not_settled[] = { "期首", "期間", "期限", "期待", NULL };
  static const char *const measured[] = { "実績", "決算", "現在", "時点", NULL };
  const char *p = span->end;

  if (span->kind == KAIJI_TIME_SPAN_RANGE)
    return FALSE;
  if (span->kind == KAIJI_TIME_SPAN_DATE && g_str_has_prefix (p, "期"))
    return !follows_any (p, not_settled);

  kaiji_text_skip (&p, "末");
  if (follows_any (p, measured))
    return TRUE;
  return span->kind == KAIJI_TIME_SPAN_FISCAL_YEAR && (*p == '\0' || *p == ')');
}

/* A figure is of the last period of which the accounts are known. They are settled within three
 * months: Companies Act (会社法), article 124, paragraph 2, as nearly all articles of incorporation
 * take it. */
void
kaiji_check_figure_old (KaijiCheckRun *run)
{
  KaijiPartialDate end;

  if (run->field->watch != KAIJI_WATCH_PERIOD && run->field->watch != KAIJI_WATCH_FIXED
      && read_end (run->answer, is_of_figure, &end))
    report_old (run, &end, MONTHS_TO_SETTLE);
}
