/* test-deadlines.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long sheets hold and how far they are, at a glance, in the application as it runs.
 */

#include "config.h"

#include <string.h>

#include "app-find.h"
#include "kaiji-carry-over.h"
#include "kaiji-deadlines.h"
#include "renewal-fixture.h"

static GDate
get_today (void)
{
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_time_t (&today, g_get_real_time () / G_USEC_PER_SEC);
  return today;
}

/* Dates the old sheet so that its renewal is due; returns the number of days left. */
static int
make_due (Renewal *self)
{
  const GDate today = get_today ();
  GDate disclosed = today;
  g_autoptr (KaijiSheet) sheet = NULL;
  KaijiDeadlines deadlines;

  g_date_subtract_months (&disclosed, 22);
  renewal_set_date (self, &disclosed);
  sheet = app_load_sheet (self->old_path);
  g_assert_true (kaiji_deadlines_find (sheet, &deadlines));

  return kaiji_deadlines_get_days_left (&deadlines, &today);
}

/* The window shows how long the sheet is valid, and so does the start page the next time, from
 * which the file is carried over without being opened. */
static void
test_term (Renewal *self, gconstpointer user_data)
{
  const char *arguments[] = { NULL };
  int days = make_due (self);
  g_autofree char *in_window = g_strdup_printf ("%d days are left; prepare the renewal.", days);
  g_autofree char *on_start_page = g_strdup_printf ("%d days left", days);

  {
    g_autoptr (App) app = renewal_open_sheet (self->old_path);

    renewal_wait_for_part (app, ATSPI_ROLE_LABEL, in_window);
    renewal_wait_for_part (app, ATSPI_ROLE_PUSH_BUTTON, "Make the Next Sheet…");
  }

  {
    g_autoptr (App) again = app_start (arguments);

    renewal_wait_for (again, ATSPI_ROLE_LABEL, "Sample Cloud");
    renewal_wait_for (again, ATSPI_ROLE_LABEL, on_start_page);
    renewal_wait_for (again, ATSPI_ROLE_LABEL, "Required 8/92");
    renewal_press (again, "Renew…");
    renewal_carry_over (again, "2099-11-18");
    renewal_wait_for (again, ATSPI_ROLE_FRAME, "• Sample Cloud");
    /* In the window of the start page. */
    app_wait_for_absence (again, ATSPI_ROLE_FRAME, "Kaiji");
  }
}

static char *
carry_sample_over (Renewal *self)
{
  char *path = app_copy_sample (self->folder, "carried.kaiji.json");
  g_autoptr (KaijiSheet) sample = app_load_sheet (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiSheet) sheet = kaiji_carry_over (sample, kaiji_sheet_get_scheme (sample),
                                                   "2099-11-18", NULL, &error);

  g_assert_no_error (error);
  app_save_sheet (sheet, path);
  return path;
}

/* A carried-over sheet has all its required answers, but the list of recent sheets shows that it is
 * not finished. */
static void
test_recent_to_review (Renewal *self, gconstpointer user_data)
{
  const char *arguments[] = { NULL };
  g_autofree char *path = carry_sample_over (self);

  {
    const char *with_path[] = { path, NULL };
    g_autoptr (App) app = app_start (with_path);

    renewal_wait_for_part (app, ATSPI_ROLE_PUSH_BUTTON, "47 to review");
  }

  {
    g_autoptr (App) again = app_start (arguments);

    renewal_wait_for (again, ATSPI_ROLE_LABEL, "Required 92/92");
    renewal_wait_for (again, ATSPI_ROLE_LABEL, "47 to review");
  }
}

/* The dates for a calendar, by the keyboard, into a file beside the sheet. */
static void
test_calendar (Renewal *self, gconstpointer user_data)
{
  static const char *const lines[] = {
    "BEGIN:VCALENDAR",
    "DTSTART;VALUE=DATE:20250718",
    "SUMMARY:Sample Cloud: prepare the renewal of the disclosure",
    "DTSTART;VALUE=DATE:20251118",
    "SUMMARY:Sample Cloud: the disclosure runs out",
    "END:VCALENDAR",
  };
  g_autofree char *path = g_build_filename (self->folder, "old.ics", NULL);
  g_autofree char *contents = NULL;
  const char *rest;
  g_autoptr (App) app = renewal_open_sheet (self->old_path);

  renewal_choose_in_menu (app, "e", "d");
  renewal_wait_for_part (app, ATSPI_ROLE_TEXT, "Name:");
  app_keys ("Return");
  app_wait_for_file (path);
  renewal_wait_for (app, ATSPI_ROLE_LABEL, "old.ics is ready");

  contents = app_dup_contents (path);
  rest = contents;
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *line = g_strconcat (lines[i], "\r\n", NULL);
      const char *found = strstr (rest, line);

      g_test_message ("%s", lines[i]);
      g_assert_nonnull (found);
      rest = found + strlen (line);
    }
  g_assert_cmpstr (rest, ==, "");
}

int
main (int argc, char *argv[])
{
  renewal_init_test (&argc, &argv);

  RENEWAL_TEST ("/app/deadlines/term", test_term);
  RENEWAL_TEST ("/app/deadlines/recent-to-review", test_recent_to_review);
  RENEWAL_TEST ("/app/deadlines/calendar", test_calendar);

  return g_test_run ();
}
