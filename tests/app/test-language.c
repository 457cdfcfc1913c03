/* test-language.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every window and dialog in another language than English, read like a screen reader: no word is
 * left in English, and no name has a key's mark in it or is said twice. The language is the
 * Japanese of the catalogue, or one that nobody speaks, made of it by pseudo-language: whoever adds
 * a language needs no C.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

#include "app-files.h"
#include "app-find.h"
#include "app-fixture.h"
#include "foreign-words.h"

typedef struct
{
  const char *keys;  /* separated by spaces; or an action of the application */
  const char *shown; /* a message that is there then, with its context */
  const char *leave; /* likewise */
} View;

static const View views[] = {
  { "Control_L+Shift_L+slash", "shortcut window\004Go to item number", "Escape" },
  { "Control_L+o", "Disclosure sheets", "Escape" },
  { "Control_L+Shift_L+s", "Disclosure sheets", "Escape" },
  { "Control_L+i", "Spreadsheets, PDF documents, web pages, text", "Escape" },
  { "app.about", NULL, "Escape" },
  { "F7", "Close the list of findings", "F7" },
  { "F1", "Close the guidance", "F1" },
  { "F12", "Next page", "F12" },
  { "Control_L+k", "Close and go back", "Escape" },
  { "Alt_L+Home", "What to Do Next", "Alt_L+Home" },
  { "F5", "To be seen to before the sheet is handed in", "Escape" },
  { "Control_L+Shift_L+p", "Paper", "Escape" },
  { "Control_L+comma", "Text size (%)", "Escape" },
};

typedef struct
{
  char *folder;
  char *sheet;
  GHashTable *told;  /* what was found in English, once each */
  GString *list;     /* of it, with its places */
  GString *misnamed; /* likewise, names that nobody should hear */
} Language;

/* What a dialog lists of the files that are there, or a tooltip says of where one is. */
static gboolean
is_file (Language *self, const char *text)
{
  g_autofree char *folder = g_path_get_basename (self->folder);
  g_autofree char *here = g_get_current_dir ();
  g_autofree char *present = g_path_get_basename (here);

  return *text == '/' || g_str_equal (text, folder) || g_str_equal (text, present);
}

static void
tell (Language *self, const char *place, AtspiAccessible *accessible, const char *text)
{
  g_autofree char *role = NULL;

  if (!words_are_english (text) || is_file (self, text) || g_hash_table_contains (self->told, text))
    return;
  /* In newer releases of GTK it is named after its cells, which are read themselves. */
  if (atspi_accessible_get_role (accessible, NULL) == ATSPI_ROLE_TABLE_ROW)
    return;

  role = atspi_accessible_get_role_name (accessible, NULL);
  g_hash_table_add (self->told, g_strdup (text));
  g_test_message ("%s: %s “%s”", place, role, text);
  g_string_append_printf (self->list, "\n# %s: %s “%s”", place, role, text);
}

/* The mark of a key, as a label is written: “_Open”, “Save _As”, “開く(_O)”. */
static gboolean
has_mark (const char *name)
{
  return g_regex_match_simple ("(^|[ (“\\x{27e6}])_\\w", name, 0, 0);
}

static gboolean
is_said_twice (const char *name)
{
  for (const char *space = strchr (name, ' '); space != NULL; space = strchr (space + 1, ' '))
    if (strlen (space + 1) == (gsize) (space - name) && g_str_has_prefix (name, space + 1))
      return TRUE;

  return FALSE;
}

static void
check_name (Language *self, const char *place, AtspiAccessible *accessible, const char *name)
{
  g_autofree char *role = NULL;

  if (name == NULL || (!has_mark (name) && !is_said_twice (name)))
    return;

  /* The pages of GTK's window of shortcuts. */
  if (g_regex_match_simple ("^_[0-9]$", name, 0, 0))
    return;

  role = atspi_accessible_get_role_name (accessible, NULL);
  g_string_append_printf (self->misnamed, "\n# %s: %s “%s”", place, role, name);
}

