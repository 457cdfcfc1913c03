/* test-findings.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>

#include "checks-fixture.h"
#include "kaiji-findings.h"

#define N_EDITS 3000
#define SEED 20260401

/* Answers for fields of any kind: right ones, faulty ones and such of the wrong sort. */
static const char *const answers[] = {
  "{\"text\": \"サ一バと利⽤、2月30日、24時間/356日\"}",
  "{\"text\": \"サーバと利用\"}",
  "{\"text\": \"有り\"}",
  "{\"text\": \"無し\"}",
  "{\"text\": \"あいうえおかきくけこさしすせそたちつてと\"}",
  "{\"text\": \"あいうえおかきくけこさしすせそたちつてと\", \"review\": true}",
  "{\"text\": \"10,00千円\"}",
  "{\"text\": \"1974年\"}",
  "{\"text\": \"49年\"}",
  "{\"text\": \"2013年\"}",
  "{\"date\": \"2023-11-18\"}",
  "{\"date\": \"2026-01-01\"}",
  "{\"date\": \"2023-02-30\"}",
  "{\"year\": 1974}",
  "{\"year\": 2015}",
  "{\"years\": 49}",
  "{\"months\": 7}",
  "{\"number\": 100}",
  "{\"number\": 200, \"note\": \"ﾒﾓ\"}",
  "{\"number\": -1}",
  "{\"choice\": \"auditor\"}",
  "{\"choice\": \"nobody\"}",
  "{\"presence\": \"yes\"}",
  "{\"presence\": \"no\"}",
  "{\"presence\": \"yes\", \"text\": \"かきくけこかきくけこかきくけこ\"}",
  "{\"postal-code\": \"105-0001\", \"text\": \"東京都\"}",
  "{\"memo\": \"聞く\", \"review\": true}",
  "{\"date\": \"2022-07-01\"}",
  "{\"number\": 5000, \"note\": \"2022年度、2024年に改定予定\"}",
  "{\"text\": \"2022年11月1日～2023年10月31日\"}",
  "{\"text\": \"2022年7月に実施予定\"}",
};

/* Last time's. */
static const char previous[]
  = "{\"sales\": {\"number\": 600}, \"employees\": {\"number\": 2}, \"users\": {\"text\": "
    "\"49社\"}, "
    "\"founding-year\": {\"year\": 1974}, \"service-start\": {\"date\": \"2013-04-01\"}, "
    "\"uptime\": {\"text\": \"2023年度\"}, \"availability\": {\"text\": \"2021年度\"}}";

/* A copy of a list that is maintained only by the list's signal. */
typedef struct
{
  GListModel *model;
  GPtrArray *items;
  guint n_signals;
} Mirror;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Mirror *mirror)
{
  mirror->n_signals++;
  g_assert_true (removed > 0 || added > 0);
  g_assert_cmpuint (position + removed, <=, mirror->items->len);

  if (removed > 0)
    g_ptr_array_remove_range (mirror->items, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror->items, (int) (position + i),
                        g_list_model_get_item (model, position + i));

  g_assert_cmpuint (mirror->items->len, ==, g_list_model_get_n_items (model));
}

static void
mirror_start (Mirror *mirror, KaijiFindings *findings)
{
  mirror->model = G_LIST_MODEL (findings);
  mirror->items = g_ptr_array_new_with_free_func (g_object_unref);
  mirror->n_signals = 0;
  for (guint i = 0; i < g_list_model_get_n_items (mirror->model); i++)
    g_ptr_array_add (mirror->items, g_list_model_get_item (mirror->model, i));
  g_signal_connect (findings, "items-changed", G_CALLBACK (items_changed_cb), mirror);
}

static void
mirror_stop (Mirror *mirror)
{
  g_signal_handlers_disconnect_by_data (mirror->model, mirror);
  g_ptr_array_unref (mirror->items);
}

static void
field_changed_cb (KaijiFindings *findings, const KaijiField *field, GPtrArray *fields)
{
  g_ptr_array_add (fields, (gpointer) field);
}

