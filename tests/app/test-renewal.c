/* test-renewal.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Last time's sheet brought up to date, in the application as it runs: carried over, reviewed by
 * the keyboard alone, compared and reported.
 */

#include "config.h"

#include <string.h>

#include "app-find.h"
#include "kaiji-carry-over.h"
#include "renewal-fixture.h"

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
configure (const char *program, const char *name, const char *contents)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), program, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
}

/* The printer that writes files is the one that was used last, and no other is asked for. */
static void
set_up_printer (const char *folder)
{
  g_autofree char *settings = g_strdup_printf ("[Print Settings]\n"
                                               "printer=Print to File\n"
                                               "output-file-format=pdf\n"
                                               "output-dir=%s\n",
                                               folder);

  configure ("kaiji", "print.ini", settings);
  configure ("gtk-4.0", "settings.ini", "[Settings]\ngtk-print-backends=file\n");
}

typedef struct
{
  AtspiAccessible *accessible;
  AtspiStateType state;
  gboolean is_set;
} Expected;

static gboolean
is_as_expected (gpointer user_data)
{
  const Expected *expected = user_data;
  g_autoptr (AtspiStateSet) states = atspi_accessible_get_state_set (expected->accessible);

  return atspi_state_set_contains (states, expected->state) == expected->is_set;
}

static void
wait_for_state (AtspiAccessible *accessible,
                AtspiStateType state,
                gboolean is_set,
                const char *what)
{
  Expected expected = { accessible, state, is_set };

  app_wait_until (is_as_expected, &expected, what);
}

static gboolean
is_printed (gpointer user_data)
{
  g_autofree char *contents = NULL;
  gsize length;

  return g_file_get_contents (user_data, &contents, &length, NULL) && length > 6
         && memmem (contents + length - 7, 7, "%%EOF", 5) != NULL;
}

static void
assert_saved (Renewal *self, const char *path, const char *id, const char *text)
{
  g_autoptr (KaijiSheet) sheet = app_load_sheet (path);
  const KaijiField *field = renewal_find_field (sheet, id);
  g_autofree char *saved = kaiji_sheet_dup_text (sheet, field);

  g_assert_cmpstr (saved, ==, text);
  g_assert_false (kaiji_answer_get_review (kaiji_sheet_get_answer (sheet, field)));
}

static gboolean
is_in_list (gpointer user_data)
{
  int n_rows = atspi_accessible_get_child_count (user_data, NULL);

  for (int i = 0; i < n_rows; i++)
    {
      g_autoptr (AtspiAccessible) row = atspi_accessible_get_child_at_index (user_data, i, NULL);
      Expected expected = { row, ATSPI_STATE_FOCUSED, TRUE };

      if (row != NULL && is_as_expected (&expected))
        return TRUE;
    }

  return FALSE;
}

/* Goes to the list of changes, whose head has the focus until there are rows. */
static void
go_to_changes (AtspiAccessible *list)
{
  app_keys ("Control_L+d");
  app_wait_until (is_in_list, list, "the focus in the list");
}

/* From the list of changes; what follows the focus is the first of it. */
static void
choose_report (App *app, const char *letter)
{
  app_keys ("Shift_L+Tab");
  app_keys ("Shift_L+Tab");
  app_keys ("space");
  renewal_wait_for (app, ATSPI_ROLE_LABEL, "List of changes");
  app_keys (letter);
}

static void
print_changes (App *app, const char *path)
{
  g_autoptr (AtspiAccessible) button = NULL;

  choose_report (app, "p");
  renewal_wait_for (app, ATSPI_ROLE_DIALOG, "Print");
  button = app_find_part (app, ATSPI_ROLE_PUSH_BUTTON, "Print");
  /* The dialog offers to print once the printer has told what it can do. */
  wait_for_state (button, ATSPI_STATE_SENSITIVE, TRUE, "a printer");
  app_keys ("Return");
  app_wait_until (is_printed, (gpointer) path, path);
}

