/* bench-form.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the form answers: to a key, and to who opens a section.
 */

#include "config.h"

#include "bench.h"

#include <stdio.h>

typedef struct
{
  double first_opening;
  double later_opening;
  double slowest_opening;
  double slowest_going;
  double going;
  double key_99th;
  double key_median;
  double key_idle_99th;
  double key_idle;
  double key_drawn;
  guint n_keys;
} FormTimes;

/* Told of in four rows, measured once. */
static FormTimes times;
static gboolean has_times;

static gboolean
time_form (Bench *bench, GError **error)
{
  g_autofree char *program = g_build_filename (bench->beside, "time-form", NULL);
  const char *argv[] = { program, bench->sample, NULL };
  g_autofree char *output = NULL;

  if (has_times)
    return TRUE;

  output = bench_read (argv, error);
  if (output == NULL)
    return FALSE;
  has_times = sscanf (output, "%lf %lf %lf %lf %lf %lf %lf %lf %lf %lf %u", &times.first_opening,
                      &times.later_opening, &times.slowest_opening, &times.slowest_going,
                      &times.going, &times.key_99th, &times.key_median, &times.key_idle_99th,
                      &times.key_idle, &times.key_drawn, &times.n_keys)
              == 11;
  if (!has_times)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s wrote “%s”", program, output);
  return has_times;
}

gboolean
bench_measure_key (Bench *bench, Measured *measured, GError **error)
{
  if (!time_form (bench, error))
    return FALSE;
  measured->value = times.key_99th;
  measured->details = g_strdup_printf (
    "of %u keys, median %.2f ms; until idle %.2f ms, median %.2f "
    "ms; until drawn by GTK, median %.1f ms",
    times.n_keys, times.key_median, times.key_idle_99th, times.key_idle, times.key_drawn);
  return TRUE;
}

gboolean
bench_measure_first_opening (Bench *bench, Measured *measured, GError **error)
{
  if (!time_form (bench, error))
    return FALSE;
  measured->value = times.first_opening;
  measured->details = g_strdup ("of the processor, until it is drawn");
  return TRUE;
}

gboolean
bench_measure_later_opening (Bench *bench, Measured *measured, GError **error)
{
  if (!time_form (bench, error))
    return FALSE;
  measured->value = times.later_opening;
  measured->details = g_strdup_printf ("of the processor, median of 10; the slowest %.1f ms",
                                       times.slowest_opening);
  return TRUE;
}

gboolean
bench_measure_going (Bench *bench, Measured *measured, GError **error)
{
  if (!time_form (bench, error))
    return FALSE;
  measured->value = times.slowest_going;
  measured->details = g_strdup_printf ("of the processor, the slowest of all; median %.1f ms",
                                       times.going);
  return TRUE;
}
