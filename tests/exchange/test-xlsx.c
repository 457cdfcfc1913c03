/* test-xlsx.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "kaiji-error.h"
#include "kaiji-table-file.h"
#include "kaiji-xlsx-number.h"

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
#define MAIN "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
#define RELATION "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""

static const char one_sheet[] = HEAD "<workbook " MAIN " " RELATION "><sheets>"
                                     "<sheet name=\"回答\" sheetId=\"1\" r:id=\"rId1\"/>"
                                     "</sheets></workbook>";
static const char relations[] = HEAD
  "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
  "<Relationship Id=\"rId1\" Type=\"worksheet\" Target=\"worksheets/sheet1.xml\"/>"
  "<Relationship Id=\"rId2\" Type=\"worksheet\" Target=\"/xl/worksheets/sheet2.xml\"/>"
  "</Relationships>";
static const char styles[] = HEAD
  "<styleSheet " MAIN "><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m\"/>"
  "<numFmt numFmtId=\"165\" formatCode=\"[Red]#,##0&quot;day&quot;\"/></numFmts>"
  "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
  "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/>"
  "<xf numFmtId=\"10\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>";

/* A spreadsheet file of these parts: name, content, …, NULL. */
static GBytes *
create_xlsx (const char *name, ...)
{
  struct archive *archive = archive_write_new ();
  gsize size = 64 * 1024 * 1024;
  size_t used = 0;
  g_autofree char *buffer = g_malloc (size);
  va_list parts;

  archive_write_set_format_zip (archive);
  archive_write_open_memory (archive, buffer, size, &used);
  va_start (parts, name);
  for (; name != NULL; name = va_arg (parts, const char *))
    {
      const char *content = va_arg (parts, const char *);
      struct archive_entry *entry = archive_entry_new ();

      archive_entry_set_pathname (entry, name);
      archive_entry_set_size (entry, (la_int64_t) strlen (content));
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_perm (entry, 0644);
      archive_write_header (archive, entry);
      archive_write_data (archive, content, strlen (content));
      archive_entry_free (entry);
    }
  va_end (parts);
  archive_write_close (archive);
  archive_write_free (archive);

  return g_bytes_new (buffer, used);
}

static GBytes *
create_with_sheet (const char *rows, const char *strings)
{
  g_autofree char *sheet = g_strconcat (HEAD "<worksheet " MAIN "><sheetData>", rows,
                                        "</sheetData></worksheet>", NULL);
  g_autofree char *shared = g_strconcat (HEAD "<sst " MAIN ">", strings, "</sst>", NULL);

  return create_xlsx ("[Content_Types].xml", "<Types/>", "xl/workbook.xml", one_sheet,
                      "xl/_rels/workbook.xml.rels", relations, "xl/styles.xml", styles,
                      "xl/sharedStrings.xml", shared, "xl/worksheets/sheet1.xml", sheet, NULL);
}

static KaijiTable *
parse (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  KaijiTable *table = kaiji_table_file_parse (bytes, &error);

  g_assert_no_error (error);
  return table;
}

static const char *
get_cell (KaijiTable *table, guint row, guint column)
{
  KaijiTableRow *source = kaiji_table_get_row (table, row);

  for (guint i = 0; i < source->cells->len; i++)
    {
      const KaijiTableCell *cell = g_ptr_array_index (source->cells, i);

      if (cell->column == column)
        return cell->text;
    }

  return NULL;
}

static void
assert_unread (KaijiTable *table, guint position, const char *text, const char *place)
{
  const KaijiTableRow *row = g_ptr_array_index (kaiji_table_get_unread (table), position);
  const KaijiTableCell *cell = g_ptr_array_index (row->cells, 0);
  g_autofree char *found = kaiji_table_row_dup_cell_place (row, cell);

  g_assert_cmpstr (cell->text, ==, text);
  g_assert_cmpstr (found, ==, place);
}

/* Excel's: shared strings in runs with readings, escapes, formulas with their last result, errors,
 * days, shares, amounts. */
