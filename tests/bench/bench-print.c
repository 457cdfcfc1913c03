/* bench-print.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How fast sheets are printed.
 */

#include "config.h"

#include "bench.h"

#define N_RUNS 11

/* What is printed of the sample, as plain lines. Returns: the file they are in */
static char *
list_cells (Bench *bench, GError **error)
{
  g_autofree char *program = g_build_filename (bench->beside, "list-cells", NULL);
  g_autofree char *path = g_build_filename (bench->temporary, "cells.txt", NULL);
  g_autofree char *cells = NULL;
  const char *argv[] = { program, bench->sample, NULL };
  int status;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &cells, NULL, &status,
                     error)
      || !g_spawn_check_wait_status (status, error)
      || !g_file_set_contents (path, cells, -1, error))
    return NULL;
  return g_steal_pointer (&path);
}

gboolean
bench_measure_print (Bench *bench, Measured *measured, GError **error)
{
  g_autofree char *cli = g_build_filename (bench->root, "bin", "kaiji-cli", NULL);
  g_autofree char *bare = g_build_filename (bench->beside, "bare-print", NULL);
  g_autofree char *pdf = g_build_filename (bench->temporary, "sample.pdf", NULL);
  g_autofree char *bare_pdf = g_build_filename (bench->temporary, "bare.pdf", NULL);
  const char *print[] = { cli, "print", bench->sample, "-o", pdf, NULL };
  g_autofree char *cells = list_cells (bench, error);
  const char *bare_print[] = { bare, cells, bare_pdf, NULL };
  double kaiji[N_RUNS];
  double plain[N_RUNS];
  double warm_up;

  if (cells == NULL)
    return FALSE;
  if (!bench_time_command (print, &warm_up, error)
      || !bench_time_command (bare_print, &warm_up, error))
    return FALSE;
  for (guint i = 0; i < N_RUNS; i++)
    if (!bench_time_command (print, &kaiji[i], error)
        || !bench_time_command (bare_print, &plain[i], error))
      return FALSE;

  measured->value = bench_median (kaiji, N_RUNS) / bench_median (plain, N_RUNS);
  measured->details = g_strdup_printf ("%.0f ms : %.0f ms, medians of %d",
                                       bench_median (kaiji, N_RUNS) * 1000,
                                       bench_median (plain, N_RUNS) * 1000, N_RUNS);
  return TRUE;
}
