/* test-markup.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What looks like markup, in a scheme, in an answer or in the name of a file, is shown as the plain
 * text that it is.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "kaiji-toast.h"
#include "kaiji-scheme-library.h"
#include "view-fixture.h"

#define MARKUP "<b>A&amp;B</b> & <i>"

/* Texts of tests/sheet/schemes/checks.json, each of which is shown in a different place. */
static const char *const texts[] = {
  "事業者", "事業者名", "事業者の名称", "法人番号", "監査の種類", "会計監査人", "名", "必須",
};

/* The scheme with markup in each of those texts. (transfer full) */
static KaijiScheme *
load_scheme (const char *folder)
{
  const char *const folders[] = { folder, NULL };
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "sheet", "schemes", "checks.json",
                                                   NULL);
  g_autofree char *path = g_build_filename (folder, "checks.json", NULL);
  g_autoptr (KaijiSchemeLibrary) library = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GString) scheme_text = NULL;
  g_autoptr (GError) error = NULL;
  KaijiScheme *scheme;

  g_file_get_contents (source, &contents, NULL, &error);
  g_assert_no_error (error);
  scheme_text = g_string_new (contents);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *plain = g_strdup_printf ("\"%s\"", texts[i]);
      g_autofree char *marked_up = g_strdup_printf ("\"%s" MARKUP "\"", texts[i]);

      g_assert_cmpuint (g_string_replace (scheme_text, plain, marked_up, 0), >, 0);
    }
  g_file_set_contents (path, scheme_text->str, (gssize) scheme_text->len, &error);
  g_assert_no_error (error);

  library = kaiji_scheme_library_new_for_directories (folders);
  scheme = kaiji_scheme_library_lookup (library, "checks", "1", &error);
  g_assert_no_error (error);
  g_unlink (path);
  return scheme;
}

static gboolean
is_shown (GtkWidget *parent, const char *text)
{
  GtkWidget *label;

  for (guint i = 0; (label = find_widget (parent, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (strstr (gtk_label_get_text (GTK_LABEL (label)), text) != NULL)
      return TRUE;

  return FALSE;
}

static void
test_scheme (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("kaiji-markup-XXXXXX", &error);
  g_autoptr (KaijiScheme) scheme = load_scheme (folder);
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (KaijiDocument) document = kaiji_document_new (sheet);
  g_autoptr (KaijiAnswer) answer = kaiji_answer_new_text (MARKUP);
  g_autoptr (View) view = view_new_for_document (document);

  g_rmdir (folder);
  kaiji_sheet_set_answer (sheet, view_find_field (view, "company"), answer);
  view_scroll_through (view);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *expected = g_strconcat (texts[i], MARKUP, NULL);

      if (!is_shown (GTK_WIDGET (view->form), expected))
        g_error ("“%s” is not shown", expected);
    }
  assert_shown (find_widget (GTK_WIDGET (view_get_row (view, "company")), GTK_TYPE_TEXT_VIEW, 0),
                MARKUP);
  /* In the list of sections, too. */
  g_assert_true (is_shown (find_widget (GTK_WIDGET (view->view), GTK_TYPE_LIST_BOX, 0), MARKUP)
                 || is_shown (find_widget (GTK_WIDGET (view->view), GTK_TYPE_LIST_BOX, 1), MARKUP));
}

static void
test_file_name (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *overlay = adw_toast_overlay_new ();
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/<b>A & B.pdf");

  gtk_window_set_child (GTK_WINDOW (window), overlay);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), gtk_label_new (NULL));
  gtk_window_present (GTK_WINDOW (window));
  kaiji_toast_offer_file (overlay, file);
  g_assert_true (is_shown (overlay, "<b>A & B.pdf is ready"));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  row_fixture_init_test (&argc, &argv);

  g_test_add_func ("/app/markup/scheme", test_scheme);
  g_test_add_func ("/app/markup/file-name", test_file_name);

  return g_test_run ();
}
