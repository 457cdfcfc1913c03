/* test-document.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "document-fixture.h"
#include "kaiji-document.h"
#include "kaiji-files.h"
#include "kaiji-page-setup.h"
#include "kaiji-saved-state.h"
#include "kaiji-today.h"
#include "kaiji-window-subtitle.h"

static void
test_saved_state (DocumentFixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiSavedState) state = kaiji_saved_state_new (self->sheet);
  g_autoptr (KaijiPageSetup) setup = kaiji_page_setup_new ();
  guint n_sections;
  const KaijiSection *sections = kaiji_scheme_get_sections (self->scheme, &n_sections);

  g_assert_true (kaiji_saved_state_is_current (state));

  document_fixture_set_text (self->sheet, self->field, "two");
  kaiji_saved_state_compare (state, self->sheet, self->field);
  g_assert_false (kaiji_saved_state_is_current (state));
  document_fixture_set_text (self->sheet, self->field, "one");
  kaiji_saved_state_compare (state, self->sheet, self->field);
  g_assert_true (kaiji_saved_state_is_current (state));

  document_fixture_set_text (self->sheet, self->field, NULL);
  kaiji_saved_state_compare_all (state, self->sheet);
  g_assert_false (kaiji_saved_state_is_current (state));
  document_fixture_set_text (self->sheet, self->field, "one");
  kaiji_saved_state_compare_all (state, self->sheet);
  g_assert_true (kaiji_saved_state_is_current (state));

  kaiji_sheet_set_certification_number (self->sheet, "0000-0000");
  kaiji_saved_state_compare_others (state, self->sheet);
  g_assert_false (kaiji_saved_state_is_current (state));
  kaiji_sheet_set_certification_number (self->sheet, NULL);
  kaiji_saved_state_compare_others (state, self->sheet);
  g_assert_true (kaiji_saved_state_is_current (state));

  kaiji_sheet_set_section_excluded (self->sheet, &sections[n_sections - 1], TRUE);
  kaiji_saved_state_compare_others (state, self->sheet);
  g_assert_false (kaiji_saved_state_is_current (state));
  kaiji_sheet_set_section_excluded (self->sheet, &sections[n_sections - 1], FALSE);
  kaiji_saved_state_compare_others (state, self->sheet);
  g_assert_true (kaiji_saved_state_is_current (state));

  setup->font_size = 9;
  kaiji_sheet_set_page_setup (self->sheet, setup);
  kaiji_saved_state_compare_others (state, self->sheet);
  g_assert_false (kaiji_saved_state_is_current (state));
  setup->font_size = 0;
  kaiji_sheet_set_page_setup (self->sheet, setup);
  kaiji_saved_state_compare_others (state, self->sheet);
  g_assert_true (kaiji_saved_state_is_current (state));
}

/* The page setup is part of the sheet: setting it modifies the document, and restoring it does
 * not. */
static void
test_page_setup (DocumentFixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiDocument) document = document_fixture_open (self->file, self->library);
  g_autoptr (KaijiPageSetup) setup = kaiji_page_setup_new ();

  setup->paper = g_strdup ("na_letter");
  kaiji_sheet_set_page_setup (kaiji_document_get_sheet (document), setup);
  g_assert_true (kaiji_document_get_modified (document));
  kaiji_history_undo (kaiji_document_get_history (document));
  g_assert_false (kaiji_document_get_modified (document));
}

static void
test_modified (DocumentFixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiDocument) document = document_fixture_open (self->file, self->library);
  KaijiSheet *sheet = kaiji_document_get_sheet (document);
  g_autoptr (GError) error = NULL;

  g_assert_false (kaiji_document_get_modified (document));
  document_fixture_set_text (sheet, self->field, "two");
  g_assert_true (kaiji_document_get_modified (document));
  document_fixture_set_text (sheet, self->field, "one");
  g_assert_false (kaiji_document_get_modified (document));

  document_fixture_set_text (sheet, self->field, "two");
  g_assert_true (document_fixture_save (document, self->file, FALSE, &error));
  g_assert_no_error (error);
  g_assert_false (kaiji_document_get_modified (document));
  document_fixture_assert_file_has (self, self->file, "two");
}

