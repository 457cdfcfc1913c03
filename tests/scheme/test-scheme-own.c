/* test-scheme-own.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Schemes that are read from a file, tried, installed and removed.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "kaiji-error.h"
#include "kaiji-scheme-library.h"

typedef struct
{
  char *folder;
  char *own;   /* the user's schemes; not there yet */
  char *other; /* those of the system */
  KaijiSchemeLibrary *library;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  const char *directories[3] = { NULL };

  /* What is removed goes to the trash, which is in there. */
  g_assert_cmpint (g_mkdir_with_parents (g_get_user_data_dir (), 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (g_get_home_dir (), 0700), ==, 0);
  self->folder = g_dir_make_tmp ("kaiji-own-XXXXXX", NULL);
  self->own = g_build_filename (self->folder, "data", "schemes", NULL);
  self->other = g_build_filename (self->folder, "system", NULL);
  g_assert_cmpint (g_mkdir (self->other, 0700), ==, 0);
  directories[0] = self->own;
  directories[1] = self->other;
  self->library = kaiji_scheme_library_new_for_directories (directories);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_folder (child);
    }
  g_remove (path);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->library);
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->own);
  g_free (self->other);
}

/* Writes the scheme that one begins with, with another title. */
static KaijiSchemeFile *
write_scheme (const char *folder, const char *name, const char *id, const char *title)
{
  g_autofree char *start = kaiji_scheme_dup_start (id);
  g_autoptr (GString) text = g_string_new (start);
  g_autoptr (GFile) file = g_file_new_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  KaijiSchemeFile *scheme_file;

  g_string_replace (text, "\"title\": \"様式の正式な名称\"", title, 1);
  g_assert_true (g_file_set_contents (g_file_peek_path (file), text->str, -1, NULL));
  scheme_file = kaiji_scheme_file_load (file, NULL, &error);
  g_assert_no_error (error);

  return scheme_file;
}

static void
assert_title (Fixture *self, const char *id, const char *title)
{
  g_autoptr (KaijiScheme) scheme = kaiji_scheme_library_lookup (self->library, id, NULL, NULL);

  g_assert_nonnull (scheme);
  g_assert_cmpstr (kaiji_scheme_get_title (scheme), ==, title);
}

static void
assert_unknown (Fixture *self, const char *id)
{
  g_assert_null (kaiji_scheme_library_lookup (self->library, id, NULL, NULL));
}

/* Whatever the file is called, its scheme is installed under its id. */
static void
test_install (Fixture *self, gconstpointer data)
{
  g_autoptr (KaijiSchemeFile) file = write_scheme (self->folder, "様式 (2).json", "mine",
                                                   "\"title\": \"一\"");
  g_autofree char *path = g_build_filename (self->own, "mine.json", NULL);
  g_autoptr (GFile) own = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length;

  g_assert_cmpint (kaiji_scheme_library_get_standing (self->library, file), ==, KAIJI_SCHEME_NEW);
  g_assert_null (kaiji_scheme_library_dup_own_file (self->library, "mine"));
  g_assert_true (kaiji_scheme_library_install (self->library, file, FALSE, &error));
  g_assert_no_error (error);
  assert_title (self, "mine", "一");
  g_assert_cmpint (kaiji_scheme_library_get_standing (self->library, file), ==,
                   KAIJI_SCHEME_INSTALLED);
  own = kaiji_scheme_library_dup_own_file (self->library, "mine");
  g_assert_cmpstr (g_file_peek_path (own), ==, path);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  bytes = g_bytes_new_static (contents, length);
  g_assert_true (g_bytes_equal (bytes, kaiji_scheme_file_get_bytes (file)));
}

