/* test-backup.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The safety copies of what is not saved: they are written, found after a crash, restored and
 * discarded.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "document-fixture.h"
#include "kaiji-backup-description.h"
#include "kaiji-document.h"
#include "kaiji-sheet-file.h"
#include "../sheet/save-sheet.h"

static void
assert_backup_has (DocumentFixture *self, KaijiBackup *backup, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiSheet) sheet = kaiji_backup_load_sheet (backup, self->library, NULL, &error);
  g_autofree char *saved = NULL;

  g_assert_no_error (error);
  saved = kaiji_sheet_dup_text (sheet, self->field);
  g_assert_cmpstr (saved, ==, text);
}

static void
test_abandoned (DocumentFixture *self, gconstpointer user_data)
{
  KaijiBackup *backup = kaiji_backup_new (self->file, NULL);
  g_autoptr (GBytes) contents = kaiji_sheet_file_serialize (self->sheet);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) held = NULL;
  g_autoptr (GPtrArray) abandoned = NULL;
  g_autoptr (GPtrArray) removed = NULL;
  KaijiBackup *found;

  g_assert_true (kaiji_backup_write (backup, contents, &error));
  g_assert_no_error (error);

  /* The program that writes a copy holds it. */
  held = kaiji_backup_list_abandoned ();
  g_assert_cmpuint (held->len, ==, 0);

  g_object_unref (backup);
  abandoned = kaiji_backup_list_abandoned ();
  g_assert_cmpuint (abandoned->len, ==, 1);
  found = g_ptr_array_index (abandoned, 0);
  g_assert_true (g_file_equal (kaiji_backup_get_original (found), self->file));
  assert_backup_has (self, found, "one");

  kaiji_backup_remove (found);
  g_clear_pointer (&abandoned, g_ptr_array_unref);
  removed = kaiji_backup_list_abandoned ();
  g_assert_cmpuint (removed->len, ==, 0);
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

static GFile *
create_copy (DocumentFixture *self)
{
  g_autoptr (GFile) folder = g_file_new_build_filename (g_get_user_state_dir (), "kaiji", "unsaved",
                                                        NULL);

  g_mkdir_with_parents (g_file_peek_path (folder), 0700);
  return g_file_get_child (folder, "0000.kaiji.json");
}

/* Copies of earlier versions, which consist of two files, are found with both or either of them. */
static void
test_of_before (DocumentFixture *self, gconstpointer user_data)
{
  g_autoptr (GFile) copy = create_copy (self);
  g_autoptr (GFile) folder = g_file_get_parent (copy);
  g_autofree char *origin = g_build_filename (g_file_peek_path (folder), "0000.origin", NULL);
  g_autofree char *uri = g_file_get_uri (self->file);

  for (guint with_origin = 0; with_origin < 2; with_origin++)
    {
      g_autoptr (GPtrArray) abandoned = NULL;
      KaijiBackup *backup;

      g_assert_true (save_sheet (self->sheet, copy, NULL));
      if (with_origin)
        g_assert_true (g_file_set_contents (origin, uri, -1, NULL));
      abandoned = kaiji_backup_list_abandoned ();
      g_assert_cmpuint (abandoned->len, ==, 1);
      backup = g_ptr_array_index (abandoned, 0);
      g_assert_true ((kaiji_backup_get_original (backup) != NULL) == (with_origin == 1));
      assert_backup_has (self, backup, "one");
      kaiji_backup_remove (backup);
      g_assert_cmpuint (count_files (g_file_peek_path (folder)), ==, 0);
    }
}

/* After a power cut the lock may be missing, or be all there is. */
static void
test_without_lock (DocumentFixture *self, gconstpointer user_data)
{
  g_autoptr (GFile) copy = create_copy (self);
  g_autoptr (GFile) folder = g_file_get_parent (copy);
  g_autofree char *stray = g_build_filename (g_file_peek_path (folder), "1111.lock", NULL);
  KaijiBackup *backup = kaiji_backup_new (self->file, "etag");
  g_autoptr (GBytes) contents = kaiji_sheet_file_serialize (self->sheet);
  g_autoptr (GPtrArray) abandoned = NULL;
  g_autofree char *name = NULL;
  char *suffix;

  g_assert_true (kaiji_backup_write (backup, contents, NULL));
  name = g_file_get_path (kaiji_backup_get_copy (backup));
  g_object_unref (backup);
  suffix = g_strrstr (name, ".kaiji-copy");
  strcpy (suffix, ".lock");
  g_assert_cmpint (g_remove (name), ==, 0);
  g_assert_true (g_file_set_contents (stray, "", 0, NULL));

  abandoned = kaiji_backup_list_abandoned ();
  g_assert_cmpuint (abandoned->len, ==, 1);
  backup = g_ptr_array_index (abandoned, 0);
  g_assert_true (g_file_equal (kaiji_backup_get_original (backup), self->file));
  g_assert_cmpstr (kaiji_backup_get_etag (backup), ==, "etag");
  kaiji_backup_remove (backup);
  g_assert_cmpuint (count_files (g_file_peek_path (folder)), ==, 0);
}

