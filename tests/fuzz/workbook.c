/* workbook.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever is changed in a compressed file breaks its checksum, and no reader sees more of it. So
 * an input that is no zip is the content of one: the parts of a spreadsheet, with NUL between them.
 */

#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "workbook.h"

/* The parts that every spreadsheet has, and those that the input is. */
static const struct
{
  const char *name;
  const char *content; /* NULL for the next part of the input */
} parts[] = {
  { "[Content_Types].xml",
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>" },
  { "xl/workbook.xml",
    "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
    "<sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>" },
  { "xl/_rels/workbook.xml.rels",
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
    "relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
    "relationships/sharedStrings\" Target=\"sharedStrings.xml\"/>"
    "<Relationship Id=\"rId3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
    "relationships/styles\" Target=\"styles.xml\"/></Relationships>" },
  { "xl/worksheets/sheet1.xml", NULL },
  { "xl/sharedStrings.xml", NULL },
  { "xl/styles.xml", NULL },
};

static void
add_part (struct archive *archive, const char *name, const void *content, gsize size)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) size);
  archive_write_header (archive, entry);
  archive_write_data (archive, content, size);
  archive_entry_free (entry);
}

/* (transfer full): the spreadsheet that an input is. */
GBytes *
fuzz_pack_workbook (const guint8 *data, gsize size)
{
  const guint8 *end = data + size;
  gsize room = size + 8192;
  g_autofree guint8 *buffer = NULL;
  struct archive *archive;
  gsize used = 0;

  if (size >= 2 && memcmp (data, "PK", 2) == 0)
    return g_bytes_new (data, size);

  buffer = g_malloc (room);
  archive = archive_write_new ();
  archive_write_set_format_zip (archive);
  archive_write_set_options (archive, "zip:compression=store");
  archive_write_open_memory (archive, buffer, room, &used);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const guint8 *next;

      if (parts[i].content != NULL)
        {
          add_part (archive, parts[i].name, parts[i].content, strlen (parts[i].content));
          continue;
        }
      if (data == end)
        break;
      next = memchr (data, 0, (gsize) (end - data));
      add_part (archive, parts[i].name, data, (gsize) ((next != NULL ? next : end) - data));
      data = next != NULL ? next + 1 : end;
    }
  archive_write_close (archive);
  archive_write_free (archive);

  return g_bytes_new (buffer, used);
}
