/* test-document.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include <utime.h>

#include "document-fixture.h"
#include "kaiji-backup-description.h"
#include "kaiji-document.h"
#include "kaiji-files.h"
#include "kaiji-page-setup.h"
#include "kaiji-saved-state.h"
#include "kaiji-sheet-file.h"
#include "kaiji-window-subtitle.h"
#include "kaiji-today.h"
#include "../sheet/save-sheet.h"

typedef struct
{
  KaijiSchemeLibrary *library;
  KaijiScheme *scheme;
  KaijiSheet *sheet;
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

  self->library = kaiji_scheme_library_new ();
  self->scheme = kaiji_scheme_library_lookup_name (self->library, "aspic-asp-saas", &error);
  g_assert_no_error (error);
  self->sheet = kaiji_sheet_new (self->scheme);
  self->field = kaiji_scheme_find_field (self->scheme, "business-name");
  set_text (self->sheet, self->field, "one");

  self->folder = g_dir_make_tmp ("kaiji-document-XXXXXX", &error);
  g_assert_no_error (error);
  self->file = g_file_new_build_filename (self->folder, "sheet.kaiji.json", NULL);
  g_assert_true (save_sheet (self->sheet, self->file, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer user_data)
{
  g_unlink (g_file_peek_path (self->file));
  g_rmdir (self->folder);
  g_free (self->folder);
  g_object_unref (self->file);
  g_object_unref (self->sheet);
  g_object_unref (self->scheme);
  g_object_unref (self->library);
}

static gboolean
save (KaijiDocument *document, GFile *file, gboolean overwrite, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kaiji_document_save_async (document, file, overwrite, NULL, document_fixture_on_ready, &result);
  return kaiji_document_save_finish (document, document_fixture_wait (&result), error);
}

static void
assert_file_has (Fixture *self, GFile *file, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_file_load (file, self->library, NULL, &error);
  g_autofree char *saved = NULL;

  g_assert_no_error (error);
  saved = kaiji_sheet_dup_text (sheet, self->field);
  g_assert_cmpstr (saved, ==, text);
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

/* A program that ended has let go of its copies; here a thread may still hold one. */
static GPtrArray *
wait_for_abandoned (guint n)
{
  for (;;)
    {
      g_autoptr (GPtrArray) backups = kaiji_backup_list_abandoned ();

      if (backups->len == n)
        return g_steal_pointer (&backups);
      g_main_context_iteration (NULL, FALSE);
    }
}

static void
test_saved_state (Fixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiSavedState) state = kaiji_saved_state_new (self->sheet);
  g_autoptr (KaijiPageSetup) setup = kaiji_page_setup_new ();
  guint n_sections;
  const KaijiSection *sections = kaiji_scheme_get_sections (self->scheme, &n_sections);

  g_assert_true (kaiji_saved_state_is_current (state));

  set_text (self->sheet, self->field, "two");
  kaiji_saved_state_compare (state, self->sheet, self->field);
  g_assert_false (kaiji_saved_state_is_current (state));
  set_text (self->sheet, self->field, "one");
  kaiji_saved_state_compare (state, self->sheet, self->field);
  g_assert_true (kaiji_saved_state_is_current (state));

  set_text (self->sheet, self->field, NULL);
  kaiji_saved_state_compare_all (state, self->sheet);
  g_assert_false (kaiji_saved_state_is_current (state));
  set_text (self->sheet, self->field, "one");
  kaiji_saved_state_compare_all (state, self->sheet);
  g_assert_true (kaiji_saved_state_is_current (state));

  kaiji_sheet_set_certification_number (self->sheet, "0000-0000");
  kaiji_saved_state_compare_others (state, self->sheet);
  g_assert_false (kaiji_saved_state_is_current (state));
  kaiji_sheet_set_certification_number (self->sheet, NULL);
  kaiji_saved_state_compare_others (state, self->sheet);
  g_assert_true (kaiji_saved_state_is_current (state));

  kaiji_sheet_set_section_excluded (self->sheet, &sections[n_sections - 1], TRUE);
  kaiji_saved_state_compare_others (state, self->sheet);
  g_assert_false (kaiji_saved_state_is_current (state));
  kaiji_sheet_set_section_excluded (self->sheet, &sections[n_sections - 1], FALSE);
  kaiji_saved_state_compare_others (state, self->sheet);
  g_assert_true (kaiji_saved_state_is_current (state));

  setup->font_size = 9;
  kaiji_sheet_set_page_setup (self->sheet, setup);
  kaiji_saved_state_compare_others (state, self->sheet);
  g_assert_false (kaiji_saved_state_is_current (state));
  setup->font_size = 0;
  kaiji_sheet_set_page_setup (self->sheet, setup);
  kaiji_saved_state_compare_others (state, self->sheet);
  g_assert_true (kaiji_saved_state_is_current (state));
}

