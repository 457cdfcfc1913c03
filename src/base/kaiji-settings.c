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

/* GLib aborts a program that asks for a key which the schema lacks. The installed schema may be
 * that of an older version. */
static GSettings *
find_settings (const char *key)
{
  GSettings *settings = kaiji_settings_get ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (settings == NULL)
    return NULL;

  g_object_get (settings, "settings-schema", &schema, NULL);
  return g_settings_schema_has_key (schema, key) ? settings : NULL;
}

/**
 * kaiji_settings_get_boolean:
 * @key: a preference
 *
 * Returns: its value; %FALSE if the installed schema does not have it
 */
gboolean
kaiji_settings_get_boolean (const char *key)
{
  GSettings *settings;

  g_return_val_if_fail (key != NULL, FALSE);

  settings = find_settings (key);
  return settings != NULL && g_settings_get_boolean (settings, key);
}

/**
 * kaiji_settings_get_uint:
 * @key: a preference
 * @fallback: the value if the installed schema does not have it
 *
 * Returns: its value
 */
guint
kaiji_settings_get_uint (const char *key, guint fallback)
{
  GSettings *settings;

  g_return_val_if_fail (key != NULL, fallback);

  settings = find_settings (key);
  return settings != NULL ? g_settings_get_uint (settings, key) : fallback;
}

/**
 * kaiji_settings_get_double:
 * @key: a preference
 * @fallback: the value if the installed schema does not have it
 *
 * Returns: its value
 */
double
kaiji_settings_get_double (const char *key, double fallback)
{
  GSettings *settings;

  g_return_val_if_fail (key != NULL, fallback);

  settings = find_settings (key);
  return settings != NULL ? g_settings_get_double (settings, key) : fallback;
}

/**
 * kaiji_settings_dup_string:
 * @key: a preference
 *
 * Returns: (transfer full) (nullable): its value; %NULL if it is empty, or if the installed schema
 *   does not have it
 */
char *
kaiji_settings_dup_string (const char *key)
{
  GSettings *settings;
  g_autofree char *value = NULL;

  g_return_val_if_fail (key != NULL, NULL);

  settings = find_settings (key);
  if (settings != NULL)
    value = g_settings_get_string (settings, key);

  return value != NULL && *value != '\0' ? g_steal_pointer (&value) : NULL;
}
