/* sample-fixture.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app-files.h"
#include "app-find.h"
#include "sample-fixture.h"

/* A section is read many times faster from outside than the whole form. */
void
sample_remember_section (const char *path)
{
  g_autoptr (KaijiSheet) sheet = app_load_sheet (path);
  const KaijiField *field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet),
                                                     "business-overview");

  app_remember_section (path, kaiji_field_get_section (field)->title);
}

static void
set_up (Sample *self, gconstpointer user_data)
{
  self->folder = app_make_folder ();
  self->path = app_copy_sample (self->folder, "sample.kaiji.json");
  sample_remember_section (self->path);
}

static void
tear_down (Sample *self, gconstpointer user_data)
{
  g_free (self->path);
  app_remove_folder (self->folder);
  app_remove_folder (app_dup_backup_folder ());
}

const KaijiField *
sample_find_field (KaijiSheet *sheet, const char *id)
{
  const KaijiField *field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet), id);

  g_assert_nonnull (field);
  return field;
}

char *
sample_dup_saved_text (const char *path, const char *id)
{
  g_autoptr (KaijiSheet) sheet = app_load_sheet (path);

  return kaiji_sheet_dup_text (sheet, sample_find_field (sheet, id));
}

void
sample_assert_saved_text (const char *path, const char *id, const char *text)
{
  g_autofree char *saved = sample_dup_saved_text (path, id);

  g_assert_cmpstr (saved, ==, text);
}

/* The accessible name of a field's editor. */
char *
sample_dup_prompt (const char *path, const char *id)
{
  g_autoptr (KaijiSheet) sheet = app_load_sheet (path);

  return g_strdup (sample_find_field (sheet, id)->prompt);
}

static char *
dup_title (const char *path)
{
  g_autoptr (KaijiSheet) sheet = app_load_sheet (path);

  return kaiji_sheet_dup_title (sheet);
}

void
sample_wait_for_frame (App *app, const char *title)
{
  g_object_unref (app_find (app, ATSPI_ROLE_FRAME, title));
}

/* The title shows when a sheet has been opened, changed and saved. */
void
sample_wait_for_title (App *app, const char *path, gboolean modified)
{
  g_autofree char *title = dup_title (path);
  g_autofree char *shown = modified ? g_strdup_printf ("• %s", title) : g_strdup (title);

  sample_wait_for_frame (app, shown);
}

App *
sample_open (const char *path)
{
  const char *arguments[] = { path, NULL };
  App *app = app_start (arguments);

  sample_wait_for_title (app, path, FALSE);
  return app;
}

/* Replaces the content of an editor by key events. */
void
sample_retype (App *app, const char *prompt, const char *text)
{
  g_autoptr (AtspiAccessible) editor = app_find (app, ATSPI_ROLE_TEXT, prompt);

  app_go_to_item (SAMPLE_ITEM, editor);
  app_keys ("Control_L+a");
  app_keys ("Delete");
  app_type (text);
}

/* GTK 4.8 adds the label with its mnemonic to a button's name. */
void
sample_press (App *app, const char *label)
{
  g_autoptr (AtspiAccessible) button = app_find_part (app, ATSPI_ROLE_PUSH_BUTTON, label);

  app_press (button);
}

void
sample_add_test (const char *path, void (*test) (Sample *, gconstpointer))
{
  g_test_add (path, Sample, NULL, set_up, test, tear_down);
}
