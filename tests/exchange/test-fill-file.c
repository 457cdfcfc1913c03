/* test-fill-file.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is in the file of a customer's form stays there, and is understood: answers, lists, formulas
 * and their results, macros.
 */

#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "exchange-fixture.h"
#include "kaiji-questionnaire.h"

static KaijiQuestionnaire *
read_form (ExchangeAnswers *self, GBytes *form)
{
  g_autoptr (GError) error = NULL;
  KaijiQuestionnaire *questionnaire = kaiji_questionnaire_new (form, NULL, NULL, NULL, self->index,
                                                               self->library, &error);

  g_assert_no_error (error);
  return questionnaire;
}

/* A form of one sheet; beside it stand 有り and 無し, for a list of words. */
static GBytes *
make_typed_sheet (const char *type, const char *head, const char *rows, const char *rest)
{
  static const char *const names[] = { "[Content_Types].xml", "xl/workbook.xml",
                                       "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml" };
  g_autofree char *sheet = g_strdup_printf (
    "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
    "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>質問</t></is></c>"
    "<c r=\"B1\" t=\"inlineStr\"><is><t>%s</t></is></c>"
    "<c r=\"D1\" t=\"inlineStr\"><is><t>有り</t></is></c></row>%s"
    "<row r=\"8\"><c r=\"D8\" t=\"inlineStr\"><is><t>無し</t></is></c></row></sheetData>%s"
    "</worksheet>",
    head, rows, rest);
  g_autofree char *types = g_strdup_printf (
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Override PartName=\"/xl/workbook.xml\" ContentType=\"%s\"/></Types>",
    type);
  const char *contents[] = {
    types,
    "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
    "<sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
    "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
    sheet,
  };
  g_autofree char *buffer = g_malloc (64 * 1024);
  struct archive *archive = archive_write_new ();
  size_t used;

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_memory (archive, buffer, 64 * 1024, &used), ==, ARCHIVE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      struct archive_entry *entry = archive_entry_new ();

      archive_entry_set_pathname (entry, names[i]);
      archive_entry_set_size (entry, (la_int64_t) strlen (contents[i]));
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_perm (entry, 0644);
      g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
      archive_write_data (archive, contents[i], strlen (contents[i]));
      archive_entry_free (entry);
    }
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
  return g_bytes_new (buffer, used);
}

static GBytes *
make_headed_sheet (const char *head, const char *rows, const char *rest)
{
  return make_typed_sheet ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main"
                           "+xml",
                           head, rows, rest);
}

static GBytes *
make_sheet (const char *rows, const char *rest)
{
  return make_headed_sheet ("回答", rows, rest);
}

#define CAPITAL "<is><t>資本金はいくらですか。</t></is>"
#define NOTICE "<is><t>決算公告を行っていますか。</t></is>"