static void
read_below (Language *self, const char *place, AtspiAccessible *accessible)
{
  g_autofree char *name = atspi_accessible_get_name (accessible, NULL);
  g_autofree char *description = atspi_accessible_get_description (accessible, NULL);
  int n_children = atspi_accessible_get_child_count (accessible, NULL);

  check_name (self, place, accessible, name);
  tell (self, place, accessible, name);
  tell (self, place, accessible, description);
  for (int i = 0; i < n_children; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (accessible, i, NULL);

      if (child != NULL)
        read_below (self, place, child);
    }
}

static gboolean
is_visible (AtspiAccessible *accessible)
{
  g_autoptr (AtspiStateSet) states = atspi_accessible_get_state_set (accessible);

  return states != NULL && atspi_state_set_contains (states, ATSPI_STATE_VISIBLE);
}

/* What is hidden has parts that are visible in it. The page of a stack that has come into sight may
 * be told hidden still. */
static gboolean
has_name_below (AtspiAccessible *accessible, const char *name, gboolean hidden_too)
{
  g_autofree char *own = atspi_accessible_get_name (accessible, NULL);
  int n_children;

  if (g_strcmp0 (own, name) == 0)
    return TRUE;

  n_children = atspi_accessible_get_child_count (accessible, NULL);
  for (int i = n_children - 1; i >= 0; i--)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (accessible, i, NULL);

      if (child != NULL && (hidden_too || is_visible (child))
          && has_name_below (child, name, hidden_too))
        return TRUE;
    }

  return FALSE;
}

typedef struct
{
  App *app;
  const char *name;
} Wanted;

static gboolean
is_there (gpointer user_data)
{
  const Wanted *wanted = user_data;

  return has_name_below (wanted->app->root, wanted->name, FALSE);
}

/* A question with a message in it, which newer releases of libadwaita ask inside the window, not
 * deep below it. */