/* The page setup is part of the sheet: setting it modifies the document, and restoring it does
 * not. */
static void
test_page_setup (Fixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiDocument) document = document_fixture_open (self->file, self->library);
  g_autoptr (KaijiPageSetup) setup = kaiji_page_setup_new ();

  setup->paper = g_strdup ("na_letter");
  kaiji_sheet_set_page_setup (kaiji_document_get_sheet (document), setup);
  g_assert_true (kaiji_document_get_modified (document));
  kaiji_history_undo (kaiji_document_get_history (document));
  g_assert_false (kaiji_document_get_modified (document));
}

static void
test_backup_abandoned (Fixture *self, gconstpointer user_data)
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
create_copy (Fixture *self)
{
  g_autoptr (GFile) folder = g_file_new_build_filename (g_get_user_state_dir (), "kaiji", "unsaved",
                                                        NULL);

  g_mkdir_with_parents (g_file_peek_path (folder), 0700);
  return g_file_get_child (folder, "0000.kaiji.json");
}

/* Copies of earlier versions, which consist of two files, are found with both or either of them. */
static void
test_backup_of_before (Fixture *self, gconstpointer user_data)
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
test_backup_without_lock (Fixture *self, gconstpointer user_data)
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
test_backup_is_of (Fixture *self, gconstpointer user_data)
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

  set_text (kaiji_document_get_sheet (document), self->field, "two");
  kaiji_document_keep_backup (document);
  g_clear_object (&document);
  abandoned = wait_for_abandoned (1);
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
test_backup_removed (Fixture *self, gconstpointer user_data)
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
test_backup_described (Fixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiBackup) backup = kaiji_backup_new (self->file, NULL);
  g_autoptr (KaijiBackup) broken = kaiji_backup_new (NULL, NULL);
  g_autoptr (GBytes) contents = NULL;
  g_autoptr (GBytes) rubbish = g_bytes_new_static ("{", 1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *title = NULL;
  g_autofree char *details = NULL;
  g_autofree char *expected = NULL;

  set_text (self->sheet, kaiji_scheme_get_role (self->scheme, KAIJI_ROLE_SERVICE_NAME),
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
test_backup_fails (Fixture *self, gconstpointer user_data)
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
test_backup_fails_again (Fixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiDocument) document = kaiji_document_new (self->sheet);
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "kaiji", NULL);
  g_autofree char *elsewhere = g_build_filename (g_get_user_state_dir (), "elsewhere", NULL);
  guint n_failures = 0;

  g_signal_connect_swapped (kaiji_document_get_autosave (document), "failed", G_CALLBACK (count),
                            &n_failures);
  g_mkdir_with_parents (g_get_user_state_dir (), 0700);
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  set_text (self->sheet, self->field, "two");
  wait_for_count (&n_failures, 1);

  g_assert_cmpint (g_unlink (folder), ==, 0);
  kaiji_document_keep_backup (document);

  g_assert_cmpint (g_rename (folder, elsewhere), ==, 0);
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  set_text (self->sheet, self->field, "three");
  wait_for_count (&n_failures, 2);

  g_assert_cmpint (g_unlink (folder), ==, 0);
  g_assert_cmpint (g_rename (elsewhere, folder), ==, 0);
  kaiji_document_discard_backup (document);
}

static void
test_modified (Fixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiDocument) document = document_fixture_open (self->file, self->library);
  KaijiSheet *sheet = kaiji_document_get_sheet (document);
  g_autoptr (GError) error = NULL;

  g_assert_false (kaiji_document_get_modified (document));
  set_text (sheet, self->field, "two");
  g_assert_true (kaiji_document_get_modified (document));
  set_text (sheet, self->field, "one");
  g_assert_false (kaiji_document_get_modified (document));

  set_text (sheet, self->field, "two");
  g_assert_true (save (document, self->file, FALSE, &error));
  g_assert_no_error (error);
  g_assert_false (kaiji_document_get_modified (document));
  assert_file_has (self, self->file, "two");
}

