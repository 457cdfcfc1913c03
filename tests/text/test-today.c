/* test-today.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-today.h"

static void
count_call (guint *n_calls)
{
  (*n_calls)++;
}

static GDate
get_day_of_clock (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (now),
                  (GDateMonth) g_date_time_get_month (now), (GDateYear) g_date_time_get_year (now));
  return date;
}

static void
assert_midnight (const char *zone, const char *now, const char *expected)
{
  g_autoptr (GTimeZone) time_zone = g_time_zone_new_identifier (zone);
  g_autoptr (GDateTime) time = NULL;
  g_autoptr (GDateTime) midnight = NULL;
  g_autofree char *text = NULL;

  if (time_zone == NULL)
    {
      g_test_skip ("this machine does not know the time zone");
      return;
    }

  time = g_date_time_new_from_iso8601 (now, time_zone);
  midnight = g_date_time_new_from_unix_utc (kaiji_today_find_midnight (time));
  text = g_date_time_format_iso8601 (midnight);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_midnight (void)
{
  assert_midnight ("Asia/Tokyo", "2026-03-31T00:00:00", "2026-03-31T15:00:00Z");
  assert_midnight ("Asia/Tokyo", "2026-03-31T23:59:59", "2026-03-31T15:00:00Z");
  assert_midnight ("Asia/Tokyo", "2024-02-28T12:00:00", "2024-02-28T15:00:00Z");
  assert_midnight ("UTC", "2026-12-31T18:30:00", "2027-01-01T00:00:00Z");
}

/* A day of 23 hours, one of 25, and one that has no 0:00. */
static void
test_midnight_summer (void)
{
  assert_midnight ("Europe/Berlin", "2026-03-29T01:00:00", "2026-03-29T22:00:00Z");
  assert_midnight ("Europe/Berlin", "2026-10-25T01:00:00", "2026-10-25T23:00:00Z");
  assert_midnight ("America/Sao_Paulo", "2018-11-03T12:00:00", "2018-11-04T03:00:00Z");
}

static void
test_set_date (void)
{
  g_autoptr (KaijiToday) today = g_object_new (KAIJI_TYPE_TODAY, NULL);
  GDate date = *kaiji_today_get_date (today);
  guint n_calls = 0;

  g_signal_connect_swapped (today, "changed", G_CALLBACK (count_call), &n_calls);
  kaiji_today_set_date (today, &date);
  g_assert_cmpuint (n_calls, ==, 0);

  g_date_add_days (&date, 1);
  kaiji_today_set_date (today, &date);
  g_assert_cmpuint (n_calls, ==, 1);
  g_assert_cmpint (g_date_compare (kaiji_today_get_date (today), &date), ==, 0);
}

/* As when the machine slept over midnight: the time to wake is past. */
static void
test_wake (void)
{
  g_autoptr (KaijiToday) today = g_object_new (KAIJI_TYPE_TODAY, NULL);
  GDate before = get_day_of_clock ();
  GDate after;
  guint n_calls = 0;

  g_date_subtract_days (&before, 3);
  kaiji_today_set_date (today, &before);
  g_signal_connect_swapped (today, "changed", G_CALLBACK (count_call), &n_calls);
  kaiji_today_wake_at (today, g_get_real_time () / G_USEC_PER_SEC - 3600);
  while (n_calls == 0)
    g_main_context_iteration (NULL, TRUE);

  after = get_day_of_clock ();
  g_assert_cmpint (g_date_compare (kaiji_today_get_date (today), &before), >, 0);
  g_assert_cmpint (g_date_compare (kaiji_today_get_date (today), &after), <=, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/today/midnight", test_midnight);
  g_test_add_func ("/text/today/midnight/summer", test_midnight_summer);
  g_test_add_func ("/text/today/set-date", test_set_date);
  g_test_add_func ("/text/today/wake", test_wake);

  return g_test_run ();
}