static AtspiAccessible *
find_question (AtspiAccessible *parent, const char *name, guint depth)
{
  int n_children = depth > 0 ? atspi_accessible_get_child_count (parent, NULL) : 0;

  for (int i = n_children - 1; i >= 0; i--)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (parent, i, NULL);
      AtspiAccessible *found;

      if (child == NULL)
        continue;
      if (atspi_accessible_get_role (child, NULL) == ATSPI_ROLE_ALERT)
        return has_name_below (child, name, TRUE) ? g_steal_pointer (&child) : NULL;
      found = find_question (child, name, depth - 1);
      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The window that came over the first with a message in it: to look through the form of the first
 * as well takes longer than anything. */
static AtspiAccessible *
find_other_window (const Wanted *wanted)
{
  int n_windows = atspi_accessible_get_child_count (wanted->app->root, NULL);

  for (int i = n_windows - 1; i > 0; i--)
    {
      g_autoptr (AtspiAccessible) window = atspi_accessible_get_child_at_index (wanted->app->root,
                                                                                i, NULL);

      if (window != NULL && has_name_below (window, wanted->name, TRUE))
        return g_steal_pointer (&window);
    }

  return find_question (wanted->app->root, wanted->name, 3);
}

static gboolean
is_in_other_window (gpointer user_data)
{
  g_autoptr (AtspiAccessible) window = find_other_window (user_data);

  return window != NULL;
}

static gboolean
is_in_no_other_window (gpointer user_data)
{
  return !is_in_other_window (user_data);
}

static gboolean
is_away (gpointer user_data)
{
  return !is_there (user_data);
}

/* Below the root, which is the program and named after its file; the window beneath a dialog was
 * read before. */
static void
read_windows (Language *self, App *app, const char *place)
{
  int n_windows = atspi_accessible_get_child_count (app->root, NULL);

  app_let_catch_up (app);
  for (int i = n_windows > 1 ? 1 : 0; i < n_windows; i++)
    {
      g_autoptr (AtspiAccessible) window = atspi_accessible_get_child_at_index (app->root, i, NULL);

      if (window != NULL)
        read_below (self, place, window);
    }
}

static void
go (App *app, const char *keys)
{
  g_auto (GStrv) parts = g_strsplit (keys, " ", -1);

  if (g_str_has_prefix (keys, "app."))
    {
      g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
      g_autoptr (GVariant) result = g_dbus_connection_call_sync (
        bus, KAIJI_APPLICATION_ID, "/jp/kaiji/Kaiji", "org.gtk.Actions", "Activate",
        g_variant_new_parsed ("(%s, @av [], @a{sv} {})", keys + strlen ("app.")), NULL,
        G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);

      g_assert_nonnull (result);
      return;
    }

  for (guint i = 0; parts[i] != NULL; i++)
    {
      app_keys (parts[i]);
      if (g_str_equal (parts[i], "F10"))
        g_object_unref (app_find_part (app, ATSPI_ROLE_MENU_ITEM, ""));
    }
}

/* Of a message with its context, as gettext stores it; 0 without one. */
static gsize
get_context_length (const char *message)
{
  const char *end = strchr (message, '\004');

  return end != NULL ? (gsize) (end - message) + 1 : 0;
}

static Wanted
expect (App *app, const char *shown)
{
  return (Wanted){ app, shown != NULL ? g_dpgettext (NULL, shown, get_context_length (shown))
                                      : KAIJI_VERSION };
}

static void
wait_for (App *app, const char *shown)
{
  Wanted wanted = expect (app, shown);

  app_wait_until (is_there, &wanted, wanted.name);
}

/* Reads a window that has come, by a message in it. */
static void
read_when_there (Language *self, App *app, const char *shown)
{
  Wanted wanted = expect (app, shown);
  g_autoptr (AtspiAccessible) window = NULL;

  g_test_message ("%s", shown);
  app_wait_until (is_in_other_window, &wanted, wanted.name);
  app_let_catch_up (app);
  window = find_other_window (&wanted);
  g_assert_nonnull (window);
  read_below (self, shown, window);
}

/* Takes a file in the file dialog, which has a filter with a name of ours. */
static void
choose_file (App *app, const char *filter, const char *path)
{
  Wanted wanted = expect (app, filter);

  app_wait_until (is_in_other_window, &wanted, filter);
  app_let_catch_up (app);
  /* A path is typed from its first “/” on. */
  app_type (path);
  app_keys ("Return");
}

static void
leave (App *app, const char *keys, const char *shown)
{
  Wanted wanted = expect (app, shown);

  app_keys (keys);
  /* A pane may be out of sight and yet there. */
  if (g_str_equal (keys, "Escape"))
    app_wait_until (is_away, &wanted, "a window to close");
  app_let_catch_up (app);
}

static void
visit (Language *self, App *app, const View *view)
{
  g_test_message ("%s", view->keys);
  go (app, view->keys);
  wait_for (app, view->shown);
  read_windows (self, app, view->keys);
  leave (app, view->leave, view->shown);
}

static void
assert_all_well (Language *self)
{
  if (self->list->len > 0)
    g_test_fail_printf ("in English:%s", self->list->str);
  if (self->misnamed->len > 0)
    g_test_fail_printf ("with a mark or twice:%s", self->misnamed->str);
}

static void
set_up (Language *self, gconstpointer user_data)
{
  self->folder = app_make_folder ();
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->list = g_string_new (NULL);
  self->misnamed = g_string_new (NULL);
  self->sheet = app_write_sheet (
    self->folder, "sheet.kaiji.json",
    "{\"format\": \"kaiji-sheet\", \"version\": 1, \"scheme\": \"aspic-asp-saas\", \"edition\": "
    "\"2023\", \"answers\": {\"service-name\": {\"text\": \"見本\"}, \"disclosure-date\": "
    "{\"date\": \"2026-09\"}, \"employee-count\": {\"number\": 1, \"note\": \"見本\", "
    "\"owner\": \"人事部\"}}}\n");
}

static char *
write_file (Language *self, const char *name, const char *contents)
{
  char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
  return path;
}

static App *
start_with_sheet (Language *self)
{
  const char *arguments[] = { self->sheet, NULL };
  App *app = app_start (arguments);

  g_object_unref (app_find (app, ATSPI_ROLE_FRAME, "見本"));
  return app;
}

static void
tear_down (Language *self, gconstpointer user_data)
{
  g_hash_table_unref (self->told);
  g_string_free (self->list, TRUE);
  g_string_free (self->misnamed, TRUE);
  g_free (self->sheet);
  app_remove_folder (self->folder);
  app_remove_folder (app_dup_backup_folder ());
}

static void
test_start_page (Language *self, gconstpointer user_data)
{
  const char *nothing[] = { NULL };
  g_autoptr (App) app = app_start (nothing);
  Wanted wanted = { app, _ ("New sheet") };

  app_wait_until (is_there, &wanted, wanted.name);
  read_windows (self, app, "start page");
  assert_all_well (self);
}

static void
test_sheet (Language *self, gconstpointer user_data)
{
  const char *arguments[] = { self->sheet, NULL };
  g_autoptr (App) app = NULL;

  app_remember_section (self->sheet, "人材");
  app = app_start (arguments);
  g_object_unref (app_find (app, ATSPI_ROLE_FRAME, "見本"));
  read_windows (self, app, "sheet");
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    visit (self, app, &views[i]);
  assert_all_well (self);
}

/* Those that the main menu alone leads to. */
static void
test_dialogs (Language *self, gconstpointer user_data)
{
  static const char *const dialogs[][2] = {
    { "F10 e x", "Format" },
    { "F10 q", "Answers needed by" },
    { "F10 l v", "No earlier version yet" },
  };
  g_autoptr (App) app = start_with_sheet (self);

  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      Wanted wanted = expect (app, dialogs[i][1]);

      go (app, dialogs[i][0]);
      read_when_there (self, app, dialogs[i][1]);
      app_keys ("Escape");
      app_wait_until (is_in_no_other_window, &wanted, "a dialog to close");
    }
  assert_all_well (self);
}

