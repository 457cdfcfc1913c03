/* test-broken-sheet.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sheet's file that is damaged: what is told, and the earlier version that is offered.
 */

#include "config.h"

#include <glib/gstdio.h>

#include "kaiji-application.h"
#include "kaiji-broken-sheet.h"
#include "kaiji-sheet-file.h"
#include "kaiji-versions.h"
#include "row-fixture.h"

static KaijiApplication *application;

typedef struct
{
  KaijiSchemeLibrary *library;
  char *folder;
  GFile *file;
  KaijiWindow *window;
} Broken;

static const KaijiField *
find_field (KaijiSheet *sheet)
{
  return kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet), "business-name");
}

static void
save (Broken *self, KaijiSheet *sheet, const char *text)
{
  g_autoptr (KaijiAnswer) answer = kaiji_answer_new_text (text);
  g_autoptr (GBytes) contents = NULL;
  g_autoptr (GError) error = NULL;

  kaiji_sheet_set_answer (sheet, find_field (sheet), answer);
  contents = kaiji_sheet_file_serialize (sheet);
  g_assert_true (kaiji_versions_replace (self->file, contents, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
set_up (Broken *self, gconstpointer data)
{
  self->library = get_library ();
  self->folder = g_dir_make_tmp ("kaiji-broken-XXXXXX", NULL);
  self->file = g_file_new_build_filename (self->folder, "sheet.kaiji.json", NULL);
  self->window = kaiji_window_new (GTK_APPLICATION (application), self->library);
  kaiji_window_show_start_page (self->window);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
tear_down (Broken *self, gconstpointer data)
{
  g_autofree char *path = g_file_get_path (self->file);

  if (kaiji_window_get_document (self->window) != NULL)
    kaiji_window_close_document (self->window);
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_unlink (path);
  g_rmdir (self->folder);
  g_object_unref (self->file);
  g_free (self->folder);
}

/* Cuts the file off in the middle, tries to open it, and tells of it. */
static void
break_and_tell (Broken *self)
{
  g_autofree char *path = g_file_get_path (self->file);
  g_autofree char *contents = NULL;
  g_autoptr (KaijiSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (path, contents, (gssize) length / 2, NULL));
  sheet = kaiji_sheet_file_load (self->file, self->library, NULL, &error);
  g_assert_null (sheet);
  g_assert_true (kaiji_broken_sheet_is_one (error));
  kaiji_broken_sheet_tell (self->window, self->library, self->file, error);
}

/* The damaged file stays as it is; what opens is a sheet that is not saved yet. */
static void
test_version (Broken *self, gconstpointer data)
{
  g_autoptr (KaijiScheme) scheme = kaiji_scheme_library_lookup_name (self->library,
                                                                     "aspic-asp-saas", NULL);
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autofree char *text = NULL;
  KaijiDocument *document;

  save (self, sheet, "最初");
  save (self, sheet, "次");
  break_and_tell (self);
  respond ("Open Earlier Version");
  while ((document = kaiji_window_get_document (self->window)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  text = kaiji_sheet_dup_text (kaiji_document_get_sheet (document),
                               find_field (kaiji_document_get_sheet (document)));
  g_assert_cmpstr (text, ==, "最初");
  g_assert_null (kaiji_document_get_file (document));
  g_assert_true (kaiji_document_get_modified (document));
}

static void
test_no_version (Broken *self, gconstpointer data)
{
  g_autofree char *path = g_file_get_path (self->file);

  g_assert_true (g_file_set_contents (path, "{\"format\": \"kaiji-sheet\", \"ver", -1, NULL));
  break_and_tell (self);
  respond ("Close");
  g_assert_null (find_response ("Open Earlier Version"));
  g_assert_null (kaiji_window_get_document (self->window));
}

/* What was not saved when the program ended is newer than any version. */
static void
test_unsaved (Broken *self, gconstpointer data)
{
  g_autoptr (KaijiScheme) scheme = kaiji_scheme_library_lookup_name (self->library,
                                                                     "aspic-asp-saas", NULL);
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (KaijiAnswer) unsaved = kaiji_answer_new_text ("未保存");
  g_autoptr (GBytes) contents = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  KaijiDocument *document;
  KaijiBackup *backup;

  save (self, sheet, "最初");
  save (self, sheet, "次");
  kaiji_sheet_set_answer (sheet, find_field (sheet), unsaved);
  contents = kaiji_sheet_file_serialize (sheet);
  backup = kaiji_backup_new (self->file, NULL);
  kaiji_backup_write (backup, contents, &error);
  g_assert_no_error (error);
  /* Its program is gone. */
  g_object_unref (backup);

  break_and_tell (self);
  while (find_response ("Open Earlier Version") == NULL)
    g_main_context_iteration (NULL, TRUE);
  respond ("Open Unsaved Changes");
  while ((document = kaiji_window_get_document (self->window)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  text = kaiji_sheet_dup_text (kaiji_document_get_sheet (document),
                               find_field (kaiji_document_get_sheet (document)));
  g_assert_cmpstr (text, ==, "未保存");
  g_assert_true (kaiji_document_get_modified (document));
  kaiji_document_discard_backup (document);
}

/* A file of another kind that is only called like a sheet. */
static void
test_other_kind (Broken *self, gconstpointer data)
{
  g_autofree char *path = g_file_get_path (self->file);

  g_assert_true (g_file_set_contents (path, "1\t事業者の名称\t見本株式会社\n", -1, NULL));
  break_and_tell (self);
  while (find_response ("Import…") == NULL)
    g_main_context_iteration (NULL, TRUE);
  respond ("Close");
  while (find_response ("Import…") != NULL)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  row_fixture_init_test (&argc, &argv);
  application = kaiji_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  g_test_add ("/app/broken-sheet/version", Broken, NULL, set_up, test_version, tear_down);
  g_test_add ("/app/broken-sheet/no-version", Broken, NULL, set_up, test_no_version, tear_down);

  g_test_add ("/app/broken-sheet/unsaved", Broken, NULL, set_up, test_unsaved, tear_down);
  g_test_add ("/app/broken-sheet/other-kind", Broken, NULL, set_up, test_other_kind, tear_down);

  status = g_test_run ();
  g_object_unref (application);
  return status;
}