/* The findings kept up to date are those of a check of everything, and are counted right. */
static void
assert_up_to_date (KaijiFindings *findings, Mirror *mirror)
{
  KaijiSheet *sheet = kaiji_findings_get_sheet (findings);
  g_autoptr (GPtrArray) fresh = kaiji_checks_run (sheet, checks_get_today ());
  g_autofree char *expected = checks_describe (fresh);
  g_autofree char *mirrored = checks_describe (mirror->items);
  const KaijiSection *sections;
  guint n_sections;

  g_assert_cmpstr (mirrored, ==, expected);

  for (guint i = 0; i < mirror->items->len; i++)
    {
      g_autoptr (KaijiFinding) item = g_list_model_get_item (G_LIST_MODEL (findings), i);

      g_assert_true (item == g_ptr_array_index (mirror->items, i));
    }
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (findings), mirror->items->len));

  sections = kaiji_scheme_get_sections (kaiji_sheet_get_scheme (sheet), &n_sections);
  for (guint severity = KAIJI_SEVERITY_NOTE; severity <= KAIJI_SEVERITY_ERROR; severity++)
    {
      guint n_all = 0;

      for (guint i = 0; i < n_sections; i++)
        {
          guint n_section = 0;

          for (guint j = 0; j < fresh->len; j++)
            {
              const KaijiField *field = kaiji_finding_get_field (fresh->pdata[j]);

              n_section += kaiji_finding_get_severity (fresh->pdata[j]) == severity && field != NULL
                           && kaiji_field_get_section (field) == &sections[i];
            }
          g_assert_cmpuint (kaiji_findings_count_section (findings, &sections[i], severity), ==,
                            n_section);
        }

      for (guint j = 0; j < fresh->len; j++)
        n_all += kaiji_finding_get_severity (fresh->pdata[j]) == severity;
      g_assert_cmpuint (kaiji_findings_count (findings, severity), ==, n_all);
    }
}

static void
test_random_edits (void)
{
  g_autoptr (KaijiSheet) sheet = checks_new_next_sheet (
    "{\"colour\": {\"text\": \"赤\"}, \"sales\": {\"number\": 5}}", previous);
  g_autoptr (KaijiFindings) findings = kaiji_findings_new (sheet, checks_get_today ());
  KaijiScheme *scheme = kaiji_sheet_get_scheme (sheet);
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  const KaijiSection *sections;
  const KaijiField *fields;
  guint n_sections, n_fields;
  Mirror mirror;

  sections = kaiji_scheme_get_sections (scheme, &n_sections);
  fields = kaiji_scheme_get_fields (scheme, &n_fields);
  mirror_start (&mirror, findings);
  assert_up_to_date (findings, &mirror);

  for (guint i = 0; i < N_EDITS; i++)
    {
      const KaijiField *field = &fields[g_rand_int_range (random, 0, (int) n_fields)];
      int which = g_rand_int_range (random, -2, (int) G_N_ELEMENTS (answers));

      if (which == -2)
        {
          const KaijiSection *section = &sections[g_rand_int_range (random, 0, (int) n_sections)];

          kaiji_sheet_set_section_excluded (sheet, section,
                                            !kaiji_sheet_is_section_excluded (sheet, section));
        }
      else if (which == -1)
        {
          kaiji_sheet_set_answer (sheet, field, NULL);
        }
      else
        {
          g_autoptr (KaijiAnswer) answer = kaiji_answer_new_from_json (answers[which], NULL);

          kaiji_sheet_set_answer (sheet, field, answer);
        }

      assert_up_to_date (findings, &mirror);
    }

  /* The edits were such that there was something to follow. */
  g_assert_cmpuint (mirror.n_signals, >, N_EDITS / 4);
  mirror_stop (&mirror);
}

static const KaijiField *
find (KaijiFindings *findings, const char *id)
{
  return kaiji_scheme_find_field (kaiji_sheet_get_scheme (kaiji_findings_get_sheet (findings)), id);
}

static void
set_text (KaijiFindings *findings, const char *id, const char *text)
{
  g_autoptr (KaijiAnswer) answer = kaiji_answer_new_text (text);

  kaiji_sheet_set_answer (kaiji_findings_get_sheet (findings), find (findings, id), answer);
}

