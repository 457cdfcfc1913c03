/* test-validity.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-answer-text.h"
#include "kaiji-deadlines.h"
#include "kaiji-scheme-library.h"

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

      g_assert_true (kaiji_deadlines_find (sheet, &deadlines));
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
  KaijiDeadlines deadlines;

  g_assert_false (kaiji_deadlines_find (imprecise, &deadlines));
  g_assert_false (kaiji_deadlines_find (impossible, &deadlines));
  g_assert_false (kaiji_deadlines_find (guideline, &deadlines));
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
    { "mic-asp-saas", "2024年6月", "2024-06" },
    { "aspic-asp-saas", "2024年", "2024" },
    { "mic-asp-saas", "2024年2月30日", "2024-02-30" },
    { "mic-asp-saas", "未定", "未定" },
    { "mic-asp-saas", "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KaijiSheet) sheet = new_sheet (cases[i].scheme, cases[i].answer);
      g_autofree char *disclosed = kaiji_deadlines_dup_disclosed (sheet);

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

  g_assert_true (kaiji_deadlines_find (sheet, &deadlines));
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

  status = g_test_run ();
  g_object_unref (library);
  return status;
}
