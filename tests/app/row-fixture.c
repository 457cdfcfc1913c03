/* row-fixture.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>

#include "checks-fixture.h"
#include "kaiji-compat.h"
#include "kaiji-finding-list.h"
#include "kaiji-text-area.h"
#include "row-fixture.h"

/* Longer than anything takes that is going to happen at all. */
#define PATIENCE_SECONDS 30

/* Warnings of libraries about themselves, up to the first minor version of GTK without them. Before
 * 1.8 libadwaita measures a dialog's heading for less than it needs. When the time for a tooltip
 * comes, GTK 4.8 does not look whether the window that the pointer was over still has a surface; a
 * window that is destroyed while a task holds it has none. */
static const struct
{
  const char *prefix;
  guint mended;
} complaints[] = {
  { "Trying to measure GtkLabel", G_MAXUINT },
  { "gdk_surface_get_device_position: assertion 'GDK_IS_SURFACE (surface)' failed", 18 },
  { "_gtk_widget_find_at_coords: assertion 'GDK_IS_SURFACE (surface)' failed", 18 },
};

/* Any other warning ends the test. */
static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  for (gsize i = 0; i < n_fields; i++)
    for (guint j = 0; j < G_N_ELEMENTS (complaints); j++)
      if (g_str_equal (fields[i].key, "MESSAGE") && gtk_get_minor_version () < complaints[j].mended
          && g_str_has_prefix (fields[i].value, complaints[j].prefix))
        return G_LOG_WRITER_HANDLED;

  g_log_writer_default (level, fields, n_fields, NULL);
  if ((level & (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING)) != 0)
    abort ();

  return G_LOG_WRITER_HANDLED;
}

/* In place of gtk_test_init(). */
void
row_fixture_init_gtk (int *argc, char ***argv)
{
  g_log_set_writer_func (write_log, NULL, NULL);
  gtk_test_init (argc, argv, NULL);
  g_log_set_always_fatal (G_LOG_FATAL_MASK);
  adw_init ();
}

/* As the application does. */
void
row_fixture_load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/jp/kaiji/Kaiji/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* To be called first. Names and states of controls are looked at, but by no screen reader. */
void
row_fixture_init_test (int *argc, char ***argv)
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  row_fixture_init_gtk (argc, argv);
  row_fixture_load_style ();
}

void
row_fixture_free (Fixture *self)
{
  /* As KaijiWindow does. */
  kaiji_compat_pop_down (self->window);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->findings);
  g_object_unref (self->sheet);
  g_free (self);
}

/* Takes @sheet. */
Fixture *
row_fixture_new_for_sheet (KaijiSheet *sheet, const char *field_id)
{
  Fixture *self = g_new0 (Fixture, 1);
  GtkWidget *scrolled_window;

  self->sheet = sheet;
  self->findings = kaiji_findings_new (sheet, checks_get_today ());
  /* In a corner of the screen, away from the pointer: GTK 4.8 warns if a window vanishes below
   * it. */
  self->window = gtk_window_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->elsewhere = gtk_button_new_with_label ("elsewhere");
  gtk_box_append (GTK_BOX (self->box), self->elsewhere);
  scrolled_window = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled_window), self->box);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 380, 300);
  gtk_window_set_child (GTK_WINDOW (self->window), scrolled_window);

  self->row = row_fixture_add_row (self, field_id);
  self->field = kaiji_field_row_get_field (self->row);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (self->elsewhere);
  settle (self);

  return self;
}

/* The sheet has one answer, as JSON, or none. */
Fixture *
row_fixture_new (const char *field_id, const char *answer)
{
  g_autofree char *answers = answer != NULL ? g_strdup_printf ("{\"%s\": %s}", field_id, answer)
                                            : g_strdup ("{}");

  return row_fixture_new_for_sheet (checks_new_sheet (answers), field_id);
}

KaijiFieldRow *
row_fixture_add_row (Fixture *self, const char *field_id)
{
  const KaijiField *field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (self->sheet),
                                                     field_id);
  KaijiFieldRow *row;

  g_assert_nonnull (field);
  row = kaiji_field_row_new (self->findings, field);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (row));
  return row;
}

static GtkWidget *
find_nth (GtkWidget *parent, GType type, guint *n)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (!gtk_widget_get_visible (child))
        continue;
      if (g_type_is_a (G_OBJECT_TYPE (child), type) && (*n)-- == 0)
        return child;
      found = find_nth (child, type, n);
      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The schemes as the program finds them, for windows that a test opens. */
KaijiSchemeLibrary *
get_library (void)
{
  static KaijiSchemeLibrary *library;

  if (library == NULL)
    library = kaiji_scheme_library_new ();

  return library;
}

/* Finds the @n-th visible descendant of @type, from 0; NULL if there are fewer. */
GtkWidget *
find_widget (GtkWidget *parent, GType type, guint n)
{
  return find_nth (parent, type, &n);
}

GtkWidget *
find_label (GtkWidget *parent, const char *text)
{
  GtkWidget *label;

  for (guint i = 0; (label = find_widget (parent, GTK_TYPE_LABEL, i)) != NULL; i++)
    {
      if (g_str_equal (gtk_label_get_text (GTK_LABEL (label)), text))
        return label;
    }

  return NULL;
}

