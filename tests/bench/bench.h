/* bench.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the measurements share. Those of one subject are in the file of its name; the table of goals
 * is in bench.c.
 */

#pragma once

#include <gio/gio.h>

typedef struct
{
  const char *root;      /* the prefix of the installation */
  const char *sample;    /* the sheet that is printed, checked and opened */
  const char *beside;    /* the folder of the programs Kaiji is compared with */
  const char *temporary; /* a folder of this run's own */
} Bench;

/* What is compared with the limit, and what it was made of. */
typedef struct
{
  double value;
  char *details;
} Measured;

/* What a command took: seconds by the clock and of the processor, and bytes of memory. */
typedef struct
{
  double seconds;
  double processor;
  double peak;
} BenchUsage;

typedef enum
{
  BENCH_ONE_CORE,
  BENCH_ALL_CORES,
} BenchCores;

/* bench-command.c */
double bench_median (double *values, guint n_values);
gboolean bench_run (const char *const *argv, BenchCores cores, BenchUsage *usage, GError **error);
char *bench_read (const char *const *argv, GError **error);

/* bench-sheets.c */
gboolean bench_add_sheets (Bench *bench, GPtrArray *paths, guint n_sheets, GError **error);

/* bench-large-sheet.c */
char *bench_write_large_sheet (Bench *bench, guint n_times, GError **error);
void bench_remove_large_scheme (Bench *bench);

/* bench-check.c */
gboolean bench_measure_check (Bench *bench, Measured *measured, GError **error);
gboolean bench_measure_check_beside_ajv (Bench *bench, Measured *measured, GError **error);

/* bench-print.c */
gboolean bench_measure_drawing (Bench *bench, Measured *measured, GError **error);
gboolean bench_measure_print (Bench *bench, Measured *measured, GError **error);
gboolean bench_measure_archive (Bench *bench, Measured *measured, GError **error);
gboolean bench_measure_batch (Bench *bench, Measured *measured, GError **error);
gboolean bench_measure_office (Bench *bench, Measured *measured, GError **error);
gboolean bench_measure_relayout (Bench *bench, Measured *measured, GError **error);
gboolean bench_measure_growth (Bench *bench, Measured *measured, GError **error);
gboolean bench_measure_print_memory (Bench *bench, Measured *measured, GError **error);

/* bench-exchange.c */
gboolean bench_measure_text_in (Bench *bench, Measured *measured, GError **error);
gboolean bench_measure_document_in (Bench *bench, Measured *measured, GError **error);
gboolean bench_measure_rows_out (Bench *bench, Measured *measured, GError **error);
gboolean bench_measure_rows_in (Bench *bench, Measured *measured, GError **error);

/* bench-window.c */
gboolean bench_measure_first_frame (Bench *bench, Measured *measured, GError **error);
gboolean bench_measure_memory (Bench *bench, Measured *measured, GError **error);
gboolean bench_measure_many_items (Bench *bench, Measured *measured, GError **error);

/* bench-form.c */
gboolean bench_measure_key (Bench *bench, Measured *measured, GError **error);
gboolean bench_measure_first_opening (Bench *bench, Measured *measured, GError **error);
gboolean bench_measure_later_opening (Bench *bench, Measured *measured, GError **error);
gboolean bench_measure_going (Bench *bench, Measured *measured, GError **error);
