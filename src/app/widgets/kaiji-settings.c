/* kaiji-settings.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-settings.h"

/**
 * kaiji_settings_get:
 *
 * What the application remembers between two runs. GLib ends a program that asks for a schema
 * which is not installed, but a form must open from any build, so its absence is no error: nothing
 * is remembered then.
 *
 * Returns: (transfer none) (nullable): the settings
 */
GSettings *
kaiji_settings_get (void)
{
  static GSettings *settings;
  static gsize initialized;

  if (g_once_init_enter (&initialized))
    {
      GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
      g_autoptr (GSettingsSchema) schema = NULL;

      if (source != NULL)
        schema = g_settings_schema_source_lookup (source, KAIJI_APPLICATION_ID, TRUE);
      if (schema != NULL)
        settings = g_settings_new_full (schema, NULL, NULL);
      g_once_init_leave (&initialized, 1);
    }

  return settings;
}
