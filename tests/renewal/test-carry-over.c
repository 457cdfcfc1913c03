/* test-carry-over.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-answer-text.h"
#include "kaiji-error.h"
#include "kaiji-page-setup.h"
#include "kaiji-sheet-file.h"
#include "sheet-fixture.h"

static KaijiSheet *
new_sheet (const char *name)
{
  g_autoptr (KaijiScheme) scheme = sheet_load_scheme (name);

  return kaiji_sheet_new (scheme);
}

static const KaijiField *
find (KaijiSheet *sheet, const char *id)
{
  const KaijiField *field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet), id);

  g_assert_nonnull (field);
  return field;
}

static void
answer (KaijiSheet *sheet, const char *id, const char *text)
{
  const KaijiField *field = find (sheet, id);
  g_autoptr (KaijiAnswer) parsed = kaiji_answer_parse (kaiji_sheet_get_scheme (sheet), field, text);

  kaiji_sheet_set_answer (sheet, field, parsed);
}

static void
test_policies (void)
{
  g_autoptr (KaijiSheet) old = new_sheet ("aspic-asp-saas@2017");
  g_autoptr (KaijiSheet) sheet = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autofree char *previous = NULL;
  KaijiCarryOverReport report;

  kaiji_sheet_set_certification_number (old, "0000-0000");
  answer (old, "disclosure-date", "2017/9/3");
  answer (old, "business-name", "株式会社見本");
  answer (old, "founding-year", "1974");
  answer (old, "business-years", "43");
  answer (old, "sales", "434,000,000円(平成29年3月期)");
  before = kaiji_sheet_file_serialize (old);

  sheet = sheet_carry_over (old, "aspic-asp-saas@2023", "2023-11-18", &report);
  g_assert_cmpstr (kaiji_scheme_get_edition (kaiji_sheet_get_scheme (sheet)), ==, "2023");
  g_assert_cmpstr (kaiji_sheet_get_certification_number (sheet), ==, "0000-0000");
  sheet_assert_answer (sheet, "disclosure-date", "2023/11/18", FALSE);
  sheet_assert_answer (sheet, "business-name", "株式会社見本", FALSE);
  sheet_assert_answer (sheet, "founding-year", "1974年", FALSE);
  sheet_assert_answer (sheet, "business-years", "49年", FALSE);
  sheet_assert_answer (sheet, "sales", "434,000,000円(平成29年3月期)", TRUE);

  g_assert_cmpuint (report.n_carried, ==, 5);
  g_assert_cmpuint (report.n_recomputed, ==, 1);
  g_assert_cmpuint (report.n_converted, ==, 0);
  g_assert_cmpuint (report.n_unplaced, ==, 0);
  g_assert_cmpuint (report.n_to_review, ==, 1);
  g_assert_cmpuint (report.n_to_answer, >, 0);

  /* Last time's values are known, and last time's sheet is as it was. */
  g_assert_true (kaiji_sheet_get_has_previous (sheet));
  previous = kaiji_answer_format (kaiji_sheet_get_previous_answer (sheet,
                                                                   find (sheet, "business-years")),
                                  kaiji_sheet_get_scheme (sheet), find (sheet, "business-years"));
  g_assert_cmpstr (previous, ==, "43年");
  after = kaiji_sheet_file_serialize (old);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_false (kaiji_sheet_get_has_previous (old));
}

static void
test_recompute (void)
{
  static const struct
  {
    const char *founding;
    const char *date;
    const char *years;
    gboolean review;
  } cases[] = {
    { "1974年", "2023-11-18", "49年", FALSE },
    { "2023年", "2023-11-18", "5年", TRUE }, /* months, but which? */
    { "不明", "2023-11-18", "5年", TRUE },
    { "1974年", "1975-01-01", "1年", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KaijiSheet) old = new_sheet ("aspic-asp-saas");
      g_autoptr (KaijiSheet) sheet = NULL;

      answer (old, "founding-year", cases[i].founding);
      answer (old, "business-years", "5年");
      sheet = sheet_carry_over (old, "aspic-asp-saas", cases[i].date, NULL);
      sheet_assert_answer (sheet, "business-years", cases[i].years, cases[i].review);
    }
}

