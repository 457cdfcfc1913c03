/* test-claim.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kaiji-claim.h"
#include "kaiji-replace.h"

/* This program, started again to be another one. */
static const char *program;

typedef struct
{
  char *folder;
  char *path;
  char *mark; /* beside it */
  char *own;  /* the folder of the person's own marks */
  GFile *file;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("kaiji-claim-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "sheet.kaiji.json", NULL);
  self->mark = g_build_filename (self->folder, ".sheet.kaiji.json.kaiji-in-use", NULL);
  self->own = g_build_filename (g_get_user_state_dir (), "kaiji", "in-use", NULL);
  self->file = g_file_new_for_path (self->path);
  g_assert_true (g_file_set_contents (self->path, "{}", -1, NULL));
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (directory != NULL && g_dir_read_name (directory) != NULL)
    n++;
  return n;
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) directory = g_dir_open (self->folder, 0, NULL);
  const char *entry;

  while ((entry = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, entry, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_assert_cmpuint (count_files (self->own), ==, 0);
  g_object_unref (self->file);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->mark);
  g_free (self->own);
}

static KaijiClaim *
take (GFile *file)
{
  g_autoptr (KaijiHolder) holder = NULL;
  KaijiClaim *claim = kaiji_claim_take (file, FALSE, &holder);

  g_assert_nonnull (claim);
  g_assert_null (holder);
  return claim;
}

/* As another program would find it. */
static KaijiHolder *
refuse (GFile *file)
{
  KaijiHolder *holder = NULL;

  g_assert_null (kaiji_claim_take (file, FALSE, &holder));
  g_assert_nonnull (holder);
  return holder;
}

static void
assert_free (GFile *file)
{
  g_assert_null (kaiji_claim_find_holder (file));
}

static void
test_taken (Fixture *self, gconstpointer data)
{
  g_autoptr (KaijiClaim) claim = take (self->file);
  g_autoptr (KaijiHolder) holder = kaiji_claim_find_holder (self->file);
  g_autoptr (KaijiHolder) refused = refuse (self->file);
  g_autofree char *words = kaiji_holder_describe (refused);

  g_assert_true (g_file_test (self->mark, G_FILE_TEST_IS_REGULAR));
  g_assert_true (kaiji_holder_is_self (holder));
  g_assert_true (kaiji_holder_is_here (holder));
  g_assert_cmpstr (refused->host, ==, g_get_host_name ());
  g_assert_cmpint (refused->process, ==, getpid ());
  g_assert_nonnull (strstr (words, g_get_host_name ()));

  g_clear_pointer (&claim, kaiji_claim_release);
  g_assert_false (g_file_test (self->mark, G_FILE_TEST_EXISTS));
  assert_free (self->file);
}

/* Who takes it anyway has it, and keeps it when the first one lets go. */
static void
test_anyway (Fixture *self, gconstpointer data)
{
  g_autoptr (KaijiClaim) first = take (self->file);
  g_autoptr (KaijiHolder) holder = NULL;
  g_autoptr (KaijiHolder) left = NULL;
  g_autoptr (KaijiClaim) second = kaiji_claim_take (self->file, TRUE, &holder);

  g_assert_nonnull (second);
  g_clear_pointer (&first, kaiji_claim_release);
  left = kaiji_claim_find_holder (self->file);
  g_assert_nonnull (left);
}

/* A link, another name of the same file, and the name it was given since. */
static void
test_names (Fixture *self, gconstpointer data)
{
  g_autofree char *link_path = g_build_filename (self->folder, "link", NULL);
  g_autofree char *other_path = g_build_filename (self->folder, "other", NULL);
  g_autofree char *moved_path = g_build_filename (self->folder, "moved", NULL);
  g_autoptr (GFile) link_file = g_file_new_for_path (link_path);
  g_autoptr (GFile) other_file = g_file_new_for_path (other_path);
  g_autoptr (GFile) moved_file = g_file_new_for_path (moved_path);
  g_autoptr (KaijiClaim) claim = NULL;
  g_autoptr (KaijiHolder) by_link = NULL;
  g_autoptr (KaijiHolder) by_other = NULL;
  g_autoptr (KaijiHolder) by_new_name = NULL;

  g_assert_cmpint (symlink (self->path, link_path), ==, 0);
  g_assert_cmpint (link (self->path, other_path), ==, 0);
  claim = take (link_file);
  g_assert_true (g_file_test (self->mark, G_FILE_TEST_EXISTS));
  by_link = refuse (self->file);
  by_other = refuse (other_file);

  g_assert_cmpint (g_rename (self->path, moved_path), ==, 0);
  by_new_name = refuse (moved_file);
}

/* Saving puts a new file in the place of the old one. */
static void
test_follow (Fixture *self, gconstpointer data)
{
  g_autoptr (KaijiClaim) claim = take (self->file);
  g_autoptr (GBytes) contents = g_bytes_new_static ("{ }", 3);
  g_autofree char *other_path = g_build_filename (self->folder, "other", NULL);
  g_autoptr (GFile) other_file = g_file_new_for_path (other_path);
  g_autoptr (KaijiHolder) by_other = NULL;

  g_assert_true (kaiji_replace (self->file, contents, NULL, NULL, NULL, NULL));
  kaiji_claim_follow (claim);
  g_assert_cmpint (link (self->path, other_path), ==, 0);
  by_other = refuse (other_file);
  g_assert_cmpuint (count_files (self->own), ==, 1);
}

/* No mark beside it, and nothing said of that. */
static void
test_unwritable (Fixture *self, gconstpointer data)
{
  g_autoptr (KaijiClaim) claim = NULL;
  g_autoptr (KaijiHolder) holder = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("root writes everywhere");
      return;
    }
  g_assert_cmpint (chmod (self->folder, 0555), ==, 0);
  claim = take (self->file);
  g_assert_false (g_file_test (self->mark, G_FILE_TEST_EXISTS));
  holder = refuse (self->file);
  g_assert_cmpint (chmod (self->folder, 0755), ==, 0);
}

