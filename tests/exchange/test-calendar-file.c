/* test-calendar-file.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-answer-text.h"
#include "kaiji-calendar-file.h"
#include "kaiji-scheme-library.h"

/* A sheet of @scheme_name, disclosed on 18 November 2023, of the service @name. */
static KaijiSheet *
new_sheet (const char *scheme_name, const char *name)
{
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (KaijiScheme) scheme = kaiji_scheme_library_lookup_name (library, scheme_name, NULL);
  const KaijiField *date = kaiji_scheme_get_role (scheme, KAIJI_ROLE_DISCLOSURE_DATE);
  g_autoptr (KaijiAnswer) answer = kaiji_answer_parse (scheme, date, "2023/11/18");
  g_autoptr (KaijiAnswer) service = kaiji_answer_new_text (name);
  KaijiSheet *sheet = kaiji_sheet_new (scheme);

  kaiji_sheet_set_answer (sheet, date, answer);
  kaiji_sheet_set_answer (sheet, kaiji_scheme_get_role (scheme, KAIJI_ROLE_SERVICE_NAME), service);
  return sheet;
}

static void
test_dates (void)
{
  g_autoptr (KaijiSheet) sheet = new_sheet (
    "aspic-asp-saas",
    "見本、サービス; とても長い名前の\vサービス, その名は見本サービスプラットフォーム");
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 ("2025-01-01T09:00:00+09", NULL);
  g_autofree char *calendar = kaiji_calendar_file_write (sheet, now);
  g_auto (GStrv) lines = g_strsplit (calendar, "\r\n", -1);
  g_autoptr (GString) unfolded = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      for (const char *p = lines[i]; *p != '\0'; p++)
        g_assert_false (g_ascii_iscntrl (*p));
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
test_without_name (void)
{
  g_autoptr (KaijiSheet) sheet = new_sheet ("aspic-asp-saas", "");
  g_autoptr (GDateTime) now = g_date_time_new_utc (2025, 1, 1, 0, 0, 0);
  g_autofree char *calendar = kaiji_calendar_file_write (sheet, now);

  g_assert_nonnull (strstr (calendar, "SUMMARY:ASP・SaaS: the disclosure runs out\r\n"));
}

/* The guideline's disclosures have no term. */
static void
test_without_dates (void)
{
  g_autoptr (KaijiSheet) sheet = new_sheet ("mic-asp-saas", "見本サービス");
  g_autoptr (GDateTime) now = g_date_time_new_utc (2025, 1, 1, 0, 0, 0);

  g_assert_null (kaiji_calendar_file_write (sheet, now));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/calendar-file/dates", test_dates);
  g_test_add_func ("/exchange/calendar-file/without-name", test_without_name);
  g_test_add_func ("/exchange/calendar-file/without-dates", test_without_dates);

  return g_test_run ();
}
