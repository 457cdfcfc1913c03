/* test-checks-run.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which fields of a sheet are checked, which again when an answer changes, and in which order the
 * findings come.
 */

#include "config.h"

#include "checks-fixture.h"
#include "kaiji-checks.h"

static void
test_order (void)
{
  g_autoptr (KaijiSheet) sheet = checks_new_sheet (
    "{\"zebra\": {}, \"remarks\": {\"text\": \"⽤ \\uf9f7\", \"review\": true}, "
    "\"sales\": {\"text\": \"10,00千円\"}, \"apple\": {}, \"company\": {\"text\": \"甲\"}, "
    "\"contact\": {\"text\": \"甲\"}, \"contact-hours\": {\"text\": \"甲\"}}");
  static const char *const expected[] = { "number-grouping",     "unit-contradicts",
                                          "look-alike-kanji",    "review-pending",
                                          "compatibility-kanji", "unknown-field",
                                          "unknown-field" };
  g_autoptr (GPtrArray) findings = kaiji_checks_run (sheet, checks_get_today ());

  g_assert_cmpuint (findings->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < findings->len; i++)
    g_assert_cmpstr (kaiji_finding_get_check_id (findings->pdata[i]), ==, expected[i]);

  g_assert_cmpstr (kaiji_finding_get_field_id (findings->pdata[5]), ==, "zebra");
  g_assert_null (kaiji_finding_get_field (findings->pdata[5]));
  g_assert_cmpstr (kaiji_finding_get_field_id (findings->pdata[6]), ==, "apple");
}

static void
test_excluded_section (void)
{
  g_autoptr (KaijiSheet) sheet = checks_new_sheet (
    "{\"sales\": {\"number\": 1}, \"profit\": {\"number\": 2}, "
    "\"founding-year\": {\"year\": 2000}, "
    "\"service-start\": {\"date\": \"1999-01-01\"}}");
  KaijiScheme *scheme = kaiji_sheet_get_scheme (sheet);
  const KaijiField *profit = kaiji_scheme_find_field (scheme, "profit");
  const KaijiField *start = kaiji_scheme_find_field (scheme, "service-start");
  g_autoptr (GPtrArray) of_profit = NULL;
  g_autoptr (GPtrArray) of_start = NULL;
  g_autoptr (GPtrArray) all = NULL;

  kaiji_sheet_set_section_excluded (sheet, kaiji_field_get_section (profit), TRUE);

  of_profit = kaiji_checks_run_field (sheet, profit, checks_get_today ());
  g_assert_cmpuint (of_profit->len, ==, 0);

  /* Excluded answers are not used in comparisons either. */
  of_start = kaiji_checks_run_field (sheet, start, checks_get_today ());
  g_assert_cmpuint (of_start->len, ==, 0);

  all = kaiji_checks_run (sheet, checks_get_today ());
  for (guint i = 0; i < all->len; i++)
    g_assert_true (kaiji_field_get_section (kaiji_finding_get_field (all->pdata[i]))
                   != kaiji_field_get_section (profit));
}

static void
assert_dependents (KaijiSheet *sheet, const char *field_id, const char *expected)
{
  KaijiScheme *scheme = kaiji_sheet_get_scheme (sheet);
  g_autoptr (GPtrArray) dependents
    = kaiji_checks_list_dependents (sheet, kaiji_scheme_find_field (scheme, field_id));
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < dependents->len; i++)
    {
      const KaijiField *field = g_ptr_array_index (dependents, i);

      g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", field->id);
    }

  g_assert_cmpstr (ids->str, ==, expected);
}

static void
test_dependents (void)
{
  g_autoptr (KaijiSheet) sheet = checks_new_sheet ("{}");

  assert_dependents (sheet, "remarks", "remarks");
  assert_dependents (sheet, "sales", "sales profit");
  assert_dependents (sheet, "profit", "profit");
  assert_dependents (sheet, "partners", "partners features");
  assert_dependents (sheet, "disclosure-date", "disclosure-date company-years service-years");
  assert_dependents (sheet, "founding-year", "founding-year company-years service-start");
}

/* Exactly the checks by day depend on the disclosure date. */
static void
test_dependents_by_day (void)
{
  g_autoptr (KaijiSheet) sheet = checks_new_sheet (
    "{\"disclosure-date\": {\"date\": \"2025-06-01\"}, \"company\": {\"text\": \"第2計画\"}, "
    "\"summary\": {\"text\": \"予定\"}, \"features\": {\"text\": \"平成40年から\"}, "
    "\"employees\": {\"number\": 3, \"note\": \"2026年度に増員予定\"}, "
    "\"uptime\": {\"text\": \"2024年度\"}, \"availability\": {\"text\": \"なし\"}}");

  assert_dependents (sheet, "disclosure-date",
                     "disclosure-date company-years service-years company employees summary "
                     "features uptime");
  assert_dependents (sheet, "uptime", "uptime");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/checks/checks-run/order", test_order);
  g_test_add_func ("/checks/checks-run/excluded-section", test_excluded_section);
  g_test_add_func ("/checks/checks-run/dependents", test_dependents);
  g_test_add_func ("/checks/checks-run/dependents-by-day", test_dependents_by_day);

  return g_test_run ();
}
