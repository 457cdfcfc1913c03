/* exchange-fixture.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange-fixture.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "../json-fixture.h"
#include "kaiji-answer-text.h"
#include "kaiji-import-file.h"
#include "kaiji-sheet-file.h"
#include "kaiji-table-file.h"

/* The sheet that the project ships. */
KaijiSheet *
exchange_fixture_load_sample (KaijiSchemeLibrary *library)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "samples",
                                                 "sample.kaiji.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  KaijiSheet *sheet = kaiji_sheet_file_load (file, library, NULL, &error);

  g_assert_no_error (error);
  return sheet;
}

const char *const *
exchange_fixture_list_published (void)
{
  static const char *const names[] = { "certified-2017", "certified-2023", "guideline-2024-full",
                                       "guideline-2024-excerpt", NULL };

  return names;
}

/* A published sheet; NULL where they are absent. */
KaijiSheet *
exchange_fixture_load_published (KaijiSchemeLibrary *library, const char *name)
{
  g_autofree char *file = g_strconcat (name, ".json", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("KAIJI_SHARED"), "published", file, NULL);
  g_autofree char *scheme_name = NULL;
  g_autoptr (KaijiScheme) scheme = NULL;
  KaijiSheet *sheet;
  JsonNode *root, *answers;
  g_autoptr (GList) ids = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return NULL;

  root = json_fixture_load (path);
  answers = json_fixture_get (root, "answers");
  ids = json_fixture_list_names (answers);
  scheme_name = g_strconcat (json_fixture_string (json_fixture_get (root, "scheme")), "@",
                             json_fixture_string (json_fixture_get (root, "edition")), NULL);
  scheme = kaiji_scheme_library_lookup_name (library, scheme_name, NULL);
  sheet = kaiji_sheet_new (scheme);
  for (GList *id = ids; id != NULL; id = id->next)
    {
      const KaijiField *field = kaiji_scheme_find_field (scheme, id->data);
      JsonNode *value = json_fixture_get (answers, id->data);
      g_autoptr (KaijiAnswer) answer = NULL;

      /* What stands for an answer in the public version is none. */
      if (strstr (json_fixture_string (value), "(*)") != NULL)
        continue;
      answer = kaiji_answer_parse (scheme, field, json_fixture_string (value));
      kaiji_sheet_set_answer (sheet, field, answer);
    }

  json_node_unref (root);
  return sheet;
}

static char *
create_text (GRand *random, const KaijiField *fields, guint n_fields)
{
  static const char *const parts[] = {
    "有り",
    "無し",
    " ",
    "\n",
    "|",
    "\\",
    "<br>",
    "&lt;",
    "\"",
    "'",
    "=1",
    "-",
    "@",
    "必須",
    "選択",
    "告知方法",
    "1",
    "12",
    ",",
    ";",
    "\t",
    "。",
    "𠮷野",
    "が",
    "①",
    "(注)",
    "https://example.jp/?a=1&b",
    "*",
    "_x0041_",
    "##",
    "「」",
    "  ",
    "☎",
    "👩‍💻",
    "サービス名称",
    "記述",
    "%",
    "円",
    "2026/9/3",
  };
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = (guint) g_rand_int_range (random, 1, 9);

  if (g_rand_int_range (random, 0, 12) == 0)
    return g_strdup (fields[g_rand_int_range (random, 0, (gint32) n_fields)].prompt);

  for (guint i = 0; i < n; i++)
    g_string_append (text, parts[g_rand_int_range (random, 0, G_N_ELEMENTS (parts))]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A sheet of any of the schemes, by its number, with answers that are hard on formats. */
KaijiSheet *
exchange_fixture_create_random (KaijiSchemeLibrary *library, guint number, GRand *random)
{
  static const char *const schemes[] = { "aspic-asp-saas@2023", "aspic-asp-saas@2017",
                                         "mic-asp-saas@3" };
  g_autoptr (KaijiScheme) scheme
    = kaiji_scheme_library_lookup_name (library, schemes[number % G_N_ELEMENTS (schemes)], NULL);
  KaijiSheet *sheet = kaiji_sheet_new (scheme);
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (scheme, &n_fields);

  for (guint j = 0; j < n_fields; j++)
    {
      g_autofree char *text = create_text (random, fields, n_fields);
      g_autoptr (KaijiAnswer) answer = NULL;

      if (g_rand_int_range (random, 0, 3) == 0)
        continue;
      answer = kaiji_answer_parse (scheme, &fields[j], text);
      kaiji_sheet_set_answer (sheet, &fields[j], answer);
    }

  return sheet;
}

/* Reads a file of a form that is recognised. */
KaijiImport *
exchange_fixture_read (GBytes *bytes)
{
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiTable) table = kaiji_table_file_parse (bytes, &error);
  KaijiImport *import;

  g_assert_no_error (error);
  import = kaiji_import_new (table, NULL, library, &error);
  g_assert_no_error (error);
  return import;
}

KaijiImport *
exchange_fixture_read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return exchange_fixture_read (bytes);
}

static char *
list_answers (KaijiImport *import)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < kaiji_import_get_n_entries (import); i++)
    {
      const KaijiImportEntry *entry = kaiji_import_get_entry (import, i);

      if (entry->kind == KAIJI_IMPORT_ANSWER)
        g_string_append_printf (list, "%s%c %s\n", entry->field->id,
                                entry->certainty >= KAIJI_IMPORT_SURE ? ':' : '?', entry->text);
    }

  return g_string_free (list, FALSE);
}

