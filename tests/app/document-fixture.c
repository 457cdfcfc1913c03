/* document-fixture.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <utime.h>

#include "document-fixture.h"
#include "kaiji-backup.h"
#include "kaiji-sheet-file.h"
#include "../sheet/save-sheet.h"

void
document_fixture_on_ready (GObject *object, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

GAsyncResult *
document_fixture_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

/* A program that ended has let go of its copies; here a thread may still hold one. */
GPtrArray *
document_fixture_wait_for_abandoned (guint n)
{
  for (;;)
    {
      g_autoptr (GPtrArray) backups = kaiji_backup_list_abandoned ();

      if (backups->len == n)
        return g_steal_pointer (&backups);
      g_main_context_iteration (NULL, FALSE);
    }
}

KaijiDocument *
document_fixture_open (GFile *file, KaijiSchemeLibrary *library)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  KaijiDocument *document;

  kaiji_document_load_async (file, library, NULL, document_fixture_on_ready, &result);
  document = kaiji_document_load_finish (document_fixture_wait (&result), &error);
  g_assert_no_error (error);
  return document;
}

void
document_fixture_set_text (KaijiSheet *sheet, const KaijiField *field, const char *text)
{
  g_autoptr (KaijiAnswer) answer = text != NULL ? kaiji_answer_new_text (text) : NULL;

  kaiji_sheet_set_answer (sheet, field, answer);
}

static void
set_up (DocumentFixture *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  self->library = kaiji_scheme_library_new ();
  self->scheme = kaiji_scheme_library_lookup_name (self->library, "aspic-asp-saas", &error);
  g_assert_no_error (error);
  self->sheet = kaiji_sheet_new (self->scheme);
  self->field = kaiji_scheme_find_field (self->scheme, "business-name");
  document_fixture_set_text (self->sheet, self->field, "one");

  self->folder = g_dir_make_tmp ("kaiji-document-XXXXXX", &error);
  g_assert_no_error (error);
  self->file = g_file_new_build_filename (self->folder, "sheet.kaiji.json", NULL);
  g_assert_true (save_sheet (self->sheet, self->file, &error));
  g_assert_no_error (error);
}

static void
tear_down (DocumentFixture *self, gconstpointer user_data)
{
  g_unlink (g_file_peek_path (self->file));
  g_rmdir (self->folder);
  g_free (self->folder);
  g_object_unref (self->file);
  g_object_unref (self->sheet);
  g_object_unref (self->scheme);
  g_object_unref (self->library);
}

gboolean
document_fixture_save (KaijiDocument *document, GFile *file, gboolean overwrite, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kaiji_document_save_async (document, file, overwrite, NULL, document_fixture_on_ready, &result);
  return kaiji_document_save_finish (document, document_fixture_wait (&result), error);
}

void
document_fixture_assert_file_has (DocumentFixture *self, GFile *file, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_file_load (file, self->library, NULL, &error);
  g_autofree char *saved = NULL;

  g_assert_no_error (error);
  saved = kaiji_sheet_dup_text (sheet, self->field);
  g_assert_cmpstr (saved, ==, text);
}

/* Someone else saves the file. */
void
document_fixture_save_theirs (DocumentFixture *self)
{
  struct utimbuf later;

  document_fixture_set_text (self->sheet, self->field, "theirs");
  g_assert_true (save_sheet (self->sheet, self->file, NULL));
  /* A test is quicker than the file system's clock. */
  later.actime = later.modtime = (time_t) (g_get_real_time () / G_USEC_PER_SEC) + 1;
  g_assert_cmpint (g_utime (g_file_peek_path (self->file), &later), ==, 0);
}

void
document_fixture_add (const char *path, void (*test) (DocumentFixture *, gconstpointer))
{
  g_test_add (path, DocumentFixture, NULL, set_up, test, tear_down);
}
