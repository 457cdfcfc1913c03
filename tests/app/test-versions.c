/* test-versions.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The earlier versions of a sheet in their window, and what is taken back from them.
 */

#include "config.h"

#include <glib/gstdio.h>

#include "kaiji-change-row.h"
#include "kaiji-changes-pane.h"
#include "kaiji-document-private.h"
#include "kaiji-sheet-file.h"
#include "kaiji-version-row.h"
#include "kaiji-versions-window.h"
#include "kaiji-versions.h"
#include "view-fixture.h"

typedef struct
{
  KaijiSchemeLibrary *library;
  char *folder;
  GFile *file;
  KaijiDocument *document;
  GtkWidget *parent; /* with what a version is compared in */
  KaijiChangesPane *pane;
  GtkWindow *versions;
} Versions;

static const KaijiField *
find_field (KaijiSheet *sheet, const char *id)
{
  return kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet), id);
}

static void
set_text (KaijiSheet *sheet, const char *id, const char *text)
{
  g_autoptr (KaijiAnswer) answer = kaiji_answer_new_text (text);

  kaiji_sheet_set_answer (sheet, find_field (sheet, id), answer);
}

static void
assert_text (Versions *self, const char *id, const char *text)
{
  KaijiSheet *sheet = kaiji_document_get_sheet (self->document);
  g_autofree char *found = kaiji_sheet_dup_text (sheet, find_field (sheet, id));

  g_assert_cmpstr (found, ==, text);
}

static void
save (Versions *self, KaijiSheet *sheet)
{
  g_autoptr (GBytes) contents = kaiji_sheet_file_serialize (sheet);
  g_autoptr (GError) error = NULL;

  g_assert_true (kaiji_versions_replace (self->file, contents, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
on_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  KaijiDocument **document = user_data;
  g_autoptr (GError) error = NULL;

  *document = kaiji_document_load_finish (result, &error);
  g_assert_no_error (error);
}

static void
on_opened (Versions *self, KaijiSheet *version, const char *name)
{
  kaiji_changes_pane_compare (self->pane, KAIJI_CHANGES_VERSION, version, name);
}

/* A sheet that was saved three times, open in a window, and its versions. */
static void
set_up (Versions *self, gconstpointer data)
{
  g_autoptr (KaijiScheme) scheme = NULL;
  g_autoptr (KaijiSheet) sheet = NULL;

  self->library = kaiji_scheme_library_new ();
  scheme = kaiji_scheme_library_lookup_name (self->library, "aspic-asp-saas", NULL);
  sheet = kaiji_sheet_new (scheme);
  self->folder = g_dir_make_tmp ("kaiji-versions-XXXXXX", NULL);
  self->file = g_file_new_build_filename (self->folder, "sheet.kaiji.json", NULL);
  save (self, sheet);
  set_text (sheet, "business-name", "最初の名前");
  set_text (sheet, "head-office", "最初の住所");
  kaiji_sheet_set_certification_number (sheet, "0001-0001");
  save (self, sheet);
  set_text (sheet, "business-name", "次の名前");
  set_text (sheet, "head-office", "次の住所");
  kaiji_sheet_set_certification_number (sheet, "0002-0002");
  save (self, sheet);

  kaiji_document_load_async (self->file, self->library, NULL, on_loaded, &self->document);
  while (self->document == NULL)
    g_main_context_iteration (NULL, TRUE);
  self->parent = gtk_window_new ();
  self->pane = kaiji_changes_pane_new (self->document);
  gtk_window_set_default_size (GTK_WINDOW (self->parent), 400, 600);
  gtk_window_set_child (GTK_WINDOW (self->parent), GTK_WIDGET (self->pane));
  gtk_window_present (GTK_WINDOW (self->parent));
  self->versions = kaiji_versions_window_new (self->document, self->library,
                                              GTK_WINDOW (self->parent));
  g_signal_connect_swapped (self->versions, "opened", G_CALLBACK (on_opened), self);
  gtk_window_present (self->versions);
  while (find_widget (GTK_WIDGET (self->versions), KAIJI_TYPE_VERSION_ROW, 2) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Versions *self, gconstpointer data)
{
  gtk_window_destroy (self->versions);
  gtk_window_destroy (GTK_WINDOW (self->parent));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_clear_object (&self->document);
  g_clear_object (&self->library);
  g_file_delete (self->file, NULL, NULL);
  g_clear_object (&self->file);
  g_rmdir (self->folder);
  g_clear_pointer (&self->folder, g_free);
}

/* Opens the version in a row, as Enter does. */
static GtkWidget *
open_version (Versions *self, guint row)
{
  GtkWidget *widget = find_widget (GTK_WIDGET (self->versions), KAIJI_TYPE_VERSION_ROW, row);
  GtkWidget *pane = GTK_WIDGET (self->pane);

  g_signal_emit_by_name (gtk_widget_get_parent (widget), "row-activated", widget);
  while (find_widget (pane, KAIJI_TYPE_CHANGE_ROW, 0) == NULL)
    g_main_context_iteration (NULL, TRUE);
  return pane;
}

static void
undo (Versions *self)
{
  kaiji_history_undo (kaiji_document_get_history (self->document));
}

static void
test_list (Versions *self, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (self->versions);

  g_assert_nonnull (find_label (window, "2 answers changed"));
  g_assert_nonnull (find_label (window, "The first version that is kept"));
  g_assert_null (find_widget (window, KAIJI_TYPE_VERSION_ROW, 3));
  g_assert_true (gtk_window_get_focus (self->versions)
                 == find_widget (window, KAIJI_TYPE_VERSION_ROW, 0));
}

static void
test_take (Versions *self, gconstpointer data)
{
  GtkWidget *pane = open_version (self, 1);

  gtk_widget_activate_action (pane, "changes.take", "s", "business-name");
  assert_text (self, "business-name", "最初の名前");
  assert_text (self, "head-office", "次の住所");
  g_assert_true (kaiji_document_get_modified (self->document));
  undo (self);
  assert_text (self, "business-name", "次の名前");
  g_assert_false (kaiji_document_get_modified (self->document));
}

static void
test_restore (Versions *self, gconstpointer data)
{
  KaijiSheet *sheet = kaiji_document_get_sheet (self->document);
  GtkWidget *pane = open_version (self, 1);

  gtk_widget_activate_action (pane, "changes.restore", NULL);
  assert_text (self, "business-name", "最初の名前");
  assert_text (self, "head-office", "最初の住所");
  g_assert_cmpstr (kaiji_sheet_get_certification_number (sheet), ==, "0001-0001");

  /* Nothing is written before it is saved, and one step takes it back. */
  undo (self);
  assert_text (self, "business-name", "次の名前");
  assert_text (self, "head-office", "次の住所");
  g_assert_cmpstr (kaiji_sheet_get_certification_number (sheet), ==, "0002-0002");
  g_assert_false (kaiji_document_get_modified (self->document));
}

/* Each answer that was taken is a step, and the whole sheet is one. */
static void
test_undo (Versions *self, gconstpointer data)
{
  KaijiSheet *sheet = kaiji_document_get_sheet (self->document);
  GtkWidget *pane;

  set_text (sheet, "business-name", "変更後");
  pane = open_version (self, 1);
  gtk_widget_activate_action (pane, "changes.take", "s", "head-office");
  gtk_widget_activate_action (pane, "changes.restore", NULL);
  assert_text (self, "business-name", "最初の名前");
  undo (self);
  assert_text (self, "business-name", "変更後");
  assert_text (self, "head-office", "最初の住所");
  undo (self);
  assert_text (self, "head-office", "次の住所");
  assert_text (self, "business-name", "変更後");
  kaiji_document_discard_backup (self->document);
}

/* A button that is shown in any window; (nullable). */
static GtkWidget *
find_button (const char *label)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *iter = windows; iter != NULL; iter = iter->next)
    {
      GtkWidget *found = find_label (iter->data, label);

      if (found != NULL && gtk_widget_get_mapped (found))
        return gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON);
    }

  return NULL;
}

