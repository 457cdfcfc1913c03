/* test-replace.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <linux/fs.h>
#include <string.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "kaiji-file-input.h"
#include "kaiji-replace.h"

typedef struct
{
  char *folder;
  char *path;
  GFile *file;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GError *error = NULL;

  fixture->folder = g_dir_make_tmp ("kaiji-replace-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "sheet.json", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) directory = g_dir_open (fixture->folder, 0, NULL);
  const char *entry;

  while ((entry = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, entry, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_object_unref (fixture->file);
}

static gboolean
write_text (GFile *file, const char *text, const char *etag, char **new_etag, GError **error)
{
  g_autoptr (GBytes) contents = g_bytes_new (text, strlen (text));

  return kaiji_replace (file, contents, etag, new_etag, NULL, error);
}

static void
put (Fixture *fixture, const char *text)
{
  GError *error = NULL;

  g_file_set_contents (fixture->path, text, -1, &error);
  g_assert_no_error (error);
}

static void
assert_holds (const char *path, const char *text)
{
  g_autofree char *contents = NULL;
  GError *error = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (contents, ==, text);
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr (GDir) directory = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (directory) != NULL)
    n++;
  return n;
}

static void
test_new (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (write_text (fixture->file, "one", KAIJI_ETAG_NEW, NULL, &error));
  g_assert_no_error (error);
  assert_holds (fixture->path, "one");

  g_assert_false (write_text (fixture->file, "two", KAIJI_ETAG_NEW, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  assert_holds (fixture->path, "one");
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

static void
test_etag (Fixture *fixture, gconstpointer data)
{
  g_autofree char *etag = NULL;
  g_autofree char *next = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (write_text (fixture->file, "one", NULL, &etag, &error));
  g_assert_true (write_text (fixture->file, "two", etag, &next, &error));
  g_assert_no_error (error);

  /* Of the same size and within the same tick of the file system's clock. */
  g_assert_false (write_text (fixture->file, "six", etag, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  assert_holds (fixture->path, "two");
  g_clear_error (&error);

  /* Saving the same content again is not a change. */
  put (fixture, "two");
  g_assert_true (write_text (fixture->file, "three", next, NULL, &error));
  g_assert_no_error (error);
  assert_holds (fixture->path, "three");
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

static void
test_rights (Fixture *fixture, gconstpointer data)
{
  static const guint modes[] = { 0600, 0640, 0664, 0666, 0755 };
  struct stat status;
  char value[16];

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      put (fixture, "old");
      g_chmod (fixture->path, (int) modes[i]);
      if (setxattr (fixture->path, "user.kaiji", "kept", 4, 0) < 0)
        g_test_message ("this file system has no attributes");
      g_assert_true (write_text (fixture->file, "new", NULL, NULL, NULL));
      g_assert_cmpint (stat (fixture->path, &status), ==, 0);
      g_assert_cmpuint (status.st_mode & 07777, ==, modes[i]);
      g_assert_cmpint (getxattr (fixture->path, "user.kaiji", value, sizeof value), ==, 4);
    }
}

/* setfacl -m u:7:rw, as it is stored: version 2, then tag, rights and id of each entry. */
static const guint8 access_list[] = {
  2,    0, 0, 0,                         /* */
  1,    0, 6, 0, 0xff, 0xff, 0xff, 0xff, /* its owner */
  2,    0, 6, 0, 7,    0,    0,    0,    /* user 7 */
  4,    0, 4, 0, 0xff, 0xff, 0xff, 0xff, /* its group */
  0x10, 0, 6, 0, 0xff, 0xff, 0xff, 0xff, /* the mask */
  0x20, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, /* others */
};

static void
test_access_list (Fixture *fixture, gconstpointer data)
{
  guint8 value[256];
  struct stat before, after;

  put (fixture, "old");
  if (setxattr (fixture->path, "system.posix_acl_access", access_list, sizeof access_list, 0) < 0)
    {
      g_test_skip ("this file system has no access lists");
      return;
    }
  g_assert_cmpint (stat (fixture->path, &before), ==, 0);

  g_assert_true (write_text (fixture->file, "new", NULL, NULL, NULL));
  g_assert_cmpmem (value, getxattr (fixture->path, "system.posix_acl_access", value, sizeof value),
                   access_list, sizeof access_list);
  g_assert_cmpint (stat (fixture->path, &after), ==, 0);
  g_assert_cmpuint (after.st_mode, ==, before.st_mode);
}

/* The folder's default access list does not apply to an existing file. */
static void
test_default_access_list (Fixture *fixture, gconstpointer data)
{
  guint8 value[256];

  put (fixture, "old");
  g_chmod (fixture->path, 0600);
  if (setxattr (fixture->folder, "system.posix_acl_default", access_list, sizeof access_list, 0)
      < 0)
    {
      g_test_skip ("this file system has no access lists");
      return;
    }

  g_assert_true (write_text (fixture->file, "new", NULL, NULL, NULL));
  g_assert_cmpint (getxattr (fixture->path, "system.posix_acl_access", value, sizeof value), <, 0);
}

static void
test_links (Fixture *fixture, gconstpointer data)
{
  g_autofree char *hard = g_build_filename (fixture->folder, "hard.json", NULL);
  g_autofree char *soft = g_build_filename (fixture->folder, "soft.json", NULL);
  g_autofree char *dangling = g_build_filename (fixture->folder, "dangling.json", NULL);
  g_autofree char *target = g_build_filename (fixture->folder, "target.json", NULL);
  g_autoptr (GFile) soft_file = g_file_new_for_path (soft);
  g_autoptr (GFile) dangling_file = g_file_new_for_path (dangling);

  put (fixture, "a longer old content");
  g_assert_cmpint (link (fixture->path, hard), ==, 0);
  g_assert_cmpint (symlink ("sheet.json", soft), ==, 0);
  g_assert_cmpint (symlink ("target.json", dangling), ==, 0);

  g_assert_true (write_text (soft_file, "new", NULL, NULL, NULL));
  assert_holds (fixture->path, "new");
  assert_holds (hard, "new");
  g_assert_true (g_file_test (soft, G_FILE_TEST_IS_SYMLINK));

  g_assert_true (write_text (dangling_file, "made", NULL, NULL, NULL));
  assert_holds (target, "made");
  g_assert_true (g_file_test (dangling, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpuint (count_files (fixture), ==, 5);
}

/* A file that must not be written is not replaced either, though its folder would allow that. */
static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean written;

  put (fixture, "old");
  g_chmod (fixture->path, 0444);
  g_chmod (fixture->folder, 0777);
  if (geteuid () == 0)
    g_assert_cmpint (seteuid (1000), ==, 0);
  written = write_text (fixture->file, "new", NULL, NULL, &error);
  if (getuid () == 0)
    g_assert_cmpint (seteuid (0), ==, 0);

  g_assert_false (written);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  assert_holds (fixture->path, "old");
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) contents = g_bytes_new_static ("new", 3);
  g_autoptr (GError) error = NULL;

  put (fixture, "old");
  g_cancellable_cancel (cancellable);
  g_assert_false (kaiji_replace (fixture->file, contents, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_holds (fixture->path, "old");
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

static void
test_leftovers (Fixture *fixture, gconstpointer data)
{
  g_autofree char *dead = g_build_filename (fixture->folder, ".kaiji-save-0000dead", NULL);
  g_autofree char *live = g_build_filename (fixture->folder, ".kaiji-save-0000a11e", NULL);
  g_autofree char *foreign = g_build_filename (fixture->folder, ".goutputstream-ABC", NULL);
  g_autofree char *alike = g_build_filename (fixture->folder, ".kaiji-save-notes.txt", NULL);
  int fd;

  g_file_set_contents (dead, "half", -1, NULL);
  g_file_set_contents (live, "half", -1, NULL);
  g_file_set_contents (foreign, "half", -1, NULL);
  g_file_set_contents (alike, "notes", -1, NULL);
  fd = g_open (live, O_RDONLY | O_CLOEXEC, 0);
  g_assert_cmpint (flock (fd, LOCK_EX), ==, 0);

  g_assert_true (write_text (fixture->file, "new", NULL, NULL, NULL));
  g_assert_false (g_file_test (dead, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (live, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (alike, G_FILE_TEST_EXISTS));
  close (fd);
}

typedef struct
{
  GFile *file;
  guint n_done;
} Writer;

/* Increments the number in the file, as often as needed to be the first writer. */
static gpointer
count_up (gpointer data)
{
  Writer *writer = data;

  for (guint i = 0; i < 25; i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean written = FALSE;

      while (!written)
        {
          g_autoptr (GInputStream) input = kaiji_file_input_open (writer->file, NULL, NULL);
          g_autoptr (GBytes) old = g_input_stream_read_bytes (input, 4096, NULL, NULL);
          g_autofree char *text = g_strndup (g_bytes_get_data (old, NULL), g_bytes_get_size (old));
          g_autofree char *etag = kaiji_etag_new (old);
          g_autofree char *next = g_strdup_printf ("%d", atoi (text) + 1);

          g_clear_object (&input);
          g_clear_error (&error);
          written = write_text (writer->file, next, etag, NULL, &error);
          if (!written)
            g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
        }
      writer->n_done++;
    }

  return NULL;
}

static void
test_two_writers (Fixture *fixture, gconstpointer linked)
{
  g_autofree char *hard = g_build_filename (fixture->folder, "hard.json", NULL);
  g_autoptr (GFile) hard_file = g_file_new_for_path (hard);
  Writer writers[] = { { fixture->file, 0 }, { linked != NULL ? hard_file : fixture->file, 0 } };
  GThread *threads[G_N_ELEMENTS (writers)];

  put (fixture, "0");
  if (linked != NULL)
    g_assert_cmpint (link (fixture->path, hard), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    threads[i] = g_thread_new ("writer", count_up, &writers[i]);
  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    g_thread_join (threads[i]);

  assert_holds (fixture->path, "50");
}

static void
test_pipe (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GInputStream) input = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  input = kaiji_file_input_open (fixture->file, NULL, &error);
  g_assert_null (input);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  g_clear_error (&error);

  g_assert_false (write_text (fixture->file, "new", NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
}

static gpointer
read_all (gpointer path)
{
  char *contents = NULL;

  g_file_get_contents (path, &contents, NULL, NULL);
  return contents;
}

/* A new document may go to a program that reads it. */
static void
test_pipe_read (Fixture *fixture, gconstpointer data)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  GThread *reader;

  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  reader = g_thread_new ("reader", read_all, fixture->path);
  g_assert_true (write_text (fixture->file, "new", KAIJI_ETAG_NEW, NULL, &error));
  g_assert_no_error (error);
  contents = g_thread_join (reader);
  g_assert_cmpstr (contents, ==, "new");
}

/* A file that was read, and is no file any more: nothing goes to what took its place. */
static void
test_no_file_any_more (Fixture *fixture, gconstpointer data)
{
  const struct sockaddr_un address = { AF_UNIX, "kaiji-test-socket" };
  g_autofree char *socket_path = g_build_filename (fixture->folder, address.sun_path, NULL);
  g_autofree char *etag = NULL;
  g_autofree char *before = g_get_current_dir ();
  int fd = socket (AF_UNIX, SOCK_STREAM, 0);

  /* The path of a socket is short. */
  g_assert_cmpint (g_chdir (fixture->folder), ==, 0);
  g_assert_cmpint (bind (fd, (const struct sockaddr *) &address, sizeof address), ==, 0);
  g_assert_cmpint (g_chdir (before), ==, 0);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;

      g_unlink (fixture->path);
      g_clear_pointer (&etag, g_free);
      g_assert_true (write_text (fixture->file, "old", NULL, &etag, &error));
      g_unlink (fixture->path);
      if (i == 0)
        g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
      else
        g_assert_cmpint (symlink (i == 1 ? "/dev/null" : socket_path, fixture->path), ==, 0);

      g_assert_false (write_text (fixture->file, "new", etag, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
      g_clear_error (&error);
      if (i == 2)
        g_assert_false (write_text (fixture->file, "new", NULL, NULL, &error));
    }
  close (fd);
}

/* Sets flags of chattr; FALSE if the file system or the user may not. */
static gboolean
set_flags (const char *path, int flags)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean done = ioctl (fd, FS_IOC_SETFLAGS, &flags) == 0;

  close (fd);
  return done;
}

static int
get_flags (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  int flags = 0;

  g_assert_cmpint (ioctl (fd, FS_IOC_GETFLAGS, &flags), ==, 0);
  close (fd);
  return flags;
}

static void
test_flags (Fixture *fixture, gconstpointer data)
{
  const int flags = FS_NODUMP_FL | FS_NOATIME_FL;

  put (fixture, "old");
  if (!set_flags (fixture->path, flags))
    {
      g_test_skip ("this file system has no flags");
      return;
    }

  g_assert_true (write_text (fixture->file, "new", NULL, NULL, NULL));
  g_assert_cmpint (get_flags (fixture->path) & flags, ==, flags);
}

/* The sizes of all files with names of Kaiji's own, and how many there are. */
static guint
count_own (Fixture *fixture, goffset *size)
{
  g_autoptr (GDir) directory = g_dir_open (fixture->folder, 0, NULL);
  const char *entry;
  guint n = 0;

  *size = 0;
  while ((entry = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, entry, NULL);
      struct stat status;

      if (!g_str_has_prefix (entry, ".kaiji-"))
        continue;
      g_assert_cmpint (stat (path, &status), ==, 0);
      *size += status.st_size;
      n++;
    }

  return n;
}

/* A folder that takes new names and lets none go: what must stay there is empty, and is not more
 * with each save. */
static void
test_append_only_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.json", NULL);
  g_autoptr (GFile) other_file = g_file_new_for_path (other);
  g_autoptr (GError) error = NULL;
  goffset size;

  put (fixture, "old");
  if (!set_flags (fixture->folder, FS_APPEND_FL))
    {
      g_test_skip ("only root can make a folder append-only, and not on all file systems");
      return;
    }

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *text = g_strdup_printf ("new %u", i);

      g_assert_true (write_text (fixture->file, text, NULL, NULL, &error));
      g_assert_no_error (error);
      assert_holds (fixture->path, text);
    }
  g_assert_true (write_text (other_file, "one", KAIJI_ETAG_NEW, NULL, &error));
  g_assert_no_error (error);
  assert_holds (other, "one");
  g_assert_false (write_text (other_file, "two", KAIJI_ETAG_NEW, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);

  g_assert_cmpuint (count_own (fixture, &size), <=, 2);
  g_assert_cmpint (size, ==, 0);
  g_assert_true (set_flags (fixture->folder, 0));
}

static void
test_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GError) error = NULL;

  g_assert_false (write_text (folder, "new", NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_clear_error (&error);
  g_assert_null (kaiji_file_input_open (folder, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
    gconstpointer data;
  } tests[] = {
    { "/base/replace/new", test_new, NULL },
    { "/base/replace/etag", test_etag, NULL },
    { "/base/replace/rights", test_rights, NULL },
    { "/base/replace/access-list", test_access_list, NULL },
    { "/base/replace/default-access-list", test_default_access_list, NULL },
    { "/base/replace/links", test_links, NULL },
    { "/base/replace/read-only", test_read_only, NULL },
    { "/base/replace/cancelled", test_cancelled, NULL },
    { "/base/replace/leftovers", test_leftovers, NULL },
    { "/base/replace/two-writers/own", test_two_writers, NULL },
    { "/base/replace/two-writers/hard-link", test_two_writers, "linked" },
    { "/base/replace/pipe", test_pipe, NULL },
    { "/base/replace/pipe-read", test_pipe_read, NULL },
    { "/base/replace/no-file-any-more", test_no_file_any_more, NULL },
    { "/base/replace/flags", test_flags, NULL },
    { "/base/replace/append-only-folder", test_append_only_folder, NULL },
    { "/base/replace/folder", test_folder, NULL },
  };
  g_autofree char *state = g_dir_make_tmp ("kaiji-state-XXXXXX", NULL);
  g_autofree char *kept = g_build_filename (state, "kaiji", "kept", NULL);
  g_autofree char *kaiji = g_build_filename (state, "kaiji", NULL);
  int status;

  g_test_init (&argc, &argv, NULL);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, tests[i].data, set_up, tests[i].test, tear_down);

  status = g_test_run ();
  g_rmdir (kept);
  g_rmdir (kaiji);
  g_rmdir (state);
  return status;
}
