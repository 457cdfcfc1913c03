/* bench-command.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs the commands that are measured, and makes one figure of many.
 */

#include "config.h"

#include "bench.h"

#include <errno.h>
#include <sched.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "times.h"

double
bench_median (double *values, guint n_values)
{
  times_sort (values, n_values);
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

/* Waits for a command and measures it. Returns: whether it succeeded */
static gboolean
wait_for (GPid pid, gint64 start, BenchUsage *usage, GError **error)
{
  struct rusage rusage;
  int status;

  while (wait4 (pid, &status, 0, &rusage) < 0)
    if (errno != EINTR)
      {
        g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
        return FALSE;
      }
  usage->seconds = (g_get_monotonic_time () - start) / (double) G_USEC_PER_SEC;
  usage->processor = rusage.ru_utime.tv_sec + rusage.ru_stime.tv_sec
                     + (rusage.ru_utime.tv_usec + rusage.ru_stime.tv_usec)
                         / (double) G_USEC_PER_SEC;
  usage->peak = rusage.ru_maxrss * 1024.0;
  return g_spawn_check_wait_status (status, error);
}

/* Runs a command to its end, on one core or on all. Returns: whether it succeeded */
gboolean
bench_run (const char *const *argv, BenchCores cores, BenchUsage *usage, GError **error)
{
  gint64 start = g_get_monotonic_time ();
  GPid pid;

  if (!g_spawn_async (NULL, (char **) argv, NULL,
                      G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL
                        | G_SPAWN_CHILD_INHERITS_STDIN,
                      cores == BENCH_ONE_CORE ? use_one_core : NULL, NULL, &pid, error))
    return FALSE;
  return wait_for (pid, start, usage, error);
}

/* Runs a command to its end, on one core. Returns: (nullable): its output */
char *
bench_read (const char *const *argv, GError **error)
{
  g_autofree char *output = NULL;
  int status;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, use_one_core, NULL, &output, NULL,
                     &status, error)
      || !g_spawn_check_wait_status (status, error))
    return NULL;
  return g_steal_pointer (&output);
}