/* The sheet is known by another name, and after it was moved; a copy of it is another sheet. */
static void
test_is_of (DocumentFixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiDocument) document = document_fixture_open (self->file, self->library);
  g_autofree char *link = g_build_filename (self->folder, "link.kaiji.json", NULL);
  g_autofree char *moved = g_build_filename (self->folder, "moved.kaiji.json", NULL);
  g_autofree char *copied = g_build_filename (self->folder, "copied.kaiji.json", NULL);
  g_autoptr (GFile) link_file = g_file_new_for_path (link);
  g_autoptr (GFile) moved_file = g_file_new_for_path (moved);
  g_autoptr (GFile) copied_file = g_file_new_for_path (copied);
  g_autofree char *etag = g_strdup (kaiji_document_get_etag (document));
  g_autoptr (GPtrArray) abandoned = NULL;
  KaijiBackup *backup;

  document_fixture_set_text (kaiji_document_get_sheet (document), self->field, "two");
  kaiji_document_keep_backup (document);
  g_clear_object (&document);
  abandoned = document_fixture_wait_for_abandoned (1);
  backup = g_ptr_array_index (abandoned, 0);

  g_assert_cmpint (symlink (g_file_peek_path (self->file), link), ==, 0);
  g_assert_true (g_file_copy (self->file, copied_file, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  g_assert_true (kaiji_backup_is_of (backup, self->file, etag));
  g_assert_true (kaiji_backup_is_of (backup, link_file, etag));
  g_assert_false (kaiji_backup_is_of (backup, copied_file, etag));

  g_assert_cmpint (g_rename (g_file_peek_path (self->file), moved), ==, 0);
  g_assert_true (kaiji_backup_is_of (backup, moved_file, etag));
  /* A file is recognised by its identity, though another program changed it, and by its content,
   * though it is on another disk now. */
  g_assert_true (kaiji_backup_is_of (backup, moved_file, "changed"));
  g_assert_true (kaiji_backup_is_of (backup, copied_file, etag));
  g_assert_false (kaiji_backup_is_of (backup, copied_file, "changed"));

  kaiji_backup_remove (backup);
  g_assert_cmpint (g_rename (moved, g_file_peek_path (self->file)), ==, 0);
  g_remove (link);
  g_remove (copied);
}

/* A copy may still be in the middle of being written when it is discarded. */
static void
test_removed (DocumentFixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiBackup) backup = kaiji_backup_new (NULL, NULL);
  g_autoptr (GBytes) contents = kaiji_sheet_file_serialize (self->sheet);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  kaiji_backup_write_async (backup, contents, document_fixture_on_ready, &result);
  kaiji_backup_remove (backup);
  g_assert_true (kaiji_backup_write_finish (backup, document_fixture_wait (&result), &error));
  g_assert_no_error (error);
  g_assert_false (g_file_query_exists (kaiji_backup_get_copy (backup), NULL));
}

/* Unsaved sheets are told apart by service, form and number of answers. */
static void
test_described (DocumentFixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiBackup) backup = kaiji_backup_new (self->file, NULL);
  g_autoptr (KaijiBackup) broken = kaiji_backup_new (NULL, NULL);
  g_autoptr (GBytes) contents = NULL;
  g_autoptr (GBytes) rubbish = g_bytes_new_static ("{", 1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *title = NULL;
  g_autofree char *details = NULL;
  g_autofree char *expected = NULL;

  document_fixture_set_text (self->sheet,
                             kaiji_scheme_get_role (self->scheme, KAIJI_ROLE_SERVICE_NAME),
                             "見本サービス");
  contents = kaiji_sheet_file_serialize (self->sheet);
  g_assert_true (kaiji_backup_write (backup, contents, NULL));
  kaiji_backup_describe_async (backup, self->library, document_fixture_on_ready, &result);
  details = kaiji_backup_describe_finish (document_fixture_wait (&result), &title);
  expected = g_strdup_printf ("sheet.kaiji.json · %s %s · 2 answers · ",
                              kaiji_scheme_get_short_title (self->scheme),
                              kaiji_scheme_get_edition_title (self->scheme));
  g_assert_cmpstr (title, ==, "見本サービス");
  g_assert_true (g_str_has_prefix (details, expected));
  g_clear_object (&result);
  g_clear_pointer (&title, g_free);
  g_clear_pointer (&details, g_free);

  g_assert_true (kaiji_backup_write (broken, rubbish, NULL));
  kaiji_backup_describe_async (broken, self->library, document_fixture_on_ready, &result);
  details = kaiji_backup_describe_finish (document_fixture_wait (&result), &title);
  g_assert_null (title);
  g_assert_null (details);
  kaiji_backup_remove (broken);
  kaiji_backup_remove (backup);
}