static void
test_cells (void)
{
  g_autoptr (GBytes) bytes = create_with_sheet (
    "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c><c r=\"B3\" t=\"s\"><v>1</v></c>"
    "<c r=\"D3\" t=\"inlineStr\"><is><r><t>内</t></r><r><t xml:space=\"preserve\"> "
    "側</t></r></is></c>"
    "<c r=\"E3\" t=\"str\"><f>A1&amp;\"x\"</f><v>結果</v></c><c r=\"F3\" t=\"e\"><v>#N/A</v></c>"
    "<c r=\"G3\" s=\"1\"><v>46269</v></c><c r=\"H3\" s=\"2\"><v>46269</v></c>"
    "<c r=\"I3\" s=\"3\"><v>0.749</v></c><c r=\"J3\"><v>7.718E9</v></c>"
    "<c r=\"K3\" s=\"4\"><v>12</v></c><c r=\"AA3\" t=\"b\"><v>1</v></c></row>"
    "<row><c><v>5</v></c><c/><c><v>6</v></c><c><f>SUM(A4:C4)</f><v></v></c>"
    "<c t=\"str\"><f>B3</f><v></v></c></row><row r=\"9\"/>",
    "<si><r><t>東京</t></r><r><rPr/><t>都</t></r><rPh sb=\"0\" "
    "eb=\"2\"><t>トウキョウ</t></rPh></si>"
    "<si><t xml:space=\"preserve\">a_x000A_b_x005F_x0041_</t></si>");
  g_autoptr (KaijiTable) table = parse (bytes);

  g_assert_cmpuint (kaiji_table_get_n_rows (table), ==, 2);
  g_assert_cmpuint (kaiji_table_get_row (table, 0)->line, ==, 3);
  g_assert_cmpstr (get_cell (table, 0, 0), ==, "東京都");
  g_assert_cmpstr (get_cell (table, 0, 1), ==, "a\nb_x0041_");
  g_assert_cmpstr (get_cell (table, 0, 3), ==, "内 側");
  g_assert_cmpstr (get_cell (table, 0, 4), ==, "結果");
  g_assert_cmpstr (get_cell (table, 0, 5), ==, NULL);
  g_assert_cmpstr (get_cell (table, 0, 6), ==, "2026/9/4");
  g_assert_cmpstr (get_cell (table, 0, 7), ==, "2026/9/4");
  g_assert_cmpstr (get_cell (table, 0, 8), ==, "74.9%");
  g_assert_cmpstr (get_cell (table, 0, 9), ==, "7718000000");
  g_assert_cmpstr (get_cell (table, 0, 10), ==, "12day");
  g_assert_cmpstr (get_cell (table, 0, 26), ==, "TRUE");
  g_assert_cmpuint (kaiji_table_get_row (table, 1)->line, ==, 4);
  g_assert_cmpstr (get_cell (table, 1, 2), ==, "6");
  assert_unread (table, 0, "#N/A", "line 3, column F");
  assert_unread (table, 1, "=SUM(A4:C4)", "line 4, column D");
  g_assert_cmpuint (kaiji_table_get_unread (table)->len, ==, 2);
}

/* Days of older Macs are counted from 1904; hidden sheets are not ours. */
static void
test_sheets (void)
{
  g_autoptr (GBytes) bytes = create_xlsx (
    "xl/workbook.xml",
    HEAD "<x:workbook xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\" " RELATION ">"
         "<x:workbookPr date1904=\"1\"/><x:sheets><x:sheet name=\"a\" r:id=\"rId1\" "
         "state=\"hidden\"/><x:sheet name=\"b\" r:id=\"rId2\"/></x:sheets></x:workbook>",
    "xl/_rels/workbook.xml.rels", relations, "xl/styles.xml", styles, "xl/worksheets/sheet1.xml",
    HEAD "<worksheet " MAIN "><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>"
         "</worksheet>",
    "xl/worksheets/sheet2.xml",
    HEAD "<worksheet " MAIN "><sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"><v>44807</v></c></row>"
         "</sheetData></worksheet>",
    NULL);
  g_autoptr (KaijiTable) table = parse (bytes);

  g_assert_cmpuint (kaiji_table_get_n_rows (table), ==, 1);
  g_assert_cmpstr (get_cell (table, 0, 0), ==, "2026/9/4");
}

