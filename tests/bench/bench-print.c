/* bench-print.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How fast sheets are printed, and what that takes.
 */

#include "config.h"

#include "bench.h"

#include <stdio.h>

#define N_RUNS 21
#define N_OFFICE_RUNS 3
#define N_SHEETS 1000
#define N_FEW_SHEETS 100
#define N_TIMES 10
#define N_GROWTH_RUNS 5

/* What a program beside the bench writes of a sheet. Returns: (nullable): the file with it */
static char *
list (Bench *bench, const char *program, const char *sheet, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (bench->temporary, name, NULL);
  g_autofree char *command = g_build_filename (bench->beside, program, NULL);
  const char *argv[] = { command, sheet, NULL };
  g_autofree char *output = bench_read (argv, error);

  if (output == NULL || !g_file_set_contents (path, output, -1, error))
    return NULL;
  return g_steal_pointer (&path);
}

/* Runs two commands in turn, and tells the median of what each pair's times are to each other. The
 * processor's time is what counts: both work on one core and wait for nothing, and what else the
 * machine does shows in it least. */
static gboolean
compare (const char *const *ours,
         const char *const *theirs,
         guint n_runs,
         Measured *measured,
         GError **error)
{
  g_autofree double *our_times = g_new (double, n_runs);
  g_autofree double *their_times = g_new (double, n_runs);
  g_autofree double *ratios = g_new (double, n_runs);
  BenchUsage usage;

  /* The first pair warms caches up. */
  if (!bench_run (ours, BENCH_ONE_CORE, &usage, error)
      || !bench_run (theirs, BENCH_ONE_CORE, &usage, error))
    return FALSE;
  for (guint i = 0; i < n_runs; i++)
    {
      if (!bench_run (ours, BENCH_ONE_CORE, &usage, error))
        return FALSE;
      our_times[i] = usage.processor;
      if (!bench_run (theirs, BENCH_ONE_CORE, &usage, error))
        return FALSE;
      their_times[i] = usage.processor;
      ratios[i] = our_times[i] / their_times[i];
    }

  measured->value = bench_median (ratios, n_runs);
  measured->details = g_strdup_printf ("%.0f ms : %.0f ms of the processor, medians of %u",
                                       bench_median (our_times, n_runs) * 1000,
                                       bench_median (their_times, n_runs) * 1000, n_runs);
  return TRUE;
}

/* Runs a command of Kaiji's in turn with a program that sets the same texts and nothing more. */
static gboolean
compare_with_bare (Bench *bench, const char *const *ours, Measured *measured, GError **error)
{
  g_autofree char *bare = g_build_filename (bench->beside, "bare-print", NULL);
  g_autofree char *bare_pdf = g_build_filename (bench->temporary, "bare.pdf", NULL);
  g_autofree char *cells = list (bench, "list-cells", bench->sample, "cells.txt", error);
  const char *bare_print[] = { bare, cells, bare_pdf, NULL };

  return cells != NULL && compare (ours, bare_print, N_RUNS, measured, error);
}

gboolean
bench_measure_drawing (Bench *bench, Measured *measured, GError **error)
{
  g_autofree char *draw = g_build_filename (bench->beside, "drawn-print", NULL);
  g_autofree char *pdf = g_build_filename (bench->temporary, "sample.pdf", NULL);
  const char *argv[] = { draw, bench->sample, pdf, NULL };

  return compare_with_bare (bench, argv, measured, error);
}

gboolean
bench_measure_print (Bench *bench, Measured *measured, GError **error)
{
  g_autofree char *cli = g_build_filename (bench->root, "bin", "kaiji-cli", NULL);
  g_autofree char *pdf = g_build_filename (bench->temporary, "sample.pdf", NULL);
  const char *argv[] = { cli, "print", bench->sample, "-o", pdf, NULL };

  return compare_with_bare (bench, argv, measured, error);
}

gboolean
bench_measure_archive (Bench *bench, Measured *measured, GError **error)
{
  g_autofree char *cli = g_build_filename (bench->root, "bin", "kaiji-cli", NULL);
  g_autofree char *pdf = g_build_filename (bench->temporary, "sample.pdf", NULL);
  const char *argv[] = { cli, "print", "--archival", bench->sample, "-o", pdf, NULL };

  return compare_with_bare (bench, argv, measured, error);
}

/* An office program of this person's own, where there is one: nothing of Kaiji needs it. */
gboolean
bench_measure_office (Bench *bench, Measured *measured, GError **error)
{
  g_autofree char *cli = g_build_filename (bench->root, "bin", "kaiji-cli", NULL);
  g_autofree char *office = g_find_program_in_path ("soffice");
  g_autofree char *pdf = g_build_filename (bench->temporary, "sample.pdf", NULL);
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/office",
                                              bench->temporary);
  g_autofree char *table = NULL;
  const char *print[] = { cli, "print", bench->sample, "-o", pdf, NULL };
  const char *convert[] = { office,           profile, "--headless",
                            "--convert-to",   "pdf",   "--outdir",
                            bench->temporary, NULL,    NULL };

  if (office == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "soffice is not installed");
      return FALSE;
    }
  table = list (bench, "list-table", bench->sample, "table.fods", error);
  if (table == NULL)
    return FALSE;
  convert[7] = table;
  if (!compare (print, convert, N_OFFICE_RUNS, measured, error))
    return FALSE;
  measured->value = 1 / measured->value;
  return TRUE;
}

