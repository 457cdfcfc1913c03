/* test-page-setup.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a person sets up pages: one change of the sheet, or none.
 */

#include "config.h"

#include "kaiji-page-setup-dialog.h"
#include "kaiji-page-setup.h"
#include "view-fixture.h"

enum
{
  PAPER,
  ORIENTATION,
  FONT,
};

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (KAIJI_IS_PAGE_SETUP_DIALOG (window))
        return window;
    }

  return NULL;
}

static GtkWidget *
open_dialog (View *view, const char *field)
{
  view_show_field (view, field);
  view_activate (view, "sheet.page-setup");
  g_assert_nonnull (find_dialog ());
  return find_dialog ();
}

static AdwComboRow *
get_combo (GtkWidget *dialog, guint n)
{
  return ADW_COMBO_ROW (find_widget (dialog, ADW_TYPE_COMBO_ROW, n));
}

static void
choose (GtkWidget *dialog, guint row, const char *label)
{
  GListModel *model = adw_combo_row_get_model (get_combo (dialog, row));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), i), label))
      {
        adw_combo_row_set_selected (get_combo (dialog, row), i);
        return;
      }

  g_error ("there is no “%s” to choose", label);
}

static void
set_size (GtkWidget *dialog, double size)
{
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find_widget (dialog, GTK_TYPE_SPIN_BUTTON, 0)), size);
}

static void
set_break (GtkWidget *dialog, gboolean breaks)
{
  gtk_switch_set_active (GTK_SWITCH (find_widget (dialog, GTK_TYPE_SWITCH, 0)), breaks);
}

static GtkWidget *
find_button (GtkWidget *dialog, const char *label)
{
  GtkWidget *button;

  for (guint i = 0; (button = find_widget (dialog, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
      return button;

  g_error ("there is no button “%s”", label);
}

static void
press (GtkWidget *dialog, const char *label)
{
  g_signal_emit_by_name (find_button (dialog, label), "clicked");
}

static void
apply (GtkWidget *dialog)
{
  press (dialog, "_Apply");
  while (find_dialog () != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_applied (void)
{
  g_autoptr (View) view = view_new ("{}");
  g_autoptr (KaijiPageSetup) setup = NULL;
  g_autoptr (KaijiPageSetup) undone = NULL;
  guint item = view_find_field (view, "features")->item->number;
  GtkWidget *dialog = open_dialog (view, "features");

  choose (dialog, PAPER, "A3");
  choose (dialog, ORIENTATION, "Portrait");
  set_size (dialog, 10.5);
  set_break (dialog, TRUE);
  apply (dialog);

  setup = kaiji_sheet_dup_page_setup (view->sheet);
  g_assert_cmpstr (setup->paper, ==, "iso_a3");
  g_assert_false (setup->landscape);
  g_assert_null (setup->fonts);
  g_assert_cmpfloat_with_epsilon (setup->font_size, 10.5, 0.001);
  g_assert_cmpuint (setup->n_breaks, ==, 1);
  g_assert_true (kaiji_page_setup_breaks_before (setup, item));
  g_assert_true (kaiji_document_get_modified (view->document));

  /* All of it was one step. */
  kaiji_sheet_view_undo (view->view);
  undone = kaiji_sheet_dup_page_setup (view->sheet);
  g_assert_null (undone->paper);
  g_assert_cmpuint (undone->n_breaks, ==, 0);
  g_assert_false (kaiji_document_get_modified (view->document));
}

/* What a sheet has is shown; what is as in the form is not kept. */
static void
test_reset (void)
{
  g_autoptr (View) view = view_new ("{}");
  g_autoptr (KaijiPageSetup) setup = kaiji_page_setup_new ();
  g_autoptr (KaijiPageSetup) reset = NULL;
  g_autoptr (KaijiPageSetup) plain = kaiji_page_setup_new ();
  GtkWidget *dialog;

  setup->paper = g_strdup ("na_letter");
  setup->fonts = g_strdup ("A font of another computer");
  setup->font_size = 30;
  kaiji_page_setup_set_break_before (setup, 1, TRUE);
  kaiji_sheet_set_page_setup (view->sheet, setup);

  dialog = open_dialog (view, "features");
  g_assert_nonnull (find_label (dialog, "A font of another computer"));
  g_assert_cmpfloat (gtk_spin_button_get_value (
                       GTK_SPIN_BUTTON (find_widget (dialog, GTK_TYPE_SPIN_BUTTON, 0))),
                     ==, 30);
  g_assert_nonnull (find_label (dialog, "Before items 1"));

  press (dialog, "_Remove");
  g_assert_null (find_label (dialog, "Other page breaks"));
  press (dialog, "As in the _Form");
  apply (dialog);
  reset = kaiji_sheet_dup_page_setup (view->sheet);
  g_assert_true (kaiji_page_setup_equal (reset, plain));
}

static void
test_cancelled (void)
{
  g_autoptr (View) view = view_new ("{}");
  GtkWidget *dialog = open_dialog (view, "features");

  choose (dialog, PAPER, "A3");
  set_break (dialog, TRUE);
  gtk_window_close (GTK_WINDOW (dialog));
  view_settle (view);
  g_assert_null (find_dialog ());
  g_assert_false (kaiji_document_get_modified (view->document));
}

static gboolean
is_refused (GtkWidget *dialog)
{
  return gtk_widget_get_sensitive (find_button (dialog, "_Apply"));
}

/* A page without room for the table is refused, and it is said why. */
static void
test_no_room (void)
{
  g_autoptr (View) view = view_new ("{}");
  GtkWidget *dialog = open_dialog (view, "features");
  GtkWidget *label = NULL;

  set_size (dialog, 90);
  press (dialog, "_Apply");
  g_assert_false (is_refused (dialog));
  while (!is_refused (dialog))
    g_main_context_iteration (NULL, TRUE);

  g_assert_true (find_dialog () == dialog);
  for (guint i = 0; (label = find_widget (dialog, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (gtk_widget_has_css_class (label, "error"))
      break;
  g_assert_nonnull (label);
  g_assert_true (gtk_widget_get_mapped (label));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), !=, "");
  g_assert_false (kaiji_document_get_modified (view->document));

  /* Until something is changed. */
  set_size (dialog, 9);
  g_assert_false (gtk_widget_get_visible (label));
  apply (dialog);
  g_assert_true (kaiji_document_get_modified (view->document));
}

int
main (int argc, char *argv[])
{
  row_fixture_init_test (&argc, &argv);

  g_test_add_func ("/app/page-setup/applied", test_applied);
  g_test_add_func ("/app/page-setup/reset", test_reset);
  g_test_add_func ("/app/page-setup/cancelled", test_cancelled);
  g_test_add_func ("/app/page-setup/no-room", test_no_room);

  return g_test_run ();
}