static void
test_internal_members (void)
{
  g_autoptr (KaijiSheet) old = new_sheet ("aspic-asp-saas");
  g_autoptr (KaijiSheet) sheet = NULL;
  g_autoptr (KaijiAnswer) sales = kaiji_answer_new_from_json (
    "{\"number\": 5, \"memo\": \"確認\", \"owner\": \"経理部\", \"later\": 1}", NULL);
  g_autofree char *json = NULL;

  kaiji_sheet_set_answer (old, find (old, "sales"), sales);
  sheet = sheet_carry_over (old, "aspic-asp-saas", "2023-11-18", NULL);
  json = kaiji_answer_to_json (kaiji_sheet_get_answer (sheet, find (sheet, "sales")));
  g_assert_cmpstr (json, ==,
                   "{\n  \"number\": 5,\n  \"memo\": \"確認\",\n  \"owner\": \"経理部\",\n"
                   "  \"later\": 1,\n  \"review\": true\n}\n");
}

static void
test_conversions (void)
{
  g_autoptr (KaijiSheet) old = new_sheet ("aspic-asp-saas");
  g_autoptr (KaijiSheet) there = NULL;
  g_autoptr (KaijiSheet) back = NULL;
  g_autoptr (KaijiAnswer) unplaced_answer = NULL;
  KaijiCarryOverReport report;
  KaijiUnplaced unplaced;

  answer (old, "founding-year", "1974");
  answer (old, "vulnerability-scope", "サーバ");
  answer (old, "vulnerability-frequency", "年1回");
  answer (old, "time-sync", "NTPによる");
  answer (old, "office-count", "国内: 3");
  answer (old, "logging", "有り 1年");

  there = sheet_carry_over (old, "mic-asp-saas", "2024-06-12", &report);
  sheet_assert_answer (there, "founding-date", "1974年", TRUE);
  sheet_assert_answer (there, "vulnerability-assessment", "サーバ\n年1回", TRUE);
  sheet_assert_answer (there, "time-sync", "NTPによる", FALSE);
  g_assert_cmpuint (kaiji_sheet_get_n_unplaced (there), ==, 1);
  g_assert_cmpuint (report.n_unplaced, ==, 1);
  g_assert_true (kaiji_sheet_get_unplaced (there, 0, &unplaced));
  g_assert_cmpstr (unplaced.field_id, ==, "office-count");
  g_assert_cmpstr (unplaced.text, ==, "国内: 3");
  unplaced_answer = kaiji_sheet_dup_unplaced_answer (there, 0);
  g_assert_true (
    kaiji_answer_equal (unplaced_answer, kaiji_sheet_get_answer (old, find (old, "office-count"))));
  g_assert_null (kaiji_sheet_dup_unplaced_answer (there, 1));

  /* A paragraph in one form, 有り with details in the other. */
  sheet_assert_answer (there, "logging", "有り 1年", TRUE);
  g_assert_cmpint (kaiji_answer_get_form (kaiji_sheet_get_answer (there, find (there, "logging"))),
                   ==, KAIJI_ANSWER_TEXT);

  back = sheet_carry_over (there, "aspic-asp-saas@2023", "2025-11-18", &report);
  sheet_assert_answer (back, "founding-year", "1974年", TRUE);
  sheet_assert_answer (back, "office-count", "国内: 3", TRUE);
  sheet_assert_answer (back, "vulnerability-scope", "サーバ\n年1回", TRUE);
  g_assert_cmpuint (kaiji_sheet_get_n_unplaced (back), ==, 0);
}

/* A whole date goes to a form that asks for the year only, and is there again when it comes back.
 */
