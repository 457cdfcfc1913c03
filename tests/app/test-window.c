/* test-window.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The application as a person meets it: a real window, worked by key events and read through the
 * accessibility interfaces.
 */

#include "config.h"

#include <locale.h>
#include <string.h>
#include <unistd.h>

#include "app-files.h"
#include "app-find.h"
#include "kaiji-findings.h"
#include "kaiji-sheet-file.h"
#include "sample-fixture.h"
#include "../sheet/save-sheet.h"

/* Replaces the content of an editor through the accessibility interfaces. */
static void
rewrite (App *app, const char *prompt, const char *text)
{
  g_autoptr (AtspiAccessible) editor = app_find (app, ATSPI_ROLE_TEXT, prompt);

  app_set_text (editor, text);
}

static void
wait_for_label (App *app, const char *text)
{
  g_object_unref (app_find (app, ATSPI_ROLE_LABEL, text));
}

/* The finding of an answer with @n_characters in a field that allows fewer. */
static char *
dup_finding (const char *path, const char *id, const char *text)
{
  g_autoptr (KaijiSheet) sheet = app_load_sheet (path);
  g_autoptr (KaijiAnswer) answer = kaiji_answer_new_text (text);
  g_autoptr (GPtrArray) findings = NULL;
  const KaijiField *field = sample_find_field (sheet, id);
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_time_t (&today, g_get_real_time () / G_USEC_PER_SEC);
  kaiji_sheet_set_answer (sheet, field, answer);
  findings = kaiji_checks_run_field (sheet, field, &today);
  g_assert_cmpuint (findings->len, ==, 1);

  return g_strdup (kaiji_finding_get_message (g_ptr_array_index (findings, 0)));
}

/* Gives the dialog that is about to come a whole path. */
static void
choose_file (App *app, const char *path)
{
  g_object_unref (app_find_part (app, ATSPI_ROLE_TEXT, "Name:"));

  app_keys ("Control_L+a");
  app_type (path);
  app_keys ("Return");
  app_wait_for_file (path);
}

static void
save_as (App *app, const char *path)
{
  app_keys ("Control_L+Shift_L+s");
  choose_file (app, path);
}

static void
test_edit (Sample *sample, gconstpointer user_data)
{
  g_autoptr (App) app = sample_open (sample->path);
  g_autoptr (KaijiSheet) expected = app_load_sheet (sample->path);
  const KaijiField *field = sample_find_field (expected, "business-overview");
  g_autofree char *prompt = sample_dup_prompt (sample->path, "business-overview");
  g_autofree char *too_long = g_strnfill (field->limit + 1, 'x');
  g_autofree char *long_enough = g_strnfill (field->limit, 'x');
  g_autofree char *finding = dup_finding (sample->path, "business-overview", too_long);
  g_autofree char *saved = NULL;
  g_autoptr (KaijiAnswer) value = kaiji_answer_new_text (long_enough);
  g_autoptr (KaijiAnswer) answer = NULL;
  g_autoptr (GBytes) expected_contents = NULL;

  wait_for_label (app, "0 errors");

  rewrite (app, prompt, too_long);
  wait_for_label (app, finding);
  wait_for_label (app, "1 error");
  sample_wait_for_title (app, sample->path, TRUE);

  rewrite (app, prompt, long_enough);
  app_wait_for_absence (app, ATSPI_ROLE_LABEL, finding);
  wait_for_label (app, "0 errors");

  app_keys ("Control_L+s");
  sample_wait_for_title (app, sample->path, FALSE);

  /* That answer, and nothing else in the file. */
  answer = kaiji_answer_replace_value (kaiji_sheet_get_answer (expected, field), value);
  kaiji_sheet_set_answer (expected, field, answer);
  expected_contents = kaiji_sheet_file_serialize (expected);
  saved = app_dup_contents (sample->path);
  g_assert_cmpmem (saved, strlen (saved), g_bytes_get_data (expected_contents, NULL),
                   g_bytes_get_size (expected_contents));
}

