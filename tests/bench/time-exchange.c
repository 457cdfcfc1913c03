/* time-exchange.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes a sheet in from a text and from a document, and a large one out to a spreadsheet and in
 * again, in this process. Writes the median of the processor's time for each, in milliseconds, and
 * how many rows the spreadsheet has.
 */

#include "config.h"

#include <locale.h>
#include <stdio.h>

#include "kaiji-import-file.h"
#include "kaiji-pdf.h"
#include "kaiji-sheet-export.h"
#include "kaiji-sheet-file.h"
#include "times.h"

#define N_RUNS 7

static KaijiSheet *
load (KaijiSchemeLibrary *library, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);

  return kaiji_sheet_file_load (file, library, NULL, error);
}

/* The first run does not count: it fills caches. */
static gboolean
time_import (GBytes *bytes,
             KaijiScheme *scheme,
             KaijiSchemeLibrary *library,
             double *milliseconds,
             GError **error)
{
  double times[N_RUNS];

  for (int i = -1; i < N_RUNS; i++)
    {
      double before = times_get (CLOCK_PROCESS_CPUTIME_ID);
      g_autoptr (KaijiImport) import = kaiji_import_file_parse (bytes, scheme, library, error);

      if (import == NULL)
        return FALSE;
      times[MAX (i, 0)] = times_get (CLOCK_PROCESS_CPUTIME_ID) - before;
    }

  times_sort (times, N_RUNS);
  *milliseconds = times[N_RUNS / 2];
  return TRUE;
}

static GBytes *
time_export (KaijiSheet *sheet, KaijiSheetExportFormat format, double *milliseconds, GError **error)
{
  const KaijiSheetExportOptions options = { 0 };
  g_autoptr (GBytes) bytes = NULL;
  double times[N_RUNS];

  for (int i = -1; i < N_RUNS; i++)
    {
      double before = times_get (CLOCK_PROCESS_CPUTIME_ID);

      g_clear_pointer (&bytes, g_bytes_unref);
      bytes = kaiji_sheet_export (sheet, format, &options, error);
      if (bytes == NULL)
        return NULL;
      times[MAX (i, 0)] = times_get (CLOCK_PROCESS_CPUTIME_ID) - before;
    }

  times_sort (times, N_RUNS);
  *milliseconds = times[N_RUNS / 2];
  return g_steal_pointer (&bytes);
}

static GBytes *
print (KaijiSheet *sheet, GError **error)
{
  g_autoptr (KaijiPages) pages = kaiji_pages_new (sheet, KAIJI_AUDIENCE_SUBMISSION, error);

  return pages != NULL ? kaiji_pdf_render (pages, KAIJI_PDF_PLAIN, NULL, error) : NULL;
}

static gboolean
measure (const char *sample_path, const char *large_path, const char *spreadsheet, GError **error)
{
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (KaijiSheet) sample = load (library, sample_path, error);
  g_autoptr (KaijiSheet) large = sample != NULL ? load (library, large_path, error) : NULL;
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GBytes) document = NULL;
  g_autoptr (GBytes) rows = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (spreadsheet);
  double text_out, text_in, document_in, rows_out, rows_in;
  guint n_fields;

  if (large == NULL)
    return FALSE;

  /* As a page is published: nothing in it says which field a row answers. */
  text = time_export (sample, KAIJI_SHEET_EXPORT_MARKDOWN, &text_out, error);
  document = text != NULL ? print (sample, error) : NULL;
  rows = document != NULL ? time_export (large, KAIJI_SHEET_EXPORT_XLSX, &rows_out, error) : NULL;
  if (rows == NULL || !time_import (text, NULL, library, &text_in, error)
      || !time_import (document, NULL, library, &document_in, error)
      || !time_import (rows, kaiji_sheet_get_scheme (large), library, &rows_in, error)
      || !g_file_replace_contents (file, g_bytes_get_data (rows, NULL), g_bytes_get_size (rows),
                                   NULL, FALSE, 0, NULL, NULL, error))
    return FALSE;

  kaiji_scheme_get_fields (kaiji_sheet_get_scheme (large), &n_fields);
  printf ("%.3f %.3f %.3f %.3f %u\n", text_in, document_in, rows_out, rows_in, n_fields);
  return TRUE;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  if (argc != 4)
    {
      fprintf (stderr, "usage: time-exchange SHEET LARGE-SHEET SPREADSHEET\n");
      return 2;
    }
  if (measure (argv[1], argv[2], argv[3], &error))
    return 0;

  fprintf (stderr, "%s: %s\n", argv[1], error->message);
  return 2;
}
