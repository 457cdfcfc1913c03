/* times.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "times.h"

#include <stdlib.h>

/* In milliseconds. */
double
times_get (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* The shortest first. */
void
times_sort (double *times, gsize n_times)
{
  qsort (times, n_times, sizeof *times, compare_doubles);
}