static void
test_type (Sample *sample, gconstpointer user_data)
{
  g_autoptr (App) app = sample_open (sample->path);
  g_autofree char *prompt = sample_dup_prompt (sample->path, "business-name");

  sample_retype (app, prompt, "Sample & <Sons>, Inc.");
  sample_wait_for_title (app, sample->path, TRUE);
  app_keys ("Control_L+s");
  sample_wait_for_title (app, sample->path, FALSE);
  sample_assert_saved_text (sample->path, "business-name", "Sample & <Sons>, Inc.");
  g_object_unref (app_find_part (app, ATSPI_ROLE_LABEL, " · saved "));
}

/* A change that is undone does not count. */
static void
test_taken_back (Sample *sample, gconstpointer user_data)
{
  g_autoptr (App) app = sample_open (sample->path);
  g_autofree char *prompt = sample_dup_prompt (sample->path, "business-name");
  g_autoptr (AtspiAccessible) editor = app_find (app, ATSPI_ROLE_TEXT, prompt);

  app_go_to_item (SAMPLE_ITEM, editor);
  app_keys ("Control_L+End");
  app_type ("x");
  sample_wait_for_title (app, sample->path, TRUE);
  app_keys ("BackSpace");
  sample_wait_for_title (app, sample->path, FALSE);
}

/* From the problem in one section to that in another, with the cursor there to type. */
static void
test_next_problem (Sample *sample, gconstpointer user_data)
{
  g_autoptr (KaijiSheet) sheet = app_load_sheet (sample->path);
  g_autofree char *first = sample_dup_prompt (sample->path, "business-overview");
  g_autofree char *second = sample_dup_prompt (sample->path, "service-name");
  g_autoptr (GFile) file = g_file_new_for_path (sample->path);
  const char *arguments[] = { sample->path, NULL };
  g_autoptr (App) app = NULL;

  kaiji_sheet_set_answer (sheet, sample_find_field (sheet, "business-overview"), NULL);
  kaiji_sheet_set_answer (sheet, sample_find_field (sheet, "service-name"), NULL);
  g_assert_true (save_sheet (sheet, file, NULL));
  app = app_start (arguments);
  app_wait_for_answer (app, first, "");

  app_keys ("F8");
  app_type ("one");
  app_wait_for_answer (app, first, "one");
  app_keys ("F8");
  app_type ("two");
  app_wait_for_answer (app, second, "two");
}

/* By its number to an item of another section, and what is typed next goes there. */
static void
test_go_anywhere (Sample *sample, gconstpointer user_data)
{
  static const char *const keys[] = { "Control_L+k", "Control_L+f", "Control_L+g" };
  g_autoptr (KaijiSheet) sheet = app_load_sheet (sample->path);
  const KaijiField *field = sample_find_field (sheet, "service-name");
  g_autofree char *number = g_strdup_printf ("%u", field->item->number);
  g_autoptr (App) app = sample_open (sample->path);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *text = g_strnfill (i + 1, 'x');

      app_keys (keys[i]);
      app_type (number);
      app_keys ("Return");
      app_keys ("Control_L+a");
      app_type (text);
      app_wait_for_answer (app, field->prompt, text);
    }
}

static void
test_broken_file (Sample *sample, gconstpointer user_data)
{
  g_autofree char *path = app_write_sheet (sample->folder, "broken.kaiji.json", "{\n  \"format\"");
  const char *arguments[] = { path, NULL };
  g_autoptr (App) app = app_start (arguments);
  g_object_unref (app_find_part (app, ATSPI_ROLE_LABEL, "“broken.kaiji.json” is damaged"));
  g_object_unref (app_find (app, ATSPI_ROLE_LIST, "New sheet"));

  app_keys ("Escape");
  app_wait_for_absence (app, ATSPI_ROLE_LABEL, "The sheet could not be opened");
}

