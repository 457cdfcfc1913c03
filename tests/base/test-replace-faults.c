/* test-replace-faults.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "kaiji-file-input.h"
#include "kaiji-replace.h"

/* Each call that a program makes to write a file is made to fail, or is the last one it makes. The
 * file must hold the old content or the new one, by each of its names, and the next save must leave
 * nothing of the one before. With KAIJI_SOAK in the environment calls fail in pairs, too, and in
 * more ways. */

#define OLD_SIZE 70001
#define NEW_SIZE 90002

/* An account that is not root's, where the tests are run by root. */
#define OTHER_USER 1000

typedef enum
{
  NOTHING = 0,
  BY_OTHER_USER = 1 << 0,
  IS_NEW = 1 << 1,
  HAS_LINK = 1 << 2,
  IS_SYMLINK = 1 << 3,
  HAS_ATTRIBUTE = 1 << 4,
  OWNED_BY_USER = 1 << 5,
  READ_BY_OTHERS = 1 << 6, /* who cannot see the writer's own folders */
} PlaceFlags;

typedef struct
{
  const char *name;
  PlaceFlags flags;
  guint folder_mode;
} Place;

static const Place places[] = {
  { "own", NOTHING, 0755 },
  { "new", IS_NEW, 0755 },
  { "hard-link", HAS_LINK, 0755 },
  { "hard-link-shared", HAS_LINK | READ_BY_OTHERS, 0755 },
  { "symlink", IS_SYMLINK, 0755 },
  { "attribute", HAS_ATTRIBUTE, 0755 },
  { "foreign", BY_OTHER_USER, 0777 },
  { "sticky", BY_OTHER_USER, 01777 },
  { "unwritable-folder", BY_OTHER_USER | OWNED_BY_USER, 0555 },
};