static void
test_unchanged_findings_stay (void)
{
  g_autoptr (KaijiSheet) sheet = checks_new_sheet (
    "{\"remarks\": {\"text\": \"2月30日\", \"review\": true}, \"company\": {\"text\": \"甲\"}, "
    "\"contact\": {\"text\": \"甲\"}, \"contact-hours\": {\"text\": \"甲\"}}");
  g_autoptr (KaijiFindings) findings = kaiji_findings_new (sheet, checks_get_today ());
  GPtrArray *of_remarks = kaiji_findings_get_for_field (findings, find (findings, "remarks"));
  g_autoptr (KaijiAnswer) answer
    = kaiji_answer_new_from_json ("{\"text\": \"2月30日とﾒﾓ\", \"review\": true}", NULL);
  KaijiFinding *first, *last;
  Mirror mirror;

  mirror_start (&mirror, findings);
  g_assert_cmpuint (of_remarks->len, ==, 2);
  first = of_remarks->pdata[0];
  last = of_remarks->pdata[1];

  kaiji_sheet_set_answer (sheet, find (findings, "remarks"), answer);
  g_assert_cmpuint (of_remarks->len, ==, 3);
  g_assert_true (of_remarks->pdata[0] == first);
  g_assert_true (of_remarks->pdata[2] == last);
  g_assert_cmpuint (mirror.n_signals, ==, 1);

  /* An edit that does not change the findings does not change the list. */
  set_text (findings, "company", "乙");
  g_assert_cmpuint (mirror.n_signals, ==, 1);
  mirror_stop (&mirror);
}

static void
test_field_changed (void)
{
  g_autoptr (KaijiSheet) sheet = checks_new_sheet ("{}");
  g_autoptr (KaijiFindings) findings = kaiji_findings_new (sheet, checks_get_today ());
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GPtrArray) of_partners = g_ptr_array_new ();

  g_signal_connect (findings, "field-changed", G_CALLBACK (field_changed_cb), all);
  g_signal_connect (findings, "field-changed::partners", G_CALLBACK (field_changed_cb),
                    of_partners);

  set_text (findings, "remarks", "記");
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_true (all->pdata[0] == find (findings, "remarks"));
  g_assert_cmpuint (of_partners->len, ==, 0);

  /* The other field of the limit group counts its characters, too. */
  set_text (findings, "features", "記");
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_true (all->pdata[1] == find (findings, "features"));
  g_assert_cmpuint (of_partners->len, ==, 1);
}

static void
test_excluded_section (void)
{
  g_autoptr (KaijiSheet) sheet = checks_new_sheet ("{}");
  g_autoptr (KaijiFindings) findings = kaiji_findings_new (sheet, checks_get_today ());
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();
  const KaijiField *company = find (findings, "company");
  const KaijiSection *section = kaiji_field_get_section (company);

  g_signal_connect (findings, "field-changed", G_CALLBACK (field_changed_cb), changed);
  g_assert_cmpuint (kaiji_findings_count_section (findings, section, KAIJI_SEVERITY_ERROR), ==, 1);

  kaiji_sheet_set_section_excluded (sheet, section, TRUE);
  g_assert_cmpuint (kaiji_findings_count_section (findings, section, KAIJI_SEVERITY_ERROR), ==, 0);
  g_assert_cmpuint (changed->len, ==, 2);
  g_assert_true (changed->pdata[0] == company);
  g_assert_null (changed->pdata[1]);

  kaiji_sheet_set_section_excluded (sheet, section, FALSE);
  g_assert_cmpuint (kaiji_findings_count_section (findings, section, KAIJI_SEVERITY_ERROR), ==, 1);
}

/* Changes beside the answers are reported as well, so that views need only one signal. */
static void
test_whole_sheet (void)
{
  g_autoptr (KaijiSheet) sheet = checks_new_sheet ("{}");
  g_autoptr (KaijiFindings) findings = kaiji_findings_new (sheet, checks_get_today ());
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();

  g_signal_connect (findings, "field-changed", G_CALLBACK (field_changed_cb), changed);
  kaiji_sheet_set_certification_number (sheet, "0144-1110");
  g_assert_cmpuint (changed->len, ==, 1);
  g_assert_null (changed->pdata[0]);
}

