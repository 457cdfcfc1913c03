/* bench-exchange.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long a sheet takes to come in, and a thousand rows to go out and come in again, beside
 * openpyxl on the same file.
 */

#include "config.h"

#include "bench.h"

#include <stdio.h>

/* The sample so many times has more than 1,000 fields. */
#define N_TIMES 8

/* The figures are of processor time, in milliseconds. */
typedef struct
{
  double text_in;
  double document_in;
  double rows_out;
  double rows_in;
  guint n_rows;
  double other_in;
  double other_out;
} Times;

/* What somebody else's library takes to read and write the same file: -1 if it is not here. */
static const char openpyxl[] = "import sys, time, openpyxl\n"
                               "def best(work):\n"
                               "    times = []\n"
                               "    for _ in range(5):\n"
                               "        before = time.process_time()\n"
                               "        result = work()\n"
                               "        times.append(time.process_time() - before)\n"
                               "    return result, sorted(times)[2] * 1000\n"
                               "book, read = best(lambda: openpyxl.load_workbook(sys.argv[1]))\n"
                               "_, write = best(lambda: book.save(sys.argv[1]))\n"
                               "print(read, write)\n";

/* All goals are of one run; the first that is asked for makes it. */
static gboolean
get_times (Bench *bench, Times *times, GError **error)
{
  static Times kept;
  g_autofree char *program = g_build_filename (bench->beside, "time-exchange", NULL);
  g_autofree char *spreadsheet = g_build_filename (bench->temporary, "rows.xlsx", NULL);
  g_autofree char *large = NULL;
  g_autofree char *output = NULL;
  g_autofree char *other = NULL;
  const char *argv[] = { program, bench->sample, NULL, spreadsheet, NULL };
  const char *python[] = { "/usr/bin/python3", "-c", openpyxl, spreadsheet, NULL };

  if (kept.n_rows > 0)
    {
      *times = kept;
      return TRUE;
    }

  large = bench_write_large_sheet (bench, N_TIMES, error);
  if (large == NULL)
    return FALSE;
  argv[2] = large;
  output = bench_read (argv, error);
  bench_remove_large_scheme (bench);
  if (output == NULL)
    return FALSE;
  if (sscanf (output, "%lf %lf %lf %lf %u", &kept.text_in, &kept.document_in, &kept.rows_out,
              &kept.rows_in, &kept.n_rows)
      != 5)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "time-exchange says %s", output);
      return FALSE;
    }

  other = bench_read (python, NULL);
  if (other == NULL || sscanf (other, "%lf %lf", &kept.other_in, &kept.other_out) != 2)
    kept.other_in = kept.other_out = -1;
  *times = kept;
  return TRUE;
}

gboolean
bench_measure_text_in (Bench *bench, Measured *measured, GError **error)
{
  Times times;

  if (!get_times (bench, &times, error))
    return FALSE;
  measured->value = times.text_in;
  measured->details = g_strdup ("Markdown, the form recognised");
  return TRUE;
}

gboolean
bench_measure_document_in (Bench *bench, Measured *measured, GError **error)
{
  Times times;

  if (!get_times (bench, &times, error))
    return FALSE;
  measured->value = times.document_in;
  measured->details = g_strdup ("Kaiji's own print-out, the form recognised");
  return TRUE;
}

static char *
dup_beside (const Times *times, double other)
{
  return other >= 0 ? g_strdup_printf ("%u rows; openpyxl %.0f ms", times->n_rows, other)
                    : g_strdup_printf ("%u rows; openpyxl is not installed", times->n_rows);
}

gboolean
bench_measure_rows_out (Bench *bench, Measured *measured, GError **error)
{
  Times times;

  if (!get_times (bench, &times, error))
    return FALSE;
  measured->value = times.rows_out;
  measured->details = dup_beside (&times, times.other_out);
  return TRUE;
}

gboolean
bench_measure_rows_in (Bench *bench, Measured *measured, GError **error)
{
  Times times;

  if (!get_times (bench, &times, error))
    return FALSE;
  measured->value = times.rows_in;
  measured->details = dup_beside (&times, times.other_in);
  return TRUE;
}
