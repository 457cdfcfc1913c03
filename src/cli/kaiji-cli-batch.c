/* kaiji-cli-batch.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-cli.h"

#include <stdio.h>
#include <unistd.h>

#define MAX_THREADS 64
#define BAR_WIDTH 40
#define BAR_INTERVAL (100 * G_TIME_SPAN_MILLISECOND)

typedef struct
{
  gpointer result;
  gboolean finished;
} KaijiCliResult;

typedef struct
{
  const char *const *files;
  guint n_files;
  KaijiCliWork work;
  gpointer user_data;

  gint next;

  GMutex mutex;
  GCond finished;
  KaijiCliResult *results;
  guint n_finished;
} KaijiCliBatch;

typedef struct
{
  gboolean wanted;
  gboolean shown;
  gint64 due;
  guint n_files;
} KaijiCliBar;

static void
bar_init (KaijiCliBar *bar, guint n_files)
{
  bar->wanted = n_files > 1 && isatty (STDERR_FILENO);
  bar->shown = FALSE;
  /* A batch that is done at once shows none. */
  bar->due = g_get_monotonic_time () + BAR_INTERVAL;
  bar->n_files = n_files;
}

static void
bar_draw (KaijiCliBar *bar, guint n_finished)
{
  static const char full[] = "========================================";
  int filled = (int) ((guint64) n_finished * BAR_WIDTH / bar->n_files);

  G_STATIC_ASSERT (sizeof full == BAR_WIDTH + 1);

  fprintf (stderr, "\r[%.*s%*s] %u/%u", filled, full, BAR_WIDTH - filled, "", n_finished,
           bar->n_files);
  bar->shown = TRUE;
  bar->due = g_get_monotonic_time () + BAR_INTERVAL;
}

static void
bar_update (KaijiCliBar *bar, guint n_finished)
{
  if (bar->wanted && g_get_monotonic_time () >= bar->due)
    bar_draw (bar, n_finished);
}

static void
bar_clear (KaijiCliBar *bar)
{
  if (!bar->shown)
    return;

  /* Back to the line's start, and erase to its end. */
  fputs ("\r\033[K", stderr);
  bar->shown = FALSE;
}

/* What is said of a file may go to the terminal too, where the bar must make room for it. */
static void
deliver_result (KaijiCliBatch *batch,
                guint i,
                gpointer result,
                KaijiCliDeliver deliver,
                KaijiCliBar *bar)
{
  gboolean was_shown = bar->shown;

  bar_clear (bar);
  deliver (batch->files[i], result, batch->user_data);
  if (was_shown && i + 1 < batch->n_files)
    bar_draw (bar, i + 1);
}

static gpointer
run_thread (gpointer data)
{
  KaijiCliBatch *batch = data;
  guint i;

  while ((i = (guint) g_atomic_int_add (&batch->next, 1)) < batch->n_files)
    {
      gpointer result = batch->work (batch->files[i], batch->user_data);

      g_mutex_lock (&batch->mutex);
      batch->results[i].result = result;
      batch->results[i].finished = TRUE;
      batch->n_finished++;
      g_cond_signal (&batch->finished);
      g_mutex_unlock (&batch->mutex);
    }

  return NULL;
}

static gpointer
wait_for_result (KaijiCliBatch *batch, guint i, KaijiCliBar *bar)
{
  gpointer result;

  g_mutex_lock (&batch->mutex);
  while (!batch->results[i].finished)
    {
      g_cond_wait_until (&batch->finished, &batch->mutex, g_get_monotonic_time () + BAR_INTERVAL);
      bar_update (bar, batch->n_finished);
    }
  result = g_steal_pointer (&batch->results[i].result);
  g_mutex_unlock (&batch->mutex);

  return result;
}

static void
run_side_by_side (KaijiCliBatch *batch, guint n_threads, KaijiCliDeliver deliver, KaijiCliBar *bar)
{
  g_autofree GThread **threads = g_new (GThread *, n_threads);

  g_mutex_init (&batch->mutex);
  g_cond_init (&batch->finished);
  batch->results = g_new0 (KaijiCliResult, batch->n_files);

  for (guint i = 0; i < n_threads; i++)
    threads[i] = g_thread_new ("batch", run_thread, batch);

  for (guint i = 0; i < batch->n_files; i++)
    {
      gpointer result = wait_for_result (batch, i, bar);

      deliver_result (batch, i, result, deliver, bar);
    }

  for (guint i = 0; i < n_threads; i++)
    g_thread_join (threads[i]);

  g_clear_pointer (&batch->results, g_free);
  g_cond_clear (&batch->finished);
  g_mutex_clear (&batch->mutex);
}

static void
run_one_by_one (KaijiCliBatch *batch, KaijiCliDeliver deliver, KaijiCliBar *bar)
{
  for (guint i = 0; i < batch->n_files; i++)
    {
      gpointer result;

      bar_update (bar, i);
      result = batch->work (batch->files[i], batch->user_data);
      deliver_result (batch, i, result, deliver, bar);
    }
}

/**
 * kaiji_cli_batch:
 * @files: %NULL-terminated
 * @n_jobs: how many files are worked on at a time; 0 for as many as there are cores
 * @work: works on one file, on any thread
 * @deliver: takes what @work returned, on the calling thread and in the order of @files
 * @user_data: for both
 *
 * Works on several files side by side, so that the output is the same as one by one. Shows a
 * progress bar where standard error is a terminal.
 */
void
kaiji_cli_batch (const char *const *files,
                 guint n_jobs,
                 KaijiCliWork work,
                 KaijiCliDeliver deliver,
                 gpointer user_data)
{
  KaijiCliBatch batch = {
    .files = files,
    .n_files = g_strv_length ((char **) files),
    .work = work,
    .user_data = user_data,
  };
  KaijiCliBar bar;

  if (n_jobs == 0)
    n_jobs = g_get_num_processors ();
  n_jobs = MIN (n_jobs, MIN (batch.n_files, MAX_THREADS));

  bar_init (&bar, batch.n_files);
  if (n_jobs > 1)
    run_side_by_side (&batch, n_jobs, deliver, &bar);
  else
    run_one_by_one (&batch, deliver, &bar);
}
