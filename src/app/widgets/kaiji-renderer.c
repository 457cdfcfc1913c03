/* kaiji-renderer.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the windows are drawn with where there is no graphics processor, as in most virtual machines
 * and on terminal servers. OpenGL is then computed by the processor: programs for it are compiled
 * at each start, and each frame is painted whole. Cairo paints what has changed, with a tenth of
 * the work for a key press and a third of the memory. GTK takes Cairo there by itself since 4.14,
 * but sets OpenGL up first to find out.
 */

#include "config.h"

#include "kaiji-renderer.h"

#include <gtk/gtk.h>

/* Where the graphics processors of Direct Rendering Manager offer to compute, and how they are
 * named there: a screen without one has a card, but no such node. */
#define DRI "dri"
#define DRI_NODE "renderD"

/* What drivers that are not of the kernel's have instead: NVIDIA's, and that of a Linux in Windows.
 */
static const char *const other_nodes[] = { "nvidiactl", "dxg" };

/* By each of these a user says what GTK is to draw with. */
static const char *const wishes[] = { "GSK_RENDERER", "GDK_DEBUG", "GDK_DISABLE" };

/**
 * kaiji_renderer_finds_graphics:
 * @devices: the folder of devices, “/dev” but in tests
 *
 * Returns: whether there is something in @devices that may be a graphics processor
 */
gboolean
kaiji_renderer_finds_graphics (const char *devices)
{
  g_autofree char *dri = g_build_filename (devices, DRI, NULL);
  g_autoptr (GDir) folder = g_dir_open (dri, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_prefix (name, DRI_NODE))
      return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (other_nodes); i++)
    {
      g_autofree char *node = g_build_filename (devices, other_nodes[i], NULL);

      if (g_file_test (node, G_FILE_TEST_EXISTS))
        return TRUE;
    }
  return FALSE;
}

/**
 * kaiji_renderer_choose:
 * @devices: the folder of devices, “/dev” but in tests
 *
 * Keeps GTK from OpenGL where there is no graphics processor, unless the user's environment says
 * what to draw with. To be called before GTK is initialized, and before there are threads, for it
 * sets variables of the environment; programs that Kaiji starts inherit them, on the same machine.
 */
void
kaiji_renderer_choose (const char *devices)
{
  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
    if (g_getenv (wishes[i]) != NULL)
      return;
  if (kaiji_renderer_finds_graphics (devices))
    return;

  /* Without this, GTK tells on standard error that OpenGL is not there. */
  g_setenv ("GSK_RENDERER", "cairo", TRUE);

  /* Without this, OpenGL is set up with the display all the same. The name changed in GTK 4.16. */
  if (gtk_get_minor_version () < 16)
    g_setenv ("GDK_DEBUG", "gl-disable", TRUE);
  else
    g_setenv ("GDK_DISABLE", "gl,vulkan", TRUE);
}