/* What is not called as usual is found by its relations; names differ in case, slashes and place.
 */
static void
test_other_places (void)
{
  g_autoptr (GBytes) bytes = create_xlsx (
    "_rels/.rels",
    HEAD "<Relationships><Relationship Id=\"a\" Target=\"docProps/core.xml\" "
         "Type=\"http://x/core-properties\"/><Relationship Id=\"b\" Target=\"/Book/Main.xml\" "
         "Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument\"/>"
         "</Relationships>",
    "book\\main.xml", one_sheet, "Book/_rels/Main.xml.rels",
    HEAD "<Relationships><Relationship Id=\"rId1\" Target=\"../Sheets/First%20One.xml\" "
         "Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet\"/>"
         "<Relationship Id=\"rId2\" Target=\"Texts.xml\" "
         "Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/sharedStrings\"/>"
         "<Relationship Id=\"rId3\" Target=\"/Looks.XML\" "
         "Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/styles\"/>"
         "</Relationships>",
    "Book/texts.xml", HEAD "<sst " MAIN "><si><t>東京</t></si></sst>", "Looks.xml", styles,
    "Sheets/First One.xml",
    HEAD "<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><x:sheetData>"
         "<x:row r=\"1\"><x:c r=\"A1\" t=\"s\"><x:v>0</x:v></x:c>"
         "<x:c r=\"B1\" s=\"1\"><x:v>46269</x:v></x:c>"
         "<x:c r=\"C1\" t=\"d\"><x:v>2026-09-04</x:v></x:c>"
         "<x:c r=\"D1\" t=\"d\"><x:v>2026-09-04T17:30:00</x:v></x:c>"
         "<x:c r=\"E1\" t=\"inlineStr\"><x:is><x:t>内</x:t></x:is></x:c>"
         "</x:row></x:sheetData></x:worksheet>",
    NULL);
  g_autoptr (KaijiTable) table = parse (bytes);

  g_assert_cmpstr (get_cell (table, 0, 0), ==, "東京");
  g_assert_cmpstr (get_cell (table, 0, 1), ==, "2026/9/4");
  g_assert_cmpstr (get_cell (table, 0, 2), ==, "2026/9/4");
  g_assert_cmpstr (get_cell (table, 0, 3), ==, "2026/9/4 17:30");
  g_assert_cmpstr (get_cell (table, 0, 4), ==, "内");
}