static void
assert_report (const char *path)
{
  g_autofree char *report = dup_pdf_text (path);

  g_assert_nonnull (strstr (report, "434,000,000円"));
  g_assert_nonnull (strstr (report, "7,718,000,000円"));
  g_assert_nonnull (strstr (report, "51年"));
  g_assert_null (strstr (report, "498"));
}

/* Not once is the mouse needed. What is told for some seconds only is not waited for: it may be
 * gone again at the next look. */
static void
test_by_keyboard (Renewal *self, gconstpointer user_data)
{
  g_autofree char *new_path = g_build_filename (self->folder, "new.kaiji.json", NULL);
  g_autofree char *pdf_path = g_build_filename (self->folder, "new-changes.pdf", NULL);
  g_autofree char *printed_path = g_build_filename (self->folder,
                                                    "Sample Cloud, list of changes.pdf", NULL);
  g_autofree char *before = app_dup_contents (self->old_path);
  g_autofree char *after = NULL;
  g_autoptr (KaijiSheet) old = app_load_sheet (self->old_path);
  g_autoptr (AtspiAccessible) date = NULL;
  g_autoptr (AtspiAccessible) changes = NULL;
  g_autoptr (App) app = NULL;

  set_up_printer (self->folder);
  app = renewal_open_sheet (self->old_path);
  renewal_choose_in_menu (app, "l", "c");
  renewal_carry_over (app, "2025-11-18");
  app_keys ("Return");
  renewal_wait_for_part (app, ATSPI_ROLE_PUSH_BUTTON, "4 to review");

  /* The representative and the number of employees are still the same, the sales are not. */
  app_keys ("Control_L+Return");
  renewal_wait_for_part (app, ATSPI_ROLE_PUSH_BUTTON, "3 to review");
  app_keys ("Control_L+Return");
  renewal_wait_for_part (app, ATSPI_ROLE_PUSH_BUTTON, "2 to review");
  app_keys ("Control_L+a");
  app_type ("7718000000");
  renewal_wait_for (app, ATSPI_ROLE_LABEL, "Changed since last time:");
  renewal_wait_for_part (app, ATSPI_ROLE_LABEL, "make sure of the digits");
  app_keys ("Control_L+Return");
  renewal_wait_for_part (app, ATSPI_ROLE_PUSH_BUTTON, "1 to review");
  app_keys ("Control_L+Return");
  renewal_wait_for (app, ATSPI_ROLE_LIST_ITEM, "Waiting for review: 0");

  renewal_save (app, new_path);

  app_keys ("Control_L+d");
  renewal_wait_for (app, ATSPI_ROLE_LABEL, "3 changed, 0 added, 0 removed");
  changes = app_find (app, ATSPI_ROLE_LIST, "Changes");
  app_wait_until (is_in_list, changes, "the focus in the list");
  /* To the answer that was changed first, and back into the list beside it. */
  app_keys ("Return");
  date = app_find (app, ATSPI_ROLE_TEXT, renewal_find_field (old, "disclosure-date")->prompt);
  wait_for_state (date, ATSPI_STATE_FOCUSED, TRUE, "the focus in the answer");
  go_to_changes (changes);
  choose_report (app, "e");
  renewal_wait_for_part (app, ATSPI_ROLE_TEXT, "Name:");
  app_keys ("Return");
  app_wait_for_file (pdf_path);
  /* Last time's sheet and this one. */
  g_assert_cmpuint (app_count_windows (app), ==, 2);

  assert_report (pdf_path);
  app_keys ("Escape");
  wait_for_state (date, ATSPI_STATE_FOCUSED, TRUE, "the focus in the answer again");
  go_to_changes (changes);
  print_changes (app, printed_path);
  assert_report (printed_path);

  assert_saved (self, new_path, "sales", "7,718,000,000円");
  assert_saved (self, new_path, "representative-name", "Taro Mihon");
  assert_saved (self, new_path, "business-years", "51年");
  after = app_dup_contents (self->old_path);
  g_assert_cmpstr (after, ==, before);
}

