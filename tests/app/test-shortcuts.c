/* test-shortcuts.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window that tells the keys: it has all of them, and GTK has nothing against it.
 */

#include "config.h"

#include "kaiji-about.h"
#include "kaiji-application.h"
#include "row-fixture.h"

/* What is left of the smallest usual screen, 1366 by 768 pixels. */
#define SMALL_WIDTH 1366
#define SMALL_HEIGHT 720

static GtkWidget *
new_shortcuts (void)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (
    "/jp/kaiji/Kaiji/kaiji-shortcuts.ui");

  return GTK_WIDGET (gtk_builder_get_object (builder, "shortcuts"));
}

/* All shortcuts in the window of shortcuts, with a space before and after each. */
static char *
dup_told (GtkWidget *shortcuts)
{
  GString *told = g_string_new (" ");
  GtkWidget *shortcut;

  for (guint i = 0; (shortcut = find_widget (shortcuts, GTK_TYPE_SHORTCUTS_SHORTCUT, i)) != NULL;
       i++)
    {
      g_autofree char *keys = NULL;
      g_auto (GStrv) each = NULL;

      g_object_get (shortcut, "accelerator", &keys, NULL);
      each = g_strsplit (keys, " ", -1);
      for (guint j = 0; each[j] != NULL; j++)
        {
          g_autofree char *name = NULL;
          GdkModifierType modifiers;
          guint key;

          g_assert_true (gtk_accelerator_parse (each[j], &key, &modifiers));
          name = gtk_accelerator_name (key, modifiers);
          g_string_append_printf (told, "%s ", name);
        }
    }

  return g_string_free (told, FALSE);
}

/* Of each action the key that is named first; the others are for other keyboards. */
static void
test_complete (void)
{
  g_autoptr (KaijiApplication) application = kaiji_application_new ();
  GtkApplication *gtk_application = GTK_APPLICATION (application);
  GtkWidget *shortcuts = new_shortcuts ();
  g_autofree char *told = dup_told (shortcuts);
  g_auto (GStrv) actions = NULL;
  g_autoptr (GError) error = NULL;

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  actions = gtk_application_list_action_descriptions (gtk_application);
  g_assert_cmpuint (g_strv_length (actions), >, 0);
  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_auto (GStrv) keys = gtk_application_get_accels_for_action (gtk_application, actions[i]);
      g_autofree char *key = g_strdup_printf (" %s ", keys[0]);

      if (strstr (told, key) == NULL)
        g_error ("%s of %s is not in%s", key, actions[i], told);
    }

  gtk_window_destroy (GTK_WINDOW (shortcuts));
}

/* Warnings are fatal in tests. */
static void
test_shown (void)
{
  Fixture window = { .window = new_shortcuts () };

  gtk_window_present (GTK_WINDOW (window.window));
  settle (&window);
  g_assert_true (gtk_widget_get_mapped (window.window));
  gtk_window_destroy (GTK_WINDOW (window.window));
}

/* On a screen of 768 lines there is a bar of the desktop's as well. */
static void
test_small_screen (void)
{
  GtkWidget *shortcuts = new_shortcuts ();
  int minimum, natural;

  gtk_widget_measure (shortcuts, GTK_ORIENTATION_VERTICAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (natural, <=, SMALL_HEIGHT);
  gtk_widget_measure (shortcuts, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (natural, <=, SMALL_WIDTH);
  gtk_window_destroy (GTK_WINDOW (shortcuts));
}

static GtkWidget *
find_in_windows (const char *label)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *iter = windows; iter != NULL; iter = iter->next)
    {
      GtkWidget *found = find_label (iter->data, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The window about the program leads to the guide and to the web site of whoever built it. */
static void
test_about (void)
{
  Fixture window = { .window = gtk_window_new () };

  gtk_window_present (GTK_WINDOW (window.window));
  g_assert_null (find_in_windows ("Guide"));
  kaiji_about_show (GTK_WINDOW (window.window));
  settle (&window);
  g_assert_nonnull (find_in_windows ("Guide"));
  g_assert_nonnull (find_in_windows ("Website"));
  g_assert_nonnull (find_in_windows ("The Kaiji authors"));
  gtk_window_destroy (GTK_WINDOW (window.window));
}

int
main (int argc, char *argv[])
{
  row_fixture_init_test (&argc, &argv);

  g_test_add_func ("/app/shortcuts/complete", test_complete);
  g_test_add_func ("/app/shortcuts/shown", test_shown);
  g_test_add_func ("/app/shortcuts/small-screen", test_small_screen);
  g_test_add_func ("/app/shortcuts/about", test_about);

  return g_test_run ();
}
