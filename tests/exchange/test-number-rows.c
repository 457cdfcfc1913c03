/* test-number-rows.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables of numbers and answers: what is asked is nowhere in them, only which form it is is said.
 */

#include "config.h"

#include <string.h>

#include "exchange-fixture.h"
#include "kaiji-answer-text.h"
#include "kaiji-error.h"
#include "kaiji-table-file.h"

typedef enum
{
  ALL,         /* a row for each field, with the number in each */
  FIRST_ONLY,  /* the number is in the first row of an item */
  NOT_EMPTY,   /* no row of a field that is not answered */
  WITH_LEVELS, /* the level is between them */
} Rows;

/* A picture is no text, and nothing stands beside its number. */
static char *
dup_said (KaijiSheet *sheet, const KaijiField *field)
{
  KaijiAnswer *answer = kaiji_sheet_get_answer (sheet, field);

  return answer != NULL ? kaiji_answer_format (answer, kaiji_sheet_get_scheme (sheet), field)
                        : g_strdup ("");
}

/* Sets a sheet's answers beside the numbers of its items, these being @shift higher from the item
 * with the number @first on. */
static char *
dup_rows (KaijiSheet *sheet, Rows rows, const char *head, int shift, guint first)
{
  KaijiScheme *scheme = kaiji_sheet_get_scheme (sheet);
  GString *text = g_string_new (head);
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (scheme, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      const KaijiField *field = &fields[i];
      g_autofree char *said = dup_said (sheet, field);
      g_auto (GStrv) halves = g_strsplit (said, "\"", -1);
      g_autofree char *quoted = g_strjoinv ("\"\"", halves);

      if (rows == NOT_EMPTY && *said == '\0')
        continue;
      if (rows != FIRST_ONLY || field == field->item->fields)
        g_string_append_printf (text, "%d",
                                (int) field->item->number
                                  + (field->item->number >= first ? shift : 0));
      if (rows == WITH_LEVELS)
        g_string_append_printf (text, ",%s", kaiji_scheme_get_words (scheme)->levels[field->level]);
      g_string_append_printf (text, ",\"%s\"\n", quoted);
    }

  return g_string_free (text, FALSE);
}

static KaijiImport *
read_as (KaijiSchemeLibrary *library, KaijiScheme *scheme, const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (KaijiTable) table = kaiji_table_file_parse (bytes, NULL);

  return kaiji_import_new (table, scheme, library, error);
}

/* An answer that is found must be the sheet's own. Returns: whether it is an answer */
static gboolean
assert_own (const KaijiImportEntry *entry, KaijiSheet *sheet)
{
  g_autofree char *said = NULL;

  if (entry->kind != KAIJI_IMPORT_ANSWER)
    return FALSE;

  said = dup_said (sheet, entry->field);
  g_assert_cmpstr (entry->text, ==, said);
  return TRUE;
}

/* Counts the answers that are found, each of which must be the sheet's own, and not sure. */
static guint
count_right (KaijiImport *import, KaijiSheet *sheet)
{
  guint n = 0;

  for (guint i = 0; i < kaiji_import_get_n_entries (import); i++)
    {
      const KaijiImportEntry *entry = kaiji_import_get_entry (import, i);

      if (!assert_own (entry, sheet))
        continue;
      g_assert_cmpfloat (entry->certainty, <, KAIJI_IMPORT_SURE);
      g_assert_true (entry->reasons & KAIJI_MATCH_NUMBER);
      n++;
    }

  return n;
}

static guint
count_answers (KaijiSheet *sheet)
{
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (sheet), &n_fields);
  guint n = 0;

  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *said = dup_said (sheet, &fields[i]);

      n += *said != '\0';
    }
  return n;
}

/* An item with a row for each of its fields is answered in the form's order; of one with fewer,
 * only what its kind tells. */
