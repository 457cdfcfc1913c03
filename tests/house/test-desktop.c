/* test-desktop.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What Kaiji tells the desktop of itself: its entry, metainfo, MIME type and settings.
 */

#include "config.h"

#include <glib/gstdio.h>

#include "tool.h"

#define MIME_TYPE "application/vnd.kaiji.sheet+json"

static char *mime_folder;

static void
test_entry_valid (void)
{
  g_autofree char *file = tool_built ("data", KAIJI_APPLICATION_ID ".desktop", NULL);

  if (tool_is_there ("desktop-file-validate"))
    tool_must_succeed (TOOL ("desktop-file-validate", file));
}

static void
test_entry_japanese (void)
{
  g_autofree char *file = tool_built ("data", KAIJI_APPLICATION_ID ".desktop", NULL);
  g_autoptr (GKeyFile) entry = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  const char *keys[] = { "GenericName", "Comment", "Keywords" };

  g_key_file_load_from_file (entry, file, G_KEY_FILE_KEEP_TRANSLATIONS, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *english = g_key_file_get_string (entry, "Desktop Entry", keys[i], &error);
      g_autofree char *japanese = NULL;

      g_assert_no_error (error);
      japanese = g_key_file_get_locale_string (entry, "Desktop Entry", keys[i], "ja", &error);
      g_assert_no_error (error);
      g_assert_cmpstr (english, !=, japanese);
    }
}

