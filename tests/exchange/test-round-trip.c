/* test-round-trip.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "exchange-fixture.h"
#include "kaiji-answer-text.h"
#include "kaiji-sheet-export.h"
#include "kaiji-import-file.h"

/* Sheets of random answers through each format; more where the environment asks for them. */
#define N_SHEETS 40

static const KaijiSheetExportFormat formats[] = { KAIJI_SHEET_EXPORT_XLSX, KAIJI_SHEET_EXPORT_CSV,
                                                  KAIJI_SHEET_EXPORT_HTML,
                                                  KAIJI_SHEET_EXPORT_MARKDOWN };

/* Values are not read anew: they are what they were, pictures too. */
static void
assert_values_same (KaijiSheet *sheet, KaijiSheet *back)
{
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (sheet), &n_fields);

  g_assert_cmpstr (kaiji_sheet_get_certification_number (back), ==,
                   kaiji_sheet_get_certification_number (sheet));
  for (guint i = 0; i < n_fields; i++)
    {
      KaijiAnswer *answer = kaiji_sheet_get_answer (sheet, &fields[i]);
      KaijiAnswer *answer_back = kaiji_sheet_get_answer (back, &fields[i]);
      g_autoptr (KaijiAnswer) value = answer != NULL ? kaiji_answer_dup_value (answer) : NULL;

      if (value == NULL || kaiji_answer_is_empty (value))
        g_assert_null (answer_back);
      else
        g_assert_true (kaiji_answer_equal (value, answer_back));
    }
}

static void
assert_round_trips (KaijiSheet *sheet, KaijiSchemeLibrary *library)
{
  const KaijiSheetExportOptions options = { 0 };
  g_autoptr (KaijiSheet) values_back = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      const char *what = kaiji_sheet_export_get_format_names ()[formats[i]];
      g_autoptr (GBytes) file = kaiji_sheet_export (sheet, formats[i], &options, &error);
      g_autoptr (KaijiSheet) back = NULL;

      g_assert_no_error (error);
      back = exchange_fixture_import (file, library, what);
      exchange_fixture_assert_same (sheet, back, what);
    }

  bytes = kaiji_sheet_export (sheet, KAIJI_SHEET_EXPORT_JSON, &options, &error);
  g_assert_no_error (error);
  values_back = exchange_fixture_import (bytes, library, "values");
  assert_values_same (sheet, values_back);
}

static void
test_sample (void)
{
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (KaijiSheet) sheet = exchange_fixture_load_sample (library);

  assert_round_trips (sheet, library);
}

/* Plain text has no place for pictures, nor for blank lines in an answer. */
static void
test_plain_text (void)
{
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();

  for (guint is_public = 0; is_public < 2; is_public++)
    {
      const KaijiSheetExportOptions options = { .is_public = is_public == 1 };
      g_autoptr (KaijiSheet) sheet = exchange_fixture_load_sample (library);
      const KaijiField *photo = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet),
                                                         "representative-photo");
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (KaijiSheet) back = NULL;

      kaiji_sheet_set_answer (sheet, photo, NULL);
      bytes = kaiji_sheet_export (sheet, KAIJI_SHEET_EXPORT_TEXT, &options, NULL);
      back = exchange_fixture_import (bytes, library, "plain text");
      exchange_fixture_assert_same (sheet, back, "plain text");
    }
}

static void
test_published (gconstpointer data)
{
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (KaijiSheet) sheet = exchange_fixture_load_published (library, data);

  if (sheet != NULL)
    assert_round_trips (sheet, library);
  else
    g_test_skip ("the published sheets are not on this computer");
}

static void
test_random (void)
{
  const char *wanted = g_getenv ("KAIJI_RANDOM_SHEETS");
  guint n_sheets = wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : N_SHEETS;
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (14);

  for (guint i = 0; i < n_sheets; i++)
    {
      g_autoptr (KaijiSheet) sheet = exchange_fixture_create_random (library, i, random);

      assert_round_trips (sheet, library);
    }
}

/* The public version masks the optional answers, and nothing of the masks comes back. */
static void
test_public (void)
{
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (KaijiScheme) scheme = kaiji_scheme_library_lookup_name (library, "aspic-asp-saas@2017",
                                                                     NULL);
  const KaijiField *count = kaiji_scheme_find_field (scheme, "officer-count");
  const KaijiField *name = kaiji_scheme_find_field (scheme, "business-name");
  const KaijiSheetExportOptions options = { .is_public = TRUE };

  for (KaijiSheetExportFormat i = 0; i < KAIJI_N_SHEET_EXPORT_FORMATS; i++)
    {
      g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
      g_autoptr (KaijiAnswer) secret = kaiji_answer_parse (scheme, count, "98765名");
      g_autoptr (KaijiAnswer) open
        = kaiji_answer_new_from_json ("{\"text\": \"株式会社つづり\", \"memo\": \"内緒\"}", NULL);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (KaijiSheet) back = NULL;

      kaiji_sheet_set_answer (sheet, count, secret);
      kaiji_sheet_set_answer (sheet, name, open);
      bytes = kaiji_sheet_export (sheet, i, &options, NULL);
      g_assert_null (
        g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), "98765"));
      g_assert_null (
        g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), "内緒"));

      back = exchange_fixture_import (bytes, library, "public");
      g_assert_null (kaiji_sheet_get_answer (back, count));
      g_assert_nonnull (kaiji_sheet_get_answer (back, name));
    }
}