static void
test_date_and_year (void)
{
  g_autoptr (KaijiSheet) old = new_sheet ("mic-asp-saas");
  g_autoptr (KaijiSheet) there = NULL;
  g_autoptr (KaijiSheet) back = NULL;
  g_autoptr (KaijiSheet) changed = NULL;
  g_autoptr (KaijiSheet) renamed = NULL;
  KaijiUnplaced unplaced;

  answer (old, "founding-date", "1991/10/01(旧社名)");
  there = sheet_carry_over (old, "aspic-asp-saas", "2024-06-12", NULL);
  sheet_assert_answer (there, "founding-year", "1991年(旧社名)", TRUE);
  g_assert_true (kaiji_sheet_get_unplaced (there, 0, &unplaced));
  g_assert_cmpstr (unplaced.text, ==, "1991/10/01(旧社名)");

  back = sheet_carry_over (there, "mic-asp-saas", "2026-06-12", NULL);
  sheet_assert_answer (back, "founding-date", "1991/10/01(旧社名)", TRUE);

  /* All that is left is what the other form computed. */
  g_assert_cmpuint (kaiji_sheet_get_n_unplaced (back), ==, 1);
  g_assert_true (kaiji_sheet_get_unplaced (back, 0, &unplaced));
  g_assert_cmpstr (unplaced.field_id, ==, "business-years");

  /* Where the year was corrected meanwhile, the old date is not believed, but kept. */
  answer (there, "founding-year", "1992");
  changed = sheet_carry_over (there, "mic-asp-saas", "2026-06-12", NULL);
  sheet_assert_answer (changed, "founding-date", "1992年", TRUE);
  g_assert_true (kaiji_sheet_get_unplaced (changed, 0, &unplaced));
  g_assert_cmpstr (unplaced.text, ==, "1991/10/01(旧社名)");

  /* Where only what is said with it was changed, that stays, and so does what was said before. */
  answer (there, "founding-year", "1991(新社名)");
  renamed = sheet_carry_over (there, "mic-asp-saas", "2026-06-12", NULL);
  sheet_assert_answer (renamed, "founding-date", "1991年10月1日(新社名)", TRUE);
  g_assert_true (kaiji_sheet_get_unplaced (renamed, 0, &unplaced));
  g_assert_cmpstr (unplaced.text, ==, "1991/10/01(旧社名)");
}

static void
test_join (void)
{
  g_autoptr (KaijiSheet) old = new_sheet ("aspic-asp-saas");
  g_autoptr (KaijiSheet) sheet = NULL;
  g_autoptr (KaijiAnswer) notice
    = kaiji_answer_new_from_json ("{\"presence\": \"yes\", \"memo\": \"一\"}", NULL);
  g_autoptr (KaijiAnswer) time = kaiji_answer_new_from_json (
    "{\"text\": \"30分以内\", \"memo\": \"二\", \"owner\": \"運用部\"}", NULL);
  KaijiAnswer *joined;

  kaiji_sheet_set_answer (old, find (old, "incident-notice"), notice);
  kaiji_sheet_set_answer (old, find (old, "incident-notification-time"), time);
  sheet = sheet_carry_over (old, "mic-asp-saas", "2024-06-12", NULL);

  sheet_assert_answer (sheet, "incident-notice", "有り 30分以内", TRUE);
  joined = kaiji_sheet_get_answer (sheet, find (sheet, "incident-notice"));
  g_assert_cmpint (kaiji_answer_get_form (joined), ==, KAIJI_ANSWER_PRESENCE);
  g_assert_cmpstr (kaiji_answer_get_member (joined, KAIJI_ANSWER_MEMO), ==, "一\n二");
  g_assert_cmpstr (kaiji_answer_get_member (joined, KAIJI_ANSWER_OWNER), ==, "運用部");
}

static void
test_bad_dates (void)
{
  static const char *const dates[] = { "",           "2023",   "2023-11",   "2023-02-30",
                                       "2023/11/18", "いつか", "2017-09-02" };
  g_autoptr (KaijiSheet) old = new_sheet ("aspic-asp-saas@2017");

  answer (old, "disclosure-date", "2017/9/3");
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (kaiji_carry_over (old, kaiji_sheet_get_scheme (old), dates[i], NULL, &error));
      g_assert_error (error, KAIJI_ERROR, KAIJI_ERROR_INVALID_ANSWER);
    }
}