/* What stands there stays: answers, formulas, lists, and cells of two questions. */
static void
test_guarded (ExchangeAnswers *self, gconstpointer user_data)
{
  static const struct
  {
    const char *rows;
    const char *rest;
    KaijiQuestionState state;
    const char *kept; /* (nullable): of the answer's cell */
  } forms[] = {
    { "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\">" CAPITAL "</c></row>", "", KAIJI_QUESTION_FILLED,
      NULL },
    { "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\">" CAPITAL "</c><c r=\"B2\"><v>5</v></c></row>", "",
      KAIJI_QUESTION_ANSWERED, "<v>5</v>" },
    { "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\">" CAPITAL
      "</c><c r=\"B2\"><f>1+1</f><v/></c></row>",
      "", KAIJI_QUESTION_COMPUTED, "<f>1+1</f>" },
    { "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\">" CAPITAL "</c></row>",
      "<dataValidations><dataValidation type=\"list\" sqref=\"C1 B1:B9\"><formula1>\"はい,いいえ\""
      "</formula1></dataValidation></dataValidations>",
      KAIJI_QUESTION_RESTRICTED, NULL },
    { "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\">" CAPITAL
      "</c></row><row r=\"3\"><c r=\"A3\" t=\"inlineStr\">" NOTICE "</c></row>",
      "<mergeCells><mergeCell ref=\"B2:B3\"/></mergeCells>", KAIJI_QUESTION_SHARED, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (GBytes) form = make_sheet (forms[i].rows, forms[i].rest);
      g_autoptr (KaijiQuestionnaire) questionnaire = read_form (self, form);
      g_autoptr (GBytes) filled = NULL;
      g_autoptr (GHashTable) parts = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *sheet = NULL;
      GBytes *part;

      kaiji_questionnaire_fill (questionnaire, KAIJI_QUESTIONNAIRE_CERTAIN);
      g_assert_cmpint (kaiji_questionnaire_get_question (questionnaire, 0)->state, ==,
                       forms[i].state);
      filled = kaiji_questionnaire_write (questionnaire, &error);
      g_assert_no_error (error);
      parts = exchange_fixture_unpack (filled);
      part = g_hash_table_lookup (parts, "xl/worksheets/sheet1.xml");
      sheet = g_strndup (g_bytes_get_data (part, NULL), g_bytes_get_size (part));
      if (forms[i].kept != NULL)
        g_assert_nonnull (strstr (sheet, forms[i].kept));
      g_assert_cmpint (strstr (sheet, "98,000,000円") != NULL, ==,
                       forms[i].state == KAIJI_QUESTION_FILLED);
    }
}

/* Whether there is something is answered in the words that the form offers, if they are certain. */
static void
test_own_words (ExchangeAnswers *self, gconstpointer user_data)
{
  /* As Excel writes the rules that refer to other sheets. */
  static const char extension[]
    = "<extLst><ext xmlns:x14=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\" "
      "uri=\"{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}\"><x14:dataValidations "
      "xmlns:xm=\"http://schemas.microsoft.com/office/excel/2006/main\" count=\"1\">"
      "<x14:dataValidation type=\"list\"><x14:formula1><xm:f>%s</xm:f></x14:formula1>"
      "<xm:sqref>B2:B9</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>";
  static const struct
  {
    const char *question;
    const char *list; /* (nullable) */
    const char *head;
    const char *written; /* (nullable): nothing is written by itself */
  } forms[] = {
    { "決算公告の実施の有無", "\"はい,いいえ\"", "回答", "はい" },
    { "決算公告の実施の有無", "\"○,△,×\"", "回答", "○" },
    { "決算公告の実施の有無", "\"対応済,一部対応,未対応\"", "回答", "対応済" },
    { "決算公告の実施の有無", "$D$1:$D$8", "回答", "有り" },
    { "決算公告の実施の有無", "S!$D$1:$D$8", "回答", "有り" },
    { "決算公告の実施の有無", NULL, "回答（はい・いいえ）", "はい" },
    { "決算公告の実施の有無", NULL, "有/無", "有" },
    { "決算公告の実施の有無", "\"はい,はい(一部),Yes,いいえ\"", "回答", NULL },
    { "決算公告の実施の有無", "\"A,B,C\"", "回答", NULL },
    { "決算公告の実施の有無", "INDIRECT(\"x\")", "回答", NULL },
    { "決算公告を実施していないことの有無", "\"はい,いいえ\"", "回答", NULL },
    { "資本金はいくらですか。", "\"はい,いいえ\"", "回答", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *rows = g_strdup_printf (
        "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>%s</t></is></c></row>", forms[i].question);
      g_autofree char *rule = forms[i].list == NULL ? g_strdup ("")
                              : g_str_has_prefix (forms[i].list, "S!")
                                ? g_strdup_printf (extension, forms[i].list)
                                : g_strdup_printf ("<dataValidations><dataValidation type=\"list\" "
                                                   "sqref=\"B2\"><formula1>%s</formula1>"
                                                   "</dataValidation></dataValidations>",
                                                   forms[i].list);
      g_autoptr (GBytes) form = make_headed_sheet (forms[i].head, rows, rule);
      g_autoptr (KaijiQuestionnaire) questionnaire = read_form (self, form);
      const KaijiQuestion *question = kaiji_questionnaire_get_question (questionnaire, 0);

      kaiji_questionnaire_fill (questionnaire, KAIJI_QUESTIONNAIRE_CERTAIN);
      g_assert_cmpstr (kaiji_questionnaire_get_filled (question), ==, forms[i].written);
    }
}

/* Files that are no spreadsheets are told apart from damaged ones, and those with macros from those
 * without. */
static void
test_files (ExchangeAnswers *self, gconstpointer user_data)
{
  static const char rows[] = "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\">" CAPITAL "</c></row>";
  g_autoptr (GBytes) csv = g_bytes_new_static ("質問,回答\n", 14);
  g_autoptr (GBytes) plain = make_sheet (rows, "");
  g_autoptr (GBytes) macros = make_typed_sheet ("application/vnd.ms-excel.sheet.macroEnabled.main"
                                                "+xml",
                                                "回答", rows, "");
  g_autoptr (KaijiQuestionnaire) without = read_form (self, plain);
  g_autoptr (KaijiQuestionnaire) with = read_form (self, macros);
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiQuestionnaire) none = kaiji_questionnaire_new (csv, NULL, NULL, NULL, self->index,
                                                                 self->library, &error);

  g_assert_null (none);
  g_assert_nonnull (strstr (error->message, ".xlsx"));
  g_assert_false (kaiji_questionnaire_has_macros (without));
  g_assert_true (kaiji_questionnaire_has_macros (with));
}

/* Rows that hold nothing come back as they were, however many there are. */
static void
test_idle_rows (ExchangeAnswers *self, gconstpointer user_data)
{
  g_autoptr (GString) idle = g_string_new (NULL);
  g_autofree char *rows = NULL;
  g_autofree char *inner = NULL;
  g_autoptr (GBytes) form = NULL;
  g_autoptr (KaijiQuestionnaire) questionnaire = NULL;
  g_autoptr (GBytes) filled = NULL;
  g_autoptr (GHashTable) parts = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *part;

  for (guint i = 9; i < 309; i++)
    g_string_append_printf (idle,
                            i % 3 == 0
                              ? "<row r=\"%u\"/>\n"
                              : "<row  ht='18' x=\">\" r=\"%u\"><c r='A%u'  s=\"0\"/></row>",
                            i, i);
  rows = g_strdup_printf ("<row r=\"2\"><c r=\"A2\" t=\"inlineStr\">" CAPITAL "</c></row>%s"
                          "<row r=\"309\"><c r=\"A309\" t=\"inlineStr\">" CAPITAL "</c></row>",
                          idle->str);
  form = make_sheet (rows, "");
  questionnaire = read_form (self, form);
  g_assert_cmpuint (kaiji_questionnaire_fill (questionnaire, KAIJI_QUESTIONNAIRE_CERTAIN), ==, 2);
  filled = kaiji_questionnaire_write (questionnaire, &error);
  g_assert_no_error (error);

  parts = exchange_fixture_unpack (filled);
  part = g_hash_table_lookup (parts, "xl/worksheets/sheet1.xml");
  /* Of a long run its inner rows, at least. */
  inner = g_strndup (strstr (idle->str, "<row r=\"99\"/>"),
                     (gsize) (strstr (idle->str, "<row r=\"198\"/>")
                              - strstr (idle->str, "<row r=\"99\"/>")));
  g_assert_nonnull (
    g_strstr_len (g_bytes_get_data (part, NULL), (gssize) g_bytes_get_size (part), inner));
}

/* Results that depend on an answer are taken out of its sheet, so that they are computed anew;
 * others stay. */
static void
test_results (ExchangeAnswers *self, gconstpointer user_data)
{
  static const struct
  {
    const char *formula;
    gboolean is_stale;
  } formulas[] = {
    { "COUNTA(B2:B9)", TRUE },
    { "COUNTA($B:$B)", TRUE },
    { "IF(B2=\"\",\"A1\",\"\")", TRUE },
    { "IF(S!$B$2=0,1,2)", TRUE },
    { "'S'!B2", TRUE },
    { "C4&C5", TRUE },
    { "INDIRECT(\"B2\")", TRUE },
    { "回答数", TRUE },
    { "SUM(Table1[回答])", TRUE },
    { "A2", FALSE },
    { "COUNTA(B3:B9)", FALSE },
    { "Other!B2", FALSE },
    { "'Other S'!B2", FALSE },
    { "LEN(\"B2\")", FALSE },
    { "LOG10(100)+1E5", FALSE },
  };
  g_autoptr (GString) rows = g_string_new ("<row r=\"2\"><c r=\"A2\" t=\"inlineStr\">" CAPITAL
                                           "</c></row>");
  g_autoptr (GBytes) form = NULL;
  g_autoptr (KaijiQuestionnaire) questionnaire = NULL;
  g_autoptr (GBytes) filled = NULL;
  g_autoptr (GHashTable) parts = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *part = NULL;
  GBytes *bytes;

  /* The fourth row's is the first of these. */
  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++)
    {
      g_autofree char *escaped = g_markup_escape_text (formulas[i].formula, -1);

      g_string_append_printf (rows, "<row r=\"%u\"><c r=\"C%u\"><f>%s</f><v>%u</v></c></row>",
                              i + 4, i + 4, escaped, 1000 + i);
    }
  form = make_sheet (rows->str, "");
  questionnaire = read_form (self, form);
  g_assert_cmpuint (kaiji_questionnaire_fill (questionnaire, KAIJI_QUESTIONNAIRE_CERTAIN), ==, 1);
  filled = kaiji_questionnaire_write (questionnaire, &error);
  g_assert_no_error (error);
  parts = exchange_fixture_unpack (filled);
  bytes = g_hash_table_lookup (parts, "xl/worksheets/sheet1.xml");
  part = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++)
    {
      g_autofree char *value = g_strdup_printf ("<v>%u</v>", 1000 + i);

      if ((strstr (part, value) == NULL) != formulas[i].is_stale)
        g_error ("%s", formulas[i].formula);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/exchange/fill-file/guarded", ExchangeAnswers, NULL, exchange_answers_set_up,
              test_guarded, exchange_answers_tear_down);
  g_test_add ("/exchange/fill-file/own-words", ExchangeAnswers, NULL, exchange_answers_set_up,
              test_own_words, exchange_answers_tear_down);
  g_test_add ("/exchange/fill-file/files", ExchangeAnswers, NULL, exchange_answers_set_up,
              test_files, exchange_answers_tear_down);
  g_test_add ("/exchange/fill-file/idle-rows", ExchangeAnswers, NULL, exchange_answers_set_up,
              test_idle_rows, exchange_answers_tear_down);
  g_test_add ("/exchange/fill-file/results", ExchangeAnswers, NULL, exchange_answers_set_up,
              test_results, exchange_answers_tear_down);

  return g_test_run ();
}