/* A date that lies in the future does so no longer when that day has come. */
static void
test_today (void)
{
  g_autoptr (KaijiSheet) sheet = checks_new_sheet (
    "{\"service-start\": {\"date\": \"2025-06-16\"}}");
  g_autoptr (KaijiFindings) findings = kaiji_findings_new (sheet, checks_get_today ());
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();
  const KaijiField *field = find (findings, "service-start");
  GDate today = *checks_get_today ();

  g_assert_true (kaiji_findings_has_problem (findings, field));
  g_signal_connect (findings, "field-changed", G_CALLBACK (field_changed_cb), changed);

  kaiji_findings_set_today (findings, &today);
  g_assert_cmpuint (changed->len, ==, 0);

  g_date_add_days (&today, 1);
  kaiji_findings_set_today (findings, &today);
  g_assert_false (kaiji_findings_has_problem (findings, field));
  g_assert_cmpuint (changed->len, ==, 2);
  g_assert_true (changed->pdata[0] == field);
  g_assert_null (changed->pdata[1]);
}

static void
test_missing (void)
{
  g_autoptr (KaijiSheet) sheet = checks_new_sheet (
    "{\"sales\": {\"text\": \"10,00円\"}, \"audit\": {\"text\": \"検討中\"}}");
  g_autoptr (KaijiFindings) findings = kaiji_findings_new (sheet, checks_get_today ());
  const KaijiSection *section = kaiji_field_get_section (find (findings, "company"));
  guint n_missing = kaiji_findings_count_missing (findings, NULL);

  g_assert_cmpuint (kaiji_findings_count (findings, KAIJI_SEVERITY_ERROR), ==, n_missing + 1);
  g_assert_cmpuint (kaiji_findings_count_missing (findings, section), ==, 1);
  g_assert_true (kaiji_findings_has_problem (findings, find (findings, "company")));
  g_assert_true (kaiji_findings_has_problem (findings, find (findings, "sales")));
  g_assert_false (kaiji_findings_has_problem (findings, find (findings, "audit")));

  set_text (findings, "company", "見本");
  g_assert_cmpuint (kaiji_findings_count_missing (findings, NULL), ==, n_missing - 1);
  g_assert_cmpuint (kaiji_findings_count_missing (findings, section), ==, 0);
  g_assert_false (kaiji_findings_has_problem (findings, find (findings, "company")));
}

static void
assert_next (KaijiFindings *findings, const char *from, gboolean backwards, const char *expected)
{
  const KaijiField *next = kaiji_findings_find_next (findings,
                                                     from != NULL ? find (findings, from) : NULL,
                                                     backwards);

  g_assert_cmpstr (next != NULL ? next->id : NULL, ==, expected);
}

static void
test_find_next (void)
{
  g_autoptr (KaijiSheet) sheet = checks_new_sheet (
    "{\"contact-hours\": {\"text\": \"平日\"}, \"audit\": {\"text\": \"検討中\"}, "
    "\"remarks\": {\"text\": \"利⽤\"}, \"colour\": {\"text\": \"赤\"}}");
  g_autoptr (KaijiFindings) findings = kaiji_findings_new (sheet, checks_get_today ());

  /* company and contact are missing, remarks has a warning; audit has but a note. */
  assert_next (findings, NULL, FALSE, "company");
  assert_next (findings, "company", FALSE, "contact");
  assert_next (findings, "contact", FALSE, "remarks");
  assert_next (findings, "remarks", FALSE, "company");
  assert_next (findings, "sales", FALSE, "contact");

  assert_next (findings, NULL, TRUE, "remarks");
  assert_next (findings, "remarks", TRUE, "contact");
  assert_next (findings, "contact", TRUE, "company");
  assert_next (findings, "company", TRUE, "remarks");
  assert_next (findings, "disclosure-date", TRUE, "remarks");

  set_text (findings, "company", "見本");
  set_text (findings, "remarks", "利用");
  assert_next (findings, "contact", FALSE, "contact");
  assert_next (findings, "contact", TRUE, "contact");

  set_text (findings, "contact", "窓口");
  assert_next (findings, NULL, FALSE, NULL);
  assert_next (findings, "contact", TRUE, NULL);
}

