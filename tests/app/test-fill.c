/* test-fill.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A new sheet, filled as a person does who uses no mouse: by Tab from field to field in the order
 * of the printed form, typing, pasting what is Japanese, and hearing from the accessibility
 * interfaces where the focus is.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "app-files.h"
#include "app-find.h"
#include "app-fixture.h"
#include "clipboard-fixture.h"
#include "fill-fixture.h"
#include "kaiji-answer-text.h"
#include "kaiji-sheet-file.h"

/* How many key presses are sent in a row before anything is looked at. */
#define BATCH 50

typedef struct
{
  char *folder;
  App *app;
  AppFocus *focus;
  AtspiAccessible *frame;
  AtspiAccessible *progress;
  AtspiAccessible *errors;
  KaijiSheet *expected; /* the expected sheet */
  const KaijiField *fields;
  guint n_fields;
  guint n_days; /* that were typed so far */
  guint kinds;  /* a bit for each kind of field that was answered */
} Fill;

typedef struct
{
  AtspiAccessible *accessible;
  const char *text;
} Expected;

static gboolean
has_name (gpointer user_data)
{
  const Expected *expected = user_data;

  return app_has_name (expected->accessible, expected->text);
}

static void
wait_for_name (AtspiAccessible *accessible, const char *name)
{
  Expected expected = { accessible, name };

  app_wait_until (has_name, &expected, name);
}

static char *
format_progress (Fill *self, gboolean complete)
{
  guint n_answered, n_required;

  kaiji_sheet_count_required (self->expected, NULL, &n_answered, &n_required);
  return g_strdup_printf ("Required %u/%u", complete ? n_required : 0, n_required);
}

static void
wait_for_progress (Fill *self, gboolean complete)
{
  g_autofree char *text = format_progress (self, complete);

  wait_for_name (self->progress, text);
}

/* Finds the widgets that are needed repeatedly; finding one in a whole form takes time. */
static void
find_landmarks (Fill *self, gboolean complete)
{
  g_autofree char *progress = format_progress (self, complete);

  self->frame = atspi_accessible_get_child_at_index (self->app->root, 0, NULL);
  self->progress = app_find_last (self->app, ATSPI_ROLE_LABEL, progress);
  self->errors = app_find_last (self->app, ATSPI_ROLE_LABEL, "0 errors");
}

static void
forget_landmarks (Fill *self)
{
  g_clear_object (&self->frame);
  g_clear_object (&self->progress);
  g_clear_object (&self->errors);
}

static gboolean
has_key_focus (gpointer user_data)
{
  return ((AppFocus *) user_data)->accessible != NULL;
}

static gboolean
is_in_first_field (gpointer user_data)
{
  Fill *self = user_data;
  g_autofree char *name = atspi_accessible_get_name (self->focus->accessible, NULL);

  return name != NULL && g_str_has_prefix (name, self->fields[0].prompt);
}

/* Opens a new sheet of the form of @expected, which is taken. */
static void
fill_begin (Fill *self, KaijiSheet *expected)
{
  const char *arguments[] = { NULL };
  KaijiScheme *scheme = kaiji_sheet_get_scheme (expected);
  g_autoptr (AtspiAccessible) row = NULL;

  self->expected = expected;
  self->fields = kaiji_scheme_get_fields (scheme, &self->n_fields);
  self->app = app_start (arguments);
  self->focus = app_focus_new ();
  row = app_find (self->app, ATSPI_ROLE_LIST_ITEM, kaiji_scheme_get_title (scheme));
  app_click (row);
  app_wait_until (has_key_focus, self->focus, "the focus");
  find_landmarks (self, FALSE);
  wait_for_name (self->frame, "New sheet");
  /* From the overview to the form. */
  app_keys ("Alt_L+Home");
  app_wait_until (is_in_first_field, self, "the focus in the first field");
}

static void
set_up (Fill *self, gconstpointer user_data)
{
  self->folder = app_make_folder ();
}

static void
tear_down (Fill *self, gconstpointer user_data)
{
  g_autofree char *scheme_path = fill_dup_scheme_path ();

  forget_landmarks (self);
  g_clear_pointer (&self->focus, app_focus_free);
  g_clear_pointer (&self->app, app_end);
  g_clear_object (&self->expected);
  g_unlink (scheme_path);
  app_remove_folder (self->folder);
  app_remove_folder (app_dup_backup_folder ());
}

