/* kaiji-table-file.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kaiji-error.h"
#include "kaiji-foreign-file.h"
#include "kaiji-module.h"
#include "kaiji-read.h"
#include "kaiji-table-csv.h"
#include "kaiji-table-file.h"
#include "kaiji-table-html.h"
#include "kaiji-table-pdf.h"
#include "kaiji-table-text.h"
#include "kaiji-table-xlsx.h"

/* Returns whether a text is a web page, or a fragment of one with a table. */
static gboolean
is_html (const char *text)
{
  g_autofree char *head = NULL;

  while (g_ascii_isspace (*text))
    text++;
  if (*text != '<')
    return FALSE;

  head = g_ascii_strdown (text, (gssize) MIN (strlen (text), 4096));
  return strstr (head, "<html") != NULL || strstr (head, "<!doctype html") != NULL
         || strstr (head, "<table") != NULL || strstr (head, "<tr") != NULL
         || strstr (head, "<meta") != NULL || strstr (head, "<body") != NULL;
}

static KaijiTable *
parse_html (const char *text, GError **error)
{
  __typeof__ (&kaiji_table_html_read) read = KAIJI_MODULE_SYMBOL (KAIJI_MODULE_FORMATS,
                                                                  kaiji_table_html_read, error);

  return read != NULL ? read (text, error) : NULL;
}

static KaijiTable *
parse_xlsx (GBytes *bytes, GError **error)
{
  __typeof__ (&kaiji_table_xlsx_read) read = KAIJI_MODULE_SYMBOL (KAIJI_MODULE_FORMATS,
                                                                  kaiji_table_xlsx_read, error);

  return read != NULL ? read (bytes, error) : NULL;
}

static KaijiTable *
parse_pdf (GBytes *bytes, GError **error)
{
  __typeof__ (&kaiji_table_pdf_read) read = KAIJI_MODULE_SYMBOL (KAIJI_MODULE_PDF_READER,
                                                                 kaiji_table_pdf_read, error);

  return read != NULL ? read (bytes, error) : NULL;
}

static gboolean
refuse_foreign (GBytes *bytes, GError **error)
{
  __typeof__ (&kaiji_foreign_file_refuse) refuse = KAIJI_MODULE_SYMBOL (KAIJI_MODULE_FORMATS,
                                                                        kaiji_foreign_file_refuse,
                                                                        error);

  return refuse == NULL || refuse (bytes, error);
}

static KaijiTable *
parse_text (GBytes *bytes, GError **error)
{
  g_autofree char *text = kaiji_table_text_decode (bytes, error);

  if (text == NULL)
    return NULL;
  if (is_html (text))
    return parse_html (text, error);
  if (kaiji_table_csv_is_csv (text))
    return kaiji_table_csv_read (text, error);

  return kaiji_table_text_read (text);
}

/**
 * kaiji_table_file_parse:
 * @bytes: a file's content
 *
 * Reads a file of any known format, recognised by its content and never by its name.
 *
 * Returns: (transfer full): its table; %NULL with @error if it cannot be read
 */
KaijiTable *
kaiji_table_file_parse (GBytes *bytes, GError **error)
{
  g_autoptr (KaijiTable) table = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (kaiji_read_starts_with (bytes, "PK\3\4", 4))
    table = parse_xlsx (bytes, error);
  else if (kaiji_read_starts_with (bytes, "%PDF-", 5))
    table = parse_pdf (bytes, error);
  else if (!refuse_foreign (bytes, error))
    table = parse_text (bytes, error);

  if (table == NULL)
    return NULL;

  if (kaiji_table_is_too_wide (table))
    {
      /* Translators: %d is a great number */
      g_set_error (error, KAIJI_ERROR, KAIJI_ERROR_TOO_LARGE,
                   _ ("a row of it has more cells than Kaiji reads (%d)"), KAIJI_TABLE_MAX_CELLS);
      return NULL;
    }
  if (kaiji_table_is_full (table))
    {
      /* Translators: %d is a great number */
      g_set_error (error, KAIJI_ERROR, KAIJI_ERROR_TOO_LARGE,
                   _ ("it has more rows or more text than Kaiji reads (%d rows)"),
                   KAIJI_TABLE_MAX_ROWS);
      return NULL;
    }
  if (kaiji_table_get_n_rows (table) == 0)
    {
      g_set_error_literal (error, KAIJI_ERROR, KAIJI_ERROR_FORMAT, _ ("there is nothing in it"));
      return NULL;
    }

  return g_steal_pointer (&table);
}

/**
 * kaiji_table_file_read:
 * @stream: a file
 *
 * Returns: (transfer full): its content; %NULL with @error if it cannot be read or is larger than
 *   Kaiji reads
 */
GBytes *
kaiji_table_file_read (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (64 * 1024);

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  for (;;)
    {
      gssize n_read = g_input_stream_read (stream, buffer, 64 * 1024, cancellable, error);

      if (n_read < 0)
        return NULL;
      if (n_read == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&content));

      g_byte_array_append (content, buffer, (guint) n_read);
      if (content->len > KAIJI_TABLE_FILE_MAX_SIZE)
        {
          g_set_error (error, KAIJI_ERROR, KAIJI_ERROR_TOO_LARGE,
                       /* Translators: %d is a number of megabytes */
                       _ ("the file is larger than the %d MB that Kaiji reads"),
                       KAIJI_TABLE_FILE_MAX_SIZE / 1000 / 1000);
          return NULL;
        }
    }
}