/* A sheet is open: its window stays as it is. */
static void
test_broken_file_later (Sample *sample, gconstpointer user_data)
{
  g_autofree char *path = app_write_sheet (sample->folder, "broken.kaiji.json", "[]");
  const char *arguments[] = { path, NULL };
  g_autoptr (App) app = sample_open (sample->path);
  g_autofree char *expected = g_strdup_printf ("%s: ", path);
  g_autofree char *prompt = sample_dup_prompt (sample->path, "business-name");
  g_autoptr (AtspiAccessible) message = NULL;

  sample_retype (app, prompt, "unsaved");
  sample_wait_for_title (app, sample->path, TRUE);

  app_start_second (arguments);
  message = app_find_part (app, ATSPI_ROLE_LABEL, expected);
  app_wait_for_answer (app, prompt, "unsaved");
  sample_wait_for_title (app, sample->path, TRUE);
  g_assert_cmpuint (app_count_windows (app), ==, 1);
}

/* A sheet of a newer version can be read and copied completely, but not changed. */
static void
test_newer_version (Sample *sample, gconstpointer user_data)
{
  g_autofree char *contents = app_dup_contents (sample->path);
  g_autofree char *prompt = sample_dup_prompt (sample->path, "business-name");
  g_auto (GStrv) parts = g_strsplit (contents, "\"version\": 1,", 2);
  g_autofree char *newer = g_strjoinv ("\"version\": 99,\n  \"new\": [true],", parts);
  g_autofree char *path = app_write_sheet (sample->folder, "newer.kaiji.json", newer);
  g_autofree char *copy = g_build_filename (sample->folder, "copy.kaiji.json", NULL);
  g_autofree char *text = NULL;
  g_autofree char *copied = NULL;
  g_autoptr (App) app = NULL;

  /* A sheet that is opened for the first time begins with its overview. */
  sample_remember_section (path);
  app = sample_open (path);
  g_object_unref (app_find_part (app, ATSPI_ROLE_LABEL, "newer version of Kaiji"));
  sample_retype (app, prompt, "no");
  save_as (app, copy);

  /* When the later keys have worked, the earlier ones have had their time. */
  text = sample_dup_saved_text (path, "business-name");
  app_wait_for_answer (app, prompt, text);
  sample_wait_for_title (app, path, FALSE);
  copied = app_dup_contents (copy);
  g_assert_nonnull (strstr (copied, "\"version\": 99"));
  g_assert_nonnull (strstr (copied, "\"new\""));
}

static gboolean
has_two_windows (gpointer user_data)
{
  return app_count_windows (user_data) == 2;
}

static gboolean
has_three_windows (gpointer user_data)
{
  return app_count_windows (user_data) >= 3;
}

/* A window for each, and none more for the one that is open already, by whatever name. */
static void
test_several_files (Sample *sample, gconstpointer user_data)
{
  g_autofree char *other = app_copy_sample (sample->folder, "other.kaiji.json");
  const char *both[] = { sample->path, other, NULL };
  g_autofree char *third = app_copy_sample (sample->folder, "third.kaiji.json");
  g_autofree char *link = g_build_filename (sample->folder, "link.kaiji.json", NULL);
  const char *more[] = { other, link, third, NULL };
  g_autoptr (App) app = app_start (both);

  g_assert_cmpint (symlink (other, link), ==, 0);
  app_wait_until (has_two_windows, app, "a window for each of two files");
  app_start_second (more);
  app_wait_until (has_three_windows, app, "a window for the third file");
  app_let_catch_up (app);
  g_assert_cmpuint (app_count_windows (app), ==, 3);
}

/* Ctrl+N on the start page goes to the forms, of which the first has the focus. */
static void
test_new_by_key (Sample *sample, gconstpointer user_data)
{
  const char *arguments[] = { NULL };
  g_autoptr (App) app = app_start (arguments);

  g_object_unref (app_find (app, ATSPI_ROLE_LIST, "New sheet"));
  app_keys ("Control_L+n");
  app_keys ("Return");
  sample_wait_for_frame (app, "New sheet");
  g_object_unref (app_find_part (app, ATSPI_ROLE_LABEL, "The form asks 93 items"));
}