static KaijiAnswer *
get_expected (Fill *self, const KaijiField *field)
{
  return kaiji_sheet_get_answer (self->expected, field);
}

/* Presses a key that moves the focus. */
static void
move (Fill *self, const char *keys)
{
  guint n_moves = self->focus->n_moves;

  app_keys (keys);
  app_focus_wait (self->focus, n_moves + 1);
}

static gboolean
is_served (gpointer user_data)
{
  return clipboard_fixture_get_n_served () == GPOINTER_TO_UINT (user_data);
}

static void
paste (Fill *self, const char *type, const void *content, gsize size)
{
  guint n_served = clipboard_fixture_get_n_served ();

  clipboard_fixture_offer (type, content, size);
  app_let_catch_up (self->app);
  app_keys ("Control_L+v");
  app_wait_until (is_served, GUINT_TO_POINTER (n_served + 1), "the clipboard to be read");
}

/* Types text as far as the keyboard can, and pastes the rest. */
static void
write_text (Fill *self, const char *text)
{
  if (text == NULL || *text == '\0')
    return;

  if (g_str_is_ascii (text) && strchr (text, '\n') == NULL)
    app_type (text);
  else
    paste (self, "text/plain;charset=utf-8", text, strlen (text));
  app_wait_for_text (self->focus->accessible, text);
}

static void
write_day (Fill *self, KaijiAnswer *answer)
{
  KaijiPartialDate date;
  g_autofree char *text = NULL;

  g_assert_true (kaiji_partial_date_parse (kaiji_answer_get_date (answer), &date));
  text = fill_format_day (&date, self->n_days++);
  write_text (self, text);
}

static void
write_image (Fill *self, KaijiAnswer *answer)
{
  g_autoptr (GBytes) image = kaiji_answer_dup_image (answer);
  gsize size;
  const void *data = g_bytes_get_data (image, &size);

  paste (self, kaiji_answer_get_image_type (answer), data, size);
}

/* Fills in the main control of a field. */
static void
write_main (Fill *self, const KaijiField *field)
{
  KaijiAnswer *answer = get_expected (self, field);
  KaijiAnswerForm form = kaiji_answer_get_form (answer);
  g_autofree char *number = NULL;
  g_autofree char *wide_number = NULL;

  switch (form)
    {
    case KAIJI_ANSWER_TEXT:
    case KAIJI_ANSWER_ADDRESS:
      write_text (self, kaiji_answer_get_text (answer));
      break;
    case KAIJI_ANSWER_DATE:
      write_day (self, answer);
      break;
    default:
      number = kaiji_answer_format_number (answer, FALSE);
      wide_number = fill_widen (number);
      write_text (self, field->kind == KAIJI_FIELD_COUNT ? wide_number : number);
    }
}

/* The label of an answer's option. */
static const char *
get_option (Fill *self, const KaijiField *field)
{
  KaijiAnswer *answer = get_expected (self, field);
  const KaijiWords *words = kaiji_scheme_get_words (kaiji_sheet_get_scheme (self->expected));

  if (field->kind != KAIJI_FIELD_CHOICE)
    return words->presence[kaiji_answer_get_present (answer)];

  for (guint i = 0; i < field->n_choices; i++)
    if (g_str_equal (field->choices[i].id, kaiji_answer_get_choice (answer)))
      return field->choices[i].label;

  g_assert_not_reached ();
}

/* Fills in a focused control of @field. @part names it, "" for the one named like the field. */
static void
fill_control (Fill *self, const KaijiField *field, AtspiRole role, const char *part)
{
  KaijiAnswer *answer = get_expected (self, field);

  if (kaiji_answer_is_empty (answer))
    return;

  if (role == ATSPI_ROLE_RADIO_BUTTON)
    {
      if (g_str_equal (part, get_option (self, field)))
        app_keys ("space");
    }
  else if (*part == '\0')
    {
      write_main (self, field);
    }
  else if (g_str_equal (part, "Note"))
    {
      write_text (self, kaiji_answer_get_note (answer));
    }
  else if (g_str_equal (part, "Details"))
    {
      write_text (self, kaiji_answer_get_text (answer));
    }
  else if (g_str_equal (part, "Postal Code"))
    {
      write_text (self, kaiji_answer_get_postal_code (answer));
    }
  else if (g_str_equal (part, "Choose a Picture"))
    {
      write_image (self, answer);
    }
  else if (g_str_equal (part, "ヶ月") && kaiji_answer_get_form (answer) == KAIJI_ANSWER_MONTHS)
    {
      app_keys ("space");
    }
}

