/* bench-command.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs the commands that are measured, and makes one figure of many.
 */

#include "config.h"

#include "bench.h"

#include <sched.h>
#include <stdlib.h>
#include <sys/resource.h>

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

double
bench_median (double *values, guint n_values)
{
  qsort (values, n_values, sizeof *values, compare_doubles);
  return n_values % 2 == 1 ? values[n_values / 2]
                           : (values[n_values / 2 - 1] + values[n_values / 2]) / 2;
}

static void
use_one_core (gpointer user_data)
{
  cpu_set_t cores;

  CPU_ZERO (&cores);
  CPU_SET (sched_getcpu (), &cores);
  sched_setaffinity (0, sizeof cores, &cores);
}

/* Runs a command to its end, on one core. Returns: whether it did what it should */
gboolean
bench_time_command (const char *const *argv, double *seconds, GError **error)
{
  gint64 start = g_get_monotonic_time ();
  int status;

  if (!g_spawn_sync (NULL, (char **) argv, NULL,
                     G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_CHILD_INHERITS_STDIN, use_one_core, NULL,
                     NULL, NULL, &status, error))
    return FALSE;
  *seconds = (g_get_monotonic_time () - start) / (double) G_USEC_PER_SEC;
  return g_spawn_check_wait_status (status, error);
}

/* The processor time of all commands that have ended. */
double
bench_get_processor_time (void)
{
  struct rusage usage;

  getrusage (RUSAGE_CHILDREN, &usage);
  return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
         + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / (double) G_USEC_PER_SEC;
}