static void
test_new_sheet (Sample *sample, gconstpointer user_data)
{
  const char *arguments[] = { NULL };
  g_autofree char *path = g_build_filename (sample->folder, "mine.kaiji.json", NULL);
  g_autofree char *prompt = sample_dup_prompt (sample->path, "business-name");
  g_autoptr (App) app = app_start (arguments);
  g_autoptr (AtspiAccessible) list = app_find (app, ATSPI_ROLE_LIST, "New sheet");
  g_autoptr (AtspiAccessible) row = atspi_accessible_get_child_at_index (list, 0, NULL);

  app_click (row);
  sample_wait_for_frame (app, "New sheet");
  /* It begins with the overview. */
  g_object_unref (app_find_part (app, ATSPI_ROLE_LABEL, "The form asks 93 items"));
  app_keys ("Alt_L+Home");
  /* Missing answers are not errors. */
  wait_for_label (app, "Required 0/92");
  wait_for_label (app, "0 errors");

  sample_retype (app, prompt, "Cloud");
  sample_wait_for_frame (app, "• New sheet");
  wait_for_label (app, "Required 1/92");

  app_keys ("Control_L+s");
  choose_file (app, path);
  sample_wait_for_frame (app, "mine.kaiji.json");
  sample_assert_saved_text (path, "business-name", "Cloud");
}

static void
test_export (Sample *sample, gconstpointer user_data)
{
  g_autofree char *pdf = g_build_filename (sample->folder, "sample.pdf", NULL);
  g_autoptr (App) app = sample_open (sample->path);
  g_autofree char *contents = NULL;

  app_keys ("Control_L+e");
  {
    g_object_unref (app_find_part (app, ATSPI_ROLE_TEXT, "Name:"));
  }
  app_keys ("Return");
  wait_for_label (app, "sample.pdf is ready");
  contents = app_dup_contents (pdf);
  g_assert_true (g_str_has_prefix (contents, "%PDF-"));
}

/* It is given after the first frame, so that nobody waits for it. */
static void
test_icon (Sample *sample, gconstpointer user_data)
{
  g_autofree char *icon = g_test_build_filename (G_TEST_DIST, "..", "data", "icons", "48x48",
                                                 "jp.kaiji.Kaiji.png", NULL);
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "icons", "hicolor", "48x48",
                                              "apps", NULL);
  g_autofree char *path = g_build_filename (folder, "jp.kaiji.Kaiji.png", NULL);
  g_autofree char *contents = NULL;
  gsize length;
  g_autoptr (App) app = NULL;

  g_assert_true (g_file_get_contents (icon, &contents, &length, NULL));
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, contents, length, NULL));

  app = sample_open (sample->path);
  app_wait_for_window_icon ();
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  app_fixture_init ();

  sample_add_test ("/app/window/edit", test_edit);
  sample_add_test ("/app/window/type", test_type);
  sample_add_test ("/app/window/taken-back", test_taken_back);
  sample_add_test ("/app/window/next-problem", test_next_problem);
  sample_add_test ("/app/window/go-anywhere", test_go_anywhere);
  sample_add_test ("/app/window/broken-file", test_broken_file);
  sample_add_test ("/app/window/broken-file/later", test_broken_file_later);
  sample_add_test ("/app/window/newer-version", test_newer_version);
  sample_add_test ("/app/window/several-files", test_several_files);
  sample_add_test ("/app/window/new-by-key", test_new_by_key);
  sample_add_test ("/app/window/new-sheet", test_new_sheet);
  sample_add_test ("/app/window/export", test_export);
  sample_add_test ("/app/window/icon", test_icon);

  return g_test_run ();
}
