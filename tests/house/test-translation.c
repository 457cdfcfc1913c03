/* test-translation.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The translations in po/ against the sources: nothing untranslated, nothing forgotten.
 */

#include "config.h"

#include "tool.h"

static char *temporary;

static char *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  return contents;
}

/* The lines of a file of po/ that are not comments. */
static GPtrArray *
read_list (const char *name)
{
  g_autofree char *path = tool_source ("po", name, NULL);
  g_autofree char *contents = read_file (path);
  g_auto (GStrv) lines = g_strsplit (contents, "\n", -1);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0' && lines[i][0] != '#')
      g_ptr_array_add (list, g_strdup (lines[i]));
  return list;
}

/* Takes the messages out of @files, named from the top of the source tree, as the build does. */
static void
extract (const char *template, GPtrArray *files)
{
  g_autofree char *top = tool_source (".", NULL);
  g_autofree char *directory = g_strdup_printf ("--directory=%s", top);
  g_autofree char *output = g_strdup_printf ("--output=%s", template);
  const char *options[] = {
    "xgettext",
    directory,
    output,
    "--force-po",
    "--from-code=UTF-8",
    "--add-comments",
    "--keyword=_",
    "--keyword=N_",
    "--keyword=C_:1c,2",
    "--keyword=NC_:1c,2",
    "--keyword=g_dngettext:2,3",
    "--keyword=g_dpgettext2:2c,3",
  };
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    g_ptr_array_add (argv, (gpointer) options[i]);
  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (argv, files->pdata[i]);
  g_ptr_array_add (argv, NULL);

  tool_must_succeed ((const char *const *) argv->pdata);
}

/* The messages of the sources as they are now. */
static char *
extract_all (void)
{
  g_autoptr (GPtrArray) files = read_list ("POTFILES.in");
  char *template = g_build_filename (temporary, "now.pot", NULL);

  extract (template, files);
  return template;
}

static char *
find_translation (const char *language)
{
  g_autofree char *name = g_strdup_printf ("%s.po", language);

  return tool_source ("po", name, NULL);
}

/* Fails for each message of the sources that a translation lacks, leaves empty or has as fuzzy. */
static void
test_complete (void)
{
  g_autoptr (GPtrArray) languages = read_list ("LINGUAS");
  g_autofree char *template = NULL;

  if (!tool_is_there ("xgettext") || !tool_is_there ("msgcmp"))
    return;

  template = extract_all ();
  g_assert_cmpuint (languages->len, >, 0);
  for (guint i = 0; i < languages->len; i++)
    {
      g_autofree char *translation = find_translation (languages->pdata[i]);

      tool_must_succeed (TOOL ("msgcmp", translation, template));
    }
}

/* Format directives, plural forms and headers. */
static void
test_valid (void)
{
  g_autoptr (GPtrArray) languages = read_list ("LINGUAS");

  if (!tool_is_there ("msgfmt"))
    return;

  for (guint i = 0; i < languages->len; i++)
    {
      g_autofree char *translation = find_translation (languages->pdata[i]);

      tool_must_succeed (TOOL ("msgfmt", "--check", "--output-file=/dev/null", translation));
    }
}

/* A message that is no longer in the sources is no longer in the translations. */
static void
test_no_obsolete (void)
{
  g_autoptr (GPtrArray) languages = read_list ("LINGUAS");

  for (guint i = 0; i < languages->len; i++)
    {
      g_autofree char *translation = find_translation (languages->pdata[i]);
      g_autofree char *contents = read_file (translation);

      if (strstr (contents, "\n#~ ") != NULL)
        g_test_fail_printf ("%s has obsolete messages", translation);
    }
}

/* The template for translators is that of the present sources. */
static void
test_template (void)
{
  g_autofree char *kept = tool_source ("po", GETTEXT_PACKAGE ".pot", NULL);
  g_autofree char *now = NULL;

  if (!tool_is_there ("xgettext") || !tool_is_there ("msgcmp"))
    return;

  now = extract_all ();
  tool_must_succeed (TOOL ("msgcmp", "--use-untranslated", kept, now));
  tool_must_succeed (TOOL ("msgcmp", "--use-untranslated", now, kept));
}

static gboolean
can_have_messages (const char *name)
{
  const char *endings[] = { ".c", ".h", ".ui", ".in", ".gschema.xml" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (name, endings[i]))
      return TRUE;
  return FALSE;
}