/* In milliseconds. */
typedef struct
{
  double print;
  double relayout;
  double relayout_processor;
  double longest_relayout;
} PrintTimes;

static gboolean
time_print (Bench *bench, const char *sheet, PrintTimes *times, GError **error)
{
  g_autofree char *program = g_build_filename (bench->beside, "time-print", NULL);
  const char *argv[] = { program, sheet, NULL };
  g_autofree char *output = bench_read (argv, error);

  if (output == NULL)
    return FALSE;
  if (sscanf (output, "%lf %lf %lf %lf", &times->print, &times->relayout,
              &times->relayout_processor, &times->longest_relayout)
      == 4)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s wrote “%s”", program, output);
  return FALSE;
}

gboolean
bench_measure_relayout (Bench *bench, Measured *measured, GError **error)
{
  PrintTimes times;

  if (!time_print (bench, bench->sample, &times, error))
    return FALSE;
  measured->value = times.relayout;
  measured->details = g_strdup_printf ("median; of the processor %.2f ms, longest %.2f ms",
                                       times.relayout_processor, times.longest_relayout);
  return TRUE;
}

/* Each in one process, so that its start does not hide how the work grows, and in turn. */
gboolean
bench_measure_growth (Bench *bench, Measured *measured, GError **error)
{
  g_autofree char *large = bench_write_large_sheet (bench, N_TIMES, error);
  double ratios[N_GROWTH_RUNS];
  PrintTimes once, many;
  gboolean done = large != NULL;

  for (guint i = 0; done && i < N_GROWTH_RUNS; i++)
    {
      done = time_print (bench, bench->sample, &once, error)
             && time_print (bench, large, &many, error);
      if (done)
        ratios[i] = many.print / once.print;
    }
  if (large != NULL)
    bench_remove_large_scheme (bench);
  if (!done)
    return FALSE;

  measured->value = bench_median (ratios, N_GROWTH_RUNS);
  measured->details = g_strdup_printf ("median of %d; the last %.0f ms : %.0f ms of the processor, "
                                       "relayout %.1f ms",
                                       N_GROWTH_RUNS, many.print, once.print,
                                       many.relayout_processor);
  return TRUE;
}

/* Prints many sheets, none like another. */
static gboolean
print_sheets (Bench *bench, guint n_sheets, BenchCores cores, BenchUsage *usage, GError **error)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (argv, g_build_filename (bench->root, "bin", "kaiji-cli", NULL));
  g_ptr_array_add (argv, g_strdup ("print"));
  if (!bench_add_sheets (bench, argv, n_sheets, error))
    return FALSE;
  g_ptr_array_add (argv, NULL);
  return bench_run ((const char *const *) argv->pdata, cores, usage, error);
}

gboolean
bench_measure_batch (Bench *bench, Measured *measured, GError **error)
{
  g_autofree char *bare = g_build_filename (bench->beside, "bare-print", NULL);
  g_autofree char *pdf = g_build_filename (bench->temporary, "bare.pdf", NULL);
  g_autofree char *cells = list (bench, "list-cells", bench->sample, "cells.txt", error);
  const char *bare_print[] = { bare, cells, pdf, NULL };
  g_autofree double *times = g_new (double, N_RUNS);
  BenchUsage usage, batch;
  double plain;

  if (cells == NULL)
    return FALSE;
  for (guint i = 0; i < N_RUNS; i++)
    {
      if (!bench_run (bare_print, BENCH_ONE_CORE, &usage, error))
        return FALSE;
      times[i] = usage.processor;
    }
  if (!print_sheets (bench, N_SHEETS, BENCH_ONE_CORE, &batch, error))
    return FALSE;

  plain = bench_median (times, N_RUNS);
  measured->value = batch.processor / N_SHEETS / plain;
  measured->details = g_strdup_printf ("%.1f ms a sheet : %.0f ms of the processor",
                                       batch.processor / N_SHEETS * 1000, plain * 1000);
  return TRUE;
}

gboolean
bench_measure_print_memory (Bench *bench, Measured *measured, GError **error)
{
  BenchUsage few, many;

  if (!print_sheets (bench, N_FEW_SHEETS, BENCH_ALL_CORES, &few, error)
      || !print_sheets (bench, N_SHEETS, BENCH_ALL_CORES, &many, error))
    return FALSE;
  measured->value = many.peak / few.peak;
  measured->details = g_strdup_printf ("%.1f MiB : %.1f MiB; %.0f sheets a second on all cores",
                                       many.peak / 0x1p20, few.peak / 0x1p20,
                                       N_SHEETS / many.seconds);
  return TRUE;
}
