/* test-checks-published.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is found of four sheets that were published, each finding looked at and judged to be right.
 * The sheets belong to others and are read where they are.
 */

#include "config.h"

#include "kaiji-answer-text.h"
#include "kaiji-checks.h"
#include "published-fixture.h"
#include "sheet-fixture.h"

typedef struct
{
  const char *field;
  const char *check;
} Expected;

/* Each is looked at on a day not long after its disclosure date. */
typedef struct
{
  const char *name;
  const char *today;
  guint n_missing;    /* required fields that are not answered */
  Expected found[10]; /* everything else, in order */
} PublishedSheet;

static const PublishedSheet sheets[] = {
  { "certified-2017",
    "2017-10-01",
    4,
    {
      { "financial-audit", "choice-as-text" },
      { "agency-contact", "standard-unmet" },
    } },
  { "certified-2023",
    "2023-12-01",
    4,
    {
      { "ordinary-profit", "unit-contradicts" },
      { "shareholders", "mixed-word" },
      { "service-description", "too-long-together" },
      { "service-partnerships", "too-long-together" },
    } },
  { "guideline-2024-full",
    "2024-07-01",
    2,
    {
      { "head-office", "postal-code-style" },
      { "security-organization", "presence-as-text" },
      { "service-start", "date-imprecise" },
      { "service-description", "look-alike-kanji" },
      { "sla", "choice-as-text" },
      { "bandwidth", "presence-as-text" },
    } },
  { "guideline-2024-excerpt",
    "2024-07-01",
    36,
    {
      { "sla", "choice-as-text" },
      { "intrusion-detection", "details-missing" },
    } },
};

static GPtrArray *
run_on (KaijiSheet *sheet, const char *day)
{
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_parse (&today, day);
  g_assert_true (g_date_valid (&today));

  return kaiji_checks_run (sheet, &today);
}

static void
test_published (gconstpointer data)
{
  const PublishedSheet *published = data;
  g_autoptr (KaijiSheet) sheet = published_load (published->name);
  g_autoptr (GPtrArray) findings = NULL;
  guint n_missing = 0;
  guint n_found = 0;

  if (sheet == NULL)
    return;

  findings = run_on (sheet, published->today);

  for (guint i = 0; i < findings->len; i++)
    {
      KaijiFinding *finding = g_ptr_array_index (findings, i);

      if (g_str_equal (kaiji_finding_get_check_id (finding), "required-missing"))
        {
          n_missing++;
          continue;
        }

      g_test_message ("%s: %s", kaiji_finding_get_field_id (finding),
                      kaiji_finding_get_message (finding));
      g_assert_cmpuint (n_found, <, G_N_ELEMENTS (published->found));
      g_assert_cmpstr (kaiji_finding_get_field_id (finding), ==, published->found[n_found].field);
      g_assert_cmpstr (kaiji_finding_get_check_id (finding), ==, published->found[n_found].check);
      n_found++;
    }

  g_assert_cmpuint (n_missing, ==, published->n_missing);
  g_assert_null (published->found[n_found].field);
}

/* The fields for which one of some checks found something, with that check, in order. */
static char *
list_found (GPtrArray *findings, const char *const *checks)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      KaijiFinding *finding = g_ptr_array_index (findings, i);

      if (!g_strv_contains (checks, kaiji_finding_get_check_id (finding)))
        continue;

      g_test_message ("%s: %s", kaiji_finding_get_field_id (finding),
                      kaiji_finding_get_message (finding));
      g_string_append_printf (list, "%s%s %s", list->len > 0 ? ", " : "",
                              kaiji_finding_get_field_id (finding),
                              kaiji_finding_get_check_id (finding));
    }

  return g_string_free (list, FALSE);
}

static const char *const time_checks[] = { "renewal-due",   "renewal-overdue", "changed-fivefold",
                                           "fixed-changed", "period-old",      "period-not-later",
                                           "plan-passed",   "years-since",     NULL };