static void
click (const char *label)
{
  GtkWidget *button;

  while ((button = find_button (label)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_emit_by_name (button, "clicked");
}

static guint
count_versions (Versions *self)
{
  g_autoptr (KaijiVersions) versions = kaiji_versions_open (self->file, NULL, NULL);

  g_assert_nonnull (versions);
  return kaiji_versions_get_n (versions);
}

static void
test_remove_all (Versions *self, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (self->versions);

  click ("Remove All…");
  click ("Cancel");
  while (find_button ("Remove for Good") != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_versions (self), ==, 2);

  click ("Remove All…");
  click ("Remove for Good");
  while (find_widget (window, KAIJI_TYPE_VERSION_ROW, 1) != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_versions (self), ==, 0);
  assert_text (self, "business-name", "次の名前");
}

/* In the first version nothing is answered: that can be taken, too. */
static void
test_take_nothing (Versions *self, gconstpointer data)
{
  GtkWidget *pane = open_version (self, 2);

  gtk_widget_activate_action (pane, "changes.take", "s", "head-office");
  assert_text (self, "head-office", "");
  undo (self);
  assert_text (self, "head-office", "次の住所");
}

static void
test_read_only (Versions *self, gconstpointer data)
{
  GtkWidget *pane;

  kaiji_document_set_writable (self->document, FALSE);
  pane = open_version (self, 1);
  gtk_widget_activate_action (pane, "changes.restore", NULL);
  gtk_widget_activate_action (pane, "changes.take", "s", "business-name");
  assert_text (self, "business-name", "次の名前");
}

#define VERSIONS_TEST(path, function) g_test_add (path, Versions, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  row_fixture_init_test (&argc, &argv);

  VERSIONS_TEST ("/app/versions/list", test_list);
  VERSIONS_TEST ("/app/versions/take", test_take);
  VERSIONS_TEST ("/app/versions/restore", test_restore);
  VERSIONS_TEST ("/app/versions/undo", test_undo);
  VERSIONS_TEST ("/app/versions/remove-all", test_remove_all);
  VERSIONS_TEST ("/app/versions/take-nothing", test_take_nothing);
  VERSIONS_TEST ("/app/versions/read-only", test_read_only);

  return g_test_run ();
}
