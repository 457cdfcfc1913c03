/* bench.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Measures a build of Kaiji against its goals and prints one table. A speed is told as a ratio to a
 * plain program that runs in turn with Kaiji's, so that a slow or busy machine slows down both.
 */

#include "config.h"

#include <gio/gio.h>
#include <jansson.h>
#include <locale.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "first-frame.h"

#define N_RUNS 11
#define N_WINDOWS 7
#define N_SHEETS 1000

typedef struct
{
  const char *root;      /* where Kaiji is installed */
  const char *sample;    /* the sheet that is printed, checked and opened */
  const char *beside;    /* the folder of the programs Kaiji is compared with */
  const char *temporary; /* a folder of this run's own */
  FirstFrame kaiji[N_WINDOWS];
  FirstFrame empty[N_WINDOWS];
  gboolean has_windows;
} Bench;

/* What is compared with the limit, and what it was made of. */
typedef struct
{
  double value;
  char *details;
} Measured;

typedef enum
{
  AT_MOST,
  AT_LEAST,
} Bound;

typedef struct
{
  const char *what;
  double limit;
  Bound bound;
  gboolean (*measure) (Bench *bench, Measured *measured, GError **error);
} Goal;

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (double *values, guint n_values)
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
static gboolean
time_command (const char *const *argv, double *seconds, GError **error)
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

static gboolean
measure_print (Bench *bench, Measured *measured, GError **error)
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
  if (!time_command (print, &warm_up, error) || !time_command (bare_print, &warm_up, error))
    return FALSE;
  for (guint i = 0; i < N_RUNS; i++)
    if (!time_command (print, &kaiji[i], error) || !time_command (bare_print, &plain[i], error))
      return FALSE;

  measured->value = median (kaiji, N_RUNS) / median (plain, N_RUNS);
  measured->details = g_strdup_printf ("%.0f ms : %.0f ms, medians of %d",
                                       median (kaiji, N_RUNS) * 1000, median (plain, N_RUNS) * 1000,
                                       N_RUNS);
  return TRUE;
}

/* Writes the sample with the number @i in its certification number and in one of its texts. */
static char *
write_variant (Bench *bench, json_t *sample, guint i, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%04u.kaiji.json", i);
  g_autofree char *path = g_build_filename (bench->temporary, name, NULL);
  g_autofree char *number = g_strdup_printf ("%04u-0000", i);
  json_t *variant = json_deep_copy (sample);
  json_t *answers = json_object_get (variant, "answers");
  guint n_passed = 0;
  const char *id;
  json_t *answer;
  gboolean written;

  json_object_set_new (variant, "certification-number", json_string (number));
  json_object_foreach (answers, id, answer)
    {
      const char *text = json_string_value (json_object_get (answer, "text"));

      if (text != NULL && strlen (text) > 100 && n_passed++ == i % 20)
        {
          g_autofree char *changed = g_strdup_printf ("%u %s", i, text);

          json_object_set_new (answer, "text", json_string (changed));
          break;
        }
    }

  written = json_dump_file (variant, path, JSON_INDENT (2)) == 0;
  json_decref (variant);
  if (!written)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s could not be written", path);
      return NULL;
    }
  return g_steal_pointer (&path);
}

/* A thousand sheets, none like another. Returns: the command that checks them */
static GPtrArray *
write_sheets (Bench *bench, GError **error)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);
  json_t *sample = json_load_file (bench->sample, 0, NULL);

  if (sample == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s is not JSON", bench->sample);
      return NULL;
    }

  g_ptr_array_add (argv, g_build_filename (bench->root, "bin", "kaiji-cli", NULL));
  g_ptr_array_add (argv, g_strdup ("check"));
  g_ptr_array_add (argv, g_strdup ("--jobs=1"));
  for (guint i = 0; i < N_SHEETS; i++)
    {
      char *path = write_variant (bench, sample, i, error);

      if (path == NULL)
        break;
      g_ptr_array_add (argv, path);
    }
  g_ptr_array_add (argv, NULL);
  json_decref (sample);

  return argv->len == N_SHEETS + 4 ? g_steal_pointer (&argv) : NULL;
}

/* The processor time of all commands that have ended. */
static double
get_processor_time (void)
{
  struct rusage usage;

  getrusage (RUSAGE_CHILDREN, &usage);
  return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
         + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / (double) G_USEC_PER_SEC;
}

/* There is no plain program to compare with here, so what the machine does besides must not count:
 * a second is one that a core spent on the command. */
static gboolean
measure_check (Bench *bench, Measured *measured, GError **error)
{
  g_autoptr (GPtrArray) argv = write_sheets (bench, error);
  double seconds[N_RUNS];
  double elapsed;

  if (argv == NULL)
    return FALSE;
  for (guint i = 0; i < N_RUNS; i++)
    {
      double before = get_processor_time ();

      if (!time_command ((const char *const *) argv->pdata, &elapsed, error))
        return FALSE;
      seconds[i] = get_processor_time () - before;
    }

  measured->value = N_SHEETS / median (seconds, N_RUNS);
  measured->details = g_strdup_printf ("%d sheets in %.0f ms, median of %d", N_SHEETS,
                                       median (seconds, N_RUNS) * 1000, N_RUNS);
  return TRUE;
}

/* The service's name: the window with the sample has it in its title. */
static char *
read_service_name (Bench *bench, GError **error)
{
  json_t *sample = json_load_file (bench->sample, 0, NULL);
  const char *name = NULL;
  char *title;

  if (json_unpack (sample, "{s:{s:{s:s}}}", "answers", "service-name", "text", &name) != 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s names no service", bench->sample);
  title = g_strdup (name);
  json_decref (sample);
  return title;
}

/* Both windows in turn; once, for what is told of them in two rows. */
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

      if (!first_frame_measure (open_sample, title, &bench->kaiji[at], error)
          || !first_frame_measure (open_empty, "Empty", &bench->empty[at], error))
        return FALSE;
    }
  bench->has_windows = TRUE;
  return TRUE;
}

