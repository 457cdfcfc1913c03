/* test-renewal-published.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sheet that was published in 2017, brought to the edition of 2023 and compared with the one that
 * was published then; and one of 2023 that goes to the guideline and comes back.
 */

#include "config.h"

#include <string.h>

#include "kaiji-answer-text.h"
#include "kaiji-checks.h"
#include "kaiji-comparison.h"
#include "published-fixture.h"
#include "sheet-fixture.h"

typedef struct
{
  guint n_of[4]; /* by KaijiChangeKind; what neither sheet answers does not count */
} Changes;

static void
count_changes (KaijiSheet *old, KaijiSheet *new, Changes *changes)
{
  g_autoptr (GListModel) list = kaiji_comparison_new (old, new);

  *changes = (Changes){ 0 };
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (KaijiChange) change = g_list_model_get_item (list, i);

      if (*kaiji_change_get_old_text (change) == '\0'
          && *kaiji_change_get_new_text (change) == '\0')
        continue;
      changes->n_of[kaiji_change_get_kind (change)]++;
    }
}

static void
assert_changes (KaijiSheet *old,
                KaijiSheet *new,
                guint n_changed,
                guint n_added,
                guint n_removed,
                guint n_unchanged)
{
  Changes changes;

  count_changes (old, new, &changes);
  g_assert_cmpuint (changes.n_of[KAIJI_CHANGE_CHANGED], ==, n_changed);
  g_assert_cmpuint (changes.n_of[KAIJI_CHANGE_ADDED], ==, n_added);
  g_assert_cmpuint (changes.n_of[KAIJI_CHANGE_REMOVED], ==, n_removed);
  g_assert_cmpuint (changes.n_of[KAIJI_CHANGE_UNCHANGED], ==, n_unchanged);
}

/* Whatever was answered to one field stands in the answer to another one, which waits for review.
 */
static void
assert_joined (KaijiSheet *old, KaijiSheet *sheet, const char *old_id, const char *id)
{
  KaijiScheme *scheme = kaiji_sheet_get_scheme (old);
  const KaijiField *field = kaiji_scheme_find_field (scheme, id);
  g_autofree char *before = kaiji_sheet_dup_text (old, kaiji_scheme_find_field (scheme, old_id));
  g_autofree char *after = kaiji_sheet_dup_text (sheet, field);

  g_assert_nonnull (strstr (after, before));
  g_assert_true (kaiji_answer_get_review (kaiji_sheet_get_answer (sheet, field)));
}

/* The finding of one check of one field; NULL where there is none. */
static KaijiFinding *
find_finding (GPtrArray *findings, const char *field_id, const char *check_id)
{
  for (guint i = 0; i < findings->len; i++)
    {
      KaijiFinding *finding = g_ptr_array_index (findings, i);

      if (g_str_equal (kaiji_finding_get_field_id (finding), field_id)
          && g_str_equal (kaiji_finding_get_check_id (finding), check_id))
        return finding;
    }

  return NULL;
}

static guint
count_findings (GPtrArray *findings, const char *check_id)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (kaiji_finding_get_check_id (g_ptr_array_index (findings, i)), check_id))
      n++;

  return n;
}

static void
test_2017_to_2023 (void)
{
  g_autoptr (KaijiSheet) old = published_load ("certified-2017");
  g_autoptr (KaijiSheet) published = published_load ("certified-2023");
  g_autoptr (KaijiSheet) sheet = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (JsonNode) root = NULL;
  KaijiCarryOverReport report;
  GDate today;

  if (old == NULL || published == NULL)
    return;

  sheet = sheet_carry_over (old, "aspic-asp-saas", "2023-11-18", &report);
  g_assert_cmpuint (report.n_carried, ==, 129);
  g_assert_cmpuint (report.n_converted, ==, 0);
  g_assert_cmpuint (report.n_recomputed, ==, 1);
  g_assert_cmpuint (report.n_unplaced, ==, 0);
  g_assert_cmpuint (report.n_to_review, ==, 45);
  g_assert_cmpuint (report.n_to_answer, ==, 4);

  sheet_assert_answer (old, "business-years", "43年", FALSE);
  sheet_assert_answer (sheet, "business-years", "49年", FALSE);
  sheet_assert_answer (sheet, "disclosure-date", "2023/11/18", FALSE);

  /* The date and the years were set; the rest is as it was. */
  assert_changes (old, sheet, 2, 0, 0, 127);
  assert_changes (sheet, published, 56, 4, 5, 68);

  /* The figures that the officer would have brought up to date. */
  root = published_load_json ("certified-2023");
  published_answer_as (sheet, root);
  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 1, G_DATE_DECEMBER, 2023);
  findings = kaiji_checks_run (sheet, &today);
  g_assert_nonnull (find_finding (findings, "sales", "changed-fivefold"));
  g_assert_cmpuint (count_findings (findings, "changed-fivefold"), ==, 1);
  g_assert_cmpuint (count_findings (findings, "years-since"), ==, 0);
}

/* Every answer comes back as it was, or was converted and waits for review. */
static void
test_2023_to_guideline_and_back (void)
{
  g_autoptr (KaijiSheet) old = published_load ("certified-2023");
  g_autoptr (KaijiSheet) there = NULL;
  g_autoptr (KaijiSheet) back = NULL;
  KaijiCarryOverReport report_there, report_back;
  g_autoptr (GString) differing = g_string_new (NULL);
  guint n_same = 0;
  guint n_fields;
  const KaijiField *fields;

  if (old == NULL)
    return;

  there = sheet_carry_over (old, "mic-asp-saas", "2024-06-12", &report_there);
  g_assert_cmpuint (report_there.n_carried, ==, 90);
  g_assert_cmpuint (report_there.n_converted, ==, 4);
  g_assert_cmpuint (report_there.n_unplaced, ==, 32);

  back = sheet_carry_over (there, "aspic-asp-saas", "2025-11-18", &report_back);
  g_assert_cmpuint (report_back.n_carried, ==, 123);
  g_assert_cmpuint (report_back.n_converted, ==, 3);
  g_assert_cmpuint (report_back.n_recomputed, ==, 1);
  g_assert_cmpuint (report_back.n_unplaced, ==, 0);

  fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (old), &n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *before = kaiji_sheet_dup_text (old, &fields[i]);
      g_autofree char *after = kaiji_sheet_dup_text (back, &fields[i]);

      if (*before == '\0')
        g_assert_cmpstr (after, ==, "");
      else if (g_str_equal (before, after))
        n_same++;
      else
        g_string_append_printf (differing, "%s ", fields[i].id);
    }

  /* The date and the years are the new ones; the guideline asks for two answers in one. */
  g_assert_cmpuint (n_same, ==, 122);
  g_assert_cmpstr (differing->str, ==,
                   "disclosure-date business-years vulnerability-scope vulnerability-frequency "
                   "incident-notification-time incident-notice ");
  assert_joined (old, back, "vulnerability-scope", "vulnerability-scope");
  assert_joined (old, back, "vulnerability-frequency", "vulnerability-scope");
  assert_joined (old, back, "incident-notification-time", "incident-notice");
  assert_joined (old, back, "incident-notice", "incident-notice");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/renewal/renewal/published/2017-to-2023", test_2017_to_2023);
  g_test_add_func ("/renewal/renewal/published/2023-to-guideline-and-back",
                   test_2023_to_guideline_and_back);

  return g_test_run ();
}