/* Adds the files under @folder, named from the top, that @listed does not have. */
static void
add_unlisted (GPtrArray *unlisted, GHashTable *listed, const char *folder)
{
  g_autofree char *path = tool_source (folder, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (path, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *relative = g_build_filename (folder, name, NULL);
      g_autofree char *absolute = g_build_filename (path, name, NULL);

      if (g_file_test (absolute, G_FILE_TEST_IS_DIR))
        add_unlisted (unlisted, listed, relative);
      else if (can_have_messages (name) && !g_hash_table_contains (listed, relative))
        g_ptr_array_add (unlisted, g_steal_pointer (&relative));
    }
}

/* A file that POTFILES.in leaves out has no message. */
static void
test_potfiles (void)
{
  g_autoptr (GPtrArray) files = read_list ("POTFILES.in");
  g_autoptr (GPtrArray) unlisted = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) listed = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *template = g_build_filename (temporary, "unlisted.pot", NULL);
  g_autofree char *messages = NULL;

  if (!tool_is_there ("xgettext"))
    return;

  for (guint i = 0; i < files->len; i++)
    if (!g_hash_table_add (listed, files->pdata[i]))
      g_test_fail_printf ("POTFILES.in has %s twice", (char *) files->pdata[i]);

  add_unlisted (unlisted, listed, "src");
  add_unlisted (unlisted, listed, "ui");
  add_unlisted (unlisted, listed, "data");
  g_assert_cmpuint (unlisted->len, >, 0);

  extract (template, unlisted);
  messages = read_file (template);
  if (strstr (messages, "\n#: ") != NULL)
    {
      g_test_message ("%s", messages);
      g_test_fail_printf ("messages of files that POTFILES.in leaves out");
    }
}

/* Two entries of one menu that share a key: the second cannot be reached by it. */
/* A submenu is a menu of its own, but its label belongs to the one that it is in. */
static void
check_menu_keys (const char *file, const char *menu)
{
  g_autoptr (GRegex) regex = g_regex_new ("<submenu|</submenu>|"
                                          "name=\"label\" translatable=\"yes\">[^<]*_(.)",
                                          0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_submenus = 0;
  gboolean in_submenu = FALSE;
  gboolean is_label = FALSE;

  for (g_regex_match (regex, menu, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *found = g_match_info_fetch (match, 0);
      g_autofree char *key = g_match_info_fetch (match, 1);
      g_autofree char *lower = NULL;
      char *place;

      if (*found == '<')
        {
          in_submenu = is_label = g_str_equal (found, "<submenu");
          n_submenus += in_submenu;
          continue;
        }
      lower = g_utf8_strdown (key, -1);
      place = g_strdup_printf ("%u %s", in_submenu && !is_label ? n_submenus : 0, lower);
      is_label = FALSE;
      if (!g_hash_table_add (keys, place))
        g_test_fail_printf ("%s: two entries of a menu have the key %s", file, key);
    }
}

static void
test_menu_keys (void)
{
  g_autoptr (GPtrArray) files = read_list ("POTFILES.in");
  guint n_menus = 0;

  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *path = tool_source (files->pdata[i], NULL);
      g_autofree char *contents = NULL;
      g_auto (GStrv) menus = NULL;

      if (!g_str_has_suffix (path, ".ui"))
        continue;
      contents = read_file (path);
      menus = g_strsplit (contents, "</menu>", -1);
      for (guint j = 0; menus[j + 1] != NULL; j++, n_menus++)
        check_menu_keys (files->pdata[i], strstr (menus[j], "<menu "));
    }
  g_assert_cmpuint (n_menus, >, 0);
}

/* Japanese labels end in their key, which is that of the English ones: no two meet in a menu. */
static void
test_same_keys (void)
{
  g_autofree char *translation = find_translation ("ja");
  g_autofree char *contents = read_file (translation);
  g_autoptr (GRegex) regex = g_regex_new ("msgid \"([^\"]*)\"\nmsgstr \"([^\"]*)\\(_(.)\\)", 0, 0,
                                          NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n_labels = 0;

  for (g_regex_match (regex, contents, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL), n_labels++)
    {
      g_autofree char *message = g_match_info_fetch (match, 1);
      g_autofree char *key = g_match_info_fetch (match, 3);
      g_autofree char *lower = g_utf8_strdown (key, -1);
      const char *sign = strchr (message, '_');

      if (sign == NULL || (sign[1] != key[0] && sign[1] != lower[0]))
        g_test_fail_printf ("“%s” has the key %s in Japanese", message, key);
    }
  g_assert_cmpuint (n_labels, >, 0);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  temporary = g_dir_make_tmp ("kaiji-translation-XXXXXX", NULL);

  g_test_add_func ("/house/translation/complete", test_complete);
  g_test_add_func ("/house/translation/valid", test_valid);
  g_test_add_func ("/house/translation/no-obsolete", test_no_obsolete);
  g_test_add_func ("/house/translation/template", test_template);
  g_test_add_func ("/house/translation/potfiles", test_potfiles);
  g_test_add_func ("/house/translation/menu-keys", test_menu_keys);
  g_test_add_func ("/house/translation/same-keys", test_same_keys);

  status = g_test_run ();
  tool_must_succeed (TOOL ("rm", "-r", temporary));
  g_free (temporary);
  return status;
}
