/* test-desktop.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What Kaiji tells the desktop of itself: its entry, metainfo, MIME type and settings.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "tool.h"

#define MIME_TYPE "application/vnd.kaiji.sheet+json"
#define SCHEME_MIME_TYPE "application/vnd.kaiji.scheme+json"

static char *mime_folder;

/* Runs a tool that has nothing to say of what is right. */
static void
must_be_silent (const char *const *argv)
{
  int status;
  g_autofree char *output = NULL;

  if (!tool_is_there (argv[0]))
    return;

  output = tool_run (&status, argv);
  g_assert_cmpstr (output, ==, "");
  g_assert_cmpint (status, ==, 0);
}

static GKeyFile *
read_keys (const char *name)
{
  g_autofree char *file = tool_built ("data", name, NULL);
  GKeyFile *keys = g_key_file_new ();
  g_autoptr (GError) error = NULL;

  g_key_file_load_from_file (keys, file, G_KEY_FILE_KEEP_TRANSLATIONS, &error);
  g_assert_no_error (error);
  return keys;
}

static void
assert_key (GKeyFile *keys, const char *group, const char *key, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found = g_key_file_get_string (keys, group, key, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, value);
}

static void
test_entry_valid (void)
{
  g_autofree char *file = tool_built ("data", KAIJI_APPLICATION_ID ".desktop", NULL);

  must_be_silent (TOOL ("desktop-file-validate", file));
}

/* What the entry offers beside the application itself. */
static void
test_entry_actions (void)
{
  g_autoptr (GKeyFile) entry = read_keys (KAIJI_APPLICATION_ID ".desktop");
  g_autofree char *program = tool_built ("src", "app", "kaiji", NULL);
  g_auto (GStrv) actions = NULL;
  g_autofree char *help = NULL;
  int status;

  help = tool_run (&status, TOOL (program, "--help"));
  g_assert_cmpint (status, ==, 0);
  actions = g_key_file_get_string_list (entry, "Desktop Entry", "Actions", NULL, NULL);
  g_assert_cmpuint (g_strv_length (actions), ==, 2);

  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_autofree char *group = g_strconcat ("Desktop Action ", actions[i], NULL);
      g_autofree char *option = g_strconcat ("--", actions[i], NULL);
      g_autofree char *command = g_strconcat ("kaiji ", option, NULL);
      g_autofree char *english = g_key_file_get_string (entry, group, "Name", NULL);
      g_autofree char *japanese = g_key_file_get_locale_string (entry, group, "Name", "ja", NULL);

      assert_key (entry, group, "Exec", command);
      g_assert_nonnull (strstr (help, option));
      g_assert_cmpstr (english, !=, japanese);
    }
}

/* The session bus, the desktop's search and file managers find the programs by these. */
static void
test_entry_started (void)
{
  g_autoptr (GKeyFile) entry = read_keys (KAIJI_APPLICATION_ID ".desktop");
  g_autoptr (GKeyFile) service = read_keys (KAIJI_APPLICATION_ID ".service");
  g_autoptr (GKeyFile) search = read_keys (KAIJI_APPLICATION_ID ".search-provider.ini");
  g_autoptr (GKeyFile) thumbnailer = read_keys ("kaiji.thumbnailer");
  g_autofree char *command = NULL;

  assert_key (entry, "Desktop Entry", "DBusActivatable", "true");
  assert_key (entry, "Desktop Entry", "StartupWMClass", KAIJI_APPLICATION_ID);
  assert_key (service, "D-BUS Service", "Name", KAIJI_APPLICATION_ID);
  command = g_key_file_get_string (service, "D-BUS Service", "Exec", NULL);
  g_assert_true (g_path_is_absolute (command));
  g_assert_true (g_str_has_suffix (command, "/bin/kaiji --gapplication-service"));

  assert_key (search, "Shell Search Provider", "DesktopId", KAIJI_APPLICATION_ID ".desktop");
  assert_key (search, "Shell Search Provider", "BusName", KAIJI_APPLICATION_ID);
  assert_key (search, "Shell Search Provider", "Version", "2");
  assert_key (thumbnailer, "Thumbnailer Entry", "MimeType", MIME_TYPE ";");
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

/* The width that a PNG file's header says, in the bytes 16 to 19. */
static guint
read_width (const char *path)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  const guchar *bytes;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (length, >, 24);
  g_assert_cmpmem (contents, 8, "\211PNG\r\n\032\n", 8);
  bytes = (const guchar *) contents;
  return (guint) bytes[16] << 24 | (guint) bytes[17] << 16 | (guint) bytes[18] << 8 | bytes[19];
}

/* Desktops that do not draw SVG look for these sizes. */
static void
test_icon_sizes (void)
{
  static const guint sizes[] = { 16, 24, 32, 48, 64, 128, 256 };
  static const char *const names[] = { KAIJI_APPLICATION_ID, KAIJI_APPLICATION_ID ".sheet",
                                       KAIJI_APPLICATION_ID ".scheme" };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint j = 0; j < G_N_ELEMENTS (names); j++)
      {
        g_autofree char *folder = g_strdup_printf ("%ux%u", sizes[i], sizes[i]);
        g_autofree char *name = g_strconcat (names[j], ".png", NULL);
        g_autofree char *path = tool_source ("data", "icons", folder, name, NULL);

        g_assert_cmpuint (read_width (path), ==, sizes[i]);
      }
}

