/* test-renewal.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Last time's sheet brought up to date, in the application as it runs: carried over, reviewed by
 * the keyboard alone, compared and reported.
 */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "app-fixture.h"
#include "kaiji-answer-text.h"
#include "kaiji-carry-over.h"
#include "kaiji-sheet-file.h"
#include "kaiji-validity.h"

typedef struct
{
  KaijiSchemeLibrary *library;
  char *folder;
  char *old_path;
} Renewal;

/* Last time's answers. Four of them are to be reviewed: the representative, the employees, the
 * sales, and the hours of support. */
static const struct
{
  const char *id;
  const char *text;
} answers[] = {
  { "disclosure-date", "2023/11/18" },     { "business-name", "Sample, Inc." },
  { "founding-year", "1974年" },           { "business-years", "49年" },
  { "representative-name", "Taro Mihon" }, { "sales", "434,000,000円" },
  { "employee-count", "498名" },           { "service-name", "Sample Cloud" },
  { "support-hours", "9:00-17:00" },
};

static KaijiSheet *
load (Renewal *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  KaijiSheet *sheet = kaiji_sheet_file_load (file, self->library, NULL, &error);

  g_assert_no_error (error);
  return sheet;
}

static void
save (KaijiSheet *sheet, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  kaiji_sheet_file_save (sheet, file, NULL, &error);
  g_assert_no_error (error);
}

static const KaijiField *
find_field (KaijiSheet *sheet, const char *id)
{
  const KaijiField *field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet), id);

  g_assert_nonnull (field);
  return field;
}

static void
renewal_set_up (Renewal *self, gconstpointer user_data)
{
  g_autoptr (KaijiScheme) scheme = NULL;
  g_autoptr (KaijiSheet) sheet = NULL;

  self->library = kaiji_scheme_library_new ();
  self->folder = app_make_folder ();
  self->old_path = g_build_filename (self->folder, "old.kaiji.json", NULL);

  scheme = kaiji_scheme_library_lookup_name (self->library, "aspic-asp-saas@2023", NULL);
  sheet = kaiji_sheet_new (scheme);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      const KaijiField *field = find_field (sheet, answers[i].id);
      g_autoptr (KaijiAnswer) answer = kaiji_answer_parse (scheme, field, answers[i].text);

      kaiji_sheet_set_answer (sheet, field, answer);
    }
  save (sheet, self->old_path);

  /* A section is read many times faster from outside than the whole form. */
  app_remember ("section", kaiji_field_get_section (find_field (sheet, "business-name"))->title);
}

static void
renewal_tear_down (Renewal *self, gconstpointer user_data)
{
  g_object_unref (self->library);
  g_free (self->old_path);
  app_remove_folder (self->folder);
  app_remove_folder (app_dup_backup_folder ());
}

static void
wait_for (App *app, AtspiRole role, const char *name)
{
  g_autoptr (AtspiAccessible) found = app_find (app, role, name);
}

static void
wait_for_part (App *app, AtspiRole role, const char *part_of_name)
{
  g_autoptr (AtspiAccessible) found = app_find_part (app, role, part_of_name);
}

static void
press (App *app, const char *label)
{
  g_autoptr (AtspiAccessible) button = app_find_part (app, ATSPI_ROLE_PUSH_BUTTON, label);

  app_press (button);
}

static App *
open_sheet (const char *path)
{
  const char *arguments[] = { path, NULL };
  App *app = app_start (arguments);

  wait_for (app, ATSPI_ROLE_FRAME, "Sample Cloud");
  return app;
}

static char *
dup_contents (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  return contents;
}

static gboolean
exists (gpointer user_data)
{
  return g_file_test (user_data, G_FILE_TEST_EXISTS);
}

/* Gives the file dialog that is about to come a whole path. */
static void
type_path (App *app, const char *path)
{
  wait_for_part (app, ATSPI_ROLE_TEXT, "Name:");
  app_keys ("Control_L+a");
  app_type (path);
  app_keys ("Return");
}

/* An item of the main menu, by the letter that is underlined in it. */
static void
choose_in_menu (App *app, const char *item, const char *letter)
{
  app_keys ("F10");
  wait_for_part (app, ATSPI_ROLE_MENU_ITEM, item);
  app_keys (letter);
}

