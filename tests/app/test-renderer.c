/* test-renderer.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <gtk/gtk.h>

#include "kaiji-renderer.h"

/* The variables by which GTK is told what not to draw with, in the releases that know them. */
static const char *const variables[] = { "GSK_RENDERER", "GDK_DEBUG", "GDK_DISABLE" };

typedef struct
{
  char *devices;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->devices = g_dir_make_tmp ("kaiji-devices-XXXXXX", NULL);
  g_assert_nonnull (fixture->devices);
  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    g_unsetenv (variables[i]);
}

static void
remove_file (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      remove_file (inner);
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  remove_file (fixture->devices);
  g_free (fixture->devices);
}

static void
add_device (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->devices, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "", -1, NULL));
}

static gboolean
is_kept_from_opengl (void)
{
  return g_strcmp0 (g_getenv ("GSK_RENDERER"), "cairo") == 0
         && (g_strcmp0 (g_getenv ("GDK_DEBUG"), "gl-disable") == 0
             || g_strcmp0 (g_getenv ("GDK_DISABLE"), "gl,vulkan") == 0);
}

static void
test_none (Fixture *fixture, gconstpointer user_data)
{
  g_assert_false (kaiji_renderer_finds_graphics (fixture->devices));
  kaiji_renderer_choose (fixture->devices);
  g_assert_true (is_kept_from_opengl ());
}

/* The screen of a virtual machine is a card that computes nothing. */
static void
test_card (Fixture *fixture, gconstpointer user_data)
{
  add_device (fixture, "dri/card0");
  kaiji_renderer_choose (fixture->devices);
  g_assert_true (is_kept_from_opengl ());
}

static void
test_found (Fixture *fixture, gconstpointer name)
{
  add_device (fixture, "dri/card0");
  add_device (fixture, name);
  g_assert_true (kaiji_renderer_finds_graphics (fixture->devices));
  kaiji_renderer_choose (fixture->devices);
  g_assert_false (is_kept_from_opengl ());
}

/* Who says what to draw with gets it. */
static void
test_wish (Fixture *fixture, gconstpointer variable)
{
  g_setenv (variable, "help", TRUE);
  kaiji_renderer_choose (fixture->devices);
  g_assert_cmpstr (g_getenv (variable), ==, "help");
  g_assert_false (is_kept_from_opengl ());
}

/* What is drawn with is nothing that a person hears of, whichever the release of GTK. */
static void
test_quiet (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *window, *button;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, 0);
      g_test_trap_assert_passed ();
      g_test_trap_assert_stderr ("");
      return;
    }

  kaiji_renderer_choose (fixture->devices);
  gtk_init ();
  window = gtk_window_new ();
  button = gtk_menu_button_new ();
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), gtk_popover_new ());
  gtk_window_set_child (GTK_WINDOW (window), button);
  gtk_window_present (GTK_WINDOW (window));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  while (
    !gtk_widget_get_mapped (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)))))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (gtk_native_get_renderer (GTK_NATIVE (window))), ==,
                   "GskCairoRenderer");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/app/renderer/none", Fixture, NULL, set_up, test_none, tear_down);
  g_test_add ("/app/renderer/card", Fixture, NULL, set_up, test_card, tear_down);
  g_test_add ("/app/renderer/node", Fixture, "dri/renderD128", set_up, test_found, tear_down);
  g_test_add ("/app/renderer/nvidia", Fixture, "nvidiactl", set_up, test_found, tear_down);
  g_test_add ("/app/renderer/windows", Fixture, "dxg", set_up, test_found, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      g_autofree char *path = g_strconcat ("/app/renderer/wish/", variables[i], NULL);

      g_test_add (path, Fixture, variables[i], set_up, test_wish, tear_down);
    }
  g_test_add ("/app/renderer/quiet", Fixture, NULL, set_up, test_quiet, tear_down);
  return g_test_run ();
}
