/* kaiji-application.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-application.h"

struct _KaijiApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (KaijiApplication, kaiji_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version and exit"), NULL },
  { NULL },
};

static int
kaiji_application_handle_local_options (GApplication *application, GVariantDict *local_options)
{
  if (g_variant_dict_contains (local_options, "version"))
    {
      g_print ("kaiji %s\n", KAIJI_VERSION);
      return 0;
    }

  return -1;
}

static void
kaiji_application_class_init (KaijiApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->handle_local_options = kaiji_application_handle_local_options;
}

static void
kaiji_application_init (KaijiApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

KaijiApplication *
kaiji_application_new (void)
{
  return g_object_new (KAIJI_TYPE_APPLICATION, "application-id", KAIJI_APPLICATION_ID,
                       "resource-base-path", "/jp/kaiji/Kaiji", "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}