/* From the dialog that asks for it to the new sheet, which has its window then. */
static void
carry_over (App *app, const char *date)
{
  wait_for_part (app, ATSPI_ROLE_TEXT, "New disclosure date");
  app_keys ("Control_L+a");
  app_type (date);
  app_keys ("Return");
  wait_for (app, ATSPI_ROLE_LABEL, "To be confirmed");
}

static char *
dup_pdf_text (const char *path)
{
  const char *argv[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL,
                &error);
  g_assert_no_error (error);
  return text;
}

static void
assert_saved (Renewal *self, const char *path, const char *id, const char *text)
{
  g_autoptr (KaijiSheet) sheet = load (self, path);
  const KaijiField *field = find_field (sheet, id);
  g_autofree char *saved = kaiji_sheet_dup_text (sheet, field);

  g_assert_cmpstr (saved, ==, text);
  g_assert_false (kaiji_answer_get_review (kaiji_sheet_get_answer (sheet, field)));
}

/* Not once is the mouse needed. What is told for some seconds only is not waited for: it may be
 * gone again at the next look. */
static void
test_by_keyboard (Renewal *self, gconstpointer user_data)
{
  g_autofree char *new_path = g_build_filename (self->folder, "new.kaiji.json", NULL);
  g_autofree char *pdf_path = g_build_filename (self->folder, "new-changes.pdf", NULL);
  g_autofree char *before = dup_contents (self->old_path);
  g_autofree char *after = NULL;
  g_autofree char *report = NULL;
  g_autoptr (App) app = open_sheet (self->old_path);

  choose_in_menu (app, "Carry Over", "c");
  carry_over (app, "2025-11-18");
  app_keys ("Return");
  wait_for_part (app, ATSPI_ROLE_PUSH_BUTTON, "4 to review");

  /* The representative and the number of employees are still the same, the sales are not. */
  app_keys ("Control_L+Return");
  wait_for_part (app, ATSPI_ROLE_PUSH_BUTTON, "3 to review");
  app_keys ("Control_L+Return");
  wait_for_part (app, ATSPI_ROLE_PUSH_BUTTON, "2 to review");
  app_keys ("Control_L+a");
  app_type ("7718000000");
  wait_for (app, ATSPI_ROLE_LABEL, "Changed since last time:");
  wait_for_part (app, ATSPI_ROLE_LABEL, "make sure of the digits");
  app_keys ("Control_L+Return");
  wait_for_part (app, ATSPI_ROLE_PUSH_BUTTON, "1 to review");
  app_keys ("Control_L+Return");
  wait_for (app, ATSPI_ROLE_LIST_ITEM, "Waiting for review: 0");

  app_keys ("Control_L+s");
  type_path (app, new_path);
  app_wait_until (exists, new_path, new_path);

  app_keys ("Control_L+d");
  wait_for (app, ATSPI_ROLE_LABEL, "3 changed, 0 added, 0 removed");
  app_keys ("Control_L+e");
  wait_for_part (app, ATSPI_ROLE_TEXT, "Name:");
  app_keys ("Return");
  app_wait_until (exists, pdf_path, pdf_path);

  report = dup_pdf_text (pdf_path);
  g_assert_nonnull (strstr (report, "434,000,000円"));
  g_assert_nonnull (strstr (report, "7,718,000,000円"));
  g_assert_nonnull (strstr (report, "51年"));
  g_assert_null (strstr (report, "498"));

  assert_saved (self, new_path, "sales", "7,718,000,000円");
  assert_saved (self, new_path, "representative-name", "Taro Mihon");
  assert_saved (self, new_path, "business-years", "51年");
  after = dup_contents (self->old_path);
  g_assert_cmpstr (after, ==, before);
}

/* A date before last time's is told of where it is asked for, and no sheet is made. */
static void
test_date_before (Renewal *self, gconstpointer user_data)
{
  g_autoptr (App) app = open_sheet (self->old_path);

  choose_in_menu (app, "Carry Over", "c");
  wait_for_part (app, ATSPI_ROLE_TEXT, "New disclosure date");
  app_keys ("Control_L+a");
  app_type ("2013-11-18");
  app_keys ("Return");
  wait_for_part (app, ATSPI_ROLE_LABEL, "is before last time's");
  g_assert_cmpuint (app_count_windows (app), ==, 1);
}

