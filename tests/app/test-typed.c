/* test-typed.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is typed between two safety copies of a sheet, and found again after a crash.
 */

#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "document-fixture.h"
#include "kaiji-backup.h"
#include "kaiji-document.h"
#include "kaiji-sheet-file.h"
#include "../sheet/save-sheet.h"

/* Some shares and FUSE file systems have no locks. This stands before the C library's function. */
static gboolean has_no_locks;

int
flock (int fd, int operation)
{
  if (has_no_locks)
    {
      errno = ENOLCK;
      return -1;
    }

  return (int) syscall (SYS_flock, fd, operation);
}

typedef struct
{
  KaijiSchemeLibrary *library;
  KaijiScheme *scheme;
  const KaijiField *field;
  char *folder;
  GFile *file;
} Fixture;

static void
set_text (KaijiSheet *sheet, const KaijiField *field, const char *text)
{
  g_autoptr (KaijiAnswer) answer = text != NULL ? kaiji_answer_new_text (text) : NULL;

  kaiji_sheet_set_answer (sheet, field, answer);
}

static void
set_up (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiSheet) sheet = NULL;

  self->library = kaiji_scheme_library_new ();
  self->scheme = kaiji_scheme_library_lookup_name (self->library, "aspic-asp-saas", &error);
  g_assert_no_error (error);
  self->field = kaiji_scheme_find_field (self->scheme, "business-name");
  sheet = kaiji_sheet_new (self->scheme);

  self->folder = g_dir_make_tmp ("kaiji-typed-XXXXXX", &error);
  g_assert_no_error (error);
  self->file = g_file_new_build_filename (self->folder, "sheet.kaiji.json", NULL);
  g_assert_true (save_sheet (sheet, self->file, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer user_data)
{
  g_file_delete (self->file, NULL, NULL);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_object_unref (self->file);
  g_object_unref (self->scheme);
  g_object_unref (self->library);
}

static void
assert_backup_has (Fixture *self, KaijiBackup *backup, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiSheet) sheet = kaiji_backup_load_sheet (backup, self->library, NULL, &error);
  g_autofree char *saved = NULL;

  g_assert_no_error (error);
  saved = kaiji_sheet_dup_text (sheet, self->field);
  g_assert_cmpstr (saved, ==, text);
}

static void
count_up (guint *n)
{
  ++*n;
}

/* A program that was killed: its document is gone, its copy is not. */
static KaijiDocument *
restore (Fixture *self, KaijiBackup *backup)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  KaijiDocument *document;

  kaiji_document_restore_async (backup, self->library, NULL, document_fixture_on_ready, &result);
  document = kaiji_document_load_finish (document_fixture_wait (&result), &error);
  g_assert_no_error (error);
  return document;
}

static char *
dup_log_path (KaijiBackup *backup)
{
  g_autofree char *copy = g_file_get_path (kaiji_backup_get_copy (backup));
  g_autofree char *name = g_strndup (copy, strlen (copy) - strlen (".kaiji-copy"));

  return g_strconcat (name, ".lock", NULL);
}

static void
assert_answer (KaijiDocument *document, const char *id, const char *expected)
{
  KaijiSheet *sheet = kaiji_document_get_sheet (document);
  const KaijiField *field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet), id);
  g_autofree char *text = kaiji_sheet_dup_text (sheet, field);

  g_assert_cmpstr (text, ==, expected);
}

/* What was typed after the copy was written is in the log beside it, the last of it too; a record
 * that was not written to its end is none. */