/* To the form of another scheme, which asks for other things: what it has no place for is listed
 * from what is told of the carrying over. */
static void
test_other_scheme (Renewal *self, gconstpointer user_data)
{
  g_autoptr (App) app = renewal_open_sheet (self->old_path);
  g_autoptr (AtspiAccessible) unplaced = NULL;

  renewal_choose_in_menu (app, "l", "c");
  renewal_wait_for_part (app, ATSPI_ROLE_TEXT, "New disclosure date");
  app_keys ("Control_L+a");
  app_type ("2025-11-18");
  /* Past the calendar. */
  app_keys ("Tab");
  app_keys ("Tab");
  app_keys ("space");
  renewal_wait_for (app, ATSPI_ROLE_LABEL, "ASP・SaaS 2017年版");
  app_keys ("End");
  app_keys ("Return");
  renewal_press (app, "Make New Sheet");

  unplaced = app_find (app, ATSPI_ROLE_LABEL, "Without a place");
  app_click (unplaced);
  renewal_wait_for (app, ATSPI_ROLE_LABEL, "49年");
  renewal_wait_for (app, ATSPI_ROLE_FRAME, "• Sample Cloud");
}

/* Without a sheet, last time's is asked for. */
static void
test_from_start_page (Renewal *self, gconstpointer user_data)
{
  const char *arguments[] = { NULL };
  g_autoptr (App) app = app_start (arguments);

  renewal_choose_old_sheet (app, self->old_path);
  renewal_carry_over (app, "2025-11-18");
  renewal_wait_for (app, ATSPI_ROLE_FRAME, "• Sample Cloud");
  /* In the window of the start page. */
  app_wait_for_absence (app, ATSPI_ROLE_FRAME, "Kaiji");
}

/* An answer that the other form does not ask for is listed, and can be copied into another field.
 */
static void
test_unplaced (Renewal *self, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (self->folder, "guideline.kaiji.json", NULL);
  g_autoptr (KaijiSheet) old = app_load_sheet (self->old_path);
  g_autoptr (KaijiScheme) scheme = kaiji_scheme_library_lookup_name (self->library, "mic-asp-saas",
                                                                     NULL);
  g_autoptr (KaijiSheet) sheet = kaiji_carry_over (old, scheme, "2025-11-18", NULL, NULL);
  const KaijiField *field = renewal_find_field (sheet, "business-name");
  g_autofree char *number = g_strdup_printf ("%u", field->item->number);
  g_autoptr (AtspiAccessible) editor = NULL;
  g_autoptr (App) app = NULL;

  g_assert_cmpuint (kaiji_sheet_get_n_unplaced (sheet), ==, 1);
  app_save_sheet (sheet, path);
  /* A sheet that is opened for the first time begins with its overview. */
  app_remember_section (path, kaiji_field_get_section (field)->title);
  app = renewal_open_sheet (path);

  renewal_choose_in_menu (app, "l", "w");
  renewal_wait_for (app, ATSPI_ROLE_LABEL, "49年");
  app_keys ("Return");
  /* The toast that comes with the copy does not stop it. */
  app_keys ("Escape");
  app_wait_for_absence (app, ATSPI_ROLE_LABEL, "49年");

  editor = app_find (app, ATSPI_ROLE_TEXT, field->prompt);
  app_keys ("Control_L+g");
  app_type (number);
  app_keys ("Return");
  app_keys ("Control_L+a");
  app_keys ("Control_L+v");
  app_wait_for_text (editor, "49年");
}

int
main (int argc, char *argv[])
{
  renewal_init_test (&argc, &argv);

  RENEWAL_TEST ("/app/renewal/by-keyboard", test_by_keyboard);
  RENEWAL_TEST ("/app/renewal/other-scheme", test_other_scheme);
  RENEWAL_TEST ("/app/renewal/from-start-page", test_from_start_page);
  RENEWAL_TEST ("/app/renewal/unplaced", test_unplaced);

  return g_test_run ();
}