static GSubprocess *
start_other (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *other = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                           | G_SUBPROCESS_FLAGS_STDIN_PIPE,
                                         &error, program, "--hold", self->path, NULL);
  char answer;

  g_assert_no_error (error);
  g_assert_cmpint (g_input_stream_read (g_subprocess_get_stdout_pipe (other), &answer, 1, NULL,
                                        NULL),
                   ==, 1);
  return other;
}

static void
test_killed (Fixture *self, gconstpointer data)
{
  g_autoptr (GSubprocess) other = start_other (self);
  g_autoptr (KaijiHolder) holder = refuse (self->file);
  g_autoptr (KaijiClaim) claim = NULL;

  g_assert_false (kaiji_holder_is_self (holder));
  g_assert_true (kaiji_holder_is_here (holder));

  g_subprocess_force_exit (other);
  g_subprocess_wait (other, NULL, NULL);
  g_assert_true (g_file_test (self->mark, G_FILE_TEST_EXISTS));
  assert_free (self->file);
  claim = take (self->file);
}

static void
write_mark (Fixture *self, const char *user, const char *machine)
{
  g_autofree char *text = g_strdup_printf (
    "kaiji-in-use 1\nuser: %s\nhost: elsewhere\nmachine: %s\ninstance: x\nprocess: 1\n"
    "time: 2026-09-01T10:32:00+09:00\n",
    user, machine);

  g_assert_true (g_file_set_contents (self->mark, text, -1, NULL));
}

/* Whether a program of another computer still runs cannot be known. */
static void
test_elsewhere (Fixture *self, gconstpointer data)
{
  g_autoptr (KaijiHolder) holder = NULL;
  g_autoptr (KaijiHolder) overridden = NULL;
  g_autoptr (KaijiClaim) claim = NULL;
  g_autofree char *words = NULL;

  write_mark (self, "佐藤\x1b[31m花子\xff", "another");
  holder = refuse (self->file);
  g_assert_cmpstr (holder->host, ==, "elsewhere");
  g_assert_false (kaiji_holder_is_here (holder));
  words = kaiji_holder_describe (holder);
  g_assert_true (g_utf8_validate (words, -1, NULL));
  g_assert_null (strchr (words, '\x1b'));
  g_assert_nonnull (strstr (words, "花子"));

  claim = kaiji_claim_take (self->file, TRUE, &overridden);
  g_assert_nonnull (claim);
}

/* Whatever stands by that name keeps nobody from working, and stays. */
static void
test_nonsense (Fixture *self, gconstpointer data)
{
  static const char *const contents[] = { "", "\n", "kaiji-in-use 2\n", "nonsense\0more" };
  g_autoptr (KaijiClaim) claim = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_assert_true (g_file_set_contents (self->mark, contents[i], -1, NULL));
      g_clear_pointer (&claim, kaiji_claim_release);
      claim = take (self->file);
      g_unlink (self->mark);
    }

  g_clear_pointer (&claim, kaiji_claim_release);
  g_assert_cmpint (g_mkdir (self->mark, 0700), ==, 0);
  claim = take (self->file);
  g_clear_pointer (&claim, kaiji_claim_release);
  g_assert_cmpint (g_rmdir (self->mark), ==, 0);

  g_assert_cmpint (mkfifo (self->mark, 0600), ==, 0);
  claim = take (self->file);
  g_clear_pointer (&claim, kaiji_claim_release);
  g_assert_true (g_file_test (self->mark, G_FILE_TEST_EXISTS));
}

