/* test-shared-file.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What others do with the file of a document that is open.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "document-fixture.h"
#include "kaiji-document.h"
#include "kaiji-replace.h"
#include "kaiji-sheet-file.h"
#include "kaiji-versions.h"
#include "../sheet/save-sheet.h"

typedef struct
{
  KaijiSchemeLibrary *library;
  KaijiSheet *sheet; /* what another program writes */
  const KaijiField *field;
  char *folder;
  char *path;
  char *mark;
  GFile *file;
  KaijiDocument *document;
  guint n_changes; /* how often something was told of the file */
} Fixture;

static void
on_file_changed (Fixture *self)
{
  self->n_changes++;
}

static void
set_text (KaijiSheet *sheet, const KaijiField *field, const char *text)
{
  g_autoptr (KaijiAnswer) answer = kaiji_answer_new_text (text);

  kaiji_sheet_set_answer (sheet, field, answer);
}

static void
open_file (Fixture *self)
{
  g_clear_object (&self->document);
  self->document = document_fixture_open (self->file, self->library);
  g_signal_connect_swapped (self->document, "file-changed", G_CALLBACK (on_file_changed), self);
  self->n_changes = 0;
}

/* As other programs do: a new file takes the old one's place. */
static void
write_as_other (Fixture *self, const char *text)
{
  g_autoptr (GBytes) contents = NULL;

  set_text (self->sheet, self->field, text);
  contents = kaiji_sheet_file_serialize (self->sheet);
  g_assert_true (g_file_set_contents (self->path, g_bytes_get_data (contents, NULL),
                                      (gssize) g_bytes_get_size (contents), NULL));
}

static void
write_mark (Fixture *self)
{
  g_assert_true (g_file_set_contents (self->mark,
                                      "kaiji-in-use 1\nuser: 佐藤花子\nhost: pc-12\nmachine: x\n"
                                      "instance: y\nprocess: 1\ntime: 2026-09-01T10:32:00+09:00\n",
                                      -1, NULL));
}

static void
set_up (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiScheme) scheme = NULL;

  self->library = kaiji_scheme_library_new ();
  scheme = kaiji_scheme_library_lookup_name (self->library, "aspic-asp-saas", &error);
  g_assert_no_error (error);
  self->sheet = kaiji_sheet_new (scheme);
  self->field = kaiji_scheme_find_field (scheme, "business-name");

  self->folder = g_dir_make_tmp ("kaiji-shared-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "sheet.kaiji.json", NULL);
  self->mark = g_build_filename (self->folder, ".sheet.kaiji.json.kaiji-in-use", NULL);
  self->file = g_file_new_for_path (self->path);
  write_as_other (self, "one");
}

static void
tear_down (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GDir) directory = NULL;
  const char *entry;

  if (self->document != NULL)
    {
      kaiji_document_discard_backup (self->document);
      kaiji_document_close_file (self->document);
    }
  g_assert_false (g_file_test (self->mark, G_FILE_TEST_EXISTS));
  g_clear_object (&self->document);

  directory = g_dir_open (self->folder, 0, NULL);
  while ((entry = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, entry, NULL);

      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->mark);
  g_object_unref (self->file);
  g_object_unref (self->sheet);
  g_object_unref (self->library);
}

static KaijiSharedFile *
get_shared (Fixture *self)
{
  return kaiji_document_get_shared_file (self->document);
}

static void
wait_for_state (Fixture *self, KaijiFileState state)
{
  while (kaiji_shared_file_get_state (get_shared (self)) != state)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
save_full (Fixture *self, GFile *file, gboolean overwrite, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kaiji_document_save_async (self->document, file, overwrite, NULL, document_fixture_on_ready,
                             &result);
  return kaiji_document_save_finish (self->document, document_fixture_wait (&result), error);
}

static gboolean
save (Fixture *self, GFile *file, GError **error)
{
  return save_full (self, file, FALSE, error);
}

/* What the file held right before it was saved last. */
static void
assert_newest_version_has (Fixture *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiVersions) versions = kaiji_versions_open (self->file, NULL, &error);
  g_autoptr (GBytes) contents = NULL;
  g_autoptr (KaijiSheet) sheet = NULL;
  g_autofree char *kept = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (kaiji_versions_get_n (versions), >, 0);
  contents = kaiji_versions_read (versions, 0, &error);
  g_assert_no_error (error);
  sheet = kaiji_sheet_file_parse (contents, self->library, &error);
  g_assert_no_error (error);
  kept = kaiji_sheet_dup_text (sheet, self->field);
  g_assert_cmpstr (kept, ==, text);
}