static gboolean
measure_first_frame (Bench *bench, Measured *measured, GError **error)
{
  double kaiji[N_WINDOWS];
  double empty[N_WINDOWS];

  if (!bench->has_windows && !measure_windows (bench, error))
    return FALSE;
  for (guint i = 0; i < N_WINDOWS; i++)
    {
      kaiji[i] = bench->kaiji[i].seconds;
      empty[i] = bench->empty[i].seconds;
    }

  measured->value = median (kaiji, N_WINDOWS) / median (empty, N_WINDOWS);
  measured->details = g_strdup_printf ("%.0f ms : %.0f ms, medians of %d",
                                       median (kaiji, N_WINDOWS) * 1000,
                                       median (empty, N_WINDOWS) * 1000, N_WINDOWS);
  return TRUE;
}

static gboolean
measure_memory (Bench *bench, Measured *measured, GError **error)
{
  double kaiji[N_WINDOWS];
  double empty[N_WINDOWS];

  if (!bench->has_windows && !measure_windows (bench, error))
    return FALSE;
  for (guint i = 0; i < N_WINDOWS; i++)
    {
      kaiji[i] = bench->kaiji[i].resident;
      empty[i] = bench->empty[i].resident;
    }

  measured->value = median (kaiji, N_WINDOWS) / median (empty, N_WINDOWS);
  measured->details = g_strdup_printf ("%.1f MiB : %.1f MiB, medians of %d",
                                       median (kaiji, N_WINDOWS) / 0x1p20,
                                       median (empty, N_WINDOWS) / 0x1p20, N_WINDOWS);
  return TRUE;
}

static const Goal goals[] = {
  { "printing the sample, times a bare Pango and Cairo program", 2.0, AT_MOST, measure_print },
  { "sheets checked a second on one core", 1000, AT_LEAST, measure_check },
  { "first frame with the sample, times an empty window's", 1.8, AT_MOST, measure_first_frame },
  { "resident memory with the sample, times an empty window's", 1.4, AT_MOST, measure_memory },
};

static void
measure_goal (Bench *bench, const Goal *goal)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *details = NULL;
  Measured measured = { 0 };
  int digits = goal->limit < 100 ? 2 : 0;
  gboolean met;

  if (!goal->measure (bench, &measured, &error))
    {
      g_print ("%-58s not measured: %s\n", goal->what, error->message);
      return;
    }

  details = measured.details;
  met = goal->bound == AT_MOST ? measured.value <= goal->limit : measured.value >= goal->limit;
  g_print ("%-58s %8.*f  %s %-6.*f %-8s %s\n", goal->what, digits, measured.value,
           goal->bound == AT_MOST ? "at most " : "at least", digits, goal->limit,
           met ? "met" : "NOT MET", details);
}

/* Starts an X server of the bench's own. Returns: (transfer full): it, or %NULL */
static GSubprocess *
start_display (GError **error)
{
  g_autoptr (GSubprocess) server = NULL;
  g_autofree char *display = NULL;
  char number[16] = "";

  server = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                             error, "Xvfb", "-displayfd", "1", "-screen", "0", "1600x1000x24",
                             "-nolisten", "tcp", "-noreset", NULL);
  if (server == NULL)
    return NULL;

  /* It tells the number of its display when it is ready. */
  if (g_input_stream_read (g_subprocess_get_stdout_pipe (server), number, sizeof number - 1, NULL,
                           NULL)
      <= 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "Xvfb did not start");
      return NULL;
    }
  display = g_strdup_printf (":%s", g_strstrip (number));
  g_setenv ("DISPLAY", display, TRUE);
  return g_steal_pointer (&server);
}

/* The programs find what is installed with them, and nothing of this person's own. */
static void
set_environment (Bench *bench)
{
  const char *homes[] = { "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME" };
  const char *dirs = g_getenv ("XDG_DATA_DIRS");
  g_autofree char *share = g_build_filename (bench->root, "share", NULL);
  g_autofree char *with_share = NULL;

  with_share = g_strjoin (":", share, dirs != NULL ? dirs : "/usr/local/share:/usr/share", NULL);
  g_setenv ("XDG_DATA_DIRS", with_share, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (homes); i++)
    g_setenv (homes[i], bench->temporary, TRUE);
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  g_setenv ("GDK_BACKEND", "x11", TRUE);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GSubprocess) display = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *beside = g_path_get_dirname (argv[0]);
  g_autofree char *temporary = g_dir_make_tmp ("kaiji-bench-XXXXXX", NULL);
  const char *clean_up[] = { "rm", "-r", temporary, NULL };
  Bench bench = { .beside = beside, .temporary = temporary };

  if (argc != 3)
    {
      g_printerr ("Usage: %s ROOT SHEET\n", argv[0]);
      return 2;
    }
  setlocale (LC_ALL, "");
  bench.root = argv[1];
  bench.sample = argv[2];

  set_environment (&bench);
  display = start_display (&error);
  if (display == NULL)
    g_print ("%s\n", error->message);

  for (guint i = 0; i < G_N_ELEMENTS (goals); i++)
    measure_goal (&bench, &goals[i]);

  if (display != NULL)
    {
      g_subprocess_send_signal (display, SIGTERM);
      g_subprocess_wait (display, NULL, NULL);
    }
  g_spawn_sync (NULL, (char **) clean_up, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                NULL);
  return 0;
}