/* The entry, the settings, the metainfo and the icon must all go by the one application id. */
static void
test_entry_icon (void)
{
  g_autofree char *file = tool_built ("data", KAIJI_APPLICATION_ID ".desktop", NULL);
  g_autoptr (GKeyFile) entry = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *icon = NULL;
  g_autofree char *scalable = NULL;
  g_autofree char *symbolic = NULL;

  g_key_file_load_from_file (entry, file, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  icon = g_key_file_get_string (entry, "Desktop Entry", "Icon", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (icon, ==, KAIJI_APPLICATION_ID);

  scalable = tool_source ("data", "icons", KAIJI_APPLICATION_ID ".svg", NULL);
  symbolic = tool_source ("data", "icons", KAIJI_APPLICATION_ID "-symbolic.svg", NULL);
  g_assert_true (g_file_test (scalable, G_FILE_TEST_IS_REGULAR));
  g_assert_true (g_file_test (symbolic, G_FILE_TEST_IS_REGULAR));
}

/* Newer releases of the tool miss a home page; Kaiji has none to name. */
static gboolean
is_complaint (const char *line)
{
  return (g_str_has_prefix (line, "E: ") || g_str_has_prefix (line, "W: "))
         && strstr (line, "url-homepage-missing") == NULL;
}

static void
test_metainfo_valid (void)
{
  g_autofree char *file = tool_built ("data", KAIJI_APPLICATION_ID ".metainfo.xml", NULL);
  g_autofree char *output = NULL;
  g_auto (GStrv) lines = NULL;
  int status;

  if (!tool_is_there ("appstreamcli"))
    return;

  output = tool_run (&status, TOOL ("appstreamcli", "validate", "--no-net", "--no-color", file));
  g_test_message ("%s", output);
  g_assert_nonnull (strstr (output, "alidation"));
  lines = g_strsplit (output, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (is_complaint (lines[i]))
      g_test_fail_printf ("%s", lines[i]);
}

static void
test_metainfo_release (void)
{
  g_autofree char *file = tool_built ("data", KAIJI_APPLICATION_ID ".metainfo.xml", NULL);
  g_autofree char *metainfo = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (file, &metainfo, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (metainfo, "<release version=\"" KAIJI_VERSION "\""));
  g_assert_nonnull (strstr (metainfo, "<id>" KAIJI_APPLICATION_ID "</id>"));
  g_assert_nonnull (strstr (metainfo, "<mediatype>" MIME_TYPE "</mediatype>"));
}

static void
test_settings_valid (void)
{
  g_autofree char *folder = tool_source ("data", NULL);

  if (tool_is_there ("glib-compile-schemas"))
    tool_must_succeed (TOOL ("glib-compile-schemas", "--strict", "--dry-run", folder));
}

/* Puts the MIME type into a folder of this test's own, which main() made the user's. */
static gboolean
install_mime_type (void)
{
  g_autofree char *built = tool_built ("data", KAIJI_APPLICATION_ID ".xml", NULL);
  g_autofree char *packages = g_build_filename (mime_folder, "packages", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (built);
  g_autoptr (GFile) to = g_file_new_build_filename (packages, "kaiji.xml", NULL);
  g_autoptr (GError) error = NULL;

  if (!tool_is_there ("update-mime-database"))
    return FALSE;

  g_assert_cmpint (g_mkdir_with_parents (packages, 0755), ==, 0);
  g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  tool_must_succeed (TOOL ("update-mime-database", mime_folder));
  return TRUE;
}

static void
test_mime_type (void)
{
  const char *sheet = "{\n  \"format\": \"kaiji-sheet\",\n  \"version\": 1\n}\n";
  const char *other = "{\n  \"format\": \"kaiji-scheme\",\n  \"version\": 1\n}\n";
  g_autofree char *by_name = NULL;
  g_autofree char *by_content = NULL;
  g_autofree char *other_name = NULL;
  g_autofree char *other_content = NULL;

  if (!install_mime_type ())
    return;

  by_name = g_content_type_guess ("sheet.kaiji.json", NULL, 0, NULL);
  g_assert_cmpstr (by_name, ==, MIME_TYPE);
  by_content = g_content_type_guess (NULL, (const guchar *) sheet, strlen (sheet), NULL);
  g_assert_cmpstr (by_content, ==, MIME_TYPE);
  g_assert_true (g_content_type_is_a (MIME_TYPE, "application/json"));

  other_name = g_content_type_guess ("scheme.json", NULL, 0, NULL);
  g_assert_cmpstr (other_name, ==, "application/json");
  other_content = g_content_type_guess (NULL, (const guchar *) other, strlen (other), NULL);
  g_assert_cmpstr (other_content, !=, MIME_TYPE);
}

static void
test_flatpak_manifest (void)
{
  g_autofree char *file = tool_source ("flatpak", KAIJI_APPLICATION_ID ".json", NULL);
  g_autofree char *output = NULL;
  int status;

  if (!tool_is_there ("flatpak-builder"))
    return;

  output = tool_run (&status, TOOL ("flatpak-builder", "--show-manifest", file));
  g_test_message ("%s", output);
  g_assert_cmpint (status, ==, 0);
  g_assert_nonnull (strstr (output, "\"" KAIJI_APPLICATION_ID "\""));
  g_assert_nonnull (strstr (output, "\"org.gnome.Platform\""));
  g_assert_null (strstr (output, "--filesystem"));
}

int
main (int argc, char *argv[])
{
  g_autofree char *data_home = g_dir_make_tmp ("kaiji-desktop-XXXXXX", NULL);
  int status;

  /* Before GIO looks up its first MIME type. */
  g_setenv ("XDG_DATA_HOME", data_home, TRUE);
  mime_folder = g_build_filename (data_home, "mime", NULL);

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/house/desktop/entry/valid", test_entry_valid);
  g_test_add_func ("/house/desktop/entry/japanese", test_entry_japanese);
  g_test_add_func ("/house/desktop/entry/icon", test_entry_icon);
  g_test_add_func ("/house/desktop/metainfo/valid", test_metainfo_valid);
  g_test_add_func ("/house/desktop/metainfo/release", test_metainfo_release);
  g_test_add_func ("/house/desktop/settings/valid", test_settings_valid);
  g_test_add_func ("/house/desktop/mime-type", test_mime_type);
  g_test_add_func ("/house/desktop/flatpak-manifest", test_flatpak_manifest);

  status = g_test_run ();
  tool_must_succeed (TOOL ("rm", "-r", data_home));
  g_free (mime_folder);
  return status;
}