static void
assert_file_has (Fixture *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_file_load (self->file, self->library, NULL, &error);
  g_autofree char *saved = NULL;

  g_assert_no_error (error);
  saved = kaiji_sheet_dup_text (sheet, self->field);
  g_assert_cmpstr (saved, ==, text);
}

/* One save is told once, however many events it is. */
static void
test_changed (Fixture *self, gconstpointer user_data)
{
  open_file (self);
  for (guint i = 0; i < 5; i++)
    write_as_other (self, i % 2 == 0 ? "two" : "three");
  wait_for_state (self, KAIJI_FILE_CHANGED);
  g_assert_cmpuint (self->n_changes, ==, 1);
  g_assert_false (kaiji_document_get_modified (self->document));

  /* Taken back by whoever did it. */
  write_as_other (self, "one");
  wait_for_state (self, KAIJI_FILE_AS_KNOWN);
  g_assert_cmpuint (self->n_changes, ==, 2);
}

/* A link is followed to where it leads. */
static void
test_link (Fixture *self, gconstpointer user_data)
{
  g_autofree char *link_path = g_build_filename (self->folder, "link", NULL);
  g_autoptr (GFile) link_file = g_file_new_for_path (link_path);

  g_assert_true (g_file_make_symbolic_link (link_file, "sheet.kaiji.json", NULL, NULL));
  g_set_object (&self->file, link_file);
  open_file (self);
  write_as_other (self, "two");
  wait_for_state (self, KAIJI_FILE_CHANGED);
}

