/* main.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "kaiji-application.h"
#include "kaiji-renderer.h"

/* Names the folder of catalogues in tests. */
#define LOCALEDIR_VARIABLE "KAIJI_LOCALEDIR"

int
main (int argc, char *argv[])
{
  g_autoptr (KaijiApplication) application = NULL;
  const char *folder = g_getenv (LOCALEDIR_VARIABLE);

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : KAIJI_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  kaiji_renderer_choose ("/dev");
  application = kaiji_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