/* The part of @field that has the focus; %NULL if none has. */
static char *
dup_focused_part (Fill *self, const KaijiField *field)
{
  g_autofree char *name = atspi_accessible_get_name (self->focus->accessible, NULL);
  AtspiRole role = atspi_accessible_get_role (self->focus->accessible, NULL);
  g_autoptr (AtspiAccessible) parent = NULL;
  g_autofree char *parent_name = NULL;

  if (role == ATSPI_ROLE_RADIO_BUTTON)
    {
      parent = atspi_accessible_get_parent (self->focus->accessible, NULL);
      parent_name = atspi_accessible_get_name (parent, NULL);
      return g_strcmp0 (parent_name, field->prompt) == 0 ? g_steal_pointer (&name) : NULL;
    }

  /* The units of a duration go by themselves. */
  if (role == ATSPI_ROLE_TOGGLE_BUTTON || role == ATSPI_ROLE_PUSH_BUTTON)
    if (field->kind == KAIJI_FIELD_DURATION)
      return g_steal_pointer (&name);

  if (!g_str_has_prefix (name, field->prompt))
    return NULL;
  if (g_str_equal (name, field->prompt))
    return g_strdup ("");
  if (g_str_has_prefix (name + strlen (field->prompt), ": "))
    return g_strdup (name + strlen (field->prompt) + strlen (": "));
  return NULL;
}

/* Goes on by Tab until @field has the focus. */
static void
go_to_field (Fill *self, const KaijiField *field)
{
  for (;;)
    {
      g_autofree char *part = dup_focused_part (self, field);

      if (part != NULL)
        return;
      move (self, "Tab");
    }
}

/* Answers in words instead of the form of the field's kind. */
static void
fill_in_words (Fill *self, const KaijiField *field)
{
  move (self, "Control_L+t");
  write_text (self, kaiji_answer_get_text (get_expected (self, field)));
}

/* Answers @field, and leaves it. */
static void
fill_field (Fill *self, const KaijiField *field)
{
  KaijiAnswer *answer = get_expected (self, field);
  g_autofree char *part = NULL;

  if (!kaiji_answer_is_empty (answer))
    self->kinds |= 1u << field->kind;

  if (field->kind == KAIJI_FIELD_MONEY && kaiji_answer_get_form (answer) == KAIJI_ANSWER_TEXT)
    {
      fill_in_words (self, field);
      move (self, "Tab");
      return;
    }

  while ((part = dup_focused_part (self, field)) != NULL)
    {
      fill_control (self, field, atspi_accessible_get_role (self->focus->accessible, NULL), part);
      move (self, "Tab");
      g_clear_pointer (&part, g_free);
    }
}

static void
fill_all (Fill *self)
{
  for (guint i = 0; i < self->n_fields; i++)
    {
      go_to_field (self, &self->fields[i]);
      fill_field (self, &self->fields[i]);
    }
}

/* Returns: how often @keys were pressed until a window with @title was there */
static guint
press_until (Fill *self, const char *keys, const char *title)
{
  for (guint n_pressed = BATCH;; n_pressed += BATCH)
    {
      Expected expected = { self->frame, title };

      for (guint i = 0; i < BATCH; i++)
        app_keys (keys);
      app_let_catch_up (self->app);
      if (has_name (&expected))
        return n_pressed;
    }
}

static gboolean
has_dialog (gpointer user_data)
{
  return atspi_accessible_get_child_count (((App *) user_data)->root, NULL) > 1;
}

static void
save_as (Fill *self, const char *keys, const char *path)
{
  g_autoptr (AtspiAccessible) name = NULL;

  app_keys (keys);
  /* Not looked for before it is there: it would be, in all of the form. */
  app_wait_until (has_dialog, self->app, "a dialog");
  name = app_find_part (self->app, ATSPI_ROLE_TEXT, "Name:");
  app_keys ("Control_L+a");
  app_type (path);
  app_keys ("Return");
  app_wait_for_file (path);
}

static void
assert_same_file (const char *path, KaijiSheet *expected)
{
  g_autoptr (GBytes) bytes = kaiji_sheet_file_serialize (expected);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (contents, ==, g_bytes_get_data (bytes, NULL));
}