/* Asserts what a source answers, by the form of 2023: fields and texts, one in a line. An answer of
 * which the import is not sure has a question mark. */
void
exchange_fixture_assert_answers (const char *text, const char *wanted)
{
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (KaijiScheme) scheme = kaiji_scheme_library_lookup (library, "aspic-asp-saas", "2023",
                                                                NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (KaijiTable) table = kaiji_table_file_parse (bytes, NULL);
  g_autoptr (KaijiImport) import = kaiji_import_new (table, scheme, library, NULL);
  g_autofree char *answers = list_answers (import);

  g_assert_cmpstr (answers, ==, wanted);
}

/* Imports a file, in which everything must find its place. */
KaijiSheet *
exchange_fixture_import (GBytes *bytes, KaijiSchemeLibrary *library, const char *what)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiImport) import = kaiji_import_file_parse (bytes, NULL, library, &error);
  KaijiSheet *sheet;

  g_assert_no_error (error);
  for (guint i = 0; i < kaiji_import_get_n_entries (import); i++)
    {
      const KaijiImportEntry *entry = kaiji_import_get_entry (import, i);

      if (entry->kind == KAIJI_IMPORT_UNPLACED)
        g_error ("%s: %s: %s", what, entry->place, entry->text);
    }

  sheet = kaiji_sheet_new (kaiji_import_get_scheme (import));
  kaiji_import_apply (import, sheet, 0);
  return sheet;
}

/* Asserts that all answers are the same, in text and in value. */
void
exchange_fixture_assert_same (KaijiSheet *sheet, KaijiSheet *back, const char *what)
{
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (sheet), &n_fields);
  KaijiScheme *scheme = kaiji_sheet_get_scheme (back);

  g_assert_cmpstr (kaiji_scheme_get_id (scheme), ==,
                   kaiji_scheme_get_id (kaiji_sheet_get_scheme (sheet)));
  g_assert_cmpstr (kaiji_scheme_get_edition (scheme), ==,
                   kaiji_scheme_get_edition (kaiji_sheet_get_scheme (sheet)));

  for (guint i = 0; i < n_fields; i++)
    {
      const KaijiField *other = kaiji_scheme_find_field (scheme, fields[i].id);
      g_autofree char *text = kaiji_sheet_dup_text (sheet, &fields[i]);
      g_autofree char *text_back = kaiji_sheet_dup_text (back, other);
      g_autoptr (KaijiAnswer) expected = kaiji_answer_parse (scheme, other, text);
      KaijiAnswer *answer = kaiji_sheet_get_answer (back, other);

      if (g_strcmp0 (text, text_back) != 0)
        {
          g_autofree char *was = g_strescape (text, NULL);
          g_autofree char *is = g_strescape (text_back, NULL);

          g_error ("%s: %s was “%s” and is “%s”", what, fields[i].id, was, is);
        }
      g_assert_true ((expected == NULL && answer == NULL) || kaiji_answer_equal (expected, answer));
    }
}

static KaijiTableRow *
find_row (KaijiTable *table, const char *field_id)
{
  for (guint i = 0; i < kaiji_table_get_n_rows (table); i++)
    {
      KaijiTableRow *row = kaiji_table_get_row (table, i);

      if (g_strcmp0 (row->field_id, field_id) == 0)
        return row;
    }

  g_assert_not_reached ();
}

/* Writes into the place of an answer as whoever is asked does; NULL deletes it. */
void
exchange_fixture_fill_in (KaijiTable *table, const char *field_id, const char *text)
{
  KaijiTableRow *row = find_row (table, field_id);

  for (guint i = 0; i < row->cells->len; i++)
    {
      KaijiTableCell *cell = g_ptr_array_index (row->cells, i);

      if (cell->column != KAIJI_COLUMN_ANSWER)
        continue;
      g_ptr_array_remove_index (row->cells, i);
      break;
    }
  if (text != NULL)
    kaiji_table_add_cell (table, row, KAIJI_COLUMN_ANSWER, text);
}

/* All that is in a zip archive, by name. */
GHashTable *
exchange_fixture_unpack (GBytes *bytes)
{
  GHashTable *parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                             (GDestroyNotify) g_bytes_unref);
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;

  archive_read_support_format_zip (archive);
  g_assert_cmpint (archive_read_open_memory (archive, g_bytes_get_data (bytes, NULL),
                                             g_bytes_get_size (bytes)),
                   ==, ARCHIVE_OK);
  while (archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    {
      g_autoptr (GByteArray) content = g_byte_array_new ();
      guint8 buffer[4096];
      la_ssize_t size;

      while ((size = archive_read_data (archive, buffer, sizeof buffer)) > 0)
        g_byte_array_append (content, buffer, (guint) size);
      g_assert_cmpint (size, ==, 0);
      g_hash_table_insert (parts, g_strdup (archive_entry_pathname (entry)),
                           g_byte_array_free_to_bytes (g_steal_pointer (&content)));
    }

  archive_read_free (archive);
  return parts;
}

void
exchange_answers_set_up (ExchangeAnswers *self, gconstpointer user_data)
{
  self->library = kaiji_scheme_library_new ();
  self->sheets = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->sheets, exchange_fixture_load_sample (self->library));
  self->index = kaiji_answer_index_new (self->sheets, self->library);
}

void
exchange_answers_tear_down (ExchangeAnswers *self, gconstpointer user_data)
{
  g_clear_pointer (&self->index, kaiji_answer_index_free);
  g_ptr_array_unref (self->sheets);
  g_clear_object (&self->library);
}