/* A date of which last time only the year was known is not before another day of that year. */
static void
test_imprecise_old_date (void)
{
  g_autoptr (KaijiSheet) old = new_sheet ("aspic-asp-saas@2017");
  g_autoptr (KaijiSheet) sheet = NULL;

  answer (old, "disclosure-date", "2017年");
  sheet = sheet_carry_over (old, "aspic-asp-saas@2017", "2017-01-01", NULL);
  sheet_assert_answer (sheet, "disclosure-date", "2017/1/1", FALSE);
}

/* What is proposed is always taken: today, or the first day that is not before last time's. */
static void
test_proposed_date (void)
{
  static const struct
  {
    const char *old_date;
    const char *proposed;
  } cases[] = {
    { "", "2025-11-18" },       { "2023/11/18", "2025-11-18" }, { "2025/11/18", "2025-11-18" },
    { "2025年", "2025-11-18" }, { "2025/11/19", "2025-11-19" }, { "2026年2月", "2026-02-01" },
    { "2026年", "2026-01-01" }, { "未定", "2025-11-18" },       { "2026/2/30", "2025-11-18" },
  };
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 18, 11, 2025);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KaijiSheet) old = new_sheet ("aspic-asp-saas@2023");
      g_autoptr (KaijiSheet) sheet = NULL;
      g_autofree char *date = NULL;

      answer (old, "disclosure-date", cases[i].old_date);
      date = kaiji_carry_over_propose_date (old, &today);
      g_assert_cmpstr (date, ==, cases[i].proposed);
      sheet = sheet_carry_over (old, "aspic-asp-saas@2023", date, NULL);
      g_assert_nonnull (sheet);
    }
}

static void
test_unknown_stays (void)
{
  static const char json[]
    = "{\"format\": \"kaiji-sheet\", \"version\": 1, \"scheme\": \"aspic-asp-saas\", \"edition\": "
      "\"2023\", \"later\": {\"a\": 1}, \"answers\": {\"no-such-field\": {\"text\": \"残る\"}, "
      "\"sales\": {\"text\": 5}}}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (KaijiSheet) old = kaiji_sheet_file_parse (bytes, sheet_get_library (), NULL);
  g_autoptr (KaijiSheet) sheet = sheet_carry_over (old, "aspic-asp-saas", "2023-11-18", NULL);
  g_autoptr (GBytes) written = kaiji_sheet_file_serialize (sheet);
  const char *text = g_bytes_get_data (written, NULL);

  g_assert_nonnull (strstr (text, "\"later\""));
  g_assert_nonnull (strstr (text, "残る"));
  g_assert_nonnull (strstr (text, "\"text\": 5"));
}

/* An answer to a field that only the new form has takes its place there, to be confirmed; where a
 * conversion has it, it is kept apart. */
static void
test_unknown_finds_field (void)
{
  static const char *const years[] = { "", "\"founding-year\": {\"year\": 1974}, " };

  for (guint taken = 0; taken < G_N_ELEMENTS (years); taken++)
    {
      g_autofree char *json = g_strdup_printf (
        "{\"format\": \"kaiji-sheet\", \"version\": 1, \"scheme\": \"aspic-asp-saas\", "
        "\"edition\": \"2023\", \"answers\": {%s\"founding-date\": {\"text\": \"春\"}}}",
        years[taken]);
      g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
      g_autoptr (KaijiSheet) old = kaiji_sheet_file_parse (bytes, sheet_get_library (), NULL);
      g_autoptr (KaijiSheet) sheet = sheet_carry_over (old, "mic-asp-saas", "2024-06-12", NULL);
      const KaijiField *field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet),
                                                         "founding-date");
      g_autofree char *text = kaiji_sheet_dup_text (sheet, field);
      KaijiUnplaced unplaced;

      g_assert_true (kaiji_answer_get_review (kaiji_sheet_get_answer (sheet, field)));
      g_assert_cmpstr (text, ==, taken ? "1974年" : "春");
      g_assert_cmpuint (kaiji_sheet_get_n_unplaced (sheet), ==, taken);
      if (taken)
        {
          g_assert_true (kaiji_sheet_get_unplaced (sheet, 0, &unplaced));
          g_assert_cmpstr (unplaced.text, ==, "春");
        }
    }
}