/* Text typed while the file is being written is not in it. */
static void
test_typed_while_saving (Fixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiDocument) document = document_fixture_open (self->file, self->library);
  KaijiSheet *sheet = kaiji_document_get_sheet (document);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  set_text (sheet, self->field, "two");
  kaiji_document_save_async (document, self->file, FALSE, NULL, document_fixture_on_ready, &result);
  set_text (sheet, self->field, "three");
  g_assert_true (kaiji_document_save_finish (document, document_fixture_wait (&result), &error));
  g_assert_no_error (error);

  assert_file_has (self, self->file, "two");
  g_assert_true (kaiji_document_get_modified (document));
  set_text (sheet, self->field, "two");
  g_assert_false (kaiji_document_get_modified (document));
}

/* Someone else saves the file. */
static void
save_theirs (Fixture *self)
{
  struct utimbuf later;

  set_text (self->sheet, self->field, "theirs");
  g_assert_true (save_sheet (self->sheet, self->file, NULL));
  /* A test is quicker than the file system's clock. */
  later.actime = later.modtime = (time_t) (g_get_real_time () / G_USEC_PER_SEC) + 1;
  g_assert_cmpint (g_utime (g_file_peek_path (self->file), &later), ==, 0);
}

static void
test_conflict (Fixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiDocument) document = document_fixture_open (self->file, self->library);
  g_autoptr (GError) error = NULL;

  save_theirs (self);
  set_text (kaiji_document_get_sheet (document), self->field, "ours");

  g_assert_false (save (document, self->file, FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  g_clear_error (&error);
  g_assert_true (kaiji_document_get_modified (document));
  assert_file_has (self, self->file, "theirs");

  g_assert_true (save (document, self->file, TRUE, &error));
  g_assert_no_error (error);
  assert_file_has (self, self->file, "ours");

  /* And from then on it is the file that is known. */
  set_text (kaiji_document_get_sheet (document), self->field, "ours again");
  g_assert_true (save (document, self->file, FALSE, &error));
  g_assert_no_error (error);
}

static void
test_save_fails (Fixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiDocument) document = document_fixture_open (self->file, self->library);
  g_autoptr (GFile) nowhere = g_file_new_build_filename (self->folder, "no", "sheet", NULL);
  g_autoptr (GError) error = NULL;

  set_text (kaiji_document_get_sheet (document), self->field, "two");
  g_assert_false (save (document, nowhere, FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_true (kaiji_document_get_modified (document));
  g_assert_true (g_file_equal (kaiji_document_get_file (document), self->file));
  assert_file_has (self, self->file, "one");
}

static void
test_restored (Fixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiDocument) lost = document_fixture_open (self->file, self->library);
  g_autoptr (KaijiDocument) document = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  set_text (kaiji_document_get_sheet (lost), self->field, "not saved");
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

  g_assert_true (save (document, self->file, FALSE, &error));
  g_assert_no_error (error);
  assert_file_has (self, self->file, "not saved");
  g_clear_pointer (&backups, g_ptr_array_unref);
  left = kaiji_backup_list_abandoned ();
  g_assert_cmpuint (left->len, ==, 0);
}

/* A restored sheet does not overwrite another program's changes without a question. */
static void
test_restored_conflict (Fixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiDocument) lost = document_fixture_open (self->file, self->library);
  g_autoptr (KaijiDocument) document = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  set_text (kaiji_document_get_sheet (lost), self->field, "not saved");
  kaiji_document_keep_backup (lost);
  g_clear_object (&lost);
  save_theirs (self);

  backups = kaiji_backup_list_abandoned ();
  g_assert_cmpuint (backups->len, ==, 1);
  kaiji_document_restore_async (g_ptr_array_index (backups, 0), self->library, NULL,
                                document_fixture_on_ready, &result);
  document = kaiji_document_load_finish (document_fixture_wait (&result), &error);
  g_assert_no_error (error);

  g_assert_false (save (document, self->file, FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  assert_file_has (self, self->file, "theirs");
  g_clear_error (&error);
  g_assert_true (save (document, self->file, TRUE, &error));
  g_assert_no_error (error);
  assert_file_has (self, self->file, "not saved");
}

/* Text typed while a sheet is saved under another name modifies that file rather than the previous
 * one. */
static void
test_restored_elsewhere (Fixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiDocument) document = document_fixture_open (self->file, self->library);
  KaijiSheet *sheet = kaiji_document_get_sheet (document);
  g_autoptr (GFile) other = g_file_new_build_filename (self->folder, "other.kaiji.json", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;

  set_text (sheet, self->field, "two");
  kaiji_document_keep_backup (document);
  kaiji_document_save_async (document, other, FALSE, NULL, document_fixture_on_ready, &result);
  set_text (sheet, self->field, "three");
  g_assert_true (kaiji_document_save_finish (document, document_fixture_wait (&result), &error));
  g_assert_no_error (error);
  kaiji_document_keep_backup (document);
  g_clear_object (&result);
  g_clear_object (&document);

  backups = wait_for_abandoned (1);
  g_assert_true (g_file_equal (kaiji_backup_get_original (g_ptr_array_index (backups, 0)), other));
  assert_backup_has (self, g_ptr_array_index (backups, 0), "three");

  kaiji_backup_remove (g_ptr_array_index (backups, 0));
  g_unlink (g_file_peek_path (other));
}

/* The copy of text typed while a sheet is being saved outlives the save. */
static void
test_copy_outlives_saving (Fixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiDocument) document = document_fixture_open (self->file, self->library);
  KaijiSheet *sheet = kaiji_document_get_sheet (document);
  g_autofree char *unsaved = g_build_filename (g_get_user_state_dir (), "kaiji", "unsaved", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;

  set_text (sheet, self->field, "two");
  kaiji_document_save_async (document, self->file, FALSE, NULL, document_fixture_on_ready, &result);
  set_text (sheet, self->field, "three");
  kaiji_document_keep_backup (document);
  g_assert_true (kaiji_document_save_finish (document, document_fixture_wait (&result), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (unsaved), >=, 2);
  g_clear_object (&result);
  g_clear_object (&document);

  backups = wait_for_abandoned (1);
  assert_backup_has (self, g_ptr_array_index (backups, 0), "three");
  kaiji_backup_remove (g_ptr_array_index (backups, 0));
}

/* A document that is let go of as it should leaves no copy. */
static void
test_discarded (Fixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiDocument) document = document_fixture_open (self->file, self->library);
  g_autoptr (GPtrArray) left = NULL;

  set_text (kaiji_document_get_sheet (document), self->field, "not wanted");
  kaiji_document_keep_backup (document);
  kaiji_document_discard_backup (document);
  g_clear_object (&document);
  left = kaiji_backup_list_abandoned ();
  g_assert_cmpuint (left->len, ==, 0);
}

static void
test_title (Fixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiDocument) new = kaiji_document_new (self->sheet);
  g_autoptr (KaijiDocument) opened = document_fixture_open (self->file, self->library);
  const KaijiField *service_name = kaiji_scheme_get_role (self->scheme, KAIJI_ROLE_SERVICE_NAME);
  g_autofree char *new_title = kaiji_document_dup_title (new);
  g_autofree char *file_title = kaiji_document_dup_title (opened);
  g_autofree char *service_title = NULL;

  g_assert_cmpstr (new_title, ==, "New sheet");
  g_assert_cmpstr (file_title, ==, "sheet.kaiji.json");

  set_text (kaiji_document_get_sheet (opened), service_name, "Cloud");
  service_title = kaiji_document_dup_title (opened);
  g_assert_cmpstr (service_title, ==, "Cloud");
}

/* Past midnight, dates are compared with the new day. */
static void
test_day (Fixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiDocument) document = kaiji_document_new (self->sheet);
  KaijiFindings *findings = kaiji_document_get_findings (document);
  const KaijiField *field = kaiji_scheme_find_field (self->scheme, "service-start");
  KaijiToday *today = kaiji_today_get_default ();
  const GDate before = *kaiji_today_get_date (today);
  GDate tomorrow = before;
  g_autoptr (KaijiAnswer) answer = NULL;
  char text[sizeof "2025-11-18"];

  g_date_add_days (&tomorrow, 1);
  g_date_strftime (text, sizeof text, "%Y-%m-%d", &tomorrow);
  answer = kaiji_answer_new_date (text, NULL);
  kaiji_sheet_set_answer (self->sheet, field, answer);
  g_assert_true (kaiji_findings_has_problem (findings, field));

  kaiji_today_set_date (today, &tomorrow);
  g_assert_false (kaiji_findings_has_problem (findings, field));
  kaiji_today_set_date (today, &before);
  g_assert_true (kaiji_findings_has_problem (findings, field));
}