static void
test_import (Language *self, gconstpointer user_data)
{
  g_autoptr (App) app = start_with_sheet (self);
  g_autofree char *table = write_file (self, "sheet.csv",
                                       "番号,記述内容,回答,kaiji-field\n"
                                       "9,サービス名称,ほかの見本,service-name\n"
                                       ",好きな色,青,\n");

  app_keys ("Control_L+i");
  choose_file (app, "Spreadsheets, PDF documents, web pages, text", table);
  read_when_there (self, app, "Answers of the other file");
  assert_all_well (self);
}

static void
test_fill (Language *self, gconstpointer user_data)
{
  g_autoptr (App) app = start_with_sheet (self);
  g_autofree char *form = g_build_filename (self->folder, "sheet.xlsx", NULL);
  lxw_workbook *workbook = workbook_new (form);
  lxw_worksheet *sheet = workbook_add_worksheet (workbook, NULL);

  worksheet_write_string (sheet, 0, 0, "質問", NULL);
  worksheet_write_string (sheet, 0, 1, "回答", NULL);
  worksheet_write_string (sheet, 1, 0, "サービス名称", NULL);
  worksheet_write_string (sheet, 2, 0, "好きな色", NULL);
  g_assert_cmpint (workbook_close (workbook), ==, LXW_NO_ERROR);

  go (app, "F10 e f");
  choose_file (app, "Spreadsheets", form);
  read_when_there (self, app, "Questions");
  assert_all_well (self);
}

/* To the new sheet, and what became of last time's answers. */
static void
test_renewal (Language *self, gconstpointer user_data)
{
  g_autoptr (App) app = start_with_sheet (self);

  go (app, "F10 l c");
  read_when_there (self, app, "New disclosure date");
  app_keys ("Control_L+a");
  app_type ("2028-09-01");
  app_keys ("Return");
  read_when_there (self, app, "What is left to do");
  assert_all_well (self);
}

