/* test-xlsx.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "kaiji-error.h"
#include "kaiji-sheet-export.h"
#include "kaiji-import.h"
#include "kaiji-sheet-file.h"
#include "kaiji-table-file.h"

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
    "<row><c><v>5</v></c><c/><c><v>6</v></c></row><row r=\"9\"/>",
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
  g_assert_cmpstr (get_cell (table, 0, 10), ==, "12");
  g_assert_cmpstr (get_cell (table, 0, 26), ==, "TRUE");
  g_assert_cmpuint (kaiji_table_get_row (table, 1)->line, ==, 4);
  g_assert_cmpstr (get_cell (table, 1, 2), ==, "6");
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
  bomb = create_xlsx ("xl/sharedStrings.xml", zeros, NULL);

  assert_refused (entities, KAIJI_ERROR_FORMAT);
  assert_refused (bomb, KAIJI_ERROR_TOO_LARGE);
  assert_refused (half, KAIJI_ERROR_FORMAT);
  assert_refused (no_book, KAIJI_ERROR_FORMAT);
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

/* Our own, opened and saved by LibreOffice. */
static void
test_libreoffice (void)
{
  g_autofree char *program = g_find_program_in_path ("soffice");
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "samples",
                                                 "sample.kaiji.json", NULL);
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *saved = NULL;
  g_autofree char *profile = NULL;
  g_autofree char *contents = NULL;
  gsize length;
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (KaijiSheet) sheet = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) saved_bytes = NULL;
  g_autoptr (KaijiTable) table = NULL;
  g_autoptr (KaijiImport) import = NULL;
  g_autoptr (KaijiSheet) back = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  const KaijiSheetExportOptions options = { 0 };
  const KaijiField *fields;
  guint n_fields;

  if (program == NULL)
    {
      g_test_skip ("LibreOffice is not on this computer");
      return;
    }

  sheet = kaiji_sheet_file_load (file, library, NULL, &error);
  g_assert_no_error (error);
  bytes = kaiji_sheet_export (sheet, KAIJI_SHEET_EXPORT_XLSX, &options, &error);
  g_assert_no_error (error);

  folder = g_dir_make_tmp ("kaiji-XXXXXX", NULL);
  name = g_build_filename (folder, "in.xlsx", NULL);
  g_file_set_contents (name, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       NULL);
  profile = g_strconcat ("-env:UserInstallation=file://", folder, "/profile", NULL);
  saved = g_build_filename (folder, "out", NULL);
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, program, profile,
                              "--headless", "--convert-to", "xlsx", "--outdir", saved, name, NULL);
  g_assert_no_error (error);
  g_subprocess_wait (process, NULL, NULL);
  g_free (name);
  name = g_build_filename (saved, "in.xlsx", NULL);
  g_assert_true (g_file_get_contents (name, &contents, &length, NULL));

  saved_bytes = g_bytes_new (contents, length);
  table = parse (saved_bytes);
  import = kaiji_import_new (table, NULL, library, &error);
  g_assert_no_error (error);
  back = kaiji_sheet_new (kaiji_import_get_scheme (import));
  kaiji_import_apply (import, back, 0);

  fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (back), &n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      const KaijiField *field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet),
                                                         fields[i].id);
      g_autofree char *text = kaiji_sheet_dup_text (sheet, field);
      g_autofree char *text_back = kaiji_sheet_dup_text (back, &fields[i]);

      g_assert_cmpstr (text_back, ==, text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/xlsx/cells", test_cells);
  g_test_add_func ("/exchange/xlsx/sheets", test_sheets);
  g_test_add_func ("/exchange/xlsx/empty-rows", test_empty_rows);
  g_test_add_func ("/exchange/xlsx/traps", test_traps);
  g_test_add_func ("/exchange/xlsx/cuts", test_cuts);
  g_test_add_func ("/exchange/xlsx/libreoffice", test_libreoffice);

  return g_test_run ();
}
