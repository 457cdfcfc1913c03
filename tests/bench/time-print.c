/* time-print.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prints a sheet in this process, and lays it out again after one edit in turn of each of its
 * texts, as the preview does. Writes in milliseconds: the processor's time for printing the sheet,
 * and of laying it out again the median by the clock and of the processor, and the longest by the
 * clock.
 */

#include "config.h"

#include <locale.h>
#include <stdio.h>

#include "kaiji-pdf.h"
#include "kaiji-sheet-file.h"
#include "times.h"

#define N_PRINTS 5
#define N_EDITS 200

static KaijiSheet *
load (const char *path, GError **error)
{
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);

  return kaiji_sheet_file_load (file, library, NULL, error);
}

/* Prints it some times. The first one also opens the fonts: it does not count. */
static gboolean
time_prints (KaijiSheet *sheet, double *milliseconds, GError **error)
{
  double times[N_PRINTS];

  for (int i = -1; i < N_PRINTS; i++)
    {
      double before = times_get (CLOCK_PROCESS_CPUTIME_ID);
      g_autoptr (KaijiPages) pages = kaiji_pages_new (sheet, KAIJI_AUDIENCE_SUBMISSION, error);
      g_autoptr (GBytes) document = pages != NULL
                                      ? kaiji_pdf_render (pages, KAIJI_PDF_PLAIN, NULL, error)
                                      : NULL;

      if (document == NULL)
        return FALSE;
      times[MAX (i, 0)] = times_get (CLOCK_PROCESS_CPUTIME_ID) - before;
    }
  times_sort (times, N_PRINTS);
  *milliseconds = times[N_PRINTS / 2];
  return TRUE;
}

/* Types one more character at the end of a text. Returns: whether the field has a text */
static gboolean
edit (KaijiSheet *sheet, const KaijiField *field)
{
  KaijiAnswer *answer = kaiji_sheet_get_answer (sheet, field);
  const char *text = answer != NULL ? kaiji_answer_get_text (answer) : NULL;
  g_autofree char *longer = NULL;
  g_autoptr (KaijiAnswer) edited = NULL;

  if (text == NULL)
    return FALSE;
  longer = g_strconcat (text, "字", NULL);
  edited = kaiji_answer_new_text (longer);
  kaiji_sheet_set_answer (sheet, field, edited);
  return TRUE;
}

static gboolean
time_edits (KaijiSheet *sheet, double *wall, double *processor, GError **error)
{
  g_autoptr (KaijiPages) pages = kaiji_pages_new (sheet, KAIJI_AUDIENCE_SUBMISSION, error);
  const KaijiField *fields;
  guint n_fields;
  guint n_edits = 0;

  if (pages == NULL)
    return FALSE;

  fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (sheet), &n_fields);
  for (guint i = 0; n_edits < N_EDITS; i++)
    {
      KaijiPages *renewed;
      double wall_before, processor_before;

      if (!edit (sheet, &fields[i % n_fields]))
        continue;
      wall_before = times_get (CLOCK_MONOTONIC);
      processor_before = times_get (CLOCK_PROCESS_CPUTIME_ID);
      renewed = kaiji_pages_renew (pages, sheet, error);
      if (renewed == NULL)
        return FALSE;
      wall[n_edits] = times_get (CLOCK_MONOTONIC) - wall_before;
      processor[n_edits] = times_get (CLOCK_PROCESS_CPUTIME_ID) - processor_before;
      n_edits++;
      g_object_unref (pages);
      pages = renewed;
    }
  return TRUE;
}

int
main (int argc, char *argv[])
{
  g_autoptr (KaijiSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;
  double print;
  double wall[N_EDITS];
  double processor[N_EDITS];

  setlocale (LC_ALL, "");
  if (argc != 2)
    {
      fprintf (stderr, "usage: time-print SHEET\n");
      return 2;
    }

  sheet = load (argv[1], &error);
  if (sheet == NULL || !time_prints (sheet, &print, &error)
      || !time_edits (sheet, wall, processor, &error))
    {
      fprintf (stderr, "%s: %s\n", argv[1], error->message);
      return 2;
    }

  times_sort (wall, N_EDITS);
  times_sort (processor, N_EDITS);
  printf ("%.3f %.3f %.3f %.3f\n", print, wall[N_EDITS / 2], processor[N_EDITS / 2],
          wall[N_EDITS - 1]);
  return 0;
}
