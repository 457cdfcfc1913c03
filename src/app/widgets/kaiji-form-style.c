/* kaiji-form-style.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Font and size of the form, as the preferences say.
 */

#include "config.h"

#include "kaiji-form-style.h"
#include "kaiji-settings.h"

#define DEFAULT_SCALE 100

/* Formats a string of CSS. */
static char *
quote (const char *text)
{
  GString *quoted = g_string_new ("\"");

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (quoted, '\\');
      if (!g_ascii_iscntrl (*p))
        g_string_append_c (quoted, *p);
    }
  g_string_append_c (quoted, '"');

  return g_string_free (quoted, FALSE);
}

static char *
dup_style (void)
{
  g_autofree char *family = kaiji_settings_dup_string ("form-font");
  guint scale = kaiji_settings_get_uint ("form-scale", DEFAULT_SCALE);
  GString *style = g_string_new (".form {");

  if (family != NULL)
    {
      g_autofree char *quoted = quote (family);

      g_string_append_printf (style, " font-family: %s;", quoted);
    }
  if (scale != DEFAULT_SCALE)
    g_string_append_printf (style, " font-size: %u%%;", scale);
  g_string_append (style, " }");

  return g_string_free (style, FALSE);
}

static void
on_settings_changed (GSettings *settings, const char *key, GtkCssProvider *provider)
{
  g_autofree char *style = NULL;

  if (!g_str_has_prefix (key, "form-"))
    return;

  style = dup_style ();
  gtk_css_provider_load_from_data (provider, style, -1);
}

/**
 * kaiji_form_style_follow_settings:
 *
 * Shows every form in the font and the size of the preferences, and follows their changes. GTK is
 * initialized.
 */
void
kaiji_form_style_follow_settings (void)
{
  static GtkCssProvider *provider;
  GSettings *settings = kaiji_settings_get ();

  if (settings == NULL || provider != NULL)
    return;

  provider = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_signal_connect (settings, "changed", G_CALLBACK (on_settings_changed), provider);
  on_settings_changed (settings, "form-font", provider);
}