static void
test_rows (void)
{
  static const struct
  {
    Rows rows;
    const char *head;
    guint n_open; /* how many answers have no place */
  } cases[] = {
    { ALL, "番号,回答\n", 0 },
    { ALL, "項目,申請内容\n", 0 },
    { ALL, "", 0 },
    { WITH_LEVELS, "No.,必須/選択,回答\n", 0 },
    { WITH_LEVELS, "", 0 },
    { FIRST_ONLY, "番号,回答\n", 2 },
    { NOT_EMPTY, "番号,回答\n", 2 },
  };
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (KaijiSheet) sheet = exchange_fixture_load_sample (library);
  guint n_answers = count_answers (sheet);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = dup_rows (sheet, cases[i].rows, cases[i].head, 0, 0);
      g_autoptr (KaijiImport) import = read_as (library, kaiji_sheet_get_scheme (sheet), text,
                                                NULL);

      g_assert_cmpuint (count_right (import, sheet), ==, n_answers - cases[i].n_open);
      g_assert_cmpuint (kaiji_import_count (import, KAIJI_IMPORT_UNPLACED), ==, cases[i].n_open);
    }
}

/* What stands in other columns is listed. */
static void
test_remarks (void)
{
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (KaijiScheme) scheme = kaiji_scheme_library_lookup (library, "aspic-asp-saas", "2023",
                                                                NULL);
  g_autoptr (KaijiImport) import = read_as (library, scheme,
                                            "番号,回答,備考\n1,2026/9/1,確認中\n2,つづり株式会社,\n"
                                            "9,\"5,000,000円\",経理部\n3,,総務部\n27,,\n",
                                            NULL);

  g_assert_cmpuint (kaiji_import_count (import, KAIJI_IMPORT_ANSWER), ==, 3);
  g_assert_cmpuint (kaiji_import_count (import, KAIJI_IMPORT_UNPLACED), ==, 3);
}

/* Of two answers of the same kind to fewer fields than there are, nobody knows which one counts. */
static void
test_doubles (void)
{
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (KaijiScheme) scheme = kaiji_scheme_library_lookup (library, "aspic-asp-saas", "2023",
                                                                NULL);
  g_autoptr (KaijiImport) import
    = read_as (library, scheme,
               "番号,回答\n1,2026/9/1\n2,つづり株式会社\n3,2004年\n3,22年\n"
               "9,\"5,000,000円\"\n9,\"4,000,000円\"\n",
               NULL);

  g_assert_cmpuint (kaiji_import_count (import, KAIJI_IMPORT_ANSWER), ==, 4);
  g_assert_cmpuint (kaiji_import_count (import, KAIJI_IMPORT_UNPLACED), ==, 2);
}

/* Numbers of another list, or of an edition that has one item more, are nobody's. */
static void
test_other_numbers (void)
{
  static const guint firsts[] = { 0, 20, 50, 80 };
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (KaijiSheet) sheet = exchange_fixture_load_sample (library);

  for (guint i = 0; i < G_N_ELEMENTS (firsts); i++)
    for (int shift = -1; shift <= 1; shift += 2)
      {
        g_autofree char *text = dup_rows (sheet, ALL, "番号,回答\n", shift, firsts[i]);
        g_autoptr (KaijiImport) import = read_as (library, kaiji_sheet_get_scheme (sheet), text,
                                                  NULL);

        g_assert_cmpuint (kaiji_import_count (import, KAIJI_IMPORT_ANSWER), ==, 0);
      }
}

/* A list that asks something else in words of its own has numbers, too. */
static void
test_other_questions (void)
{
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (KaijiScheme) scheme = kaiji_scheme_library_lookup (library, "aspic-asp-saas", "2023",
                                                                NULL);
  g_autoptr (KaijiImport) import = read_as (library, scheme,
                                            "番号,お尋ねしたいこと,回答\n"
                                            "1,導入の時期はいつですか,2026/9/1\n"
                                            "2,どこの会社のものですか,つづり株式会社\n"
                                            "9,年に何円かかりますか,\"5,000,000円\"\n",
                                            NULL);

  g_assert_cmpuint (kaiji_import_count (import, KAIJI_IMPORT_ANSWER), ==, 0);
}

/* Sets a sheet's answers in a table in which only one row of three has kept its texts, and says how
 * many these are. */