/* What a number format's code shows, as programs write them. */
static void
test_numbers (void)
{
  static const struct
  {
    const char *code;
    const char *shown;
  } codes[] = {
    { "General", "46269.75" },
    { "#,##0.00", "46269.75" },
    { "0.00E+00", "46269.75" },
    { "0%", "4626975%" },
    { "yyyy/m/d", "2026/9/4 18:00" },
    { "[$-411]ggge\"年\"m\"月\"d\"日\";@", "2026/9/4 18:00" },
    { "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2026/9/4 18:00" },
    { "m/d", "2026/9/4 18:00" },
    { "mmm", "2026/9/4 18:00" },
    { "yyyy/m/d h:mm", "2026/9/4 18:00" },
    { "h:mm", "1110474:00" },
    { "[h]:mm:ss", "1110474:00" },
    { "[mm]:ss", "1110474:00" },
    { "[Magenta]#,##0\"円\"", "46269.75円" },
    { "\"d\"0", "d46269.75" },
    { "_(* #,##0_);_(* \\(#,##0\\)", "46269.75" },
    { "\\d0", "d46269.75" },
    { "", "46269.75" },
    { "@", "46269.75" },
    { ";;;", "46269.75" },
    { "yyyy\"年\"", "2026年" },
    { "yyyy", "2026" },
    { "[$-411]ggge\"年\"", "2026年" },
    { "yyyy\"年\"m\"月\"", "2026/9/4 18:00" },
    { "General\"百万円\"", "46269.75百万円" },
    { "0\\ \"ヶ月\"", "46269.75ヶ月" },
    { "#,##0_ \"名\"", "46269.75名" },
    { "#,##0,\"千円\"", "46269.75" },
    { "#,##0,,", "46269.75" },
    { "0.0\"%\"", "46269.75%" },
    { "0.0%\"以上\"", "4626975%以上" },
    { "[$¥-411]#,##0;[Red]\\-[$¥-411]#,##0", "¥46269.75" },
    { "#,##0;\"▲\"#,##0", "46269.75" },
    { "000-0000", "46269.75" },
    { "*-#,##0\"台\"", "46269.75台" },
    { "# ?/?", "46269.75" },
  };
  static const struct
  {
    const char *value;
    const char *code;
    const char *shown;
  } others[] = {
    { "7718", "#,##0\"百万円\"", "7718百万円" },
    { "-352000", "#,##0\"円\";\"▲\"#,##0\"円\"", "-352000円" },
    { "-5", "0;[Red]\\-0\"度\"", "-5度" },
    { "0", "0;-0;\"なし\"", "なし" },
    { "0", "0;-0;\"-\"", "0" },
    { "600001", "000-0000", "060-0001" },
    { "600001", "[<=999]000;[<=9999]000-00;000-0000", "060-0001" },
    { "60", "[<=999]000;[<=9999]000-00;000-0000", "060" },
    { "312345678", "[<=99999999]####-####;(00)\\ ####-####", "(03) 1234-5678" },
    { "12345678", "[<=99999999]####-####;(00)\\ ####-####", "1234-5678" },
    { "13201002720", "0000000000000", "0013201002720" },
    { "12345678", "000-0000", "1234-5678" },
    { "5", "\"第\"00\"号\"", "第05号" },
    { "1", "\"有り\"", "有り" },
  };
  static const struct
  {
    guint id;
    const char *shown;
  } built_in[] = {
    { 0, "46269.75" },        { 4, "46269.75" },        { 9, "4626975%" },
    { 14, "2026/9/4 18:00" }, { 27, "2026/9/4 18:00" }, { 31, "2026/9/4 18:00" },
    { 32, "1110474:00" },     { 33, "1110474:00" },     { 34, "2026/9/4 18:00" },
    { 35, "2026/9/4 18:00" }, { 36, "2026/9/4 18:00" }, { 50, "2026/9/4 18:00" },
    { 55, "2026/9/4 18:00" }, { 56, "2026/9/4 18:00" }, { 58, "2026/9/4 18:00" },
    { 46, "1110474:00" },     { 59, "46269.75" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autofree char *shown = kaiji_xlsx_number_format ("46269.75", codes[i].code, FALSE);

      g_assert_cmpstr (shown, ==, codes[i].shown);
    }

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *shown = kaiji_xlsx_number_format (others[i].value, others[i].code, FALSE);

      g_assert_cmpstr (shown, ==, others[i].shown);
    }

  for (guint i = 0; i < G_N_ELEMENTS (built_in); i++)
    {
      const char *code = kaiji_xlsx_number_get_built_in (built_in[i].id);
      g_autofree char *shown = kaiji_xlsx_number_format ("46269.75", code, FALSE);

      g_assert_cmpstr (shown, ==, built_in[i].shown);
    }
}

/* A sheet can have a million rows with nothing in them. */
static void
test_empty_rows (void)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (KaijiTable) table = NULL;

  for (guint i = 1; i <= 1048575; i++)
    g_string_append_printf (rows, "<row r=\"%u\"/>", i);
  g_string_append (rows, "<row r=\"1048576\"><c r=\"A1048576\"><v>7</v></c></row>");
  bytes = create_with_sheet (rows->str, "");
  table = parse (bytes);
  g_assert_cmpuint (kaiji_table_get_n_rows (table), ==, 1);
  g_assert_cmpuint (kaiji_table_get_row (table, 0)->line, ==, 1048576);
}