/* Checks that the open sheet has the expected answers and is modified. Undoes and redoes
 * everything, saves it, and opens it again. */
static void
check_all (Fill *self)
{
  g_autofree char *path = g_build_filename (self->folder, "filled.kaiji.json", NULL);
  g_autofree char *title = kaiji_sheet_dup_title (self->expected);
  g_autofree char *modified_title = g_strdup_printf ("• %s", title);
  g_autofree char *copy = g_build_filename (self->folder, "copy.kaiji.json", NULL);
  const char *arguments[] = { path, NULL };
  guint n_undone;

  wait_for_progress (self, TRUE);
  wait_for_name (self->errors, "0 errors");
  wait_for_name (self->frame, modified_title);

  /* To a new sheet, which has nothing to be saved, and forth again. */
  n_undone = press_until (self, "Control_L+z", "New sheet");
  wait_for_progress (self, FALSE);
  for (guint i = 0; i < n_undone; i++)
    app_keys ("Control_L+Shift_L+z");
  wait_for_name (self->frame, modified_title);
  wait_for_progress (self, TRUE);
  wait_for_name (self->errors, "0 errors");

  save_as (self, "Control_L+s", path);
  wait_for_name (self->frame, title);
  assert_same_file (path, self->expected);

  /* The saved state is the unmodified one now, reached from both sides. */
  app_keys ("Control_L+z");
  wait_for_name (self->frame, modified_title);
  app_keys ("Control_L+Shift_L+z");
  wait_for_name (self->frame, title);
  app_keys ("Control_L+w");
  app_assert_ends (self->app);
  forget_landmarks (self);
  g_clear_pointer (&self->app, app_end);

  self->app = app_start (arguments);
  find_landmarks (self, TRUE);
  wait_for_name (self->frame, title);
  save_as (self, "Control_L+Shift_L+s", copy);
  assert_same_file (copy, self->expected);
}

static void
assert_focused (Fill *self, const KaijiField *field)
{
  g_autofree char *part = dup_focused_part (self, field);

  if (part == NULL)
    {
      g_autofree char *name = atspi_accessible_get_name (self->focus->accessible, NULL);

      g_error ("“%s” has the focus, not “%s”", name, field->prompt);
    }
}

/* Goes from one missing answer of a new sheet to the next, back to the first field, and one step
 * backwards. */
static void
walk_findings (Fill *self)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();

  for (guint i = 0; i < self->n_fields; i++)
    if (self->fields[i].level != KAIJI_LEVEL_OPTIONAL)
      g_ptr_array_add (missing, (gpointer) &self->fields[i]);
  g_assert_true (g_ptr_array_index (missing, 0) == &self->fields[0]);
  assert_focused (self, &self->fields[0]);

  for (guint i = 1; i <= missing->len; i++)
    {
      move (self, "F8");
      assert_focused (self, g_ptr_array_index (missing, i % missing->len));
    }

  move (self, "Shift_L+F8");
  assert_focused (self, g_ptr_array_index (missing, missing->len - 1));
  move (self, "F8");
  assert_focused (self, &self->fields[0]);
}

/* The row is before the first field, which has the focus. Rows of libadwaita do not report
 * theirs. */
static void
write_certification_number (Fill *self)
{
  const char *number = kaiji_sheet_get_certification_number (self->expected);
  g_autoptr (AtspiAccessible) row = app_find_part (self->app, ATSPI_ROLE_TEXT,
                                                   "Certification number");

  app_keys ("Shift_L+Tab");
  app_type (number);
  app_wait_for_text (row, number);
  move (self, "Tab");
}

static void
test_sample (Fill *self, gconstpointer user_data)
{
  fill_begin (self, fill_load_sample ());
  walk_findings (self);
  write_certification_number (self);
  fill_all (self);
  check_all (self);
}

static void
test_every_kind (Fill *self, gconstpointer user_data)
{
  fill_install_scheme ();
  fill_begin (self, fill_load_every_kind (self->folder));
  fill_all (self);
  g_assert_cmpuint (self->kinds, ==, (1u << KAIJI_N_FIELD_KINDS) - 1);
  check_all (self);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  app_fixture_init ();
  clipboard_fixture_init ();

  g_test_add ("/app/fill/every-kind", Fill, NULL, set_up, test_every_kind, tear_down);
  g_test_add ("/app/fill/sample", Fill, NULL, set_up, test_sample, tear_down);

  return g_test_run ();
}
