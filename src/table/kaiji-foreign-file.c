/* kaiji-foreign-file.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Recognises files of kinds that Kaiji does not read, in order to say which they are and what their
 * owner can do, rather than that they are damaged.
 */

#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "kaiji-error.h"
#include "kaiji-foreign-file.h"
#include "kaiji-read.h"

/* The directory of a compound file, or the first entries of an archive, are found within these. */
#define MAX_ENTRIES 10000

typedef struct
{
  const char *start;
  gsize length;
  const char *message;
} Magic;

typedef struct
{
  const char *name; /* of an entry, in ASCII */
  const char *message;
} Member;

#define PICTURE N_ ("it is a picture; its text must be recognised (OCR) before it can be read")
#define OLD_EXCEL                                                                                  \
  N_ ("it is a spreadsheet of an older Excel (.xls); open it there and save it as .xlsx")
#define ARCHIVE N_ ("it is an archive of files; unpack it and choose one")
#define DOCUMENT                                                                                   \
  N_ ("it is a text document; copy its table and paste it into the sheet's window, or export it "  \
      "as PDF")
#define SLIDES N_ ("it is a presentation; export it as PDF")
#define LOCKED N_ ("it is locked with a password; save it without one")
#define APPLE N_ ("it is a document of Apple's programs; export it as Excel (.xlsx)")

static const Magic magics[] = {
  { "\x89PNG", 4, PICTURE },
  { "\xff\xd8\xff", 3, PICTURE },
  { "GIF8", 4, PICTURE },
  { "II*\0", 4, PICTURE },
  { "MM\0*", 4, PICTURE },
  { "{\\rtf", 5, DOCUMENT },
  { "\x1f\x8b", 2, ARCHIVE },
  { "7z\xbc\xaf\x27\x1c", 6, ARCHIVE },
  { "Rar!", 4, ARCHIVE },
  /* BIFF2 to BIFF5 without a compound file around them */
  { "\x09\0\x04\0", 4, OLD_EXCEL },
  { "\x09\x02\x06\0", 4, OLD_EXCEL },
  { "\x09\x04\x06\0", 4, OLD_EXCEL },
  { "\x09\x08\x08\0", 4, OLD_EXCEL },
};

/* Microsoft's compound file names its streams in UTF-16. */
static const char compound[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

static const Member streams[] = {
  { "EncryptedPackage", LOCKED }, { "WordDocument", DOCUMENT }, { "PowerPoint Document", SLIDES },
  { "Workbook", OLD_EXCEL },      { "Book", OLD_EXCEL },
};

static const Member members[] = {
  { "xl/workbook.bin", N_ ("it is a binary spreadsheet (.xlsb); save it as .xlsx") },
  { "word/document.xml", DOCUMENT },
  { "ppt/presentation.xml", SLIDES },
  { "Index/Document.iwa", APPLE },
  { "Index.zip", APPLE },
};

/* The first entry of an OpenDocument file says which kind it is. */
static const Member open_documents[] = {
  { "application/vnd.oasis.opendocument.spreadsheet",
    N_ ("it is an OpenDocument spreadsheet (.ods); save it as .xlsx") },
  { "application/vnd.oasis.opendocument.presentation", SLIDES },
  { "application/vnd.oasis.opendocument.text", DOCUMENT },
};

static gboolean
has_stream (GBytes *bytes, const char *name)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize length = 2 * strlen (name) + 2;
  g_autofree char *wide = g_malloc0 (length);

  for (gsize i = 0; name[i] != '\0'; i++)
    wide[2 * i] = name[i];

  return memmem (data, size, wide, length) != NULL;
}

static const char *
describe_compound (GBytes *bytes)
{
  for (guint i = 0; i < G_N_ELEMENTS (streams); i++)
    if (has_stream (bytes, streams[i].name))
      return streams[i].message;

  return N_ ("it is locked with a password, or of an older program; save it as .xlsx without a "
             "password");
}

static const char *
describe_open_document (struct archive *archive)
{
  char type[80] = "";
  la_ssize_t size = archive_read_data (archive, type, sizeof type - 1);

  for (guint i = 0; size > 0 && i < G_N_ELEMENTS (open_documents); i++)
    if (g_str_has_prefix (type, open_documents[i].name))
      return open_documents[i].message;

  return DOCUMENT;
}

/* Returns what kind of file an archive is; %NULL for a spreadsheet, and for one that cannot be
 * listed. */
static const char *
describe_archive (GBytes *bytes)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  const char *message = ARCHIVE;
  gboolean is_known = FALSE;
  int status = ARCHIVE_OK;

  archive_read_support_format_zip (archive);
  if (archive_read_open_memory (archive, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
      != ARCHIVE_OK)
    {
      archive_read_free (archive);
      return NULL;
    }

  for (guint n = 0; n < MAX_ENTRIES && !is_known; n++)
    {
      const char *name;

      status = archive_read_next_header (archive, &entry);
      if (status == ARCHIVE_EOF || status < ARCHIVE_WARN)
        break;
      name = archive_entry_pathname (entry);
      if (name == NULL)
        continue;

      if (g_str_equal (name, "mimetype"))
        {
          message = describe_open_document (archive);
          is_known = TRUE;
        }
      else if (g_str_equal (name, "[Content_Types].xml") || g_str_equal (name, "_rels/.rels")
               || g_str_has_suffix (name, "workbook.xml"))
        {
          message = NULL; /* of Microsoft's, unless something else tells which */
        }
      for (guint i = 0; !is_known && i < G_N_ELEMENTS (members); i++)
        if (g_str_equal (name, members[i].name))
          {
            message = members[i].message;
            is_known = TRUE;
          }
    }

  archive_read_free (archive);
  return status < ARCHIVE_WARN && !is_known ? NULL : message;
}

/**
 * kaiji_foreign_file_refuse:
 * @bytes: a file's content
 *
 * Returns: whether it is of a kind that Kaiji knows but does not read; then @error says of which,
 *   and what can be done
 */
gboolean
kaiji_foreign_file_refuse (GBytes *bytes, GError **error)
{
  const char *message = NULL;

  g_return_val_if_fail (bytes != NULL, FALSE);

  if (kaiji_read_starts_with (bytes, "PK\3\4", 4))
    message = describe_archive (bytes);
  else if (kaiji_read_starts_with (bytes, compound, strlen (compound)))
    message = describe_compound (bytes);
  else
    for (guint i = 0; i < G_N_ELEMENTS (magics) && message == NULL; i++)
      if (kaiji_read_starts_with (bytes, magics[i].start, magics[i].length))
        message = magics[i].message;

  if (message == NULL)
    return FALSE;

  g_set_error_literal (error, KAIJI_ERROR, KAIJI_ERROR_FORMAT, _ (message));
  return TRUE;
}