static void
assert_all_told (KaijiFindings *findings, const KaijiField *field, KaijiDocument *document)
{
  gboolean can_undo;

  g_object_get (kaiji_document_get_history (document), "can-undo", &can_undo, NULL);
  g_assert_true (can_undo);
  g_assert_true (kaiji_document_get_modified (document));
}

/* A view that is told of a change finds everything as it is after that. */
static void
test_order (Fixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiDocument) document = kaiji_document_new (self->sheet);

  g_assert_false (kaiji_document_get_modified (document));
  g_signal_connect (kaiji_document_get_findings (document), "field-changed",
                    G_CALLBACK (assert_all_told), document);
  set_text (self->sheet, self->field, "two");
  g_assert_true (kaiji_document_get_modified (document));
}

#define ADD(name, function) g_test_add ("/app/" name, Fixture, NULL, set_up, function, tear_down)

/* Whatever name is typed over the suggestion, the desktop recognises the file as a sheet; an
 * existing file is saved under its own name, and no other file is replaced. */
static void
test_complete_name (Fixture *self, gconstpointer user_data)
{
  static const struct
  {
    const char *chosen;
    const char *expected;
  } cases[] = {
    { "新.json", "新.kaiji.json" },    { "新", "新.kaiji.json" },
    { "新 2.0", "新 2.0.kaiji.json" }, { "新.kaiji.json", "新.kaiji.json" },
    { "there.json", "there.json" },    { "whole.json", "whole.json" },
  };
  g_autofree char *there = g_build_filename (self->folder, "there.json", NULL);
  g_autofree char *whole = g_build_filename (self->folder, "whole.kaiji.json", NULL);

  g_assert_true (g_file_set_contents (there, "", 0, NULL));
  g_assert_true (g_file_set_contents (whole, "", 0, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GFile) chosen = g_file_new_build_filename (self->folder, cases[i].chosen, NULL);
      g_autoptr (GFile) file = kaiji_files_complete (chosen);
      g_autofree char *name = g_file_get_basename (file);

      g_assert_cmpstr (name, ==, cases[i].expected);
    }
  g_assert_cmpint (g_remove (there), ==, 0);
  g_assert_cmpint (g_remove (whole), ==, 0);
}

