/* kaiji-today.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <glib-unix.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "kaiji-today.h"

struct _KaijiToday
{
  GObject parent_instance;

  GDate date;
  int timer; /* a file descriptor */
  guint timer_source;
};

G_DEFINE_FINAL_TYPE (KaijiToday, kaiji_today, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GDate
get_day (GDateTime *time)
{
  int year, month, day;
  GDate date;

  g_date_time_get_ymd (time, &year, &month, &day);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);

  return date;
}

static void
look_at_clock (KaijiToday *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDate date = get_day (now);

  kaiji_today_wake_at (self, kaiji_today_find_midnight (now));
  kaiji_today_set_date (self, &date);
}

/* Midnight has come, or the clock was set, which read() reports as ECANCELED. */
static gboolean
on_timer (int timer, GIOCondition condition, gpointer user_data)
{
  guint64 n_expirations;

  if (read (timer, &n_expirations, sizeof n_expirations) >= 0 || errno != EAGAIN)
    look_at_clock (user_data);

  return G_SOURCE_CONTINUE;
}

static void
kaiji_today_finalize (GObject *object)
{
  KaijiToday *self = KAIJI_TODAY (object);

  g_clear_handle_id (&self->timer_source, g_source_remove);
  if (self->timer >= 0)
    close (self->timer);

  G_OBJECT_CLASS (kaiji_today_parent_class)->finalize (object);
}

static void
kaiji_today_class_init (KaijiTodayClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kaiji_today_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
kaiji_today_init (KaijiToday *self)
{
  g_date_clear (&self->date, 1);
  /* A timeout of the main loop does not count while the machine is suspended. */
  self->timer = timerfd_create (CLOCK_REALTIME, TFD_CLOEXEC | TFD_NONBLOCK);
  if (self->timer >= 0)
    self->timer_source = g_unix_fd_add (self->timer, G_IO_IN, on_timer, self);
  look_at_clock (self);
}

/**
 * kaiji_today_get_default:
 *
 * Must be called from the main thread.
 *
 * Returns: (transfer none): today's date, which is followed from the first call on
 */
KaijiToday *
kaiji_today_get_default (void)
{
  static KaijiToday *today;

  if (today == NULL)
    today = g_object_new (KAIJI_TYPE_TODAY, NULL);

  return today;
}

/**
 * kaiji_today_get_date:
 *
 * Returns: (transfer none): the current day
 */
const GDate *
kaiji_today_get_date (KaijiToday *self)
{
  g_return_val_if_fail (KAIJI_IS_TODAY (self), NULL);

  return &self->date;
}

/**
 * kaiji_today_set_date:
 * @date: a day
 *
 * Sets today's date, until the clock reaches the next day. Tests use it to change the day.
 */
void
kaiji_today_set_date (KaijiToday *self, const GDate *date)
{
  g_return_if_fail (KAIJI_IS_TODAY (self));
  g_return_if_fail (date != NULL && g_date_valid (date));

  if (g_date_valid (&self->date) && g_date_compare (&self->date, date) == 0)
    return;

  self->date = *date;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * kaiji_today_wake_at:
 * @time: in seconds since 1970
 *
 * Looks at the clock at @time rather than at midnight. If @time is past, or passes while the
 * machine is suspended, the clock is looked at as soon as possible.
 */
void
kaiji_today_wake_at (KaijiToday *self, gint64 time)
{
  struct itimerspec when = { .it_value.tv_sec = (time_t) MAX (time, 1) };

  g_return_if_fail (KAIJI_IS_TODAY (self));

  if (self->timer >= 0)
    timerfd_settime (self->timer, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &when, NULL);
}

/**
 * kaiji_today_find_midnight:
 * @now: a time
 *
 * Returns: when the day after @now begins in its time zone, in seconds since 1970. That is not 0:00
 *   if the clocks are put forward at midnight.
 */
gint64
kaiji_today_find_midnight (GDateTime *now)
{
  g_autoptr (GDateTime) tomorrow = NULL;
  g_autoptr (GDateTime) midnight = NULL;

  g_return_val_if_fail (now != NULL, 0);

  tomorrow = g_date_time_add_days (now, 1);
  midnight = g_date_time_new (g_date_time_get_timezone (now), g_date_time_get_year (tomorrow),
                              g_date_time_get_month (tomorrow),
                              g_date_time_get_day_of_month (tomorrow), 0, 0, 0);

  return g_date_time_to_unix (midnight);
}