typedef struct
{
  const Place *place;
  char *root;
  char *folder;
  char *elsewhere;
  char *state;
  char *path;  /* as it is asked for */
  char *other; /* (nullable): another name of it */
  char *mark;
  gboolean has_attribute;
  guint n_rounds, n_lost, n_destroyed, n_leftovers;
} Fixture;

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) directory = g_dir_open (path, 0, NULL);
  const char *entry;

  while (directory != NULL && (entry = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, entry, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
become (const Fixture *fixture, gboolean other)
{
  if ((fixture->place->flags & BY_OTHER_USER) == 0)
    return;
  g_assert_cmpint (seteuid (0), ==, 0);
  g_assert_cmpint (setegid (other ? OTHER_USER : 0), ==, 0);
  if (other)
    g_assert_cmpint (seteuid (OTHER_USER), ==, 0);
}

static char *
letters (char letter, gsize size)
{
  char *text = g_malloc (size + 1);

  memset (text, letter, size);
  text[size] = '\0';
  return text;
}

/* Puts everything as it is before a save. */
static void
set_up (Fixture *fixture)
{
  const Place *place = fixture->place;
  g_autofree char *old = letters ('a', OLD_SIZE);
  g_autofree char *real = g_build_filename ((place->flags & IS_SYMLINK) != 0 ? fixture->elsewhere
                                                                             : fixture->folder,
                                            "real.json", NULL);
  GError *error = NULL;

  g_chmod (fixture->folder, 0777);
  remove_tree (fixture->folder);
  remove_tree (fixture->elsewhere);
  remove_tree (fixture->state);
  g_unlink (fixture->mark);
  g_mkdir (fixture->folder, 0777);
  g_mkdir (fixture->elsewhere, 0777);
  g_mkdir (fixture->state, 0777);
  g_chmod (fixture->state, 0777);

  g_free (fixture->path);
  fixture->path = g_strdup (real);
  if ((place->flags & IS_NEW) == 0)
    {
      g_file_set_contents (real, old, OLD_SIZE, &error);
      g_assert_no_error (error);
      g_chmod (real, 0666);
    }
  if ((place->flags & OWNED_BY_USER) != 0)
    g_assert_cmpint (chown (real, OTHER_USER, OTHER_USER), ==, 0);
  if ((place->flags & HAS_LINK) != 0)
    {
      g_free (fixture->other);
      fixture->other = g_build_filename (fixture->elsewhere, "link.json", NULL);
      g_assert_cmpint (link (real, fixture->other), ==, 0);
    }
  if ((place->flags & IS_SYMLINK) != 0)
    {
      g_free (fixture->path);
      fixture->path = g_build_filename (fixture->folder, "link.json", NULL);
      g_assert_cmpint (symlink (real, fixture->path), ==, 0);
    }
  if ((place->flags & HAS_ATTRIBUTE) != 0)
    fixture->has_attribute = setxattr (real, "user.note", "kept", 4, 0) == 0;
  g_chmod (fixture->folder, place->folder_mode);
}

/* @code is 0 for SIGKILL. Returns the exit status, or -1 if the program was killed. */
static int
run (Fixture *fixture, guint at, int code, gboolean for_good, guint second)
{
  g_autofree char *folders = g_strdup_printf ("%s:%s:%s", fixture->folder, fixture->elsewhere,
                                              fixture->state);
  g_autofree char *size = g_strdup_printf ("%d", NEW_SIZE);
  g_autofree char *user = g_strdup_printf ("%d", OTHER_USER);
  g_auto (GStrv) environment = g_get_environ ();
  const char *argv[] = { g_getenv ("KAIJI_WRITE_ONCE"),
                         fixture->path,
                         "b",
                         size,
                         (fixture->place->flags & BY_OTHER_USER) != 0 ? user : NULL,
                         NULL };
  GError *error = NULL;
  int status;
  const struct
  {
    const char *name;
    guint value;
  } numbers[] = {
    { "KAIJI_FAULT_AT", at },
    { "KAIJI_FAULT", (guint) code },
    { "KAIJI_FAULT_SECOND", second },
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *value = g_strdup_printf ("%u", numbers[i].value);

      environment = g_environ_setenv (environment, numbers[i].name, value, TRUE);
    }
  if (for_good)
    environment = g_environ_setenv (environment, "KAIJI_FAULT_FOR_GOOD", "1", TRUE);
  environment = g_environ_setenv (environment, "KAIJI_FAULT_FOLDERS", folders, TRUE);
  environment = g_environ_setenv (environment, "KAIJI_FAULT_MARK", fixture->mark, TRUE);
  environment = g_environ_setenv (environment, "LD_PRELOAD", g_getenv ("KAIJI_FAULTS"), TRUE);
  g_spawn_sync (NULL, (char **) argv, environment, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                NULL, &status, &error);
  g_assert_no_error (error);

  return WIFEXITED (status) ? WEXITSTATUS (status) : -1;
}

static gboolean
is_all (GBytes *bytes, char letter, gsize size)
{
  g_autofree char *text = letters (letter, size);

  return bytes != NULL && g_bytes_get_size (bytes) == size
         && memcmp (g_bytes_get_data (bytes, NULL), text, size) == 0;
}

static GBytes *
read_as_kaiji_does (Fixture *fixture, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GInputStream) input = NULL;
  GBytes *bytes = NULL;

  become (fixture, TRUE);
  input = kaiji_file_input_open (file, NULL, NULL);
  if (input != NULL)
    bytes = g_input_stream_read_bytes (input, 1024 * 1024, NULL, NULL);
  become (fixture, FALSE);

  return bytes;
}

static guint
count_own_files (const char *path)
{
  g_autoptr (GDir) directory = g_dir_open (path, 0, NULL);
  const char *entry;
  guint n = 0;

  while (directory != NULL && (entry = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, entry, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        n += count_own_files (child);
      else if (g_str_has_prefix (entry, ".kaiji-"))
        n++;
    }

  return n;
}

static void
check_next_save (Fixture *fixture)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (GBytes) contents = g_bytes_new_take (letters ('c', 300), 300);
  g_autoptr (GBytes) held = NULL;
  GError *error = NULL;

  become (fixture, TRUE);
  kaiji_replace (file, contents, NULL, NULL, NULL, &error);
  become (fixture, FALSE);
  g_assert_no_error (error);
  held = read_as_kaiji_does (fixture, fixture->other != NULL ? fixture->other : fixture->path);
  g_assert_true (is_all (held, 'c', 300));
  fixture->n_leftovers += count_own_files (fixture->root);
}

static void
check_attribute (Fixture *fixture)
{
  char value[8];

  g_assert_cmpint (getxattr (fixture->path, "user.note", value, sizeof value), ==, 4);
}

static gboolean
run_round (Fixture *fixture, guint at, int code, gboolean for_good, guint second)
{
  g_autoptr (GBytes) held = NULL;
  g_autoptr (GBytes) other = NULL;
  gboolean is_old, is_new;
  int status;

  set_up (fixture);
  status = run (fixture, at, code, for_good, second);
  if (!g_file_test (fixture->mark, G_FILE_TEST_EXISTS))
    {
      g_assert_cmpint (status, ==, code == 0 || second == 0 ? 0 : status);
      return FALSE;
    }

  fixture->n_rounds++;
  if ((fixture->place->flags & READ_BY_OTHERS) != 0)
    remove_tree (fixture->state);
  held = read_as_kaiji_does (fixture, fixture->path);
  is_new = is_all (held, 'b', NEW_SIZE);
  is_old = (fixture->place->flags & IS_NEW) != 0 ? !g_file_test (fixture->path, G_FILE_TEST_EXISTS)
                                                 : is_all (held, 'a', OLD_SIZE);
  if (!is_new && !is_old)
    {
      g_test_message ("%s: call %u (and %u), errno %d%s: neither old nor new", fixture->place->name,
                      at, second, code, for_good ? " for good" : "");
      fixture->n_destroyed++;
    }
  if (status == 0 && !is_new)
    {
      g_test_message ("%s: call %u (and %u), errno %d: said to be written, but is not",
                      fixture->place->name, at, second, code);
      fixture->n_lost++;
    }
  if (fixture->other != NULL)
    {
      other = read_as_kaiji_does (fixture, fixture->other);
      g_assert_true (held != NULL && other != NULL && g_bytes_equal (held, other));
    }
  if (fixture->has_attribute)
    check_attribute (fixture);
  check_next_save (fixture);

  return TRUE;
}

static void
run_rounds (Fixture *fixture, int code, gboolean for_good, guint step)
{
  for (guint at = 1; run_round (fixture, at, code, for_good, 0); at += step)
    g_assert_cmpuint (at, <, 1000);
}

static void
run_pairs (Fixture *fixture, int code)
{
  for (guint at = 1; at < 60; at++)
    for (guint second = 1; run_round (fixture, at, code, FALSE, second); second++)
      g_assert_cmpuint (second, <, 1000);
}

static void
test_place (gconstpointer data)
{
  Fixture fixture = { .place = data };
  const gboolean soak = g_getenv ("KAIJI_SOAK") != NULL;
  GError *error = NULL;

  if ((fixture.place->flags & BY_OTHER_USER) != 0 && geteuid () != 0)
    {
      g_test_skip ("only root can be somebody else");
      return;
    }

  fixture.root = g_dir_make_tmp ("kaiji-faults-XXXXXX", &error);
  g_assert_no_error (error);
  g_chmod (fixture.root, 0777);
  fixture.folder = g_build_filename (fixture.root, "folder", NULL);
  fixture.elsewhere = g_build_filename (fixture.root, "elsewhere", NULL);
  fixture.state = g_strdup (g_getenv ("XDG_STATE_HOME"));
  fixture.mark = g_build_filename (fixture.root, "mark", NULL);

  run_rounds (&fixture, 0, FALSE, soak ? 1 : 3);
  run_rounds (&fixture, EIO, FALSE, soak ? 1 : 11);
  run_rounds (&fixture, ENOSPC, TRUE, soak ? 1 : 11);
  /* A quota that is used up, and a share whose server was started anew. */
  run_rounds (&fixture, EDQUOT, TRUE, soak ? 1 : 17);
  run_rounds (&fixture, ESTALE, FALSE, soak ? 1 : 17);
  if (soak)
    {
      run_rounds (&fixture, ENOSPC, FALSE, 1);
      run_rounds (&fixture, EIO, TRUE, 1);
      run_rounds (&fixture, EDQUOT, FALSE, 1);
      run_rounds (&fixture, ESTALE, TRUE, 1);
      run_rounds (&fixture, EACCES, FALSE, 1);
      run_pairs (&fixture, EIO);
    }

  g_test_message ("%s: %u rounds, %u lost, %u destroyed, %u leftovers", fixture.place->name,
                  fixture.n_rounds, fixture.n_lost, fixture.n_destroyed, fixture.n_leftovers);
  g_chmod (fixture.folder, 0777);
  remove_tree (fixture.root);
  remove_tree (fixture.state);
  g_assert_cmpuint (fixture.n_rounds, >, 5);
  g_assert_cmpuint (fixture.n_lost + fixture.n_destroyed + fixture.n_leftovers, ==, 0);

  g_free (fixture.root);
  g_free (fixture.folder);
  g_free (fixture.elsewhere);
  g_free (fixture.state);
  g_free (fixture.path);
  g_free (fixture.other);
  g_free (fixture.mark);
}

int
main (int argc, char **argv)
{
  g_autofree char *state = NULL;
  int status;

  /* On a file system in memory, which never waits; the soak test uses a disk. */
  if (g_getenv ("KAIJI_SOAK") == NULL && g_access ("/dev/shm", W_OK) == 0)
    g_setenv ("TMPDIR", "/dev/shm", TRUE);
  g_test_init (&argc, &argv, NULL);

  state = g_dir_make_tmp ("kaiji-state-XXXXXX", NULL);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *path = g_strdup_printf ("/base/replace/faults/%s", places[i].name);

      g_test_add_data_func (path, &places[i], test_place);
    }

  status = g_test_run ();
  remove_tree (state);
  return status;
}
