/* test-sheet.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-scheme-library.h"
#include "kaiji-sheet.h"

static KaijiScheme *scheme;

typedef struct
{
  guint n_changes;
  const KaijiField *field;
} Changes;

static void
answer_changed_cb (KaijiSheet *sheet, const KaijiField *field, Changes *changes)
{
  changes->n_changes++;
  changes->field = field;
}

static void
notify_cb (KaijiSheet *sheet, GParamSpec *pspec, guint *n_changes)
{
  (*n_changes)++;
}

static void
sections_changed_cb (KaijiSheet *sheet, guint *n_changes)
{
  (*n_changes)++;
}

static void
test_answer_changed (void)
{
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (KaijiAnswer) answer = kaiji_answer_new_text ("株式会社見本");
  g_autoptr (KaijiAnswer) same = kaiji_answer_new_text ("株式会社見本");
  const KaijiField *name = kaiji_scheme_find_field (scheme, "business-name");
  Changes all = { 0 };
  Changes of_name = { 0 };
  Changes of_sales = { 0 };

  g_signal_connect (sheet, "answer-changed", G_CALLBACK (answer_changed_cb), &all);
  g_signal_connect (sheet, "answer-changed::business-name", G_CALLBACK (answer_changed_cb),
                    &of_name);
  g_signal_connect (sheet, "answer-changed::sales", G_CALLBACK (answer_changed_cb), &of_sales);

  kaiji_sheet_set_answer (sheet, name, answer);
  g_assert_cmpuint (all.n_changes, ==, 1);
  g_assert_true (all.field == name);
  g_assert_cmpuint (of_name.n_changes, ==, 1);
  g_assert_cmpuint (of_sales.n_changes, ==, 0);

  /* Setting the same answer again is not a change. */
  kaiji_sheet_set_answer (sheet, name, same);
  g_assert_cmpuint (all.n_changes, ==, 1);

  kaiji_sheet_set_answer (sheet, name, NULL);
  g_assert_cmpuint (all.n_changes, ==, 2);
  g_assert_null (kaiji_sheet_get_answer (sheet, name));
}

static void
test_limit_group (void)
{
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (KaijiAnswer) text = kaiji_answer_new_text ("十文字の内容特徴です");
  g_autoptr (KaijiAnswer) presence = kaiji_answer_new_presence (FALSE, NULL);
  const KaijiField *description = kaiji_scheme_find_field (scheme, "service-description");
  const KaijiField *partnerships = kaiji_scheme_find_field (scheme, "service-partnerships");

  kaiji_sheet_set_answer (sheet, description, text);
  kaiji_sheet_set_answer (sheet, partnerships, presence);
  g_assert_cmpuint (kaiji_sheet_count_characters (sheet, description), ==, 12);
  g_assert_cmpuint (kaiji_sheet_count_characters (sheet, partnerships), ==, 12);
}

static void
test_certification_number (void)
{
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  guint n_changes = 0;

  g_signal_connect (sheet, "notify::certification-number", G_CALLBACK (notify_cb), &n_changes);

  g_assert_null (kaiji_sheet_get_certification_number (sheet));
  kaiji_sheet_set_certification_number (sheet, "0000-0000");
  kaiji_sheet_set_certification_number (sheet, "0000-0000");
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpstr (kaiji_sheet_get_certification_number (sheet), ==, "0000-0000");
  kaiji_sheet_set_certification_number (sheet, "");
  g_assert_null (kaiji_sheet_get_certification_number (sheet));
}

static void
test_excluded_sections (void)
{
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  const KaijiSection *sections;
  guint n_sections, n_answered, n_required, n_without, n_of_section;
  guint n_changes = 0;

  sections = kaiji_scheme_get_sections (scheme, &n_sections);
  g_assert_cmpuint (n_sections, >, 2);
  g_signal_connect (sheet, "excluded-sections-changed", G_CALLBACK (sections_changed_cb),
                    &n_changes);

  kaiji_sheet_count_required (sheet, NULL, &n_answered, &n_required);
  kaiji_sheet_count_required (sheet, &sections[1], &n_answered, &n_of_section);
  g_assert_cmpuint (n_of_section, >, 0);

  kaiji_sheet_set_section_excluded (sheet, &sections[1], TRUE);
  kaiji_sheet_set_section_excluded (sheet, &sections[1], TRUE);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_true (kaiji_sheet_is_section_excluded (sheet, &sections[1]));
  g_assert_false (kaiji_sheet_is_section_excluded (sheet, &sections[2]));

  kaiji_sheet_count_required (sheet, NULL, &n_answered, &n_without);
  g_assert_cmpuint (n_without, ==, n_required - n_of_section);

  kaiji_sheet_set_section_excluded (sheet, &sections[1], FALSE);
  g_assert_cmpuint (n_changes, ==, 2);
  kaiji_sheet_count_required (sheet, NULL, &n_answered, &n_without);
  g_assert_cmpuint (n_without, ==, n_required);
}

