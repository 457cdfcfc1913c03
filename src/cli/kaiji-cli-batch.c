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

/* There is only one standard error, and so only one bar. */
static struct
{
  gboolean wanted;
  gboolean shown;
  gint64 due;
  guint n_files;
} bar;

static void
init_bar (guint n_files)
{
  bar.wanted = n_files > 1 && isatty (STDERR_FILENO);
  /* A batch that ends at once shows no bar. */
  bar.due = g_get_monotonic_time () + BAR_INTERVAL;
  bar.n_files = n_files;
}

static void
update_bar (guint n_finished)
{
  static const char full[] = "========================================";
  gint64 now;
  int filled;

  G_STATIC_ASSERT (sizeof full == BAR_WIDTH + 1);

  if (!bar.wanted || (now = g_get_monotonic_time ()) < bar.due)
    return;

  filled = (int) ((guint64) n_finished * BAR_WIDTH / bar.n_files);
  fprintf (stderr, "\r[%.*s%*s] %u/%u", filled, full, BAR_WIDTH - filled, "", n_finished,
           bar.n_files);
  bar.shown = TRUE;
  bar.due = now + BAR_INTERVAL;
}

/**
 * kaiji_cli_clear_bar:
 *
 * Removes the progress bar from the terminal before something is written there. It comes back by
 * itself.
 */
void
kaiji_cli_clear_bar (void)
{
  if (!bar.shown)
    return;

  /* Return to the start of the line, and erase it. */
  fputs ("\r\033[K", stderr);
  bar.shown = FALSE;
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
wait_for_result (KaijiCliBatch *batch, guint i)
{
  gpointer result;

  g_mutex_lock (&batch->mutex);
  update_bar (batch->n_finished);
  while (!batch->results[i].finished)
    {
      g_cond_wait_until (&batch->finished, &batch->mutex, g_get_monotonic_time () + BAR_INTERVAL);
      update_bar (batch->n_finished);
    }
  result = g_steal_pointer (&batch->results[i].result);
  g_mutex_unlock (&batch->mutex);

  return result;
}

/* A thread would only put one file's memory in another place. */
static void
run_here (KaijiCliBatch *batch, KaijiCliDeliver deliver)
{
  deliver (batch->files[0], batch->work (batch->files[0], batch->user_data), batch->user_data);
}

static void
run_side_by_side (KaijiCliBatch *batch, guint n_threads, KaijiCliDeliver deliver)
{
  g_autofree GThread **threads = g_new (GThread *, n_threads);

  g_mutex_init (&batch->mutex);
  g_cond_init (&batch->finished);
  batch->results = g_new0 (KaijiCliResult, batch->n_files);

  for (guint i = 0; i < n_threads; i++)
    threads[i] = g_thread_new ("batch", run_thread, batch);

  for (guint i = 0; i < batch->n_files; i++)
    {
      gpointer result = wait_for_result (batch, i);

      deliver (batch->files[i], result, batch->user_data);
    }

  for (guint i = 0; i < n_threads; i++)
    g_thread_join (threads[i]);

  g_clear_pointer (&batch->results, g_free);
  g_cond_clear (&batch->finished);
  g_mutex_clear (&batch->mutex);
}

/**
 * kaiji_cli_batch:
 * @files: %NULL-terminated
 * @n_jobs: the number of files processed at a time; 0 for the number of cores
 * @work: processes one file, on any thread
 * @deliver: takes the result of @work, on the calling thread and in the order of @files
 * @user_data: data for both functions
 *
 * Processes several files in parallel; the output is the same as one by one. Shows a progress bar
 * if standard error is a terminal.
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

  if (n_jobs == 0)
    n_jobs = g_get_num_processors ();
  n_jobs = MIN (n_jobs, MIN (batch.n_files, MAX_THREADS));

  init_bar (batch.n_files);
  if (batch.n_files == 1)
    run_here (&batch, deliver);
  else
    run_side_by_side (&batch, n_jobs, deliver);
  kaiji_cli_clear_bar ();
}