static char *
dup_rows_without_texts (KaijiSheet *sheet, int shift, guint *n_texts)
{
  GString *text = g_string_new ("番号,項目,記述内容,回答\n");
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (sheet), &n_fields);

  *n_texts = 0;
  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *said = dup_said (sheet, &fields[i]);
      gboolean has_texts = i % 3 == 0;

      *n_texts += has_texts && *said != '\0';
      g_string_append_printf (text, "%d,\"%s\",\"%s\",\"%s\"\n",
                              (int) fields[i].item->number + shift,
                              has_texts ? fields[i].item->title : "",
                              has_texts ? fields[i].prompt : "", said);
    }

  return g_string_free (text, FALSE);
}

/* Rows that have lost their texts are known by their numbers, if the rows beside them are numbered
 * as the form is. */
static void
test_lost_texts (void)
{
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (KaijiSheet) sheet = exchange_fixture_load_sample (library);

  for (int shift = 0; shift <= 1; shift++)
    {
      guint n_texts;
      g_autofree char *text = dup_rows_without_texts (sheet, shift, &n_texts);
      g_autoptr (KaijiImport) import = read_as (library, NULL, text, NULL);
      guint n_others = 0;

      for (guint i = 0; i < kaiji_import_get_n_entries (import); i++)
        {
          const KaijiImportEntry *entry = kaiji_import_get_entry (import, i);

          if (assert_own (entry, sheet))
            n_others += (entry->reasons & KAIJI_MATCH_PROMPT) == 0;
        }
      g_assert_cmpuint (kaiji_import_count (import, KAIJI_IMPORT_ANSWER), >=, n_texts);
      if (shift == 0)
        g_assert_cmpuint (n_others, >, n_texts / 2);
      else
        g_assert_cmpuint (n_others, ==, 0);
    }
}

/* Without a word from anybody, numbers are those of no form. */
static void
test_unsaid (void)
{
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (KaijiSheet) sheet = exchange_fixture_load_sample (library);
  g_autofree char *text = dup_rows (sheet, ALL, "番号,回答\n", 0, 0);
  g_autoptr (GError) error = NULL;

  g_assert_null (read_as (library, NULL, text, &error));
  g_assert_error (error, KAIJI_ERROR, KAIJI_ERROR_UNKNOWN_SCHEME);
}

/* What is not sure fills what is empty and replaces nothing. */
static void
test_into_sheet (void)
{
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (KaijiSheet) sheet = exchange_fixture_load_sample (library);
  KaijiScheme *scheme = kaiji_sheet_get_scheme (sheet);
  g_autofree char *rows = dup_rows (sheet, ALL, "", 0, 0);
  g_autoptr (KaijiImport) import = read_as (library, scheme, rows, NULL);
  g_autoptr (KaijiSheet) target = kaiji_sheet_new (scheme);
  const KaijiField *capital = kaiji_scheme_find_field (scheme, "capital");
  g_autoptr (KaijiAnswer) own = kaiji_answer_parse (scheme, capital, "1円");
  g_autofree char *text = NULL;
  guint n_left = 0;

  kaiji_sheet_set_answer (target, capital, own);
  g_assert_cmpuint (kaiji_import_apply (import, target, 0), ==, count_answers (sheet) - 1);
  text = kaiji_sheet_dup_text (target, capital);
  g_assert_cmpstr (text, ==, "1円");
  for (guint i = 0; i < kaiji_import_get_n_entries (import); i++)
    n_left += kaiji_import_get_entry (import, i)->is_left;
  g_assert_cmpuint (n_left, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/number-rows/rows", test_rows);
  g_test_add_func ("/exchange/number-rows/remarks", test_remarks);
  g_test_add_func ("/exchange/number-rows/doubles", test_doubles);
  g_test_add_func ("/exchange/number-rows/other-numbers", test_other_numbers);
  g_test_add_func ("/exchange/number-rows/other-questions", test_other_questions);
  g_test_add_func ("/exchange/number-rows/lost-texts", test_lost_texts);
  g_test_add_func ("/exchange/number-rows/unsaid", test_unsaid);
  g_test_add_func ("/exchange/number-rows/into-sheet", test_into_sheet);
  return g_test_run ();
}