/* Another file of the same id is replaced only if that is said. */
static void
test_replace (Fixture *self, gconstpointer data)
{
  g_autoptr (KaijiSchemeFile) first = write_scheme (self->folder, "a.json", "mine",
                                                    "\"title\": \"一\"");
  g_autoptr (KaijiSchemeFile) second = write_scheme (self->folder, "b.json", "mine",
                                                     "\"title\": \"二\"");
  g_autoptr (GError) error = NULL;

  g_assert_true (kaiji_scheme_library_install (self->library, first, FALSE, NULL));
  g_assert_cmpint (kaiji_scheme_library_get_standing (self->library, second), ==,
                   KAIJI_SCHEME_OTHER);
  g_assert_false (kaiji_scheme_library_install (self->library, second, FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  assert_title (self, "mine", "一");
  g_assert_true (kaiji_scheme_library_install (self->library, second, TRUE, NULL));
  assert_title (self, "mine", "二");
}

/* A file with faults under the id is a file of somebody's, too. */
static void
test_replace_broken (Fixture *self, gconstpointer data)
{
  g_autoptr (KaijiSchemeFile) file = write_scheme (self->folder, "a.json", "mine",
                                                   "\"title\": \"一\"");
  g_autofree char *path = g_build_filename (self->own, "mine.json", NULL);

  g_assert_cmpint (g_mkdir_with_parents (self->own, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "{ \"format\": \"kaiji-scheme\",", -1, NULL));
  g_assert_cmpint (kaiji_scheme_library_get_standing (self->library, file), ==, KAIJI_SCHEME_OTHER);
  g_assert_false (kaiji_scheme_library_install (self->library, file, FALSE, NULL));
}

/* What came with the system is hidden by the user's own and there again without it. */
static void
test_shadow (Fixture *self, gconstpointer data)
{
  g_autoptr (KaijiSchemeFile) system = write_scheme (self->other, "mine.json", "mine",
                                                     "\"title\": \"皆\"");
  g_autoptr (KaijiSchemeFile) own = write_scheme (self->folder, "a.json", "mine",
                                                  "\"title\": \"私\"");
  g_autoptr (GError) error = NULL;

  assert_title (self, "mine", "皆");
  g_assert_null (kaiji_scheme_library_dup_own_file (self->library, "mine"));
  g_assert_cmpint (kaiji_scheme_library_get_standing (self->library, system), ==,
                   KAIJI_SCHEME_INSTALLED);
  g_assert_cmpint (kaiji_scheme_library_get_standing (self->library, own), ==,
                   KAIJI_SCHEME_SHADOWS);
  g_assert_true (kaiji_scheme_library_install (self->library, own, FALSE, NULL));
  assert_title (self, "mine", "私");
  kaiji_scheme_library_remove (self->library, "mine", &error);
  g_assert_no_error (error);
  assert_title (self, "mine", "皆");
}

static void
on_changed (guint *n_changes)
{
  (*n_changes)++;
}

/* It is found until the program ends, but not offered; the same content is the same scheme. */
static void
test_try (Fixture *self, gconstpointer data)
{
  g_autoptr (KaijiSchemeFile) file = write_scheme (self->folder, "a.json", "mine",
                                                   "\"title\": \"一\"");
  g_autoptr (KaijiSchemeFile) same = write_scheme (self->folder, "b.json", "mine",
                                                   "\"title\": \"一\"");
  g_autoptr (KaijiSchemeFile) other = write_scheme (self->folder, "c.json", "mine",
                                                    "\"title\": \"二\"");
  g_autoptr (KaijiScheme) first = NULL;
  g_autoptr (KaijiScheme) again = NULL;
  g_autoptr (KaijiScheme) second = NULL;
  g_autoptr (KaijiScheme) installed = NULL;
  g_autoptr (GPtrArray) list = NULL;
  guint n_changes = 0;

  g_signal_connect_swapped (self->library, "changed", G_CALLBACK (on_changed), &n_changes);
  assert_unknown (self, "mine");
  first = kaiji_scheme_library_try (self->library, file, "1");
  again = kaiji_scheme_library_try (self->library, same, "1");
  g_assert_true (first == again);
  g_assert_null (kaiji_scheme_library_try (self->library, file, "9"));
  assert_title (self, "mine", "一");
  list = kaiji_scheme_library_list (self->library);
  g_assert_cmpuint (list->len, ==, 3);
  g_assert_false (kaiji_scheme_library_is_outdated (self->library, first));
  g_assert_cmpuint (n_changes, ==, 0);

  /* The sheet that has the first one hears of the second. */
  second = kaiji_scheme_library_try (self->library, other, "1");
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_true (kaiji_scheme_library_is_outdated (self->library, first));
  g_assert_false (kaiji_scheme_library_is_outdated (self->library, second));

  /* What is installed of the same content is no other scheme, either. */
  g_assert_true (kaiji_scheme_library_install (self->library, other, FALSE, NULL));
  installed = kaiji_scheme_library_lookup (self->library, "mine", NULL, NULL);
  g_assert_true (installed == second);
}

/* While the library is watched, what is tried is what its file holds; faults are waited out. */
static void
test_try_followed (Fixture *self, gconstpointer data)
{
  g_autoptr (KaijiSchemeFile) file = write_scheme (self->folder, "a.json", "mine",
                                                   "\"title\": \"一\"");
  g_autofree char *path = g_build_filename (self->folder, "a.json", NULL);
  g_autoptr (KaijiScheme) first = NULL;
  g_autoptr (KaijiSchemeFile) second = NULL;
  guint n_changes = 0;

  g_signal_connect_swapped (self->library, "changed", G_CALLBACK (on_changed), &n_changes);
  kaiji_scheme_library_watch (self->library);
  first = kaiji_scheme_library_try (self->library, file, "1");
  g_assert_true (g_file_set_contents (path, "{", -1, NULL));
  while (n_changes == 0)
    g_main_context_iteration (NULL, TRUE);
  assert_title (self, "mine", "一");
  g_assert_false (kaiji_scheme_library_is_outdated (self->library, first));

  n_changes = 0;
  second = write_scheme (self->folder, "a.json", "mine", "\"title\": \"二\"");
  while (n_changes == 0)
    g_main_context_iteration (NULL, TRUE);
  assert_title (self, "mine", "二");
  g_assert_true (kaiji_scheme_library_is_outdated (self->library, first));
}

/* An installed scheme goes before a tried one; only what it lacks is of the other. */
static void
test_try_beside (Fixture *self, gconstpointer data)
{
  g_autoptr (KaijiSchemeFile) installed = write_scheme (self->folder, "a.json", "mine",
                                                        "\"title\": \"一\"");
  g_autoptr (KaijiSchemeFile) other = write_scheme (self->folder, "b.json", "mine",
                                                    "\"title\": \"二\"");
  g_autoptr (KaijiScheme) tried = NULL;

  g_assert_true (kaiji_scheme_library_install (self->library, installed, FALSE, NULL));
  tried = kaiji_scheme_library_try (self->library, other, "1");
  g_assert_cmpstr (kaiji_scheme_get_title (tried), ==, "二");
  assert_title (self, "mine", "一");
  g_assert_false (kaiji_scheme_library_is_outdated (self->library, tried));
}

/* A file that is read again and holds what it held has the same schemes. */
static void
test_unchanged (Fixture *self, gconstpointer data)
{
  g_autoptr (KaijiSchemeFile) first = write_scheme (self->folder, "a.json", "mine",
                                                    "\"title\": \"一\"");
  g_autoptr (KaijiSchemeFile) other = write_scheme (self->folder, "b.json", "other",
                                                    "\"title\": \"他\"");
  g_autoptr (KaijiSchemeFile) second = write_scheme (self->folder, "c.json", "mine",
                                                     "\"title\": \"二\"");
  g_autoptr (KaijiScheme) before = NULL;
  g_autoptr (KaijiScheme) after = NULL;

  g_assert_true (kaiji_scheme_library_install (self->library, first, FALSE, NULL));
  before = kaiji_scheme_library_lookup (self->library, "mine", NULL, NULL);
  g_assert_true (kaiji_scheme_library_install (self->library, other, FALSE, NULL));
  after = kaiji_scheme_library_lookup (self->library, "mine", NULL, NULL);
  g_assert_true (before == after);
  g_assert_false (kaiji_scheme_library_is_outdated (self->library, before));
  g_assert_true (kaiji_scheme_library_install (self->library, second, TRUE, NULL));
  g_assert_true (kaiji_scheme_library_is_outdated (self->library, before));
}

/* An id may not lead out of the folder. */
static void
test_id (Fixture *self, gconstpointer data)
{
  static const char *const ids[] = { "../mine", "a/b", ".hidden" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (KaijiSchemeFile) file = write_scheme (self->folder, "a.json", ids[i],
                                                       "\"title\": \"一\"");
      g_autoptr (GError) error = NULL;

      if (kaiji_scheme_file_get_schemes (file) == NULL)
        continue;
      g_assert_false (kaiji_scheme_library_install (self->library, file, TRUE, &error));
      g_assert_error (error, KAIJI_ERROR, KAIJI_ERROR_FORMAT);
      g_assert_false (g_file_test (self->own, G_FILE_TEST_EXISTS));
    }
}

/* What a file is for is told even if it is broken; a sheet that cites a form is none. */
static void
test_meaning (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *contents;
    gboolean means_scheme;
  } files[] = {
    { "{ \"format\" :\n \"kaiji-scheme\", \"id\": }", TRUE },
    { "{ \"format\": \"kaiji-scheme\" }", TRUE },
    { "{ \"format\": \"kaiji-sheet\", \"version\": 1 }", FALSE },
    { "{ \"a\": { \"text\": \"{\\\"format\\\": \\\"kaiji-scheme\\\"}\" } }", FALSE },
    { "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GFile) file = g_file_new_build_filename (self->folder, "x.json", NULL);
      g_autoptr (KaijiSchemeFile) scheme_file = NULL;

      g_assert_true (g_file_set_contents (g_file_peek_path (file), files[i].contents, -1, NULL));
      scheme_file = kaiji_scheme_file_load (file, NULL, NULL);
      g_assert_null (kaiji_scheme_file_get_schemes (scheme_file));
      g_assert_cmpuint (kaiji_scheme_file_get_faults (scheme_file)->len, >, 0);
      g_assert_cmpint (kaiji_scheme_file_means_scheme (scheme_file), ==, files[i].means_scheme);
    }
}

int
main (int argc, char **argv)
{
  /* What goes to the trash goes to one of the test's own. */
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/scheme/own/" name, Fixture, NULL, set_up, function, tear_down)

  ADD ("install", test_install);
  ADD ("replace", test_replace);
  ADD ("replace-broken", test_replace_broken);
  ADD ("shadow", test_shadow);
  ADD ("try", test_try);
  ADD ("try-followed", test_try_followed);
  ADD ("try-beside", test_try_beside);
  ADD ("unchanged", test_unchanged);
  ADD ("id", test_id);
  ADD ("meaning", test_meaning);

  return g_test_run ();
}
