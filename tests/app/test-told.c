/* test-told.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is said in a toast, as to a key that finds nothing to go to, or in a notice: where it
 * stands, and where the focus is meanwhile.
 */

#include "config.h"

#include "kaiji-autosave.h"
#include "kaiji-sheet-notices.h"
#include "kaiji-status-bar.h"
#include "kaiji-toast.h"
#include "keys-fixture.h"
#include "print-fixture.h"
#include "window-fixture.h"

#define ANSWERS "{\"sales\": {\"text\": \"10,00円\"}}"

/* The toast with a text, or NULL. */
static GtkWidget *
find_toast (View *view, const char *text)
{
  GtkWidget *widget = find_label (view->window, text);

  while (widget != NULL && !ADW_IS_TOAST_OVERLAY (gtk_widget_get_parent (widget)))
    widget = gtk_widget_get_parent (widget);
  return widget;
}

static const char *told_text;

/* Whether it is said, and has come to rest between the form and the counters. */
static gboolean
is_told_beside_form (gpointer user_data)
{
  View *view = user_data;
  GtkWidget *told = find_toast (view, told_text);
  GtkWidget *bar = find_widget (view->window, KAIJI_TYPE_STATUS_BAR, 0);
  graphene_rect_t rest, bounds, form;

  return told != NULL && gtk_widget_get_mapped (told)
         && gtk_widget_compute_bounds (told, view->window, &rest)
         && gtk_widget_compute_bounds (bar, view->window, &bounds)
         && gtk_widget_compute_bounds (GTK_WIDGET (view->form), view->window, &form)
         && rest.origin.y >= form.origin.y + form.size.height
         && rest.origin.y + rest.size.height < bounds.origin.y;
}

static gboolean
is_not_told (gpointer user_data)
{
  return find_toast (user_data, told_text) == NULL;
}

/* Without anything to compare with, the key says so. */
static void
test_no_changes (void)
{
  View *view = window_open (ANSWERS);

  view_show_field (view, "sales");
  window_press (view, XK_Control_L, XK_d);
  told_text = "There is no last time's sheet to compare with";
  g_assert_true (keys_wait_until (is_told_beside_form, view));
  window_assert_field (view, "sales");
  window_close (view);
}

/* Without anything to list, neither does the list take room. */
static void
test_no_findings (void)
{
  g_autoptr (KaijiSheet) sample = print_load_sample ();
  View *view = window_open_for (sample);
  gboolean shown = TRUE;

  view_show_field (view, "business-name");
  window_press (view, NoSymbol, XK_F7);
  told_text = "Nothing is missing or wrong.";
  g_assert_true (keys_wait_until (is_told_beside_form, view));
  window_assert_field (view, "business-name");
  g_object_get (view->view, "show-findings", &shown, NULL);
  g_assert_false (shown);

  /* Nor is there a next one, and the focus goes nowhere else. */
  for (guint i = 0; i < 2; i++)
    {
      window_press (view, NoSymbol, XK_Escape);
      g_assert_true (keys_wait_until (is_not_told, view));
      window_press (view, i == 0 ? NoSymbol : XK_Shift_L, XK_F8);
      g_assert_true (keys_wait_until (is_told_beside_form, view));
      window_assert_field (view, "business-name");
    }
  window_close (view);
}

/* A toast is gone into like a pane; it gives the focus back when it goes. */
static void
test_toast (void)
{
  static const KeySym keys[] = { XK_Escape, XK_space };
  View *view = window_open (ANSWERS);

  told_text = "Told";
  view_show_field (view, "sales");
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      kaiji_toast_tell (GTK_WIDGET (view_get_row (view, "sales")), told_text);
      g_assert_true (keys_wait_until (is_told_beside_form, view));
      window_assert_field (view, "sales");
      window_press (view, NoSymbol, XK_F6);
      window_assert_focus (view, ADW_TYPE_TOAST_OVERLAY);
      window_press (view, NoSymbol, XK_F6);
      window_assert_focus (view, ADW_TYPE_HEADER_BAR);
      window_press (view, XK_Shift_L, XK_F6);
      window_assert_focus (view, ADW_TYPE_TOAST_OVERLAY);
      window_press (view, NoSymbol, keys[i]);
      window_assert_field (view, "sales");
      g_assert_true (keys_wait_until (is_not_told, view));
    }

  /* It need not be gone into to be taken away. */
  kaiji_toast_tell (GTK_WIDGET (view->view), told_text);
  g_assert_true (keys_wait_until (is_told_beside_form, view));
  window_press (view, NoSymbol, XK_Escape);
  g_assert_true (keys_wait_until (is_not_told, view));
  window_assert_field (view, "sales");
  window_close (view);
}

static gboolean
is_notice_shown (gpointer user_data)
{
  View *view = user_data;
  GtkWidget *notice = find_label (view->window, told_text);

  return notice != NULL && gtk_widget_get_mapped (notice);
}

static gboolean
is_notice_gone (gpointer user_data)
{
  return !is_notice_shown (user_data);
}

/* That no safety copy can be kept comes while one is typing: it stands above the form and takes no
 * key, and it goes when there is a copy. */
static void
test_no_copy (void)
{
  View *view = window_open (ANSWERS);
  KaijiAutosave *autosave = kaiji_document_get_autosave (view->document);

  view_show_field (view, "sales");
  told_text
    = "No safety copy of unsaved changes can be kept: The disk is full. Save the sheet often "
      "until this is mended.";
  g_signal_emit_by_name (autosave, "failed", "The disk is full");
  g_assert_true (keys_wait_until (is_notice_shown, view));
  window_assert_field (view, "sales");
  window_press (view, NoSymbol, XK_7);
  window_assert_field (view, "sales");
  g_assert_true (keys_wait_until (is_notice_gone, view));
  window_close (view);
}

/* That no earlier version was kept is read, and taken away. */
static void
test_no_version (void)
{
  View *view = window_open (ANSWERS);

  view_show_field (view, "sales");
  told_text = "The sheet is saved. What the file held before could not be kept as an earlier "
              "version: The disk is full.";
  g_signal_emit_by_name (view->document, "version-failed", "The disk is full");
  g_assert_true (keys_wait_until (is_notice_shown, view));
  window_assert_field (view, "sales");
  /* Past the sections. */
  window_press (view, XK_Shift_L, XK_F6);
  window_press (view, XK_Shift_L, XK_F6);
  window_assert_focus (view, KAIJI_TYPE_SHEET_NOTICES);
  window_press (view, NoSymbol, XK_space);
  g_assert_true (keys_wait_until (is_notice_gone, view));
  window_assert_field (view, "sales");
  window_close (view);
}

int
main (int argc, char *argv[])
{
  row_fixture_init_test (&argc, &argv);
  keys_init ();
  window_fixture_init ();

  g_test_add_func ("/app/told/no-changes", test_no_changes);
  g_test_add_func ("/app/told/no-findings", test_no_findings);
  g_test_add_func ("/app/told/toast", test_toast);
  g_test_add_func ("/app/told/no-copy", test_no_copy);
  g_test_add_func ("/app/told/no-version", test_no_version);

  return g_test_run ();
}