/* Inserts text at the cursor as GtkText and GtkTextView do for an input method. */
void
type_text (GtkWidget *widget, const char *text)
{
  GtkTextBuffer *buffer;

  if (GTK_IS_ENTRY (widget))
    {
      g_signal_emit_by_name (gtk_editable_get_delegate (GTK_EDITABLE (widget)), "insert-at-cursor",
                             text);
      return;
    }

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE,
                                    gtk_text_view_get_editable (GTK_TEXT_VIEW (widget)));
  gtk_text_buffer_insert_interactive_at_cursor (buffer, text, -1,
                                                gtk_text_view_get_editable (
                                                  GTK_TEXT_VIEW (widget)));
  gtk_text_buffer_end_user_action (buffer);
}

/* Selects everything and deletes it, like a user. */
void
clear_text (GtkWidget *widget)
{
  if (GTK_IS_TEXT_VIEW (widget))
    {
      g_signal_emit_by_name (widget, "select-all", TRUE);
      g_signal_emit_by_name (widget, "backspace");
      return;
    }

  gtk_editable_select_region (GTK_EDITABLE (widget), 0, -1);
  g_signal_emit_by_name (gtk_editable_get_delegate (GTK_EDITABLE (widget)), "backspace");
}

char *
dup_shown_text (GtkWidget *widget)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  if (GTK_IS_EDITABLE (widget))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (widget)));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static gboolean
on_out_of_patience (gpointer user_data)
{
  g_error ("what a test waits for does not happen");
  return G_SOURCE_REMOVE;
}

static void
on_painted (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

/* Until everything that is due has been done and a frame has been drawn after it. */
void
settle (Fixture *self)
{
  GdkFrameClock *clock;
  gboolean painted = FALSE;
  gulong handler;
  guint timeout = g_timeout_add_seconds (PATIENCE_SECONDS, on_out_of_patience, NULL);

  while (g_main_context_iteration (NULL, FALSE))
    ;

  clock = gtk_widget_get_frame_clock (self->window);
  handler = g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted), &painted);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
  g_source_remove (timeout);
}

/* Asserts the sheet's answer; NULL for none. */
void
assert_answer (Fixture *self, const char *json)
{
  KaijiAnswer *answer = kaiji_sheet_get_answer (self->sheet, self->field);
  g_autoptr (KaijiAnswer) expected = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *expected_json = NULL;
  g_autofree char *answer_json = NULL;

  if (json != NULL)
    {
      expected = kaiji_answer_new_from_json (json, &error);
      g_assert_no_error (error);
      expected_json = kaiji_answer_to_json (expected);
    }
  if (answer != NULL)
    answer_json = kaiji_answer_to_json (answer);

  if (!kaiji_answer_equal (answer, expected))
    g_assert_cmpstr (answer_json, ==, expected_json);
}

/* All sentences under the row's editor, "" for none. */
void
assert_findings_shown (KaijiFieldRow *row, const char *text)
{
  GtkWidget *list = find_widget (GTK_WIDGET (row), KAIJI_TYPE_FINDING_LIST, 0);
  g_autofree char *shown = list != NULL ? kaiji_finding_list_dup_text (KAIJI_FINDING_LIST (list))
                                        : g_strdup ("");

  g_assert_cmpstr (shown, ==, text);
}

GtkWidget *
get_area (Fixture *fixture)
{
  return find_widget (GTK_WIDGET (fixture->row), KAIJI_TYPE_TEXT_AREA, 0);
}

GtkWidget *
get_entry (Fixture *fixture, guint n)
{
  return find_widget (GTK_WIDGET (fixture->row), GTK_TYPE_ENTRY, n);
}

void
assert_shown (GtkWidget *widget, const char *text)
{
  g_autofree char *shown = dup_shown_text (widget);

  g_assert_cmpstr (shown, ==, text);
}

/* Goes into @widget, types, and leaves the row. */
void
enter (Fixture *fixture, GtkWidget *widget, const char *text)
{
  gtk_widget_grab_focus (widget);
  type_text (widget, text);
  gtk_widget_grab_focus (fixture->elsewhere);
  settle (fixture);
}

gboolean
is_in_words (Fixture *fixture)
{
  GtkWidget *button = find_widget (GTK_WIDGET (fixture->row), GTK_TYPE_TOGGLE_BUTTON, 0);

  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button));
}

void
toggle_words (Fixture *fixture)
{
  GtkWidget *button = find_widget (GTK_WIDGET (fixture->row), GTK_TYPE_TOGGLE_BUTTON, 0);

  g_signal_emit_by_name (button, "clicked");
  settle (fixture);
}

/* The button of the dialog that is open, or NULL. */
GtkWidget *
find_response (const char *label)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *iter = windows; iter != NULL; iter = iter->next)
    {
      GtkWidget *found = find_label (iter->data, label);

      if (found != NULL)
        return gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON);
    }

  return NULL;
}

/* Waits for a dialog with a button of that label, and presses it. */
void
respond (const char *label)
{
  GtkWidget *button;

  while ((button = find_response (label)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_emit_by_name (button, "clicked");
}
