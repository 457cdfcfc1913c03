/* bench.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Measures a build of Kaiji against its goals and prints one table. A speed is told as a ratio to a
 * plain program that runs in turn with Kaiji's, so that a slow or busy machine slows down both.
 */

#include "config.h"

#include "bench.h"

#include <locale.h>
#include <signal.h>
#include <string.h>

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

static const Goal goals[] = {
  { "drawing the sample, times a bare Pango and Cairo program", 1.15, AT_MOST,
    bench_measure_drawing },
  { "printing the sample, times the bare program", 1.6, AT_MOST, bench_measure_print },
  { "printing it for an archive, times the bare program", 1.6, AT_MOST, bench_measure_archive },
  { "1,000 sheets in one go, each times the bare program", 0.8, AT_MOST, bench_measure_batch },
  { "printing the sample, times faster than LibreOffice", 8, AT_LEAST, bench_measure_office },
  { "laying the sample out again after one edit, ms", 2, AT_MOST, bench_measure_relayout },
  { "printing 10 times the rows, times the sample", 11, AT_MOST, bench_measure_growth },
  { "memory for printing 1,000 sheets, times that for 100", 1.05, AT_MOST,
    bench_measure_print_memory },
  { "sheets checked a second on one core", 1000, AT_LEAST, bench_measure_check },
  { "checking sheets, times Node's JSON.parse and ajv", 1, AT_MOST,
    bench_measure_check_beside_ajv },
  { "the sample in as text, ms", 150, AT_MOST, bench_measure_text_in },
  { "the sample in as PDF, ms", 400, AT_MOST, bench_measure_document_in },
  { "1,000 rows out to a spreadsheet, ms", 100, AT_MOST, bench_measure_rows_out },
  { "1,000 rows in from a spreadsheet, ms", 100, AT_MOST, bench_measure_rows_in },
  { "first frame with the sample, times an empty window's", 1.4, AT_MOST,
    bench_measure_first_frame },
  { "resident memory with the sample, times an empty window's", 1.25, AT_MOST,
    bench_measure_memory },
  { "first frame with 1,000 items, times that with 93", 1.3, AT_MOST, bench_measure_many_items },
  { "a key press checked, counted and set, 99th percentile, ms", 1, AT_MOST, bench_measure_key },
  { "the largest section opened the first time, ms", 80, AT_MOST, bench_measure_first_opening },
  { "the largest section opened again, ms", 16, AT_MOST, bench_measure_later_opening },
  { "going to any field from the box, ms", 50, AT_MOST, bench_measure_going },
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

/* Whether the goals asked for, or all where none was, include one. */
static gboolean
is_wanted (const Goal *goal, char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (goal->what, words[i]) != NULL)
      return TRUE;
  return words[0] == NULL;
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

/* The programs use the data installed with them, and none of the user's. */
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

  if (argc < 3)
    {
      g_printerr ("Usage: %s ROOT SHEET [WORD…]\n", argv[0]);
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
    if (is_wanted (&goals[i], argv + 3))
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