/* The first finding of a field that a check made. */
static KaijiFinding *
get_finding (KaijiFindings *findings, const char *field_id, const char *check_id)
{
  GPtrArray *list = kaiji_findings_get_for_field (findings, find (findings, field_id));

  for (guint i = 0; i < list->len; i++)
    {
      if (g_str_equal (kaiji_finding_get_check_id (list->pdata[i]), check_id))
        return list->pdata[i];
    }

  return NULL;
}

static void
acknowledge (KaijiFindings *findings, const char *id, const char *check_id, const char *reason)
{
  KaijiSheet *sheet = kaiji_findings_get_sheet (findings);
  KaijiFinding *finding = get_finding (findings, id, check_id);
  g_autoptr (KaijiAnswer) answer = NULL;

  g_assert_nonnull (finding);
  g_assert_true (kaiji_finding_can_be_acknowledged (finding));
  answer = kaiji_checks_acknowledge (sheet, finding, reason);
  kaiji_sheet_set_answer (sheet, find (findings, id), answer);
}

static void
assert_acknowledged (KaijiFindings *findings,
                     const char *id,
                     const char *check_id,
                     const char *reason)
{
  KaijiFinding *finding = get_finding (findings, id, check_id);

  g_assert_nonnull (finding);
  g_assert_cmpstr (kaiji_finding_get_acknowledgement (finding), ==, reason);
  g_assert_true (kaiji_finding_is_acknowledged (finding) == (reason != NULL));
}

/* It counts for nothing as long as the answer is what it was, and comes back with another one. */
static void
test_acknowledged (void)
{
  g_autoptr (KaijiSheet) sheet = checks_new_sheet (
    "{\"company\": {\"text\": \"見本\"}, \"contact\": {\"presence\": \"yes\"}, "
    "\"contact-hours\": {\"text\": \"平日\"}, \"remarks\": {\"text\": \"ニ要素認証\"}}");
  g_autoptr (KaijiFindings) findings = kaiji_findings_new (sheet, checks_get_today ());
  g_autoptr (KaijiAnswer) kept = NULL;
  const KaijiField *remarks = find (findings, "remarks");

  g_assert_cmpuint (kaiji_findings_count (findings, KAIJI_SEVERITY_WARNING), ==, 1);
  assert_acknowledged (findings, "remarks", "look-alike-kana", NULL);

  acknowledge (findings, "remarks", "look-alike-kana", "正しい");
  assert_acknowledged (findings, "remarks", "look-alike-kana", "正しい");
  g_assert_cmpuint (kaiji_findings_count (findings, KAIJI_SEVERITY_WARNING), ==, 0);
  g_assert_false (kaiji_findings_has_problem (findings, remarks));
  assert_next (findings, NULL, FALSE, NULL);

  kept = kaiji_answer_ref (kaiji_sheet_get_answer (sheet, remarks));
  set_text (findings, "remarks", "ニ要素認証あり");
  assert_acknowledged (findings, "remarks", "look-alike-kana", NULL);
  g_assert_cmpuint (kaiji_findings_count (findings, KAIJI_SEVERITY_WARNING), ==, 1);

  kaiji_sheet_set_answer (sheet, remarks, kept);
  assert_acknowledged (findings, "remarks", "look-alike-kana", "正しい");

  acknowledge (findings, "remarks", "look-alike-kana", NULL);
  assert_acknowledged (findings, "remarks", "look-alike-kana", NULL);
  g_assert_false (kaiji_answer_has_acknowledgements (kaiji_sheet_get_answer (sheet, remarks)));
}