/* Whole columns that have looks, but nothing in their cells. */
static void
test_blank_rows (void)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) text = NULL;
  g_autoptr (KaijiTable) table = NULL;
  g_autoptr (KaijiTable) separated = NULL;

  for (guint i = 1; i <= 50000; i++)
    {
      g_string_append_printf (rows, "<row r=\"%u\"><c r=\"A%u\" s=\"0\"/></row>", i, i);
      g_string_append (lines, ",,\n");
    }
  g_string_append (rows, "<row r=\"50001\"><c r=\"A50001\"><v>7</v></c></row>");
  g_string_append (lines, "7,a,b\n");
  bytes = create_with_sheet (rows->str, "");
  table = parse (bytes);
  g_assert_cmpuint (kaiji_table_get_n_rows (table), ==, 1);
  g_assert_cmpuint (kaiji_table_get_row (table, 0)->line, ==, 50001);

  text = g_bytes_new (lines->str, lines->len);
  separated = parse (text);
  g_assert_cmpuint (kaiji_table_get_n_rows (separated), ==, 1);
  g_assert_cmpuint (kaiji_table_get_row (separated, 0)->line, ==, 50001);
}

static void
assert_refused (GBytes *bytes, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiTable) table = kaiji_table_file_parse (bytes, &error);

  g_assert_null (table);
  g_assert_error (error, KAIJI_ERROR, code);
}

static void
test_traps (void)
{
  g_autofree char *zeros = g_malloc0 (129 * 1024 * 1024 + 1);
  g_autoptr (GBytes) entities = NULL;
  g_autoptr (GBytes) bomb = NULL;
  g_autoptr (GBytes) whole = create_with_sheet ("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", "");
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) / 2);
  g_autoptr (GBytes) no_book = create_xlsx ("a.txt", "a", NULL);

  entities = create_xlsx ("xl/workbook.xml",
                          "<!DOCTYPE w [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><workbook>&b;"
                          "</workbook>",
                          NULL);
  memset (zeros, ' ', 129 * 1024 * 1024);
  bomb = create_xlsx ("xl/workbook.xml", one_sheet, "xl/sharedStrings.xml", zeros, NULL);

  assert_refused (entities, KAIJI_ERROR_FORMAT);
  assert_refused (bomb, KAIJI_ERROR_TOO_LARGE);
  assert_refused (half, KAIJI_ERROR_FORMAT);
  assert_refused (no_book, KAIJI_ERROR_FORMAT);
}

/* Other archives are called by what they are. */
static void
test_foreign_archives (void)
{
  static const struct
  {
    const char *part;
    const char *content;
    const char *word;
  } files[] = {
    { "mimetype", "application/vnd.oasis.opendocument.spreadsheet", ".ods" },
    { "mimetype", "application/vnd.oasis.opendocument.text", "text document" },
    { "Index/Document.iwa", "x", "Apple" },
    { "word/document.xml", "<w/>", "text document" },
    { "ppt/presentation.xml", "<p/>", "presentation" },
    { "xl/workbook.bin", "x", ".xlsb" },
    { "photo.jpg", "x", "archive" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) bytes = create_xlsx (files[i].part, files[i].content, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (kaiji_table_file_parse (bytes, &error));
      g_assert_error (error, KAIJI_ERROR, KAIJI_ERROR_FORMAT);
      if (strstr (error->message, files[i].word) == NULL)
        g_error ("%s: %s", files[i].part, error->message);
    }
}

/* Every cut of a file is refused or read, never more than that. */
static void
test_cuts (void)
{
  g_autoptr (GBytes) whole = create_with_sheet (
    "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>", "<si><t>a</t></si>");

  for (gsize i = 4; i < g_bytes_get_size (whole); i += 3)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (whole, 0, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (KaijiTable) table = kaiji_table_file_parse (cut, &error);

      g_assert_true ((table == NULL) != (error == NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/xlsx/cells", test_cells);
  g_test_add_func ("/exchange/xlsx/sheets", test_sheets);
  g_test_add_func ("/exchange/xlsx/other-places", test_other_places);
  g_test_add_func ("/exchange/xlsx/numbers", test_numbers);
  g_test_add_func ("/exchange/xlsx/empty-rows", test_empty_rows);
  g_test_add_func ("/exchange/xlsx/blank-rows", test_blank_rows);
  g_test_add_func ("/exchange/xlsx/traps", test_traps);
  g_test_add_func ("/exchange/xlsx/foreign-archives", test_foreign_archives);
  g_test_add_func ("/exchange/xlsx/cuts", test_cuts);

  return g_test_run ();
}
