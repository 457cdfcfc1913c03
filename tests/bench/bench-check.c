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

/* The command that checks N_SHEETS sheets; their files are added to its arguments. */
static gboolean
add_sheets (Bench *bench, GPtrArray *argv, GError **error)
{
  if (!bench_add_sheets (bench, argv, N_SHEETS, error))
    return FALSE;

  g_ptr_array_add (argv, NULL);
  return TRUE;
}

static GPtrArray *
new_check_command (Bench *bench)
{
  GPtrArray *argv = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (argv, g_build_filename (bench->root, "bin", "kaiji-cli", NULL));
  g_ptr_array_add (argv, g_strdup ("check"));
  g_ptr_array_add (argv, g_strdup ("--jobs=1"));

  return argv;
}

/* There is no plain program to compare with here, so what the machine does besides must not count:
 * a second is one that a core spent on the command. */
gboolean
bench_measure_check (Bench *bench, Measured *measured, GError **error)
{
  g_autoptr (GPtrArray) argv = new_check_command (bench);
  double seconds[N_RUNS];

  if (!add_sheets (bench, argv, error))
    return FALSE;

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

/* Puts ajv into a folder of this run's own. Where Node is, it can be fetched; else nobody asks. */
static gboolean
install_ajv (Bench *bench, GError **error)
{
  const char *argv[] = { "npm",      "install",        "--no-audit", "--no-fund", "--silent",
                         "--prefix", bench->temporary, "ajv@8",      NULL };
  g_autofree char *modules = g_build_filename (bench->temporary, "node_modules", NULL);
  BenchUsage usage;

  if (!bench_run (argv, BENCH_ALL_CORES, &usage, error))
    {
      g_prefix_error (error, "ajv is not here: ");
      return FALSE;
    }

  g_setenv ("NODE_PATH", modules, TRUE);
  return TRUE;
}

static GPtrArray *
new_ajv_command (Bench *bench)
{
  GPtrArray *argv = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *samples = g_path_get_dirname (bench->sample);
  g_autofree char *data = g_path_get_dirname (samples);
  g_autofree char *source = g_path_get_dirname (data);

  g_ptr_array_add (argv, g_strdup ("node"));
  g_ptr_array_add (argv, g_build_filename (source, "tests", "bench", "check-with-ajv.js", NULL));
  g_ptr_array_add (argv, g_build_filename (data, "schema", "kaiji-sheet.schema.json", NULL));

  return argv;
}

/* All checks of the same files, beside JSON.parse and a validator by the JSON Schema alone. Both
 * run in turn, and what a core spent on them is compared. */
gboolean
bench_measure_check_beside_ajv (Bench *bench, Measured *measured, GError **error)
{
  g_autofree char *node = g_find_program_in_path ("node");
  g_autofree char *npm = g_find_program_in_path ("npm");
  g_autoptr (GPtrArray) kaiji = new_check_command (bench);
  g_autoptr (GPtrArray) ajv = new_ajv_command (bench);
  double ratios[N_RUNS], seconds[N_RUNS], ajv_seconds[N_RUNS];

  if (node == NULL || npm == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "node and npm are not here");
      return FALSE;
    }

  if (!install_ajv (bench, error) || !add_sheets (bench, kaiji, error)
      || !add_sheets (bench, ajv, error))
    return FALSE;

  for (guint i = 0; i < N_RUNS; i++)
    {
      BenchUsage usage, ajv_usage;

      if (!bench_run ((const char *const *) kaiji->pdata, BENCH_ONE_CORE, &usage, error)
          || !bench_run ((const char *const *) ajv->pdata, BENCH_ONE_CORE, &ajv_usage, error))
        return FALSE;
      seconds[i] = usage.processor;
      ajv_seconds[i] = ajv_usage.processor;
      ratios[i] = usage.processor / ajv_usage.processor;
    }

  measured->value = bench_median (ratios, N_RUNS);
  measured->details = g_strdup_printf ("%d sheets, %.0f ms beside %.0f ms, median of %d", N_SHEETS,
                                       bench_median (seconds, N_RUNS) * 1000,
                                       bench_median (ajv_seconds, N_RUNS) * 1000, N_RUNS);
  return TRUE;
}
