/* bench-check.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How fast sheets are checked.
 */

#include "config.h"

#include "bench.h"

#define N_RUNS 11
#define N_SHEETS 1000

/* There is no plain program to compare with here, so what the machine does besides must not count:
 * a second is one that a core spent on the command. */
gboolean
bench_measure_check (Bench *bench, Measured *measured, GError **error)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);
  double seconds[N_RUNS];

  g_ptr_array_add (argv, g_build_filename (bench->root, "bin", "kaiji-cli", NULL));
  g_ptr_array_add (argv, g_strdup ("check"));
  g_ptr_array_add (argv, g_strdup ("--jobs=1"));
  if (!bench_add_sheets (bench, argv, N_SHEETS, error))
    return FALSE;
  g_ptr_array_add (argv, NULL);

  for (guint i = 0; i < N_RUNS; i++)
    {
      BenchUsage usage;

      if (!bench_run ((const char *const *) argv->pdata, BENCH_ONE_CORE, &usage, error))
        return FALSE;
      seconds[i] = usage.processor;
    }

  measured->value = N_SHEETS / bench_median (seconds, N_RUNS);
  measured->details = g_strdup_printf ("%d sheets in %.0f ms, median of %d", N_SHEETS,
                                       bench_median (seconds, N_RUNS) * 1000, N_RUNS);
  return TRUE;
}