/* The previous sheet and this one have the same title; day, file and form distinguish them. */
static void
test_subtitle (Fixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiDocument) document = kaiji_document_new (self->sheet);
  g_autoptr (KaijiAnswer) answer = kaiji_answer_new_date ("2026-09-01", NULL);
  g_autofree char *without = kaiji_window_subtitle_dup (document, NULL);
  g_autofree char *with = NULL;
  g_autofree char *listed = NULL;

  g_assert_null (strstr (without, "disclosed"));
  g_assert_nonnull (strstr (without, kaiji_scheme_get_edition_title (self->scheme)));

  kaiji_sheet_set_answer (self->sheet,
                          kaiji_scheme_get_role (self->scheme, KAIJI_ROLE_DISCLOSURE_DATE), answer);
  with = kaiji_window_subtitle_dup (document, "saved 10:32");
  g_assert_true (g_str_has_prefix (with, "disclosed as of 2026-09-01 · "));
  g_assert_nonnull (strstr (with, without));
  g_assert_true (g_str_has_suffix (with, " · saved 10:32"));

  /* A list of windows shows titles alone. */
  listed = kaiji_window_subtitle_dup_listed (document, "• Service");
  g_assert_true (g_str_has_prefix (listed, "• Service · disclosed as of 2026-09-01 · "));
  g_assert_nonnull (strstr (listed, kaiji_scheme_get_edition_title (self->scheme)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("saved-state", test_saved_state);
  ADD ("backup/abandoned", test_backup_abandoned);
  ADD ("backup/of-before", test_backup_of_before);
  ADD ("backup/without-lock", test_backup_without_lock);
  ADD ("backup/is-of", test_backup_is_of);
  ADD ("backup/removed", test_backup_removed);
  ADD ("backup/described", test_backup_described);
  ADD ("backup/fails", test_backup_fails);
  ADD ("backup/fails-again", test_backup_fails_again);
  ADD ("document/day", test_day);
  ADD ("document/order", test_order);
  ADD ("document/modified", test_modified);
  ADD ("document/page-setup", test_page_setup);
  ADD ("document/typed-while-saving", test_typed_while_saving);
  ADD ("document/conflict", test_conflict);
  ADD ("document/save-fails", test_save_fails);
  ADD ("document/restored", test_restored);
  ADD ("document/restored-conflict", test_restored_conflict);
  ADD ("document/restored-elsewhere", test_restored_elsewhere);
  ADD ("document/copy-outlives-saving", test_copy_outlives_saving);
  ADD ("document/discarded", test_discarded);
  ADD ("document/title", test_title);
  ADD ("document/subtitle", test_subtitle);
  ADD ("document/complete-name", test_complete_name);

  return g_test_run ();
}
