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
  return g_test_run ();
}