/* What was said of two answers beside each other does not hold for one of them alone. */
static void
test_acknowledged_relation (void)
{
  g_autoptr (KaijiSheet) sheet = checks_new_sheet (
    "{\"sales\": {\"number\": 100}, \"profit\": {\"number\": 101}}");
  g_autoptr (KaijiFindings) findings = kaiji_findings_new (sheet, checks_get_today ());

  acknowledge (findings, "profit", "above-other", "配当が大きい年でした");
  assert_acknowledged (findings, "profit", "above-other", "配当が大きい年でした");
  set_text (findings, "remarks", "別の欄");
  assert_acknowledged (findings, "profit", "above-other", "配当が大きい年でした");
  set_text (findings, "sales", "99円");
  assert_acknowledged (findings, "profit", "above-other", NULL);
}

/* So with what is checked beside the disclosure date. */
static void
test_acknowledged_plan (void)
{
  g_autoptr (KaijiSheet) sheet = checks_new_sheet (
    "{\"disclosure-date\": {\"date\": \"2025-05-18\"}, "
    "\"remarks\": {\"text\": \"2025年4月に実施予定\"}}");
  g_autoptr (KaijiFindings) findings = kaiji_findings_new (sheet, checks_get_today ());

  acknowledge (findings, "remarks", "plan-passed", "当時の予定です");
  assert_acknowledged (findings, "remarks", "plan-passed", "当時の予定です");
  set_text (findings, "disclosure-date", "2025年5月19日");
  assert_acknowledged (findings, "remarks", "plan-passed", NULL);
}

/* What the form does not allow, and what waits for its own word, cannot be waved through. */
static void
test_not_acknowledged (void)
{
  g_autoptr (KaijiSheet) sheet = checks_new_sheet (
    "{\"sales\": {\"number\": -1}, \"remarks\": {\"text\": \"記\", \"review\": true}}");
  g_autoptr (KaijiFindings) findings = kaiji_findings_new (sheet, checks_get_today ());

  g_assert_false (
    kaiji_finding_can_be_acknowledged (get_finding (findings, "sales", "out-of-range")));
  g_assert_false (
    kaiji_finding_can_be_acknowledged (get_finding (findings, "remarks", "review-pending")));
  g_assert_false (
    kaiji_finding_can_be_acknowledged (get_finding (findings, "company", "required-missing")));
  g_assert_cmpuint (kaiji_findings_count (findings, KAIJI_SEVERITY_REVIEW), ==, 1);
  g_assert_cmpuint (kaiji_findings_count (findings, KAIJI_SEVERITY_WARNING), ==, 0);
}

static void
test_sheet_outlives_findings (void)
{
  g_autoptr (KaijiSheet) sheet = checks_new_sheet ("{}");
  KaijiFindings *findings = kaiji_findings_new (sheet, checks_get_today ());
  g_autoptr (KaijiAnswer) answer = kaiji_answer_new_text ("記");
  const KaijiField *remarks = find (findings, "remarks");

  g_assert_finalize_object (findings);
  kaiji_sheet_set_answer (sheet, remarks, answer);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/checks/findings/random-edits", test_random_edits);
  g_test_add_func ("/checks/findings/unchanged-findings-stay", test_unchanged_findings_stay);
  g_test_add_func ("/checks/findings/field-changed", test_field_changed);
  g_test_add_func ("/checks/findings/excluded-section", test_excluded_section);
  g_test_add_func ("/checks/findings/whole-sheet", test_whole_sheet);
  g_test_add_func ("/checks/findings/today", test_today);
  g_test_add_func ("/checks/findings/missing", test_missing);
  g_test_add_func ("/checks/findings/find-next", test_find_next);
  g_test_add_func ("/checks/findings/acknowledged", test_acknowledged);
  g_test_add_func ("/checks/findings/acknowledged/relation", test_acknowledged_relation);
  g_test_add_func ("/checks/findings/acknowledged/plan", test_acknowledged_plan);
  g_test_add_func ("/checks/findings/acknowledged/not", test_not_acknowledged);
  g_test_add_func ("/checks/findings/sheet-outlives-findings", test_sheet_outlives_findings);

  return g_test_run ();
}