/* Notes go out only if they are asked for, and never come back as answers. */
static void
test_values_with_notes (void)
{
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (KaijiScheme) scheme = kaiji_scheme_library_lookup_name (library, "aspic-asp-saas",
                                                                     NULL);
  const KaijiField *name = kaiji_scheme_find_field (scheme, "business-name");
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (KaijiAnswer) answer
    = kaiji_answer_new_from_json ("{\"text\": \"株式会社つづり\", \"memo\": \"内緒\"}", NULL);

  kaiji_sheet_set_answer (sheet, name, answer);
  for (guint with_notes = 0; with_notes < 2; with_notes++)
    {
      const KaijiSheetExportOptions options = { .with_notes = with_notes == 1 };
      g_autoptr (GBytes) bytes = kaiji_sheet_export (sheet, KAIJI_SHEET_EXPORT_JSON, &options,
                                                     NULL);
      const char *text = g_bytes_get_data (bytes, NULL);
      g_autoptr (KaijiSheet) back = exchange_fixture_import (bytes, library, "values");

      g_assert_cmpint (g_strstr_len (text, (gssize) g_bytes_get_size (bytes), "内緒") != NULL, ==,
                       with_notes);
      assert_values_same (sheet, back);
    }
}

/* A sheet itself is read as well, into one of another form as far as it asks the same. */
static void
test_sheet (void)
{
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (KaijiScheme) scheme = kaiji_scheme_library_lookup_name (library, "mic-asp-saas", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "samples",
                                                 "sample.kaiji.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (KaijiImport) import = NULL;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (g_steal_pointer (&contents), length);
  import = kaiji_import_file_parse (bytes, scheme, library, &error);
  g_assert_no_error (error);
  g_assert_true (kaiji_import_get_scheme (import) == scheme);
  g_assert_cmpuint (kaiji_import_count (import, KAIJI_IMPORT_ANSWER), >, 20);
  g_assert_cmpuint (kaiji_import_count (import, KAIJI_IMPORT_UNPLACED), >, 0);
}

static void
test_bad_values (void)
{
  static const char *const documents[] = {
    "{}",
    "{\"format\": \"kaiji-values\", \"version\": 1",
    "{\"format\": \"kaiji-values\", \"version\": 2, \"scheme\": \"aspic-asp-saas\"}",
    "{\"format\": \"kaiji-values\", \"version\": 1}",
    "{\"format\": \"kaiji-values\", \"version\": 1, \"scheme\": \"unknown\"}",
    "{\"format\": [], \"fields\": [1, {\"id\": 2, \"value\": \"x\"}]}",
  };
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (documents[i], strlen (documents[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (kaiji_import_file_parse (bytes, NULL, library, &error));
      g_assert_nonnull (error);
    }
}

/* Characters that XML or HTML do not allow come back from spreadsheets and pages, and so does what
 * looks like their escapes. */
static void
test_not_in_xml (void)
{
  static const char *const texts[] = { "a\uFFFFb",         "\uFFFE",           "_xFFFF_",
                                       "_x005F_\uFFFF",    "a\001b",           "%41\uFFFF%",
                                       "\302\205\302\237", "\U0001FFFE\uFDD0", "<b>\"\001&amp;" };
  static const KaijiSheetExportFormat kinds[] = { KAIJI_SHEET_EXPORT_XLSX,
                                                  KAIJI_SHEET_EXPORT_HTML };
  const KaijiSheetExportOptions options = { .owner = NULL };
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts) * G_N_ELEMENTS (kinds); i++)
    {
      const char *nasty = texts[i / G_N_ELEMENTS (kinds)];
      g_autoptr (KaijiSheet) sheet = exchange_fixture_load_sample (library);
      KaijiScheme *scheme = kaiji_sheet_get_scheme (sheet);
      const KaijiField *field = kaiji_scheme_find_field (scheme, "building-type");
      g_autoptr (KaijiAnswer) answer = kaiji_answer_new_text (nasty);
      g_autoptr (KaijiSheet) back = kaiji_sheet_new (scheme);
      g_autoptr (KaijiImport) import = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      kaiji_sheet_set_answer (sheet, field, answer);
      bytes = kaiji_sheet_export (sheet, kinds[i % G_N_ELEMENTS (kinds)], &options, &error);
      g_assert_no_error (error);
      import = exchange_fixture_read (bytes);
      kaiji_import_apply (import, back, 0);
      text = kaiji_sheet_dup_text (back, field);
      g_assert_cmpstr (text, ==, nasty);
    }
}

int
main (int argc, char **argv)
{
  const char *const *names = exchange_fixture_list_published ();

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/round-trip/sample", test_sample);
  g_test_add_func ("/exchange/round-trip/plain-text", test_plain_text);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/round-trip/", names[i], NULL);

      g_test_add_data_func (path, names[i], test_published);
    }
  g_test_add_func ("/exchange/round-trip/random", test_random);
  g_test_add_func ("/exchange/round-trip/public", test_public);
  g_test_add_func ("/exchange/round-trip/values-with-notes", test_values_with_notes);
  g_test_add_func ("/exchange/round-trip/sheet", test_sheet);
  g_test_add_func ("/exchange/round-trip/bad-values", test_bad_values);
  g_test_add_func ("/exchange/round-trip/not-in-xml", test_not_in_xml);

  return g_test_run ();
}