/* The one remark that is known and meant: docs/packages.md says why. */
#define KNOWN_REMARK "cid-contains-uppercase-letter " KAIJI_APPLICATION_ID

/* Every complaint fails, pedantic ones too, but the known one, which must be made: a release of the
 * tool or an id without it needs no exception any more. */
static void
test_metainfo_valid (void)
{
  g_autofree char *file = tool_built ("data", KAIJI_APPLICATION_ID ".metainfo.xml", NULL);
  g_autofree char *output = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_known = 0;
  int status;

  if (!tool_is_there ("appstreamcli"))
    return;

  output = tool_run (&status, TOOL ("appstreamcli", "validate", "--pedantic", "--no-net",
                                    "--no-color", file));
  g_test_message ("%s", output);
  g_assert_cmpint (status, ==, 0);
  lines = g_strsplit (output, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_suffix (lines[i], KNOWN_REMARK))
      n_known++;
    else if (g_regex_match_simple ("^[EWIP]: ", lines[i], 0, 0))
      g_test_fail_printf ("%s", lines[i]);
  g_assert_cmpuint (n_known, ==, 1);
}

/* Both languages have a picture of their own, and it is in the tree. */
static void
test_metainfo_pictures (void)
{
  g_autofree char *file = tool_built ("data", KAIJI_APPLICATION_ID ".metainfo.xml", NULL);
  g_autofree char *metainfo = NULL;
  g_autoptr (GRegex) regex = g_regex_new ("/pictures/([^/<]+)</image>", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  g_file_get_contents (file, &metainfo, NULL, NULL);
  for (g_regex_match (regex, metainfo, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *name = g_match_info_fetch (match, 1);
      g_autofree char *path = tool_source ("docs", "pictures", name, NULL);

      g_assert_cmpuint (read_width (path), >=, 620);
      n++;
    }
  g_assert_cmpuint (n, ==, 2);
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

  must_be_silent (TOOL ("glib-compile-schemas", "--strict", "--dry-run", folder));
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
  must_be_silent (TOOL ("update-mime-database", mime_folder));
  return TRUE;
}

static void
test_mime_type (void)
{
  const char *sheet = "{\n  \"format\": \"kaiji-sheet\",\n  \"version\": 1\n}\n";
  const char *scheme = "{\n  \"format\": \"kaiji-scheme\",\n  \"version\": 1\n}\n";
  const char *other = "{\n  \"format\": \"another\",\n  \"version\": 1\n}\n";
  g_autofree char *scheme_name = NULL;
  g_autofree char *scheme_content = NULL;
  g_autofree char *by_name = NULL;
  g_autofree char *by_content = NULL;
  g_autofree char *other_name = NULL;
  g_autofree char *other_content = NULL;
  g_autoptr (GIcon) icon = NULL;

  if (!install_mime_type ())
    return;

  by_name = g_content_type_guess ("sheet.kaiji.json", NULL, 0, NULL);
  g_assert_cmpstr (by_name, ==, MIME_TYPE);
  by_content = g_content_type_guess (NULL, (const guchar *) sheet, strlen (sheet), NULL);
  g_assert_cmpstr (by_content, ==, MIME_TYPE);
  g_assert_true (g_content_type_is_a (MIME_TYPE, "application/json"));

  scheme_name = g_content_type_guess ("mine.kaiji-scheme.json", NULL, 0, NULL);
  g_assert_cmpstr (scheme_name, ==, SCHEME_MIME_TYPE);
  scheme_content = g_content_type_guess (NULL, (const guchar *) scheme, strlen (scheme), NULL);
  g_assert_cmpstr (scheme_content, ==, SCHEME_MIME_TYPE);
  icon = g_content_type_get_icon (SCHEME_MIME_TYPE);
  g_assert_cmpstr (g_themed_icon_get_names (G_THEMED_ICON (icon))[0], ==,
                   KAIJI_APPLICATION_ID ".scheme");

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
  g_test_add_func ("/house/desktop/entry/actions", test_entry_actions);
  g_test_add_func ("/house/desktop/entry/started", test_entry_started);
  g_test_add_func ("/house/desktop/icon-sizes", test_icon_sizes);
  g_test_add_func ("/house/desktop/metainfo/valid", test_metainfo_valid);
  g_test_add_func ("/house/desktop/metainfo/pictures", test_metainfo_pictures);
  g_test_add_func ("/house/desktop/metainfo/release", test_metainfo_release);
  g_test_add_func ("/house/desktop/settings/valid", test_settings_valid);
  g_test_add_func ("/house/desktop/mime-type", test_mime_type);
  g_test_add_func ("/house/desktop/flatpak-manifest", test_flatpak_manifest);

  status = g_test_run ();
  tool_must_succeed (TOOL ("rm", "-r", data_home));
  g_free (mime_folder);
  return status;
}