/* Certificates run out, and nothing else is found of a sheet because time has passed. */
static void
test_later (void)
{
  static const struct
  {
    const char *name;
    const char *today;
    const char *found;
  } sheets_later[] = {
    { "certified-2017", "2019-05-02", "" },
    { "certified-2017", "2019-05-03", "disclosure-date renewal-due" },
    { "certified-2017", "2019-09-04", "disclosure-date renewal-overdue" },
    { "certified-2023", "2025-11-18", "disclosure-date renewal-due" },
    { "certified-2023", "2026-04-01", "disclosure-date renewal-overdue" },
    { "guideline-2024-full", "2026-04-01", "" },
    { "guideline-2024-excerpt", "2026-04-01", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sheets_later); i++)
    {
      g_autoptr (KaijiSheet) sheet = published_load (sheets_later[i].name);
      g_autoptr (GPtrArray) findings = NULL;
      g_autofree char *found = NULL;

      if (sheet == NULL)
        return;

      findings = run_on (sheet, sheets_later[i].today);
      found = list_found (findings, time_checks);
      g_assert_cmpstr (found, ==, sheets_later[i].found);
    }
}

static void
set_date (KaijiSheet *sheet, const char *date)
{
  g_autoptr (KaijiAnswer) answer = kaiji_answer_new_date (date, NULL);

  kaiji_sheet_set_answer (sheet,
                          kaiji_scheme_get_role (kaiji_sheet_get_scheme (sheet),
                                                 KAIJI_ROLE_DISCLOSURE_DATE),
                          answer);
}

/* Facts of 2023 are outdated in 2025: the plan of March 2024, the measured periods, the years. */
static void
test_dated_anew (void)
{
  g_autoptr (KaijiSheet) sheet = published_load ("certified-2023");
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *found = NULL;

  if (sheet == NULL)
    return;

  set_date (sheet, "2025-11-18");
  findings = run_on (sheet, "2025-12-01");
  found = list_found (findings, time_checks);
  g_assert_cmpstr (found, ==,
                   "business-years years-since, uptime-actual period-old, "
                   "outage-history period-old, vulnerability-frequency plan-passed");
}

/* Six years pass. As long as nothing is brought up to date but the date, the periods are old; then
 * the sales tell of a slip or of a change that is to be made sure of, and the years, recomputed,
 * are right. */
static void
test_carried_over (void)
{
  g_autoptr (KaijiSheet) old = published_load ("certified-2017");
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (KaijiScheme) scheme = NULL;
  g_autoptr (KaijiSheet) sheet = NULL;
  g_autoptr (GPtrArray) carried = NULL;
  g_autoptr (GPtrArray) answered = NULL;
  g_autofree char *found_carried = NULL;
  g_autofree char *found_answered = NULL;
  g_autoptr (GError) error = NULL;

  if (old == NULL)
    return;

  scheme = sheet_load_scheme ("aspic-asp-saas@2023");
  sheet = kaiji_carry_over (old, scheme, "2023-11-18", NULL, &error);
  g_assert_no_error (error);

  carried = run_on (sheet, "2023-12-01");
  found_carried = list_found (carried, time_checks);
  g_assert_cmpstr (found_carried, ==,
                   "uptime-actual period-not-later, uptime-actual period-old, "
                   "outage-history period-not-later, outage-history period-old");

  root = published_load_json ("certified-2023");
  published_answer_as (sheet, root);
  answered = run_on (sheet, "2023-12-01");
  found_answered = list_found (answered, time_checks);
  g_assert_cmpstr (found_answered, ==, "sales changed-fivefold");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autofree char *name = g_strdup_printf ("/checks/checks/published/%s", sheets[i].name);

      g_test_add_data_func (name, &sheets[i], test_published);
    }

  g_test_add_func ("/checks/checks/published/later", test_later);
  g_test_add_func ("/checks/checks/published/dated-anew", test_dated_anew);
  g_test_add_func ("/checks/checks/published/carried-over", test_carried_over);

  return g_test_run ();
}
