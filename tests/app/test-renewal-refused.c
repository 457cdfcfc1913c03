/* test-renewal-refused.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What cannot be carried over, in the application as it runs: it is said why, and no sheet is made.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "../json-fixture.h"
#include "app-find.h"
#include "renewal-fixture.h"

/* A date before the previous one is refused in the dialog, and so is a text that is not a date. */
static void
test_date (Renewal *self, gconstpointer user_data)
{
  g_autofree char *before = app_dup_contents (self->old_path);
  g_autofree char *after = NULL;
  g_autoptr (App) app = renewal_open_sheet (self->old_path);

  renewal_choose_in_menu (app, "l", "c");
  renewal_begin (app, "2013-11-18");
  renewal_wait_for_part (app, ATSPI_ROLE_LABEL, "2013-11-18 is before last time's");
  renewal_begin (app, "2025-02-30");
  renewal_wait_for_part (app, ATSPI_ROLE_LABEL, "“2025-02-30” is not a date");
  g_assert_cmpuint (app_count_windows (app), ==, 1);
  after = app_dup_contents (self->old_path);
  g_assert_cmpstr (after, ==, before);
}

/* If the previous date is still to come, today's would be refused: another day is proposed, with an
 * explanation. */
static void
test_date_to_come (Renewal *self, gconstpointer user_data)
{
  g_autoptr (App) app = NULL;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 18, 11, 2099);
  renewal_set_date (self, &date);
  app = renewal_open_sheet (self->old_path);

  renewal_choose_in_menu (app, "l", "c");
  renewal_wait_for_part (app, ATSPI_ROLE_LABEL, "is still to come");
  app_keys ("Return");
  renewal_wait_for (app, ATSPI_ROLE_LABEL, "To be confirmed");
}

/* The new sheet cannot replace the previous one, under another name either. */
static void
test_same_file (Renewal *self, gconstpointer user_data)
{
  g_autofree char *twin_path = g_build_filename (self->folder, "twin.kaiji.json", NULL);
  g_autofree char *before = app_dup_contents (self->old_path);
  g_autofree char *after = NULL;
  g_autoptr (App) app = NULL;

  g_assert_cmpint (link (self->old_path, twin_path), ==, 0);
  app = renewal_open_sheet (self->old_path);
  renewal_choose_in_menu (app, "l", "c");
  renewal_carry_over (app, "2025-11-18");
  app_keys ("Escape");
  app_wait_for_absence (app, ATSPI_ROLE_LABEL, "To be confirmed");

  app_keys ("Control_L+s");
  renewal_type_path (app, twin_path);
  renewal_press (app, "Replace");
  renewal_wait_for_part (app, ATSPI_ROLE_LABEL, "Last time's sheet stays as it is");
  renewal_press (app, "Cancel");
  app_wait_for_absence (app, ATSPI_ROLE_LABEL, "Last time's sheet stays as it is");
  after = app_dup_contents (twin_path);
  g_assert_cmpstr (after, ==, before);
}

/* A sheet of a form that is not on this computer. */
static void
test_unknown_scheme (Renewal *self, gconstpointer user_data)
{
  const char *arguments[] = { NULL };
  g_autofree char *path = app_write_sheet (
    self->folder, "alien.kaiji.json",
    "{\"format\": \"kaiji-sheet\", \"version\": 1, \"scheme\": \"alien\", \"edition\": \"1\"}");
  g_autofree char *before = app_dup_contents (path);
  g_autofree char *after = NULL;
  g_autoptr (App) app = app_start (arguments);

  renewal_choose_old_sheet (app, path);
  renewal_wait_for_part (app, ATSPI_ROLE_LABEL, "there is no scheme “alien” on this computer");
  g_assert_cmpuint (app_count_windows (app), ==, 1);
  after = app_dup_contents (path);
  g_assert_cmpstr (after, ==, before);
}

/* Installs the guideline's form as a scheme of its own, with another conversion. */
static char *
install_scheme (const char *conversions)
{
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "..", "data", "schemes",
                                                   "mic-asp-saas.json", NULL);
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "kaiji", "schemes", NULL);
  char *path = g_build_filename (folder, "aaa.json", NULL);
  JsonNode *scheme = json_fixture_load (source);

  g_assert_nonnull (scheme);
  json_fixture_set (scheme, "id", json_fixture_new_string ("aaa"));
  json_fixture_set (scheme, "conversions", json_fixture_parse (conversions));
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  json_fixture_save (scheme, path);
  json_node_unref (scheme);
  return path;
}

/* A conversion of a nonexistent field is reported when it is used. */
static void
test_unknown_field (Renewal *self, gconstpointer user_data)
{
  g_autofree char *scheme = install_scheme (
    "[{\"scheme\": \"aspic-asp-saas\", \"from\": [\"no-such-field\"],"
    "  \"to\": \"founding-date\", \"method\": \"join\"}]");
  g_autoptr (App) app = renewal_open_sheet (self->old_path);

  renewal_choose_in_menu (app, "l", "c");
  renewal_wait_for_part (app, ATSPI_ROLE_TEXT, "New disclosure date");
  /* Past the calendar. */
  app_keys ("Tab");
  app_keys ("Tab");
  app_keys ("space");
  renewal_wait_for (app, ATSPI_ROLE_LABEL, "ASP・SaaS 2017年版");
  app_keys ("Home");
  app_keys ("Return");
  renewal_press (app, "Make New Sheet");
  renewal_wait_for_part (app, ATSPI_ROLE_LABEL, "“no-such-field”");
  g_assert_cmpuint (app_count_windows (app), ==, 1);
  g_unlink (scheme);
}

/* A form with a circle of conversions is not offered, and the start page explains why. */
static void
test_cycle (Renewal *self, gconstpointer user_data)
{
  const char *arguments[] = { NULL };
  g_autofree char *scheme = install_scheme (
    "[{\"scheme\": \"aspic-asp-saas\", \"from\": [\"sales\"], \"to\": \"capital\","
    "  \"method\": \"join\"},"
    " {\"scheme\": \"aspic-asp-saas\", \"from\": [\"capital\"], \"to\": \"sales\","
    "  \"method\": \"join\"}]");
  g_autoptr (App) app = app_start (arguments);

  renewal_wait_for_part (app, ATSPI_ROLE_LABEL,
                         "the fields “capital” and “sales” are converted to each other");
  g_unlink (scheme);
}

int
main (int argc, char *argv[])
{
  renewal_init_test (&argc, &argv);

  RENEWAL_TEST ("/app/renewal-refused/date", test_date);
  RENEWAL_TEST ("/app/renewal-refused/date-to-come", test_date_to_come);
  RENEWAL_TEST ("/app/renewal-refused/same-file", test_same_file);
  RENEWAL_TEST ("/app/renewal-refused/unknown-scheme", test_unknown_scheme);
  RENEWAL_TEST ("/app/renewal-refused/unknown-field", test_unknown_field);
  RENEWAL_TEST ("/app/renewal-refused/cycle", test_cycle);

  return g_test_run ();
}
