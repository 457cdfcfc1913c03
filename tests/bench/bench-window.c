/* bench-window.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How soon a window is there, and what it takes.
 */

#include "config.h"

#include "../json-fixture.h"
#include "bench.h"

#include "first-frame.h"

#define N_WINDOWS 7

/* The sample's 93 items so many times over are a thousand. */
#define N_TIMES 11

/* Told of in two rows, measured once. */
static FirstFrame kaiji_windows[N_WINDOWS];
static FirstFrame empty_windows[N_WINDOWS];
static gboolean has_windows;

/* The service's name: the window with the sample has it in its title. */
static char *
read_service_name (Bench *bench, GError **error)
{
  g_autoptr (JsonNode) sample = json_fixture_load (bench->sample);
  JsonNode *answer = json_fixture_get (json_fixture_get (sample, "answers"), "service-name");
  const char *name = json_fixture_string (json_fixture_get (answer, "text"));

  if (name == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s names no service", bench->sample);
  return g_strdup (name);
}

/* Measures both windows alternately, only once for the two rows that need it. */
static gboolean
measure_windows (Bench *bench, GError **error)
{
  g_autofree char *kaiji = g_build_filename (bench->root, "bin", "kaiji", NULL);
  g_autofree char *empty = g_build_filename (bench->beside, "empty-window", NULL);
  g_autofree char *title = read_service_name (bench, error);
  const char *open_sample[] = { kaiji, bench->sample, NULL };
  const char *open_empty[] = { empty, NULL };

  if (title == NULL)
    return FALSE;

  /* The first pair warms caches up and is then measured anew. */
  for (int i = -1; i < N_WINDOWS; i++)
    {
      guint at = MAX (i, 0);

      if (!first_frame_measure (open_sample, title, &kaiji_windows[at], error)
          || !first_frame_measure (open_empty, "Empty", &empty_windows[at], error))
        return FALSE;
    }
  has_windows = TRUE;
  return TRUE;
}

gboolean
bench_measure_first_frame (Bench *bench, Measured *measured, GError **error)
{
  double kaiji[N_WINDOWS];
  double empty[N_WINDOWS];

  if (!has_windows && !measure_windows (bench, error))
    return FALSE;
  for (guint i = 0; i < N_WINDOWS; i++)
    {
      kaiji[i] = kaiji_windows[i].seconds;
      empty[i] = empty_windows[i].seconds;
    }

  measured->value = bench_median (kaiji, N_WINDOWS) / bench_median (empty, N_WINDOWS);
  measured->details = g_strdup_printf ("%.0f ms : %.0f ms, medians of %d",
                                       bench_median (kaiji, N_WINDOWS) * 1000,
                                       bench_median (empty, N_WINDOWS) * 1000, N_WINDOWS);
  return TRUE;
}

gboolean
bench_measure_memory (Bench *bench, Measured *measured, GError **error)
{
  double kaiji[N_WINDOWS];
  double empty[N_WINDOWS];

  if (!has_windows && !measure_windows (bench, error))
    return FALSE;
  for (guint i = 0; i < N_WINDOWS; i++)
    {
      kaiji[i] = kaiji_windows[i].resident;
      empty[i] = empty_windows[i].resident;
    }

  measured->value = bench_median (kaiji, N_WINDOWS) / bench_median (empty, N_WINDOWS);
  measured->details = g_strdup_printf ("%.1f MiB : %.1f MiB, medians of %d",
                                       bench_median (kaiji, N_WINDOWS) / 0x1p20,
                                       bench_median (empty, N_WINDOWS) / 0x1p20, N_WINDOWS);
  return TRUE;
}

/* The two in turn, as the windows above. */
gboolean
bench_measure_many_items (Bench *bench, Measured *measured, GError **error)
{
  g_autofree char *kaiji = g_build_filename (bench->root, "bin", "kaiji", NULL);
  g_autofree char *large = bench_write_large_sheet (bench, N_TIMES, error);
  g_autofree char *title = read_service_name (bench, error);
  gboolean done = TRUE;
  const char *open_large[] = { kaiji, large, NULL };
  const char *open_sample[] = { kaiji, bench->sample, NULL };
  double many[N_WINDOWS];
  double once[N_WINDOWS];

  if (large == NULL || title == NULL)
    return FALSE;

  for (int i = -1; i < N_WINDOWS && done; i++)
    {
      FirstFrame large_frame = { 0 };
      FirstFrame sample_frame = { 0 };

      /* No field of a scheme made like this is known to name the service: the file does. */
      done = first_frame_measure (open_large, "large", &large_frame, error)
             && first_frame_measure (open_sample, title, &sample_frame, error);
      many[MAX (i, 0)] = large_frame.seconds;
      once[MAX (i, 0)] = sample_frame.seconds;
    }
  bench_remove_large_scheme (bench);
  if (!done)
    return FALSE;

  measured->value = bench_median (many, N_WINDOWS) / bench_median (once, N_WINDOWS);
  measured->details = g_strdup_printf ("%.0f ms : %.0f ms, medians of %d",
                                       bench_median (many, N_WINDOWS) * 1000,
                                       bench_median (once, N_WINDOWS) * 1000, N_WINDOWS);
  return TRUE;
}