static void
test_fails (DocumentFixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiBackup) backup = kaiji_backup_new (NULL, NULL);
  g_autoptr (GBytes) contents = kaiji_sheet_file_serialize (self->sheet);
  g_autofree char *in_the_way = g_build_filename (g_get_user_state_dir (), "kaiji", NULL);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (g_get_user_state_dir (), 0700);
  g_assert_true (g_file_set_contents (in_the_way, "", 0, NULL));
  g_assert_false (kaiji_backup_write (backup, contents, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY);
}

static void
count (guint *n)
{
  (*n)++;
}

static void
wait_for_count (const guint *n, guint expected)
{
  while (*n < expected)
    g_main_context_iteration (NULL, TRUE);
}

/* That copies cannot be written is told again after one could. */
static void
test_fails_again (DocumentFixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiDocument) document = kaiji_document_new (self->sheet);
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "kaiji", NULL);
  g_autofree char *elsewhere = g_build_filename (g_get_user_state_dir (), "elsewhere", NULL);
  guint n_failures = 0;

  g_signal_connect_swapped (kaiji_document_get_autosave (document), "failed", G_CALLBACK (count),
                            &n_failures);
  g_mkdir_with_parents (g_get_user_state_dir (), 0700);
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  document_fixture_set_text (self->sheet, self->field, "two");
  wait_for_count (&n_failures, 1);

  g_assert_cmpint (g_unlink (folder), ==, 0);
  kaiji_document_keep_backup (document);

  g_assert_cmpint (g_rename (folder, elsewhere), ==, 0);
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  document_fixture_set_text (self->sheet, self->field, "three");
  wait_for_count (&n_failures, 2);

  g_assert_cmpint (g_unlink (folder), ==, 0);
  g_assert_cmpint (g_rename (elsewhere, folder), ==, 0);
  kaiji_document_discard_backup (document);
}

static void
test_restored (DocumentFixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiDocument) lost = document_fixture_open (self->file, self->library);
  g_autoptr (KaijiDocument) document = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  document_fixture_set_text (kaiji_document_get_sheet (lost), self->field, "not saved");
  kaiji_document_keep_backup (lost);
  g_clear_object (&lost);

  backups = kaiji_backup_list_abandoned ();
  g_assert_cmpuint (backups->len, ==, 1);
  kaiji_document_restore_async (g_ptr_array_index (backups, 0), self->library, NULL,
                                document_fixture_on_ready, &result);
  document = kaiji_document_load_finish (document_fixture_wait (&result), &error);
  g_assert_no_error (error);

  text = kaiji_sheet_dup_text (kaiji_document_get_sheet (document), self->field);
  g_assert_cmpstr (text, ==, "not saved");
  g_assert_true (g_file_equal (kaiji_document_get_file (document), self->file));
  g_assert_true (kaiji_document_get_modified (document));

  g_assert_true (document_fixture_save (document, self->file, FALSE, &error));
  g_assert_no_error (error);
  document_fixture_assert_file_has (self, self->file, "not saved");
  g_clear_pointer (&backups, g_ptr_array_unref);
  left = kaiji_backup_list_abandoned ();
  g_assert_cmpuint (left->len, ==, 0);
}