static void
test_typed (Fixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiDocument) lost = document_fixture_open (self->file, self->library);
  KaijiSheet *sheet = kaiji_document_get_sheet (lost);
  const KaijiField *other = kaiji_scheme_find_field (self->scheme, "representative-name");
  g_autoptr (KaijiDocument) document = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autofree char *log = NULL;
  guint n_kept = 0;
  FILE *torn;

  g_signal_connect_swapped (kaiji_document_get_autosave (lost), "kept", G_CALLBACK (count_up),
                            &n_kept);
  set_text (sheet, other, "to be removed");
  set_text (sheet, self->field, "t");
  while (n_kept == 0)
    g_main_context_iteration (NULL, TRUE);
  set_text (sheet, self->field, "ty");
  set_text (sheet, self->field, "typed\n二行");
  set_text (sheet, other, NULL);
  kaiji_sheet_set_certification_number (sheet, "0144-1110");
  g_clear_object (&lost);

  backups = document_fixture_wait_for_abandoned (1);
  log = dup_log_path (backups->pdata[0]);
  torn = fopen (log, "a");
  g_assert_nonnull (torn);
  fputs ("business-name\n{\"text\": \"typ", torn);
  fclose (torn);
  document = restore (self, backups->pdata[0]);
  assert_answer (document, self->field->id, "typed\n二行");
  assert_answer (document, "representative-name", "");
  g_assert_cmpstr (kaiji_sheet_get_certification_number (kaiji_document_get_sheet (document)), ==,
                   "0144-1110");

  /* It goes on from there, and the torn record does not hide what follows. */
  g_clear_object (&document);
  g_clear_pointer (&backups, g_ptr_array_unref);
  backups = document_fixture_wait_for_abandoned (1);
  document = restore (self, backups->pdata[0]);
  set_text (kaiji_document_get_sheet (document), self->field, "more");
  g_clear_object (&document);
  g_clear_pointer (&backups, g_ptr_array_unref);
  again = document_fixture_wait_for_abandoned (1);
  assert_backup_has (self, again->pdata[0], "more");
  kaiji_backup_remove (again->pdata[0]);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
}

/* Once all of it is in the copy, the log is empty. */
static void
test_typed_forgotten (Fixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiDocument) document = document_fixture_open (self->file, self->library);
  KaijiSheet *sheet = kaiji_document_get_sheet (document);
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "kaiji", "unsaved", NULL);
  g_autoptr (GDir) directory = NULL;
  const char *entry;
  guint n_kept = 0;

  g_signal_connect_swapped (kaiji_document_get_autosave (document), "kept", G_CALLBACK (count_up),
                            &n_kept);
  set_text (sheet, self->field, "t");
  while (n_kept < 1)
    g_main_context_iteration (NULL, TRUE);
  set_text (sheet, self->field, "ty");
  while (n_kept < 2)
    g_main_context_iteration (NULL, TRUE);

  directory = g_dir_open (folder, 0, NULL);
  while ((entry = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, entry, NULL);
      GStatBuf status;

      if (!g_str_has_suffix (entry, ".lock"))
        continue;
      g_assert_cmpint (g_stat (path, &status), ==, 0);
      g_assert_cmpint (status.st_size, ==, 0);
    }
  kaiji_document_discard_backup (document);
}

/* Where nothing can be locked, what is typed is kept all the same. */
static void
test_typed_without_locks (Fixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiDocument) lost = NULL;
  g_autoptr (KaijiDocument) document = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  guint n_kept = 0;

  has_no_locks = TRUE;
  lost = document_fixture_open (self->file, self->library);
  g_signal_connect_swapped (kaiji_document_get_autosave (lost), "kept", G_CALLBACK (count_up),
                            &n_kept);
  set_text (kaiji_document_get_sheet (lost), self->field, "t");
  while (n_kept == 0)
    g_main_context_iteration (NULL, TRUE);
  set_text (kaiji_document_get_sheet (lost), self->field, "typed");
  g_clear_object (&lost);

  backups = document_fixture_wait_for_abandoned (1);
  document = restore (self, backups->pdata[0]);
  assert_answer (document, self->field->id, "typed");
  kaiji_document_discard_backup (document);
  has_no_locks = FALSE;
}

static void
add (const char *path, void (*function) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, function, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("/app/typed/restored", test_typed);
  add ("/app/typed/forgotten", test_typed_forgotten);
  add ("/app/typed/without-locks", test_typed_without_locks);

  return g_test_run ();
}