/* The new sheet cannot take last time's place. */
static void
test_same_file (Renewal *self, gconstpointer user_data)
{
  g_autofree char *before = dup_contents (self->old_path);
  g_autofree char *after = NULL;
  g_autoptr (App) app = open_sheet (self->old_path);

  choose_in_menu (app, "Carry Over", "c");
  carry_over (app, "2025-11-18");
  app_keys ("Escape");
  app_wait_for_absence (app, ATSPI_ROLE_LABEL, "To be confirmed");

  app_keys ("Control_L+s");
  type_path (app, self->old_path);
  press (app, "Replace");
  wait_for_part (app, ATSPI_ROLE_LABEL, "Last time's sheet stays as it is");
  press (app, "Cancel");
  app_wait_for_absence (app, ATSPI_ROLE_LABEL, "Last time's sheet stays as it is");
  after = dup_contents (self->old_path);
  g_assert_cmpstr (after, ==, before);
}

/* To the form of another scheme, which asks for other things: what it has no place for is listed
 * from what is told of the carrying over. */
static void
test_other_scheme (Renewal *self, gconstpointer user_data)
{
  g_autoptr (App) app = open_sheet (self->old_path);
  g_autoptr (AtspiAccessible) unplaced = NULL;

  choose_in_menu (app, "Carry Over", "c");
  wait_for_part (app, ATSPI_ROLE_TEXT, "New disclosure date");
  app_keys ("Control_L+a");
  app_type ("2025-11-18");
  app_keys ("Tab");
  app_keys ("space");
  wait_for (app, ATSPI_ROLE_LABEL, "ASP・SaaS 2017年版");
  app_keys ("End");
  app_keys ("Return");
  press (app, "Make New Sheet");

  unplaced = app_find (app, ATSPI_ROLE_LABEL, "Without a place");
  app_click (unplaced);
  wait_for (app, ATSPI_ROLE_LABEL, "49年");
  wait_for (app, ATSPI_ROLE_FRAME, "• Sample Cloud");
}

/* Without a sheet, last time's is asked for. */
static void
test_from_start_page (Renewal *self, gconstpointer user_data)
{
  const char *arguments[] = { NULL };
  g_autoptr (App) app = app_start (arguments);
  g_autoptr (AtspiAccessible) list = app_find (app, ATSPI_ROLE_LIST, "From last time's sheet");
  g_autoptr (AtspiAccessible) row = atspi_accessible_get_child_at_index (list, 0, NULL);

  app_click (row);
  wait_for_part (app, ATSPI_ROLE_PUSH_BUTTON, "_Open Open");
}

static GDate
get_today (void)
{
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_time_t (&today, g_get_real_time () / G_USEC_PER_SEC);
  return today;
}

/* Dates the old sheet so that its renewal is due; returns how many days are left. */
static int
make_due (Renewal *self)
{
  g_autoptr (KaijiSheet) sheet = load (self, self->old_path);
  const GDate today = get_today ();
  GDate disclosed = today;
  KaijiDeadlines deadlines;
  char text[16];

  g_date_subtract_months (&disclosed, 22);
  g_date_strftime (text, sizeof text, "%Y-%m-%d", &disclosed);
  {
    g_autoptr (KaijiAnswer) answer = kaiji_answer_new_date (text, NULL);

    kaiji_sheet_set_answer (sheet, find_field (sheet, "disclosure-date"), answer);
  }
  g_assert_true (kaiji_sheet_get_deadlines (sheet, &deadlines));
  save (sheet, self->old_path);

  return kaiji_deadlines_get_days_left (&deadlines, &today);
}

/* The window tells how long the sheet holds, and so does the start page the next time, from where
 * the file is carried over without being opened. */