/* A restored sheet does not overwrite another program's changes without a question. */
static void
test_restored_conflict (DocumentFixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiDocument) lost = document_fixture_open (self->file, self->library);
  g_autoptr (KaijiDocument) document = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  document_fixture_set_text (kaiji_document_get_sheet (lost), self->field, "not saved");
  kaiji_document_keep_backup (lost);
  g_clear_object (&lost);
  document_fixture_save_theirs (self);

  backups = kaiji_backup_list_abandoned ();
  g_assert_cmpuint (backups->len, ==, 1);
  kaiji_document_restore_async (g_ptr_array_index (backups, 0), self->library, NULL,
                                document_fixture_on_ready, &result);
  document = kaiji_document_load_finish (document_fixture_wait (&result), &error);
  g_assert_no_error (error);

  g_assert_false (document_fixture_save (document, self->file, FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  document_fixture_assert_file_has (self, self->file, "theirs");
  g_clear_error (&error);
  g_assert_true (document_fixture_save (document, self->file, TRUE, &error));
  g_assert_no_error (error);
  document_fixture_assert_file_has (self, self->file, "not saved");
}

/* Text typed while a sheet is saved under another name modifies that file rather than the previous
 * one. */
static void
test_restored_elsewhere (DocumentFixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiDocument) document = document_fixture_open (self->file, self->library);
  KaijiSheet *sheet = kaiji_document_get_sheet (document);
  g_autoptr (GFile) other = g_file_new_build_filename (self->folder, "other.kaiji.json", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;

  document_fixture_set_text (sheet, self->field, "two");
  kaiji_document_keep_backup (document);
  kaiji_document_save_async (document, other, FALSE, NULL, document_fixture_on_ready, &result);
  document_fixture_set_text (sheet, self->field, "three");
  g_assert_true (kaiji_document_save_finish (document, document_fixture_wait (&result), &error));
  g_assert_no_error (error);
  kaiji_document_keep_backup (document);
  g_clear_object (&result);
  g_clear_object (&document);

  backups = document_fixture_wait_for_abandoned (1);
  g_assert_true (g_file_equal (kaiji_backup_get_original (g_ptr_array_index (backups, 0)), other));
  assert_backup_has (self, g_ptr_array_index (backups, 0), "three");

  kaiji_backup_remove (g_ptr_array_index (backups, 0));
  g_unlink (g_file_peek_path (other));
}

/* The copy of text typed while a sheet is being saved outlives the save. */
static void
test_copy_outlives_saving (DocumentFixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiDocument) document = document_fixture_open (self->file, self->library);
  KaijiSheet *sheet = kaiji_document_get_sheet (document);
  g_autofree char *unsaved = g_build_filename (g_get_user_state_dir (), "kaiji", "unsaved", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;

  document_fixture_set_text (sheet, self->field, "two");
  kaiji_document_save_async (document, self->file, FALSE, NULL, document_fixture_on_ready, &result);
  document_fixture_set_text (sheet, self->field, "three");
  kaiji_document_keep_backup (document);
  g_assert_true (kaiji_document_save_finish (document, document_fixture_wait (&result), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (unsaved), >=, 2);
  g_clear_object (&result);
  g_clear_object (&document);

  backups = document_fixture_wait_for_abandoned (1);
  assert_backup_has (self, g_ptr_array_index (backups, 0), "three");
  kaiji_backup_remove (g_ptr_array_index (backups, 0));
}

/* A document that is let go of as it should leaves no copy. */
static void
test_discarded (DocumentFixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiDocument) document = document_fixture_open (self->file, self->library);
  g_autoptr (GPtrArray) left = NULL;

  document_fixture_set_text (kaiji_document_get_sheet (document), self->field, "not wanted");
  kaiji_document_keep_backup (document);
  kaiji_document_discard_backup (document);
  g_clear_object (&document);
  left = kaiji_backup_list_abandoned ();
  g_assert_cmpuint (left->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  document_fixture_add ("/app/backup/abandoned", test_abandoned);
  document_fixture_add ("/app/backup/of-before", test_of_before);
  document_fixture_add ("/app/backup/without-lock", test_without_lock);
  document_fixture_add ("/app/backup/is-of", test_is_of);
  document_fixture_add ("/app/backup/removed", test_removed);
  document_fixture_add ("/app/backup/described", test_described);
  document_fixture_add ("/app/backup/fails", test_fails);
  document_fixture_add ("/app/backup/fails-again", test_fails_again);
  document_fixture_add ("/app/backup/restored", test_restored);
  document_fixture_add ("/app/backup/restored-conflict", test_restored_conflict);
  document_fixture_add ("/app/backup/restored-elsewhere", test_restored_elsewhere);
  document_fixture_add ("/app/backup/copy-outlives-saving", test_copy_outlives_saving);
  document_fixture_add ("/app/backup/discarded", test_discarded);

  return g_test_run ();
}
