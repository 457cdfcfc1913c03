/* test-followed-sheet.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A comparison with a file shows what the file holds now, and offers nothing else.
 */

#include "config.h"

#include <glib/gstdio.h>

#include "document-fixture.h"
#include "kaiji-change-row.h"
#include "kaiji-changes-pane.h"
#include "kaiji-focus.h"
#include "kaiji-shared-file.h"
#include "kaiji-sheet-file.h"
#include "view-fixture.h"

/* A window without one counts as closed. */
static GtkApplication *application;

typedef struct
{
  KaijiSheet *sheet; /* what another program writes */
  const KaijiField *field;
  char *folder;
  char *path;
  View *view;
} Followed;

static void
set_text (KaijiSheet *sheet, const KaijiField *field, const char *text)
{
  g_autoptr (KaijiAnswer) answer = kaiji_answer_new_text (text);

  kaiji_sheet_set_answer (sheet, field, answer);
}

static void
write_as_other (Followed *self, const char *text)
{
  g_autoptr (GBytes) contents = NULL;

  set_text (self->sheet, self->field, text);
  contents = kaiji_sheet_file_serialize (self->sheet);
  g_assert_true (g_file_set_contents (self->path, g_bytes_get_data (contents, NULL),
                                      (gssize) g_bytes_get_size (contents), NULL));
}

static GtkWidget *
get_pane (Followed *self)
{
  return find_widget (self->view->window, KAIJI_TYPE_CHANGES_PANE, 0);
}

/* The old text is marked as removed, so it is looked for in all of the row's. */
static gboolean
shows (Followed *self, const char *text)
{
  GtkWidget *label;

  for (guint i = 0; (label = find_widget (get_pane (self), GTK_TYPE_LABEL, i)) != NULL; i++)
    if (gtk_widget_get_mapped (label)
        && strstr (gtk_label_get_text (GTK_LABEL (label)), text) != NULL)
      return TRUE;

  return FALSE;
}

static void
wait_for (Followed *self, const char *text)
{
  while (!shows (self, text))
    g_main_context_iteration (NULL, TRUE);
}

/* Changes the sheet here and on disk, and compares. */
static void
set_up (Followed *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiScheme) scheme = kaiji_scheme_library_lookup_name (get_library (),
                                                                     "aspic-asp-saas", &error);
  g_autoptr (KaijiDocument) document = NULL;
  g_autoptr (GFile) file = NULL;

  g_assert_no_error (error);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  self->sheet = kaiji_sheet_new (scheme);
  self->field = kaiji_scheme_find_field (scheme, "business-name");
  self->folder = g_dir_make_tmp ("kaiji-followed-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "sheet.kaiji.json", NULL);
  write_as_other (self, "ALPHA");

  file = g_file_new_for_path (self->path);
  document = document_fixture_open (file, get_library ());
  self->view = view_new_for_document (document);
  gtk_window_set_application (GTK_WINDOW (self->view->window), application);
  gtk_window_set_default_size (GTK_WINDOW (self->view->window), 1366, 700);
  set_text (self->view->sheet, view_find_field (self->view, "business-name"), "MINE");
  write_as_other (self, "BRAVO");
  view_activate (self->view, "sheet.compare-with-disk");
  while (get_pane (self) == NULL)
    g_main_context_iteration (NULL, TRUE);
  wait_for (self, "BRAVO");
  /* The document notices for itself, maybe later, that its file is not as it knows it. */
  while (kaiji_shared_file_get_state (kaiji_document_get_shared_file (document))
         == KAIJI_FILE_AS_KNOWN)
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Followed *self, gconstpointer data)
{
  kaiji_document_close_file (self->view->document);
  view_free (self->view);
  g_unlink (self->path);
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
  g_object_unref (self->sheet);
}

static void
test_written (Followed *self, gconstpointer data)
{
  KaijiAnswer *answer;

  write_as_other (self, "CHARLIE");
  wait_for (self, "CHARLIE");
  g_assert_false (shows (self, "BRAVO"));
  g_assert_nonnull (find_label (self->view->window, "The other file was changed: it is compared "
                                                    "with what it holds now"));
  g_assert_true (kaiji_focus_is_within (get_pane (self)));

  gtk_widget_activate_action (get_pane (self), "changes.take", "s", "business-name");
  answer = kaiji_sheet_get_answer (self->view->sheet,
                                   view_find_field (self->view, "business-name"));
  g_assert_cmpstr (kaiji_answer_get_text (answer), ==, "CHARLIE");
}

static void
test_gone (Followed *self, gconstpointer data)
{
  g_assert_cmpint (g_unlink (self->path), ==, 0);
  while (gtk_widget_get_mapped (get_pane (self)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (find_label (self->view->window, "The other file is gone or cannot be read any "
                                                    "more: the comparison was closed"));
  g_assert_true (kaiji_focus_is_within (GTK_WIDGET (self->view->form)));
}

/* What stands there is no sheet any more. */
static void
test_broken (Followed *self, gconstpointer data)
{
  g_assert_true (g_file_set_contents (self->path, "{", -1, NULL));
  while (gtk_widget_get_mapped (get_pane (self)))
    g_main_context_iteration (NULL, TRUE);
}

/* Another comparison has nothing to do with the file. */
static void
test_replaced (Followed *self, gconstpointer data)
{
  g_autoptr (KaijiSheet) other = kaiji_sheet_new (kaiji_sheet_get_scheme (self->view->sheet));

  set_text (other, view_find_field (self->view, "business-name"), "DELTA");
  kaiji_sheet_view_show_changes (self->view->view, KAIJI_CHANGES_VERSION, other, "earlier");
  wait_for (self, "DELTA");
  write_as_other (self, "CHARLIE");
  while (kaiji_shared_file_get_etag (kaiji_document_get_shared_file (self->view->document)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  view_settle (self->view);
  g_assert_true (shows (self, "DELTA"));
}

#define FOLLOWED_TEST(path, function) g_test_add (path, Followed, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  row_fixture_init_test (&argc, &argv);
  application = gtk_application_new ("jp.kaiji.Test", G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  FOLLOWED_TEST ("/app/followed-sheet/written", test_written);
  FOLLOWED_TEST ("/app/followed-sheet/gone", test_gone);
  FOLLOWED_TEST ("/app/followed-sheet/broken", test_broken);
  FOLLOWED_TEST ("/app/followed-sheet/replaced", test_replaced);

  return g_test_run ();
}
