/* test-validity.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-answer-text.h"
#include "kaiji-scheme-library.h"
#include "kaiji-validity.h"

static KaijiSchemeLibrary *library;

static KaijiSheet *
new_sheet (const char *name, const char *date)
{
  g_autoptr (KaijiScheme) scheme = kaiji_scheme_library_lookup_name (library, name, NULL);
  const KaijiField *field = kaiji_scheme_get_role (scheme, KAIJI_ROLE_DISCLOSURE_DATE);
  g_autoptr (KaijiAnswer) answer = kaiji_answer_parse (scheme, field, date);
  KaijiSheet *sheet = kaiji_sheet_new (scheme);

  kaiji_sheet_set_answer (sheet, field, answer);
  return sheet;
}

static GDate
new_date (guint year, guint month, guint day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return date;
}

static void
assert_date (const GDate *date, const char *expected)
{
  char text[16];

  g_date_strftime (text, sizeof text, "%Y-%m-%d", date);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_dates (void)
{
  static const struct
  {
    const char *disclosed;
    const char *renewal;
    const char *until;
  } cases[] = {
    { "2023/11/18", "2025-07-18", "2025-11-18" },
    { "2024年2月29日", "2025-10-28", "2026-02-28" },
    { "令和5年12月31日", "2025-08-31", "2025-12-31" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KaijiSheet) sheet = new_sheet ("aspic-asp-saas", cases[i].disclosed);
      KaijiDeadlines deadlines;

      g_assert_true (kaiji_sheet_get_deadlines (sheet, &deadlines));
      assert_date (&deadlines.renewal, cases[i].renewal);
      assert_date (&deadlines.until, cases[i].until);
    }
}

static void
test_no_dates (void)
{
  g_autoptr (KaijiSheet) imprecise = new_sheet ("aspic-asp-saas", "2023年");
  g_autoptr (KaijiSheet) impossible = new_sheet ("aspic-asp-saas", "2023-02-30");
  g_autoptr (KaijiSheet) guideline = new_sheet ("mic-asp-saas", "2023-11-18");
  g_autoptr (GDateTime) now = g_date_time_new_utc (2023, 11, 18, 0, 0, 0);
  KaijiDeadlines deadlines;

  g_assert_false (kaiji_sheet_get_deadlines (imprecise, &deadlines));
  g_assert_false (kaiji_sheet_get_deadlines (impossible, &deadlines));
  g_assert_false (kaiji_sheet_get_deadlines (guideline, &deadlines));
  g_assert_null (kaiji_sheet_dup_icalendar (guideline, now));
}

/* People read a date in their own language, whatever the form prints. */
static void
test_disclosed (void)
{
  static const struct
  {
    const char *scheme;
    const char *answer;
    const char *expected;
  } cases[] = {
    { "aspic-asp-saas", "2023/11/18", "2023-11-18" },
    { "mic-asp-saas", "2024-06-12", "2024-06-12" },
    { "mic-asp-saas", "令和6年6月12日", "2024-06-12" },
    { "mic-asp-saas", "2024年6月", "2024年6月" },
    { "mic-asp-saas", "2024年2月30日", "2024-02-30" },
    { "mic-asp-saas", "未定", "未定" },
    { "mic-asp-saas", "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KaijiSheet) sheet = new_sheet (cases[i].scheme, cases[i].answer);
      g_autofree char *disclosed = kaiji_sheet_dup_disclosed (sheet);

      g_assert_cmpstr (disclosed, ==, cases[i].expected);
    }
}

static void
test_days_left (void)
{
  g_autoptr (KaijiSheet) sheet = new_sheet ("aspic-asp-saas", "2023/11/18");
  const GDate before = new_date (2025, 7, 17);
  const GDate due = new_date (2025, 7, 18);
  const GDate last = new_date (2025, 11, 18);
  const GDate after = new_date (2025, 11, 19);
  g_autofree char *valid = NULL;
  g_autofree char *left = NULL;
  g_autofree char *out = NULL;
  KaijiDeadlines deadlines;

  g_assert_true (kaiji_sheet_get_deadlines (sheet, &deadlines));
  g_assert_false (kaiji_deadlines_is_renewal_due (&deadlines, &before));
  g_assert_true (kaiji_deadlines_is_renewal_due (&deadlines, &due));
  g_assert_cmpint (kaiji_deadlines_get_days_left (&deadlines, &due), ==, 123);
  g_assert_cmpint (kaiji_deadlines_get_days_left (&deadlines, &last), ==, 0);
  g_assert_cmpint (kaiji_deadlines_get_days_left (&deadlines, &after), ==, -1);

  valid = kaiji_deadlines_describe (&deadlines, &before);
  left = kaiji_deadlines_describe (&deadlines, &due);
  out = kaiji_deadlines_describe (&deadlines, &after);
  g_assert_cmpstr (valid, ==, "Valid until 2025-11-18.");
  g_assert_cmpstr (left, ==, "Valid until 2025-11-18: 123 days are left; prepare the renewal.");
  g_assert_cmpstr (out, ==, "The disclosure ran out on 2025-11-18; apply for renewal.");
}

static void
test_icalendar (void)
{
  g_autoptr (KaijiSheet) sheet = new_sheet ("aspic-asp-saas", "2023/11/18");
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 ("2025-01-01T09:00:00+09", NULL);
  g_autoptr (KaijiAnswer) name = kaiji_answer_new_text (
    "見本、サービス; とても長い名前のサービス, その名は見本サービスプラットフォーム");
  g_autofree char *calendar = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) unfolded = NULL;

  kaiji_sheet_set_answer (
    sheet, kaiji_scheme_get_role (kaiji_sheet_get_scheme (sheet), KAIJI_ROLE_SERVICE_NAME), name);
  calendar = kaiji_sheet_dup_icalendar (sheet, now);

  lines = g_strsplit (calendar, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      g_assert_null (strchr (lines[i], '\n'));
    }

  unfolded = g_string_new (calendar);
  g_string_replace (unfolded, "\r\n ", "", 0);
  g_assert_true (g_str_has_prefix (unfolded->str, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
  g_assert_true (g_str_has_suffix (unfolded->str, "END:VEVENT\r\nEND:VCALENDAR\r\n"));
  g_assert_nonnull (strstr (unfolded->str, "DTSTART;VALUE=DATE:20250718\r\n"));
  g_assert_nonnull (strstr (unfolded->str, "DTSTART;VALUE=DATE:20251118\r\n"));
  g_assert_nonnull (strstr (unfolded->str, "DTSTAMP:20250101T000000Z\r\n"));
  g_assert_nonnull (
    strstr (unfolded->str, "SUMMARY:見本、サービス\\; とても長い名前のサービス\\, その名は"));
}

/* A service without a name yet goes by its form's. */
static void
test_icalendar_without_name (void)
{
  g_autoptr (KaijiSheet) sheet = new_sheet ("aspic-asp-saas", "2023/11/18");
  g_autoptr (GDateTime) now = g_date_time_new_utc (2025, 1, 1, 0, 0, 0);
  g_autofree char *calendar = kaiji_sheet_dup_icalendar (sheet, now);

  g_assert_nonnull (strstr (calendar, "SUMMARY:ASP・SaaS: the disclosure runs out\r\n"));
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  library = kaiji_scheme_library_new ();

  g_test_add_func ("/sheet/validity/dates", test_dates);
  g_test_add_func ("/sheet/validity/no-dates", test_no_dates);
  g_test_add_func ("/sheet/validity/disclosed", test_disclosed);
  g_test_add_func ("/sheet/validity/days-left", test_days_left);
  g_test_add_func ("/sheet/validity/icalendar", test_icalendar);
  g_test_add_func ("/sheet/validity/icalendar-without-name", test_icalendar_without_name);

  status = g_test_run ();
  g_object_unref (library);
  return status;
}