static void
test_term (Renewal *self, gconstpointer user_data)
{
  const char *arguments[] = { NULL };
  int days = make_due (self);
  g_autofree char *in_window = g_strdup_printf ("%d days are left; prepare the renewal.", days);
  g_autofree char *on_start_page = g_strdup_printf ("%d days left", days);

  {
    g_autoptr (App) app = open_sheet (self->old_path);

    wait_for_part (app, ATSPI_ROLE_LABEL, in_window);
    wait_for_part (app, ATSPI_ROLE_PUSH_BUTTON, "Make the Next Sheet…");
  }

  {
    g_autoptr (App) again = app_start (arguments);

    wait_for (again, ATSPI_ROLE_LABEL, "Sample Cloud");
    wait_for (again, ATSPI_ROLE_LABEL, on_start_page);
    wait_for (again, ATSPI_ROLE_LABEL, "Required 8/92");
    press (again, "Renew…");
    carry_over (again, "2099-11-18");
    wait_for (again, ATSPI_ROLE_FRAME, "• Sample Cloud");
    /* In the window of the start page. */
    app_wait_for_absence (again, ATSPI_ROLE_FRAME, "Kaiji");
  }
}

typedef struct
{
  AtspiAccessible *editor;
  const char *text;
} Expected;

static gboolean
has_text (gpointer user_data)
{
  Expected *expected = user_data;
  g_autofree char *text = app_dup_text (expected->editor);

  return g_strcmp0 (text, expected->text) == 0;
}

/* An answer that the other form does not ask for is listed, and can be copied into another field.
 */
static void
test_unplaced (Renewal *self, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (self->folder, "guideline.kaiji.json", NULL);
  g_autoptr (KaijiSheet) old = load (self, self->old_path);
  g_autoptr (KaijiScheme) scheme = kaiji_scheme_library_lookup_name (self->library, "mic-asp-saas",
                                                                     NULL);
  g_autoptr (KaijiSheet) sheet = kaiji_carry_over (old, scheme, "2025-11-18", NULL, NULL);
  const KaijiField *field = find_field (sheet, "business-name");
  g_autoptr (AtspiAccessible) editor = NULL;
  g_autoptr (App) app = NULL;
  Expected expected = { NULL, "49年" };

  g_assert_cmpuint (kaiji_sheet_get_n_unplaced (sheet), ==, 1);
  save (sheet, path);
  app = open_sheet (path);

  choose_in_menu (app, "Answers without a Place", "w");
  wait_for (app, ATSPI_ROLE_LABEL, "49年");
  app_keys ("Return");
  /* The toast that comes with the copy does not stop it. */
  app_keys ("Escape");
  app_wait_for_absence (app, ATSPI_ROLE_LABEL, "49年");

  editor = app_find (app, ATSPI_ROLE_TEXT, field->prompt);
  expected.editor = editor;
  app_click (editor);
  app_keys ("Control_L+a");
  app_keys ("Control_L+v");
  app_wait_until (has_text, &expected, "the answer that was copied");
}

static char *
carry_sample_over (Renewal *self)
{
  char *path = app_copy_sample (self->folder, "carried.kaiji.json");
  g_autoptr (KaijiSheet) sample = load (self, path);
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiSheet) sheet = kaiji_carry_over (sample, kaiji_sheet_get_scheme (sample),
                                                   "2099-11-18", NULL, &error);

  g_assert_no_error (error);
  save (sheet, path);
  return path;
}

/* A sheet that was carried over has all its required answers, but the list of recent sheets tells
 * that it is not finished. */
static void
test_recent_to_review (Renewal *self, gconstpointer user_data)
{
  const char *arguments[] = { NULL };
  g_autofree char *path = carry_sample_over (self);

  {
    const char *with_path[] = { path, NULL };
    g_autoptr (App) app = app_start (with_path);

    wait_for_part (app, ATSPI_ROLE_PUSH_BUTTON, "47 to review");
  }

  {
    g_autoptr (App) again = app_start (arguments);

    wait_for (again, ATSPI_ROLE_LABEL, "Required 92/92");
    wait_for (again, ATSPI_ROLE_LABEL, "47 to review");
  }
}

#define ADD(name, function)                                                                        \
  g_test_add ("/app/renewal/" name, Renewal, NULL, renewal_set_up, function, renewal_tear_down)

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  app_fixture_init ();

  ADD ("by-keyboard", test_by_keyboard);
  ADD ("date-before", test_date_before);
  ADD ("same-file", test_same_file);
  ADD ("other-scheme", test_other_scheme);
  ADD ("from-start-page", test_from_start_page);
  ADD ("term", test_term);
  ADD ("unplaced", test_unplaced);
  ADD ("recent-to-review", test_recent_to_review);

  return g_test_run ();
}