/* What is no mark is somebody's file, by that name or another one as well. */
static void
test_foreign (Fixture *self, gconstpointer data)
{
  static const char *const contents[] = { "notes of a person", "kaiji-in-use 1\nuser: a\n" };
  g_autofree char *other = g_build_filename (self->folder, "other", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (KaijiClaim) claim = NULL;
      g_autofree char *held = NULL;

      g_assert_true (g_file_set_contents (self->mark, contents[i], -1, NULL));
      if (i == 1)
        g_assert_cmpint (link (self->mark, other), ==, 0);
      claim = take (self->file);
      g_clear_pointer (&claim, kaiji_claim_release);
      g_assert_true (g_file_get_contents (self->mark, &held, NULL, NULL));
      g_assert_cmpstr (held, ==, contents[i]);
    }
}

/* A name with which the mark's would be too long, and a file that is not there. */
static void
test_no_mark (Fixture *self, gconstpointer data)
{
  g_autofree char *long_name = g_strnfill (246, 'x');
  g_autofree char *path = g_build_filename (self->folder, long_name, NULL);
  g_autoptr (GFile) long_file = g_file_new_for_path (path);
  g_autoptr (GFile) missing = g_file_get_child (long_file, "missing");
  g_autoptr (KaijiClaim) of_long = NULL;
  g_autoptr (KaijiClaim) of_missing = NULL;
  g_autoptr (KaijiHolder) holder = NULL;

  g_assert_true (g_file_set_contents (path, "{}", -1, NULL));
  of_long = take (long_file);
  holder = refuse (long_file);
  of_missing = take (missing);
}

/* The document portal would show a mark beside the file to nobody, and leave it when the program is
 * killed. */
static void
test_lent (Fixture *self, gconstpointer data)
{
  g_autofree char *documents = g_build_filename (g_get_user_runtime_dir (), "doc", NULL);
  g_autofree char *lent = g_build_filename (documents, "52f814ce", NULL);
  g_autofree char *path = g_build_filename (lent, "sheet.kaiji.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  KaijiClaim *claim;

  g_assert_cmpint (g_mkdir_with_parents (lent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "{}", -1, NULL));
  claim = take (file);
  g_assert_cmpuint (count_files (lent), ==, 1);
  g_assert_cmpuint (count_files (self->own), ==, 1);
  kaiji_claim_follow (claim);
  g_assert_cmpuint (count_files (lent), ==, 1);
  kaiji_claim_release (claim);

  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (lent), ==, 0);
  g_assert_cmpint (g_rmdir (documents), ==, 0);
}

/* In a folder that is lent, others find the mark. */
static void
test_lent_folder (Fixture *self, gconstpointer data)
{
  g_autofree char *documents = g_build_filename (g_get_user_runtime_dir (), "doc", NULL);
  g_autofree char *lent = g_build_filename (documents, "52f814ce", NULL);
  g_autofree char *folder = g_build_filename (lent, "sheets", NULL);
  g_autofree char *path = g_build_filename (folder, "sheet.kaiji.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  KaijiClaim *claim;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "{}", -1, NULL));
  claim = take (file);
  g_assert_cmpuint (count_files (folder), ==, 2);
  kaiji_claim_release (claim);

  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_assert_cmpint (g_rmdir (lent), ==, 0);
  g_assert_cmpint (g_rmdir (documents), ==, 0);
}

/* Keeps @path claimed until it is killed. */
static int
hold (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (KaijiHolder) holder = NULL;
  KaijiClaim *claim = kaiji_claim_take (file, FALSE, &holder);
  char nothing;

  if (claim == NULL || write (STDOUT_FILENO, "y", 1) != 1)
    return 1;
  return read (STDIN_FILENO, &nothing, 1) < 0;
}

static void
remove_empty (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_rmdir (path);
}

static void
add (const char *path, void (*function) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, function, tear_down);
}

int
main (int argc, char **argv)
{
  g_autofree char *state = NULL;
  g_autofree char *runtime = NULL;
  int status;

  if (argc == 3 && strcmp (argv[1], "--hold") == 0)
    return hold (argv[2]);

  /* The marks of this test alone. */
  state = g_dir_make_tmp ("kaiji-state-XXXXXX", NULL);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  runtime = g_dir_make_tmp ("kaiji-runtime-XXXXXX", NULL);
  g_setenv ("XDG_RUNTIME_DIR", runtime, TRUE);
  program = argv[0];
  g_test_init (&argc, &argv, NULL);

  add ("/base/claim/taken", test_taken);
  add ("/base/claim/anyway", test_anyway);
  add ("/base/claim/names", test_names);
  add ("/base/claim/follow", test_follow);
  add ("/base/claim/unwritable", test_unwritable);
  add ("/base/claim/killed", test_killed);
  add ("/base/claim/elsewhere", test_elsewhere);
  add ("/base/claim/nonsense", test_nonsense);
  add ("/base/claim/foreign", test_foreign);
  add ("/base/claim/no-mark", test_no_mark);
  add ("/base/claim/lent", test_lent);
  add ("/base/claim/lent-folder", test_lent_folder);

  status = g_test_run ();
  remove_empty (state, "kaiji/in-use");
  remove_empty (state, "kaiji");
  remove_empty (state, NULL);
  remove_empty (runtime, NULL);
  return status;
}
