/* kaiji-version-thinning.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-version-history-private.h"

/* The day of a time where the computer is, counted from any one day. */
static gint
get_day (gint64 time)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (time);

  return local != NULL ? g_date_time_get_year (local) * 366 + g_date_time_get_day_of_year (local)
                       : 0;
}

/* The time from which ages are counted: not later than any of the newest versions was kept, so that
 * a clock that was wrong for a few saves makes nothing old. */
static gint64
get_present (GPtrArray *records, guint n_recent, gint64 now)
{
  for (guint i = 0; i < MIN (n_recent, records->len); i++)
    {
      const KaijiVersionRecord *record = records->pdata[i];

      if (record->sum != NULL)
        now = MIN (now, record->kept);
    }

  return now;
}

/**
 * kaiji_version_history_thin:
 * @limits: what is kept
 * @now: the time, in seconds since 1970
 *
 * Keeps the newest versions, and of those before them the last one of each day for some years,
 * counted back from the oldest of the newest. With no newest ones nothing is kept.
 */
void
kaiji_version_history_thin (KaijiVersionHistory *self, const KaijiVersionLimits *limits, gint64 now)
{
  g_autoptr (GPtrArray) records = NULL;
  gint64 oldest;
  gint last_day = -1;

  if (limits->n_recent == 0)
    {
      kaiji_version_history_remove (self);
      return;
    }

  records = kaiji_version_history_list (self, NULL);
  if (records == NULL)
    return;

  oldest = get_present (records, limits->n_recent, now) - (gint64) limits->n_days * 24 * 60 * 60;
  for (guint i = 0; i < records->len; i++)
    {
      const KaijiVersionRecord *record = records->pdata[i];
      gint day = get_day (record->saved);

      if (i >= limits->n_recent && !record->is_unread && (day == last_day || record->kept < oldest))
        kaiji_version_history_remove_record (self, record);
      last_day = day;
    }
  kaiji_version_history_sweep (self);
}

/* A version of any sheet, when all of them together take too much. */
typedef struct
{
  KaijiVersionHistory *history;
  KaijiVersionRecord *record;
} Candidate;

static int
compare_ages (gconstpointer a, gconstpointer b)
{
  const Candidate *first = a;
  const Candidate *second = b;

  if (first->record->kept != second->record->kept)
    return first->record->kept < second->record->kept ? -1 : 1;
  return first->record->number < second->record->number ? -1 : 1;
}

/* All versions but the newest one of @current, which has just been kept. */
static GArray *
list_candidates (GPtrArray *histories, const KaijiVersionHistory *current, GPtrArray *lists)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (guint i = 0; i < histories->len; i++)
    {
      KaijiVersionHistory *history = histories->pdata[i];
      GPtrArray *records = kaiji_version_history_list (history, NULL);

      if (records == NULL)
        continue;
      g_ptr_array_add (lists, records);
      for (guint j = history == current ? 1 : 0; j < records->len; j++)
        {
          Candidate candidate = { history, records->pdata[j] };

          if (!candidate.record->is_unread)
            g_array_append_val (candidates, candidate);
        }
    }
  g_array_sort (candidates, compare_ages);

  return candidates;
}

static guint64
count_space (GPtrArray *histories)
{
  guint64 space = 0;

  for (guint i = 0; i < histories->len; i++)
    space += ((KaijiVersionHistory *) histories->pdata[i])->space;
  return space;
}

/**
 * kaiji_version_history_thin_all:
 * @histories: (element-type KaijiVersionHistory): those of all sheets
 * @current: the one that a version was just added to
 * @limits: the space that they may take
 *
 * Removes the oldest versions, whatever sheet they are of, until the others have room.
 */
void
kaiji_version_history_thin_all (GPtrArray *histories,
                                const KaijiVersionHistory *current,
                                const KaijiVersionLimits *limits)
{
  g_autoptr (GPtrArray) lists = NULL;
  g_autoptr (GArray) candidates = NULL;

  if (count_space (histories) <= limits->space)
    return;

  lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  candidates = list_candidates (histories, current, lists);
  for (guint i = 0; i < candidates->len && count_space (histories) > limits->space; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      kaiji_version_history_remove_record (candidate->history, candidate->record);
      /* Removing more would give no room either. */
      if (!kaiji_version_history_sweep (candidate->history))
        break;
      if (candidate->history->space == 0)
        kaiji_version_history_remove (candidate->history);
      else
        kaiji_version_history_set_place (candidate->history, &candidate->history->place, NULL);
    }
}
