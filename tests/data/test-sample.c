/* test-sample.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sheet that comes with Kaiji: complete, without a fault, and in the very form that Kaiji
 * saves.
 */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "kaiji-checks.h"
#include "kaiji-sheet-file.h"

static GFile *
get_file (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "samples",
                                                 "sample.kaiji.json", NULL);

  return g_file_new_for_path (path);
}

static KaijiSheet *
load (void)
{
  g_autofree char *directory = g_test_build_filename (G_TEST_DIST, "..", "data", "schemes", NULL);
  const char *directories[] = { directory, NULL };
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new_for_directories (directories);
  g_autoptr (GFile) file = get_file ();
  g_autoptr (GError) error = NULL;
  KaijiSheet *sheet = kaiji_sheet_file_load (file, library, NULL, &error);

  g_assert_no_error (error);
  return sheet;
}

static void
test_scheme (void)
{
  g_autoptr (KaijiSheet) sheet = load ();
  KaijiScheme *scheme = kaiji_sheet_get_scheme (sheet);

  g_assert_cmpstr (kaiji_scheme_get_id (scheme), ==, "aspic-asp-saas");
  g_assert_cmpstr (kaiji_scheme_get_edition (scheme), ==, "2023");
  g_assert_false (kaiji_sheet_get_read_only (sheet));
  g_assert_nonnull (kaiji_sheet_get_certification_number (sheet));
}

static void
test_answers (void)
{
  g_autoptr (KaijiSheet) sheet = load ();
  guint n_fields, n_required, n_answered;
  const KaijiField *fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (sheet), &n_fields);

  g_assert_cmpuint (n_fields, ==, 133);
  for (guint i = 0; i < n_fields; i++)
    {
      KaijiAnswer *answer = kaiji_sheet_get_answer (sheet, &fields[i]);

      g_test_message ("%s", fields[i].id);
      g_assert_false (kaiji_answer_is_empty (answer));
      g_assert_true (kaiji_answer_suits_kind (answer, fields[i].kind));
    }

  g_assert_cmpstr (kaiji_sheet_get_unknown_fields (sheet)[0], ==, NULL);

  kaiji_sheet_count_required (sheet, NULL, &n_answered, &n_required);
  g_assert_cmpuint (n_answered, ==, n_required);
}

/* Every form of answer occurs, so that whoever opens the sample sees all of them. */
static void
test_forms (void)
{
  g_autoptr (KaijiSheet) sheet = load ();
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (sheet), &n_fields);
  const guint expected = 1u << KAIJI_ANSWER_TEXT | 1u << KAIJI_ANSWER_DATE | 1u << KAIJI_ANSWER_YEAR
                         | 1u << KAIJI_ANSWER_YEARS | 1u << KAIJI_ANSWER_NUMBER
                         | 1u << KAIJI_ANSWER_CHOICE | 1u << KAIJI_ANSWER_PRESENCE
                         | 1u << KAIJI_ANSWER_ADDRESS | 1u << KAIJI_ANSWER_IMAGE;
  gboolean yes = FALSE, no = FALSE, lines = FALSE, note = FALSE;
  gboolean memo = FALSE, evidence = FALSE, owner = FALSE;
  guint seen = 0;

  for (guint i = 0; i < n_fields; i++)
    {
      KaijiAnswer *answer = kaiji_sheet_get_answer (sheet, &fields[i]);
      KaijiAnswerForm form = kaiji_answer_get_form (answer);
      const char *text = kaiji_answer_get_text (answer);

      seen |= 1u << form;
      if (form == KAIJI_ANSWER_PRESENCE)
        *(kaiji_answer_get_present (answer) ? &yes : &no) = TRUE;
      lines |= text != NULL && strchr (text, '\n') != NULL;
      note |= kaiji_answer_get_note (answer) != NULL;
      memo |= kaiji_answer_get_member (answer, KAIJI_ANSWER_MEMO) != NULL;
      evidence |= kaiji_answer_get_member (answer, KAIJI_ANSWER_EVIDENCE) != NULL;
      owner |= kaiji_answer_get_member (answer, KAIJI_ANSWER_OWNER) != NULL;
    }

  g_assert_cmphex (seen, ==, expected);
  g_assert_true (yes && no && lines && note);
  g_assert_true (memo && evidence && owner);
}

/* The sample is dated, so it is looked at as on a day shortly after. */
static void
test_findings (void)
{
  g_autoptr (KaijiSheet) sheet = load ();
  g_autoptr (GDate) today = g_date_new_dmy (1, G_DATE_OCTOBER, 2026);
  g_autoptr (GPtrArray) findings = kaiji_checks_run (sheet, today);

  for (guint i = 0; i < findings->len; i++)
    {
      KaijiFinding *finding = g_ptr_array_index (findings, i);

      g_test_message ("%s: %s", kaiji_finding_get_field_id (finding),
                      kaiji_finding_get_message (finding));
      g_assert_cmpint (kaiji_finding_get_severity (finding), ==, KAIJI_SEVERITY_NOTE);
    }
}

/* The same sample is not clean on a day before its date: the checks did look at it. */
static void
test_findings_before_date (void)
{
  g_autoptr (KaijiSheet) sheet = load ();
  g_autoptr (GDate) today = g_date_new_dmy (1, G_DATE_AUGUST, 2025);
  g_autoptr (GPtrArray) findings = kaiji_checks_run (sheet, today);
  const KaijiField *date = kaiji_scheme_get_role (kaiji_sheet_get_scheme (sheet),
                                                  KAIJI_ROLE_DISCLOSURE_DATE);
  gboolean found = FALSE;

  for (guint i = 0; i < findings->len; i++)
    {
      KaijiFinding *finding = g_ptr_array_index (findings, i);

      found |= kaiji_finding_get_field (finding) == date
               && kaiji_finding_get_severity (finding) > KAIJI_SEVERITY_NOTE;
    }

  g_assert_true (found);
}

static void
test_saved_form (void)
{
  g_autoptr (KaijiSheet) sheet = load ();
  g_autoptr (GBytes) saved = kaiji_sheet_file_serialize (sheet);
  g_autoptr (GFile) file = get_file ();
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length, saved_length;
  const char *saved_content = g_bytes_get_data (saved, &saved_length);

  g_file_load_contents (file, NULL, &content, &length, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (saved_content, saved_length, content, length);
}

/* As many characters as a real sheet has: certified ones have three to five thousand. */
static void
test_size (void)
{
  g_autoptr (KaijiSheet) sheet = load ();
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (sheet), &n_fields);
  guint n_characters = 0;

  for (guint i = 0; i < n_fields; i++)
    n_characters += kaiji_sheet_count_characters (sheet, &fields[i]);

  g_test_message ("%u characters", n_characters);
  g_assert_cmpuint (n_characters, >=, 4000);
  g_assert_cmpuint (n_characters, <=, 5000);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/data/sample/scheme", test_scheme);
  g_test_add_func ("/data/sample/answers", test_answers);
  g_test_add_func ("/data/sample/forms", test_forms);
  g_test_add_func ("/data/sample/findings", test_findings);
  g_test_add_func ("/data/sample/findings-before-date", test_findings_before_date);
  g_test_add_func ("/data/sample/saved-form", test_saved_form);
  g_test_add_func ("/data/sample/size", test_size);

  return g_test_run ();
}
