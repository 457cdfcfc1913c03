/* test-start-page.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The start page by real keys: what is most likely wanted has the focus, and what was not saved is
 * not lost by a slip.
 */

#include "config.h"

#include "checks-fixture.h"
#include "kaiji-backup.h"
#include "kaiji-sheet-file.h"
#include "kaiji-start-page.h"
#include "kaiji-window.h"
#include "window-fixture.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *page;
} Start;

/* What another run of the program has left. */
static void
leave_backup (void)
{
  g_autoptr (KaijiSheet) sheet = checks_new_sheet ("{\"company\": {\"text\": \"one\"}}");
  g_autoptr (GBytes) contents = kaiji_sheet_file_serialize (sheet);
  g_autoptr (KaijiBackup) backup = kaiji_backup_new (NULL, NULL);

  g_assert_true (kaiji_backup_write (backup, contents, NULL));
}

static gboolean
has_backups (gpointer user_data)
{
  g_autoptr (GPtrArray) backups = kaiji_backup_list_abandoned ();

  return backups->len == GPOINTER_TO_UINT (user_data);
}

/* A page holds what it lists until it has gone. */
static void
wait_for_backups (guint n)
{
  g_assert_true (keys_wait_until (has_backups, GUINT_TO_POINTER (n)));
}

static gboolean
is_in_page (gpointer user_data)
{
  Start *self = user_data;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));

  return focus != NULL && gtk_widget_is_ancestor (focus, self->page);
}

static gboolean
is_in_header_bar (gpointer user_data)
{
  Start *self = user_data;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));

  return focus != NULL && gtk_widget_get_ancestor (focus, ADW_TYPE_HEADER_BAR) != NULL;
}

static void
start_open (Start *self)
{
  self->window = GTK_WIDGET (
    kaiji_window_new (GTK_APPLICATION (window_get_application ()), get_library ()));
  kaiji_window_show_start_page (KAIJI_WINDOW (self->window));
  gtk_window_present (GTK_WINDOW (self->window));
  self->page = find_widget (self->window, KAIJI_TYPE_START_PAGE, 0);
  g_assert_true (keys_wait_until (is_in_page, self));
}

/* One goes to the header bar and its menu, and back to where one was. */
static void
test_focus (void)
{
  Start self;
  GtkWidget *row;

  start_open (&self);
  row = find_widget (self.page, GTK_TYPE_LIST_BOX_ROW, 1);
  g_assert_true (gtk_widget_grab_focus (row));
  for (guint i = 0; i < 2; i++)
    {
      keys_press (self.window, NoSymbol, XK_F6);
      g_assert_true (keys_wait_until (is_in_header_bar, &self));
      keys_press (self.window, NoSymbol, i == 0 ? XK_F6 : XK_Escape);
      g_assert_true (keys_wait_until (is_in_page, &self));
      g_assert_true (gtk_root_get_focus (GTK_ROOT (self.window)) == row);
    }
  gtk_window_destroy (GTK_WINDOW (self.window));
}

/* A form's file is told of more than once when it is written: whoever is at a form stays there. */
static void
test_told_again (void)
{
  Start self;
  GtkWidget *row = NULL;

  start_open (&self);
  for (guint i = 0; row == NULL || gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) != 1; i++)
    row = find_widget (self.page, GTK_TYPE_LIST_BOX_ROW, i);
  g_assert_true (gtk_widget_grab_focus (row));
  g_signal_emit_by_name (get_library (), "changed");
  g_assert_true (gtk_root_get_focus (GTK_ROOT (self.window)) == row);
  gtk_window_destroy (GTK_WINDOW (self.window));
}

static GtkWidget *
find_discard_button (Start *self)
{
  GtkWidget *button;

  for (guint i = 0; (button = find_widget (self->page, GTK_TYPE_BUTTON, i)) != NULL; i++)
    {
      const char *tooltip = gtk_widget_get_tooltip_text (button);

      if (g_strcmp0 (tooltip, "Discard these changes") == 0 && gtk_widget_get_mapped (button))
        return button;
    }

  return NULL;
}

static gboolean
can_discard (gpointer user_data)
{
  return find_discard_button (user_data) != NULL;
}

static gboolean
has_nothing_to_discard (gpointer user_data)
{
  return find_discard_button (user_data) == NULL;
}

/* The only copy goes only if that is confirmed, and the focus does not go with its row. */
static void
test_discard (void)
{
  Start self;

  leave_backup ();
  start_open (&self);
  g_assert_true (keys_wait_until (can_discard, &self));
  g_signal_emit_by_name (find_discard_button (&self), "clicked");
  respond ("Cancel");
  g_assert_true (keys_wait_until (can_discard, &self));
  gtk_window_destroy (GTK_WINDOW (self.window));
  wait_for_backups (1);

  start_open (&self);
  g_assert_true (keys_wait_until (can_discard, &self));
  gtk_widget_grab_focus (find_discard_button (&self));
  g_signal_emit_by_name (find_discard_button (&self), "clicked");
  respond ("Discard");
  g_assert_true (keys_wait_until (has_nothing_to_discard, &self));
  g_assert_true (keys_wait_until (is_in_page, &self));
  gtk_window_destroy (GTK_WINDOW (self.window));
  wait_for_backups (0);
}

int
main (int argc, char *argv[])
{
  row_fixture_init_test (&argc, &argv);
  keys_init_with_animations ();
  window_fixture_init ();

  g_test_add_func ("/app/start-page/focus", test_focus);
  g_test_add_func ("/app/start-page/told-again", test_told_again);
  g_test_add_func ("/app/start-page/discard", test_discard);

  return g_test_run ();
}