/* What is told after it is of what somebody else did. */
static void
test_own_save (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  open_file (self);
  for (guint i = 0; i < 3; i++)
    {
      set_text (kaiji_document_get_sheet (self->document), self->field, i == 1 ? "mine" : "own");
      g_assert_true (save (self, self->file, &error));
      g_assert_no_error (error);
      kaiji_shared_file_check (get_shared (self));
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  g_assert_cmpint (kaiji_shared_file_get_state (get_shared (self)), ==, KAIJI_FILE_AS_KNOWN);
  self->n_changes = 0;
  write_as_other (self, "two");
  wait_for_state (self, KAIJI_FILE_CHANGED);
  g_assert_cmpuint (self->n_changes, ==, 1);
}

static void
test_keep_mine (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  open_file (self);
  set_text (kaiji_document_get_sheet (self->document), self->field, "mine");
  write_as_other (self, "two");
  wait_for_state (self, KAIJI_FILE_CHANGED);

  kaiji_document_keep_mine (self->document);
  g_assert_cmpint (kaiji_shared_file_get_state (get_shared (self)), ==, KAIJI_FILE_AS_KNOWN);
  g_assert_true (kaiji_document_get_modified (self->document));
  assert_file_has (self, "two");

  /* What nobody has looked at is not overwritten. */
  write_as_other (self, "three");
  g_assert_false (save (self, self->file, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  g_clear_error (&error);
  wait_for_state (self, KAIJI_FILE_CHANGED);
  kaiji_document_keep_mine (self->document);
  g_assert_true (save (self, self->file, &error));
  g_assert_no_error (error);
  assert_file_has (self, "mine");
  assert_newest_version_has (self, "three");
  g_assert_false (kaiji_document_get_modified (self->document));
}

/* What the others wrote is a version, whether it was noticed before the save or not. */
static void
test_overwrite (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  open_file (self);
  set_text (kaiji_document_get_sheet (self->document), self->field, "mine");
  write_as_other (self, "two");
  g_assert_false (save (self, self->file, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  g_clear_error (&error);

  /* As after the question whether to overwrite; meanwhile they have saved once more. */
  write_as_other (self, "three");
  g_assert_true (save_full (self, self->file, TRUE, &error));
  g_assert_no_error (error);
  assert_file_has (self, "mine");
  assert_newest_version_has (self, "three");
}

/* What is in no file is not closed without a question. */
static void
test_missing (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  open_file (self);
  g_assert_cmpint (g_unlink (self->path), ==, 0);
  wait_for_state (self, KAIJI_FILE_MISSING);
  g_assert_true (kaiji_document_get_modified (self->document));

  g_assert_true (save (self, self->file, &error));
  g_assert_no_error (error);
  g_assert_cmpint (kaiji_shared_file_get_state (get_shared (self)), ==, KAIJI_FILE_AS_KNOWN);
  g_assert_false (kaiji_document_get_modified (self->document));
  assert_file_has (self, "one");
}

static void
test_moved (Fixture *self, gconstpointer user_data)
{
  g_autofree char *new_path = g_build_filename (self->folder, "new.kaiji.json", NULL);
  g_autofree char *new_mark = g_build_filename (self->folder, ".new.kaiji.json.kaiji-in-use", NULL);
  g_autoptr (GFile) new_file = g_file_new_for_path (new_path);
  g_autoptr (GError) error = NULL;

  open_file (self);
  g_assert_cmpint (g_rename (self->path, new_path), ==, 0);
  wait_for_state (self, KAIJI_FILE_MOVED);
  g_assert_true (g_file_equal (kaiji_shared_file_get_new_place (get_shared (self)), new_file));
  g_assert_false (kaiji_document_get_modified (self->document));

  kaiji_document_follow_file (self->document);
  g_assert_true (g_file_equal (kaiji_document_get_file (self->document), new_file));
  while (!g_file_test (new_mark, G_FILE_TEST_EXISTS))
    g_main_context_iteration (NULL, FALSE);
  set_text (kaiji_document_get_sheet (self->document), self->field, "mine");
  g_assert_true (save (self, new_file, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
}

static void
test_held (Fixture *self, gconstpointer user_data)
{
  const KaijiHolder *holder;

  write_mark (self);
  open_file (self);
  g_assert_false (kaiji_document_get_editable (self->document));
  holder = kaiji_shared_file_get_holder (get_shared (self));
  g_assert_cmpstr (holder->user, ==, "佐藤花子");
  g_assert_cmpstr (holder->host, ==, "pc-12");
  g_assert_false (kaiji_shared_file_is_free (get_shared (self)));

  g_assert_cmpint (g_unlink (self->mark), ==, 0);
  kaiji_shared_file_check (get_shared (self));
  while (!kaiji_shared_file_is_free (get_shared (self)))
    g_main_context_iteration (NULL, TRUE);
  /* It may have been changed: it is read again before it is edited. */
  g_assert_false (kaiji_document_get_editable (self->document));
  open_file (self);
  g_assert_true (kaiji_document_get_editable (self->document));
}

static void
test_edit_anyway (Fixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiHolder) holder = NULL;

  write_mark (self);
  open_file (self);
  kaiji_document_claim (self->document);
  while (!kaiji_document_get_editable (self->document))
    g_main_context_iteration (NULL, TRUE);
  holder = kaiji_claim_find_holder (self->file);
  g_assert_true (kaiji_holder_is_self (holder));
}

/* Another document of this program gets the claim from the one that it takes the place of. */
static void
test_take_over (Fixture *self, gconstpointer user_data)
{
  g_autoptr (KaijiDocument) old = NULL;
  g_autoptr (KaijiHolder) holder = NULL;

  open_file (self);
  old = g_steal_pointer (&self->document);
  open_file (self);
  g_assert_true (kaiji_document_get_editable (self->document));
  kaiji_document_take_over (self->document, old);
  kaiji_document_close_file (old);
  holder = kaiji_claim_find_holder (self->file);
  g_assert_nonnull (holder);
}

/* Saved elsewhere, it is that file which is open. */
static void
test_save_as (Fixture *self, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (self->folder, "other.kaiji.json", NULL);
  g_autoptr (GFile) other = g_file_new_for_path (path);
  g_autoptr (KaijiHolder) holder = NULL;
  g_autoptr (GError) error = NULL;

  open_file (self);
  g_assert_true (g_file_test (self->mark, G_FILE_TEST_EXISTS));
  g_assert_true (save (self, other, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (self->mark, G_FILE_TEST_EXISTS));
  holder = kaiji_claim_find_holder (other);
  g_assert_nonnull (holder);

  write_as_other (self, "two");
  g_free (self->path);
  self->path = g_strdup (path);
  write_as_other (self, "three");
  wait_for_state (self, KAIJI_FILE_CHANGED);
}

static void
add (const char *path, void (*function) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, function, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/app/shared-file/changed", test_changed);
  add ("/app/shared-file/link", test_link);
  add ("/app/shared-file/own-save", test_own_save);
  add ("/app/shared-file/keep-mine", test_keep_mine);
  add ("/app/shared-file/overwrite", test_overwrite);
  add ("/app/shared-file/missing", test_missing);
  add ("/app/shared-file/moved", test_moved);
  add ("/app/shared-file/held", test_held);
  add ("/app/shared-file/edit-anyway", test_edit_anyway);
  add ("/app/shared-file/take-over", test_take_over);
  add ("/app/shared-file/save-as", test_save_as);

  return g_test_run ();
}
