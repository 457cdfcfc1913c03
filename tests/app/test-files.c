/* test-files.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a sheet is saved if it may not be written where it is, and what is told of that.
 */

#include "config.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "document-fixture.h"
#include "kaiji-files.h"
#include "kaiji-save.h"
#include "kaiji-sheet-file.h"
#include "row-fixture.h"
#include "../sheet/save-sheet.h"

/* Somebody who is not root. */
#define PERSON 65534

#define KEPT "What you have entered is still here."

typedef struct
{
  char *folder;
  GFile *file;
} Files;

static void
set_up (Files *self, gconstpointer user_data)
{
  g_autoptr (KaijiScheme) scheme = kaiji_scheme_library_lookup_name (get_library (),
                                                                     "aspic-asp-saas", NULL);
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (GError) error = NULL;

  /* Root may write everywhere; a process of its own gives that up. */
  if (g_test_subprocess () && geteuid () == 0)
    g_assert_cmpint (setuid (PERSON), ==, 0);

  self->folder = g_dir_make_tmp ("kaiji-files-XXXXXX", &error);
  g_assert_no_error (error);
  self->file = g_file_new_build_filename (self->folder, "sheet.kaiji.json", NULL);
  g_assert_true (save_sheet (sheet, self->file, &error));
  g_assert_no_error (error);
}

static void
tear_down (Files *self, gconstpointer user_data)
{
  g_assert_cmpint (g_chmod (self->folder, 0700), ==, 0);
  g_unlink (g_file_peek_path (self->file));
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_object_unref (self->file);
  g_free (self->folder);
}

static void
assert_suggested (KaijiDocument *document, const char *suffix, const char *folder, const char *name)
{
  g_autoptr (GFile) suggestion = kaiji_files_suggest (document, suffix);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpstr (g_file_peek_path (suggestion), ==, path);
}

/* Returns: whether this is the process of somebody who is not root */
static gboolean
is_person (void)
{
  if (g_test_subprocess ())
    return TRUE;

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  return FALSE;
}

static const char *
get_documents (void)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  return documents != NULL ? documents : g_get_home_dir ();
}

static void
test_writable (Files *self, gconstpointer user_data)
{
  g_autoptr (KaijiDocument) document = document_fixture_open (self->file, get_library ());

  assert_suggested (document, KAIJI_SHEET_FILE_SUFFIX, self->folder, "sheet.kaiji.json");
  assert_suggested (document, ".pdf", self->folder, "sheet.pdf");
}

/* What is proposed can be done: nothing in a folder that may not be written. */
static void
test_folder (Files *self, gconstpointer user_data)
{
  g_autoptr (KaijiDocument) document = NULL;

  if (!is_person ())
    return;

  g_assert_cmpint (g_chmod (self->folder, 0500), ==, 0);
  document = document_fixture_open (self->file, get_library ());
  assert_suggested (document, KAIJI_SHEET_FILE_SUFFIX, get_documents (), "sheet.kaiji.json");
  assert_suggested (document, ".pdf", get_documents (), "sheet.pdf");
}

/* A sheet that may not be written itself is not proposed to be replaced. */
static void
test_file (Files *self, gconstpointer user_data)
{
  g_autoptr (KaijiDocument) document = NULL;

  if (!is_person ())
    return;

  g_assert_cmpint (g_chmod (g_file_peek_path (self->file), 0400), ==, 0);
  document = document_fixture_open (self->file, get_library ());
  assert_suggested (document, KAIJI_SHEET_FILE_SUFFIX, self->folder, "sheet (copy).kaiji.json");
  assert_suggested (document, ".pdf", self->folder, "sheet.pdf");
}

/* The reason stands in one line, and what to do about it below. */
static void
test_advice (Files *self, gconstpointer user_data)
{
  static const struct
  {
    int code;
    gboolean has_advice;
  } cases[] = {
    { EACCES, TRUE }, { EPERM, TRUE },   { EROFS, TRUE }, { ENOSPC, TRUE },
    { ENOENT, TRUE }, { EISDIR, FALSE }, { EIO, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR,
                                                      g_io_error_from_errno (cases[i].code),
                                                      g_strerror (cases[i].code));
      g_autofree char *text = kaiji_files_describe_error (self->file, error);

      g_test_message ("%s", text);
      g_assert_true (g_str_has_prefix (text, g_file_peek_path (self->file)));
      g_assert_cmpint (strstr (text, "\n\n") != NULL, ==, cases[i].has_advice);
    }
}

static void
on_saved (GObject *object, GAsyncResult *result, gpointer user_data)
{
  *(gboolean *) user_data = kaiji_save_finish (result);
}

/* A label of any window, dialogs included, that has @text in it. */
static gboolean
is_told (const char *text)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  GtkWidget *label;

  for (GList *iter = windows; iter != NULL; iter = iter->next)
    for (guint i = 0; (label = find_widget (iter->data, GTK_TYPE_LABEL, i)) != NULL; i++)
      if (strstr (gtk_label_get_text (GTK_LABEL (label)), text) != NULL)
        return TRUE;

  return FALSE;
}

/* Who could not save hears that nothing is lost. */
static void
test_told (Files *self, gconstpointer user_data)
{
  g_autoptr (KaijiDocument) document = NULL;
  GtkWidget *window;
  gboolean saved = -1;

  if (!is_person ())
    return;

  document = document_fixture_open (self->file, get_library ());
  window = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (window));
  /* Whoever manages the folder takes the permission back while the sheet is open. */
  g_assert_cmpint (g_chmod (g_file_peek_path (self->file), 0400), ==, 0);
  g_assert_cmpint (g_chmod (self->folder, 0500), ==, 0);
  kaiji_save_async (document, GTK_WINDOW (window), FALSE, on_saved, &saved);
  while (!is_told (KEPT))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (is_told ("Ask whoever manages this file"));
  respond ("Cancel");
  while (saved == -1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (saved);

  g_assert_cmpint (g_chmod (self->folder, 0700), ==, 0);
  kaiji_document_close_file (document);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  row_fixture_init_test (&argc, &argv);

#define ADD(name, function)                                                                        \
  g_test_add ("/app/files/" name, Files, NULL, set_up, function, tear_down)
  ADD ("writable", test_writable);
  ADD ("folder", test_folder);
  ADD ("file", test_file);
  ADD ("advice", test_advice);
  ADD ("told", test_told);

  return g_test_run ();
}
