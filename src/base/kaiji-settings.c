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
 * Gets the persistent settings of the application. GLib aborts a program that asks for a missing
 * schema, but a form must open from any build: without the schema, nothing is remembered.
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
