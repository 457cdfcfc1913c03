/* test-closed.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Windows that are closed while something is still on its way to them.
 */

#include "config.h"

#include <glib/gstdio.h>

#include "kaiji-application.h"
#include "kaiji-sheet-file.h"
#include "kaiji-window.h"
#include "view-fixture.h"
#include "../sheet/save-sheet.h"

/* A process registers no more than one. */
static KaijiApplication *application;

typedef struct
{
  KaijiWindow *window;
  char *folder;
  char *path;
  GFile *file; /* the previous sheet, which may not exist */
} Closed;

static void
closed_set_up (Closed *self, gconstpointer user_data)
{
  self->window = kaiji_window_new (GTK_APPLICATION (application), get_library ());
  kaiji_window_show_start_page (self->window);
  gtk_window_present (GTK_WINDOW (self->window));

  self->folder = g_dir_make_tmp (NULL, NULL);
  self->path = g_build_filename (self->folder, "old.kaiji.json", NULL);
  self->file = g_file_new_for_path (self->path);
}

static void
closed_tear_down (Closed *self, gconstpointer user_data)
{
  g_unlink (self->path);
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
  g_object_unref (self->file);
}

/* Closes the window, and waits until nothing waits for it any more. */
static void
close_window (Closed *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (self->window != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, 0);
}

static GtkWidget *
find_menu_button (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_MENU_BUTTON (widget) && gtk_widget_is_visible (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_menu_button (child);
  return found;
}

/* An open popover does not outlive its window, with a grab that blocks all others. */
static void
test_popover (Closed *self, gconstpointer user_data)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (find_menu_button (GTK_WIDGET (self->window)));
  GtkPopover *popover;

  gtk_menu_button_popup (button);
  popover = gtk_menu_button_get_popover (button);
  while (!gtk_widget_get_mapped (GTK_WIDGET (popover)))
    g_main_context_iteration (NULL, TRUE);

  g_object_add_weak_pointer (G_OBJECT (popover), (gpointer *) &popover);
  close_window (self);
  g_assert_null (popover);
}

static void
test_carry_over (Closed *self, gconstpointer user_data)
{
  g_autoptr (KaijiScheme) scheme = kaiji_scheme_library_lookup_name (get_library (),
                                                                     "aspic-asp-saas", NULL);
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);

  g_assert_true (save_sheet (sheet, self->file, NULL));
  kaiji_window_carry_over_file (self->window, self->file);
  close_window (self);
}

/* The actions on a sheet hold its view, and are freed with the window. */
static void
test_sheet (Closed *self, gconstpointer user_data)
{
  g_autoptr (KaijiScheme) scheme = kaiji_scheme_library_lookup_name (get_library (),
                                                                     "aspic-asp-saas", NULL);
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (KaijiDocument) document = kaiji_document_new (sheet);
  GtkWidget *view;

  kaiji_window_show_document (self->window, document);
  view = find_widget (GTK_WIDGET (self->window), KAIJI_TYPE_SHEET_VIEW, 0);
  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &view);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), "sheet.show-all", NULL));
  close_window (self);
  while (view != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_unreadable (Closed *self, gconstpointer user_data)
{
  kaiji_window_carry_over_file (self->window, self->file);
  close_window (self);
}

int
main (int argc, char *argv[])
{
  g_autoptr (KaijiApplication) registered = NULL;

  row_fixture_init_test (&argc, &argv);
  application = registered = kaiji_application_new ();
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  g_test_add ("/app/closed/popover", Closed, NULL, closed_set_up, test_popover, closed_tear_down);
  g_test_add ("/app/closed/carry-over", Closed, NULL, closed_set_up, test_carry_over,
              closed_tear_down);
  g_test_add ("/app/closed/sheet", Closed, NULL, closed_set_up, test_sheet, closed_tear_down);
  g_test_add ("/app/closed/unreadable", Closed, NULL, closed_set_up, test_unreadable,
              closed_tear_down);

  return g_test_run ();
}