/* Text typed while the file is being written is not in it. */
static void
test_typed_while_saving (DocumentFixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiDocument) document = document_fixture_open (self->file, self->library);
  KaijiSheet *sheet = kaiji_document_get_sheet (document);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  document_fixture_set_text (sheet, self->field, "two");
  kaiji_document_save_async (document, self->file, FALSE, NULL, document_fixture_on_ready, &result);
  document_fixture_set_text (sheet, self->field, "three");
  g_assert_true (kaiji_document_save_finish (document, document_fixture_wait (&result), &error));
  g_assert_no_error (error);

  document_fixture_assert_file_has (self, self->file, "two");
  g_assert_true (kaiji_document_get_modified (document));
  document_fixture_set_text (sheet, self->field, "two");
  g_assert_false (kaiji_document_get_modified (document));
}

static void
test_conflict (DocumentFixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiDocument) document = document_fixture_open (self->file, self->library);
  g_autoptr (GError) error = NULL;

  document_fixture_save_theirs (self);
  document_fixture_set_text (kaiji_document_get_sheet (document), self->field, "ours");

  g_assert_false (document_fixture_save (document, self->file, FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  g_clear_error (&error);
  g_assert_true (kaiji_document_get_modified (document));
  document_fixture_assert_file_has (self, self->file, "theirs");

  g_assert_true (document_fixture_save (document, self->file, TRUE, &error));
  g_assert_no_error (error);
  document_fixture_assert_file_has (self, self->file, "ours");

  /* And from then on it is the file that is known. */
  document_fixture_set_text (kaiji_document_get_sheet (document), self->field, "ours again");
  g_assert_true (document_fixture_save (document, self->file, FALSE, &error));
  g_assert_no_error (error);
}

static void
test_save_fails (DocumentFixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiDocument) document = document_fixture_open (self->file, self->library);
  g_autoptr (GFile) nowhere = g_file_new_build_filename (self->folder, "no", "sheet", NULL);
  g_autoptr (GError) error = NULL;

  document_fixture_set_text (kaiji_document_get_sheet (document), self->field, "two");
  g_assert_false (document_fixture_save (document, nowhere, FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_true (kaiji_document_get_modified (document));
  g_assert_true (g_file_equal (kaiji_document_get_file (document), self->file));
  document_fixture_assert_file_has (self, self->file, "one");
}

static void
test_title (DocumentFixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiDocument) new = kaiji_document_new (self->sheet);
  g_autoptr (KaijiDocument) opened = document_fixture_open (self->file, self->library);
  const KaijiField *service_name = kaiji_scheme_get_role (self->scheme, KAIJI_ROLE_SERVICE_NAME);
  g_autofree char *new_title = kaiji_document_dup_title (new);
  g_autofree char *file_title = kaiji_document_dup_title (opened);
  g_autofree char *service_title = NULL;

  g_assert_cmpstr (new_title, ==, "New sheet");
  g_assert_cmpstr (file_title, ==, "sheet.kaiji.json");

  document_fixture_set_text (kaiji_document_get_sheet (opened), service_name, "Cloud");
  service_title = kaiji_document_dup_title (opened);
  g_assert_cmpstr (service_title, ==, "Cloud");
}

/* Past midnight, dates are compared with the new day. */
static void
test_day (DocumentFixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiDocument) document = kaiji_document_new (self->sheet);
  KaijiFindings *findings = kaiji_document_get_findings (document);
  const KaijiField *field = kaiji_scheme_find_field (self->scheme, "service-start");
  KaijiToday *today = kaiji_today_get_default ();
  const GDate before = *kaiji_today_get_date (today);
  GDate tomorrow = before;
  g_autoptr (KaijiAnswer) answer = NULL;
  char text[sizeof "2025-11-18"];

  g_date_add_days (&tomorrow, 1);
  g_date_strftime (text, sizeof text, "%Y-%m-%d", &tomorrow);
  answer = kaiji_answer_new_date (text, NULL);
  kaiji_sheet_set_answer (self->sheet, field, answer);
  g_assert_true (kaiji_findings_has_problem (findings, field));

  kaiji_today_set_date (today, &tomorrow);
  g_assert_false (kaiji_findings_has_problem (findings, field));
  kaiji_today_set_date (today, &before);
  g_assert_true (kaiji_findings_has_problem (findings, field));
}