/* Only the edition of 2017 has a public version, of which is asked. */
static void
test_print (Language *self, gconstpointer user_data)
{
  g_autofree char *sheet = write_file (
    self, "2017.kaiji.json",
    "{\"format\": \"kaiji-sheet\", \"version\": 1, \"scheme\": \"aspic-asp-saas\", \"edition\": "
    "\"2017\", \"answers\": {\"service-name\": {\"text\": \"見本\"}}}\n");
  const char *arguments[] = { sheet, NULL };
  g_autoptr (App) app = app_start (arguments);

  g_object_unref (app_find (app, ATSPI_ROLE_FRAME, "見本"));
  app_keys ("Control_L+p");
  read_when_there (self, app, "To be seen to before the sheet is handed in");
  app_keys ("Alt_L+p");
  read_when_there (self, app, "What to Print");
  assert_all_well (self);
}

/* A form's file with faults, and a sheet without its form. */
static void
test_schemes (Language *self, gconstpointer user_data)
{
  g_autofree char *scheme = write_file (
    self, "様式.kaiji-scheme.json", "{\"format\": \"kaiji-scheme\", \"version\": 1, \"x\": 2}\n");
  const char *arguments[] = { scheme, NULL };
  g_autoptr (App) app = app_start (arguments);

  read_when_there (self, app, "This form cannot be used yet");
  assert_all_well (self);
}

static void
test_missing_scheme (Language *self, gconstpointer user_data)
{
  g_autofree char *sheet = write_file (
    self, "見本.kaiji.json",
    "{\"format\": \"kaiji-sheet\", \"version\": 1, \"scheme\": \"sheet\", \"edition\": \"1\", "
    "\"answers\": {}}\n");
  const char *arguments[] = { sheet, NULL };
  g_autoptr (App) app = app_start (arguments);

  read_when_there (self, app, "The form of this sheet is missing");
  assert_all_well (self);
}

/* One finding is told in the words for one, several in those for several, where there are two. */
static void
test_plural (Language *self, gconstpointer user_data)
{
  g_assert_cmpstr (ngettext ("%u item", "%u items", 1), !=, "%u item");
  if (words_are_made_up ())
    {
      g_assert_nonnull (strstr (ngettext ("%u item", "%u items", 1), "%u item ~"));
      g_assert_nonnull (strstr (ngettext ("%u item", "%u items", 0), "%u items ~"));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  /* Where no locale could be made, C.UTF-8 does up to glibc 2.38. */
  if (setlocale (LC_ALL, "") == NULL)
    {
      g_setenv ("LC_ALL", "C.UTF-8", TRUE);
      setlocale (LC_ALL, "");
    }
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("KAIJI_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  app_fixture_init ();

  g_test_add ("/app/language/start-page", Language, NULL, set_up, test_start_page, tear_down);
  g_test_add ("/app/language/sheet", Language, NULL, set_up, test_sheet, tear_down);
  g_test_add ("/app/language/dialogs", Language, NULL, set_up, test_dialogs, tear_down);
  g_test_add ("/app/language/import", Language, NULL, set_up, test_import, tear_down);
  g_test_add ("/app/language/fill", Language, NULL, set_up, test_fill, tear_down);
  g_test_add ("/app/language/renewal", Language, NULL, set_up, test_renewal, tear_down);
  g_test_add ("/app/language/print", Language, NULL, set_up, test_print, tear_down);
  g_test_add ("/app/language/schemes", Language, NULL, set_up, test_schemes, tear_down);
  g_test_add ("/app/language/missing-scheme", Language, NULL, set_up, test_missing_scheme,
              tear_down);
  g_test_add ("/app/language/plural", Language, NULL, set_up, test_plural, tear_down);

  return g_test_run ();
}
