/* renewal-fixture.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>

#include "app-find.h"
#include "kaiji-answer-text.h"
#include "renewal-fixture.h"

/* The previous answers. Four of them must be reviewed: the representative, the employees, the
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

const KaijiField *
renewal_find_field (KaijiSheet *sheet, const char *id)
{
  const KaijiField *field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet), id);

  g_assert_nonnull (field);
  return field;
}

void
renewal_init_test (int *argc, char ***argv)
{
  setlocale (LC_ALL, "");
  g_test_init (argc, argv, NULL);
  app_fixture_init ();
}

void
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
      const KaijiField *field = renewal_find_field (sheet, answers[i].id);
      g_autoptr (KaijiAnswer) answer = kaiji_answer_parse (scheme, field, answers[i].text);

      kaiji_sheet_set_answer (sheet, field, answer);
    }
  app_save_sheet (sheet, self->old_path);

  /* A section is read many times faster from outside than the whole form. */
  app_remember_section (
    self->old_path, kaiji_field_get_section (renewal_find_field (sheet, "business-name"))->title);
}

void
renewal_tear_down (Renewal *self, gconstpointer user_data)
{
  g_object_unref (self->library);
  g_free (self->old_path);
  app_remove_folder (self->folder);
  app_remove_folder (app_dup_backup_folder ());
}

void
renewal_wait_for (App *app, AtspiRole role, const char *name)
{
  g_object_unref (app_find (app, role, name));
}

void
renewal_wait_for_part (App *app, AtspiRole role, const char *part_of_name)
{
  g_object_unref (app_find_part (app, role, part_of_name));
}

void
renewal_press (App *app, const char *label)
{
  g_autoptr (AtspiAccessible) button = app_find_part (app, ATSPI_ROLE_PUSH_BUTTON, label);

  app_press (button);
}

App *
renewal_open_sheet (const char *path)
{
  const char *arguments[] = { path, NULL };
  App *app = app_start (arguments);

  renewal_wait_for (app, ATSPI_ROLE_FRAME, "Sample Cloud");
  return app;
}

/* Sets the disclosure date of the previous sheet. */
void
renewal_set_date (Renewal *self, const GDate *date)
{
  g_autoptr (KaijiSheet) sheet = app_load_sheet (self->old_path);
  g_autoptr (KaijiAnswer) answer = NULL;
  char text[sizeof "2025-11-18"];

  g_date_strftime (text, sizeof text, "%Y-%m-%d", date);
  answer = kaiji_answer_new_date (text, NULL);
  kaiji_sheet_set_answer (sheet, renewal_find_field (sheet, "disclosure-date"), answer);
  app_save_sheet (sheet, self->old_path);
}

/* Gives the file dialog that is about to come a whole path. */
void
renewal_type_path (App *app, const char *path)
{
  renewal_wait_for_part (app, ATSPI_ROLE_TEXT, "Name:");
  app_keys ("Control_L+a");
  app_type (path);
  app_keys ("Return");
}

typedef struct
{
  App *app;
  int n_windows;
} Closing;

static gboolean
is_closed (gpointer user_data)
{
  const Closing *closing = user_data;

  return atspi_accessible_get_child_count (closing->app->root, NULL) <= closing->n_windows;
}

/* Saves a sheet that has no file yet. The next key is not for the file dialog. */
void
renewal_save (App *app, const char *path)
{
  Closing closing = { app, atspi_accessible_get_child_count (app->root, NULL) };

  app_keys ("Control_L+s");
  renewal_type_path (app, path);
  app_wait_for_file (path);
  app_wait_until (is_closed, &closing, "the file dialog to close");
  app_let_catch_up (app);
}

/* An item of the main menu, by the letters that are underlined in its submenu and in it. GTK 4.18
 * has no names for the items. */
void
renewal_choose_in_menu (App *app, const char *submenu_letter, const char *letter)
{
  app_keys ("F10");
  renewal_wait_for_part (app, ATSPI_ROLE_MENU_ITEM, "");
  app_keys (submenu_letter);
  app_keys (letter);
}

/* Goes from the start page to the previous sheet, which need not be a recent one. */
void
renewal_choose_old_sheet (App *app, const char *path)
{
  g_autoptr (AtspiAccessible) list = app_find (app, ATSPI_ROLE_LIST, "From last time's sheet");
  g_autoptr (AtspiAccessible) row = atspi_accessible_get_child_at_index (list, 0, NULL);

  app_click (row);
  renewal_wait_for_part (app, ATSPI_ROLE_PUSH_BUTTON, "Cancel");
  /* A path is typed from its first “/” on. */
  app_type (path);
  app_keys ("Return");
}

/* Gives the dialog that asks for it a disclosure date. */
void
renewal_begin (App *app, const char *date)
{
  renewal_wait_for_part (app, ATSPI_ROLE_TEXT, "New disclosure date");
  app_keys ("Control_L+a");
  app_type (date);
  app_keys ("Return");
}

/* From that dialog to the new sheet, which has its window then. */
void
renewal_carry_over (App *app, const char *date)
{
  renewal_begin (app, date);
  renewal_wait_for (app, ATSPI_ROLE_LABEL, "To be confirmed");
}