static void
assert_all_told (KaijiFindings *findings, const KaijiField *field, KaijiDocument *document)
{
  gboolean can_undo;

  g_object_get (kaiji_document_get_history (document), "can-undo", &can_undo, NULL);
  g_assert_true (can_undo);
  g_assert_true (kaiji_document_get_modified (document));
}

/* A view that is told of a change finds everything as it is after that. */
static void
test_order (DocumentFixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiDocument) document = kaiji_document_new (self->sheet);

  g_assert_false (kaiji_document_get_modified (document));
  g_signal_connect (kaiji_document_get_findings (document), "field-changed",
                    G_CALLBACK (assert_all_told), document);
  document_fixture_set_text (self->sheet, self->field, "two");
  g_assert_true (kaiji_document_get_modified (document));
}

/* Whatever name is typed over the suggestion, the desktop recognises the file as a sheet; an
 * existing file is saved under its own name, and no other file is replaced. */
static void
test_complete_name (DocumentFixture *self, gconstpointer user_data)
{
  static const struct
  {
    const char *chosen;
    const char *expected;
  } cases[] = {
    { "新.json", "新.kaiji.json" },    { "新", "新.kaiji.json" },
    { "新 2.0", "新 2.0.kaiji.json" }, { "新.kaiji.json", "新.kaiji.json" },
    { "there.json", "there.json" },    { "whole.json", "whole.json" },
  };
  g_autofree char *there = g_build_filename (self->folder, "there.json", NULL);
  g_autofree char *whole = g_build_filename (self->folder, "whole.kaiji.json", NULL);

  g_assert_true (g_file_set_contents (there, "", 0, NULL));
  g_assert_true (g_file_set_contents (whole, "", 0, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GFile) chosen = g_file_new_build_filename (self->folder, cases[i].chosen, NULL);
      g_autoptr (GFile) file = kaiji_files_complete (chosen);
      g_autofree char *name = g_file_get_basename (file);

      g_assert_cmpstr (name, ==, cases[i].expected);
    }
  g_assert_cmpint (g_remove (there), ==, 0);
  g_assert_cmpint (g_remove (whole), ==, 0);
}

/* The previous sheet and this one have the same title; day, file and form distinguish them. */
static void
test_subtitle (DocumentFixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiDocument) document = kaiji_document_new (self->sheet);
  g_autoptr (KaijiAnswer) answer = kaiji_answer_new_date ("2026-09-01", NULL);
  g_autofree char *without = kaiji_window_subtitle_dup (document, NULL);
  g_autofree char *with = NULL;
  g_autofree char *listed = NULL;

  g_assert_null (strstr (without, "disclosed"));
  g_assert_nonnull (strstr (without, kaiji_scheme_get_edition_title (self->scheme)));

  kaiji_sheet_set_answer (self->sheet,
                          kaiji_scheme_get_role (self->scheme, KAIJI_ROLE_DISCLOSURE_DATE), answer);
  with = kaiji_window_subtitle_dup (document, "saved 10:32");
  g_assert_true (g_str_has_prefix (with, "disclosed as of 2026-09-01 · "));
  g_assert_nonnull (strstr (with, without));
  g_assert_true (g_str_has_suffix (with, " · saved 10:32"));

  /* A list of windows shows titles alone. */
  listed = kaiji_window_subtitle_dup_listed (document, "• Service");
  g_assert_true (g_str_has_prefix (listed, "• Service · disclosed as of 2026-09-01 · "));
  g_assert_nonnull (strstr (listed, kaiji_scheme_get_edition_title (self->scheme)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  document_fixture_add ("/app/saved-state", test_saved_state);
  document_fixture_add ("/app/document/day", test_day);
  document_fixture_add ("/app/document/order", test_order);
  document_fixture_add ("/app/document/modified", test_modified);
  document_fixture_add ("/app/document/page-setup", test_page_setup);
  document_fixture_add ("/app/document/typed-while-saving", test_typed_while_saving);
  document_fixture_add ("/app/document/conflict", test_conflict);
  document_fixture_add ("/app/document/save-fails", test_save_fails);
  document_fixture_add ("/app/document/title", test_title);
  document_fixture_add ("/app/document/subtitle", test_subtitle);
  document_fixture_add ("/app/document/complete-name", test_complete_name);

  return g_test_run ();
}