/* What carrying over writes is read back as it was. */
static void
test_round_trip (void)
{
  g_autoptr (KaijiSheet) old = new_sheet ("aspic-asp-saas");
  g_autoptr (KaijiSheet) sheet = NULL;
  g_autoptr (KaijiSheet) read = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GBytes) again = NULL;

  answer (old, "office-count", "国内: 3");
  answer (old, "sales", "5円");
  sheet = sheet_carry_over (old, "mic-asp-saas", "2024-06-12", NULL);
  written = kaiji_sheet_file_serialize (sheet);
  read = kaiji_sheet_file_parse (written, sheet_get_library (), NULL);
  again = kaiji_sheet_file_serialize (read);

  g_assert_true (g_bytes_equal (written, again));
  g_assert_cmpuint (kaiji_sheet_get_n_unplaced (read), ==, 1);
  g_assert_true (kaiji_sheet_get_has_previous (read));
  g_assert_nonnull (kaiji_sheet_get_previous_answer (read, find (read, "sales")));
}

/* What is done to the new sheet leaves the old one as it was, whatever both had in common. */
static void
test_nothing_shared (void)
{
  static const char json[]
    = "{\"format\": \"kaiji-sheet\", \"version\": 1, \"scheme\": \"aspic-asp-saas\", "
      "\"edition\": \"2017\", \"excluded-sections\": [\"人材\"], \"page-setup\": "
      "{\"breaks\": [5], \"later\": 1}, \"later\": {\"a\": 99.90}}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (KaijiSheet) old = kaiji_sheet_file_parse (bytes, sheet_get_library (), NULL);
  g_autoptr (GBytes) before = kaiji_sheet_file_serialize (old);
  g_autoptr (KaijiSheet) sheet = sheet_carry_over (old, "aspic-asp-saas@2023", "2023-11-18", NULL);
  g_autoptr (KaijiPageSetup) page_setup = kaiji_sheet_dup_page_setup (sheet);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GBytes) written = NULL;
  const KaijiSection *sections;
  guint n_sections;

  g_assert_true (kaiji_page_setup_breaks_before (page_setup, 5));
  kaiji_page_setup_set_break_before (page_setup, 7, TRUE);
  kaiji_sheet_set_page_setup (sheet, page_setup);

  sections = kaiji_scheme_get_sections (kaiji_sheet_get_scheme (sheet), &n_sections);
  for (guint i = 0; i < n_sections; i++)
    {
      g_assert_cmpint (kaiji_sheet_is_section_excluded (sheet, &sections[i]), ==,
                       g_str_equal (sections[i].title, "人材"));
      kaiji_sheet_set_section_excluded (sheet, &sections[i], TRUE);
    }

  after = kaiji_sheet_file_serialize (old);
  g_assert_true (g_bytes_equal (before, after));

  written = kaiji_sheet_file_serialize (sheet);
  g_assert_nonnull (strstr (g_bytes_get_data (written, NULL), "\"a\": 99.90\n"));
  g_assert_nonnull (strstr (g_bytes_get_data (written, NULL), "\"later\": 1,\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/renewal/carry-over/policies", test_policies);
  g_test_add_func ("/renewal/carry-over/recompute", test_recompute);
  g_test_add_func ("/renewal/carry-over/internal-members", test_internal_members);
  g_test_add_func ("/renewal/carry-over/conversions", test_conversions);
  g_test_add_func ("/renewal/carry-over/date-and-year", test_date_and_year);
  g_test_add_func ("/renewal/carry-over/join", test_join);
  g_test_add_func ("/renewal/carry-over/bad-dates", test_bad_dates);
  g_test_add_func ("/renewal/carry-over/imprecise-old-date", test_imprecise_old_date);
  g_test_add_func ("/renewal/carry-over/proposed-date", test_proposed_date);
  g_test_add_func ("/renewal/carry-over/unknown-stays", test_unknown_stays);
  g_test_add_func ("/renewal/carry-over/unknown-finds-field", test_unknown_finds_field);
  g_test_add_func ("/renewal/carry-over/round-trip", test_round_trip);
  g_test_add_func ("/renewal/carry-over/nothing-shared", test_nothing_shared);

  return g_test_run ();
}