/* Excluded answers need not be confirmed either. */
static void
test_count_to_review (void)
{
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  const KaijiField *field = kaiji_scheme_find_field (scheme, "business-name");
  g_autoptr (KaijiAnswer) answer = kaiji_answer_new_text ("株式会社見本");
  g_autoptr (KaijiAnswer) carried = kaiji_answer_set_review (answer, TRUE);

  kaiji_sheet_set_answer (sheet, field, answer);
  g_assert_cmpuint (kaiji_sheet_count_to_review (sheet, NULL), ==, 0);
  kaiji_sheet_set_answer (sheet, field, carried);
  g_assert_cmpuint (kaiji_sheet_count_to_review (sheet, NULL), ==, 1);
  kaiji_sheet_set_section_excluded (sheet, kaiji_field_get_section (field), TRUE);
  g_assert_cmpuint (kaiji_sheet_count_to_review (sheet, NULL), ==, 0);
}

static void
test_count_required (void)
{
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (KaijiAnswer) text = kaiji_answer_new_text ("見本");
  g_autoptr (KaijiAnswer) blank = kaiji_answer_new_text (" ");
  g_autoptr (KaijiAnswer) unreadable = kaiji_answer_new_from_json ("{\"text\": 1}", NULL);
  const KaijiField *name = kaiji_scheme_find_field (scheme, "business-name");
  const KaijiField *optional = kaiji_scheme_find_field (scheme, "officer-names");
  guint n_answered, n_required, n_total;

  kaiji_sheet_count_required (sheet, NULL, &n_answered, &n_total);
  g_assert_cmpuint (n_answered, ==, 0);

  kaiji_sheet_set_answer (sheet, optional, text);
  kaiji_sheet_set_answer (sheet, name, text);
  kaiji_sheet_count_required (sheet, NULL, &n_answered, &n_required);
  g_assert_cmpuint (n_answered, ==, 1);
  g_assert_cmpuint (n_required, ==, n_total);

  kaiji_sheet_count_required (sheet, kaiji_field_get_section (name), &n_answered, &n_required);
  g_assert_cmpuint (n_answered, ==, 1);

  kaiji_sheet_set_answer (sheet, name, blank);
  kaiji_sheet_count_required (sheet, NULL, &n_answered, &n_required);
  g_assert_cmpuint (n_answered, ==, 0);

  kaiji_sheet_set_answer (sheet, name, unreadable);
  kaiji_sheet_count_required (sheet, NULL, &n_answered, &n_required);
  g_assert_cmpuint (n_answered, ==, 0);
}

static void
test_title (void)
{
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (KaijiAnswer) answer = kaiji_answer_new_text ("見本サービス\n第二版 ");
  g_autofree char *none = kaiji_sheet_dup_title (sheet);
  g_autofree char *title = NULL;

  g_assert_cmpstr (none, ==, "");
  kaiji_sheet_set_answer (sheet, kaiji_scheme_get_role (scheme, KAIJI_ROLE_SERVICE_NAME), answer);
  title = kaiji_sheet_dup_title (sheet);
  g_assert_cmpstr (title, ==, "見本サービス 第二版");
}

static void
test_dup_printed (void)
{
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (KaijiSheet) copy = NULL;
  g_autoptr (KaijiAnswer) answer = kaiji_answer_new_text ("見本");
  g_autoptr (KaijiAnswer) later = kaiji_answer_new_text ("変更");
  const KaijiField *name = kaiji_scheme_find_field (scheme, "business-name");
  const KaijiField *empty = kaiji_scheme_find_field (scheme, "officer-names");
  guint n_sections;
  const KaijiSection *sections = kaiji_scheme_get_sections (scheme, &n_sections);

  kaiji_sheet_set_certification_number (sheet, "0001-2403");
  kaiji_sheet_set_answer (sheet, name, answer);
  kaiji_sheet_set_section_excluded (sheet, &sections[2], TRUE);
  copy = kaiji_sheet_dup_printed (sheet);
  kaiji_sheet_set_certification_number (sheet, NULL);
  kaiji_sheet_set_answer (sheet, name, later);
  kaiji_sheet_set_section_excluded (sheet, &sections[2], FALSE);

  g_assert_true (kaiji_sheet_get_scheme (copy) == scheme);
  g_assert_cmpstr (kaiji_sheet_get_certification_number (copy), ==, "0001-2403");
  g_assert_true (kaiji_sheet_get_answer (copy, name) == answer);
  g_assert_null (kaiji_sheet_get_answer (copy, empty));
  for (guint i = 0; i < n_sections; i++)
    g_assert_cmpint (kaiji_sheet_is_section_excluded (copy, &sections[i]), ==, i == 2);
}

int
main (int argc, char **argv)
{
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  int status;

  g_test_init (&argc, &argv, NULL);
  scheme = kaiji_scheme_library_lookup (library, "aspic-asp-saas", "2023", NULL);
  g_assert_nonnull (scheme);

  g_test_add_func ("/sheet/sheet/answer-changed", test_answer_changed);
  g_test_add_func ("/sheet/sheet/limit-group", test_limit_group);
  g_test_add_func ("/sheet/sheet/certification-number", test_certification_number);
  g_test_add_func ("/sheet/sheet/excluded-sections", test_excluded_sections);
  g_test_add_func ("/sheet/sheet/count-required", test_count_required);
  g_test_add_func ("/sheet/sheet/count-to-review", test_count_to_review);
  g_test_add_func ("/sheet/sheet/title", test_title);
  g_test_add_func ("/sheet/sheet/dup-printed", test_dup_printed);

  status = g_test_run ();
  g_object_unref (scheme);
  return status;
}
