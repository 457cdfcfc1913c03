/* view-fixture.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "checks-fixture.h"
#include "kaiji-form-private.h"
#include "kaiji-sheet-actions.h"
#include "view-fixture.h"

/* @answers is JSON. All sections are shown, and the cursor is in the first field. */
View *
view_new (const char *answers)
{
  g_autoptr (KaijiSheet) sheet = checks_new_sheet (answers);
  g_autoptr (KaijiDocument) document = kaiji_document_new (sheet);

  return view_new_for_document (document);
}

View *
view_new_for_document (KaijiDocument *document)
{
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (KaijiSheetActions) actions = NULL;
  View *self = g_new0 (View, 1);

  self->document = g_object_ref (document);
  self->sheet = g_object_ref (kaiji_document_get_sheet (document));
  self->window = gtk_window_new ();
  self->view = kaiji_sheet_view_new (self->document);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 900, 420);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->view));
  actions = kaiji_sheet_actions_new (self->view, library);
  gtk_widget_insert_action_group (self->window, "sheet", G_ACTION_GROUP (actions));
  self->form = KAIJI_FORM (find_widget (self->window, KAIJI_TYPE_FORM, 0));
  kaiji_sheet_view_show_last_page (self->view);
  gtk_window_present (GTK_WINDOW (self->window));
  kaiji_sheet_view_focus_form (self->view);
  view_settle (self);

  return self;
}

void
view_free (View *self)
{
  kaiji_document_discard_backup (self->document);
  gtk_widget_insert_action_group (self->window, "sheet", NULL);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->document);
  g_object_unref (self->sheet);
  g_free (self);
}

/* Waits until every row that is near has been made, which takes as many frames as the machine is
 * slow. */
void
view_settle (View *self)
{
  Fixture window = { .window = self->window };

  do
    settle (&window);
  while (kaiji_form_is_busy (self->form));
  /* Pending scrolls happen once the widgets have a place, which takes another frame. */
  settle (&window);
}

void
view_activate (View *self, const char *action)
{
  g_assert_true (gtk_widget_activate_action (self->window, action, NULL));
  view_settle (self);
}

const KaijiField *
view_find_field (View *self, const char *field_id)
{
  const KaijiField *field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (self->sheet),
                                                     field_id);

  g_assert_nonnull (field);
  return field;
}

void
view_show_field (View *self, const char *field_id)
{
  kaiji_form_show_field (self->form, view_find_field (self, field_id));
  view_settle (self);
}

GtkScrolledWindow *
view_get_scrolled_window (View *self)
{
  return GTK_SCROLLED_WINDOW (find_widget (GTK_WIDGET (self->form), GTK_TYPE_SCROLLED_WINDOW, 0));
}

GtkAdjustment *
view_get_adjustment (View *self)
{
  return gtk_scrolled_window_get_vadjustment (view_get_scrolled_window (self));
}

/* Scrolls from the beginning to the end, so that every row has been seen. */
void
view_scroll_through (View *self)
{
  GtkAdjustment *adjustment = view_get_adjustment (self);
  double page = gtk_adjustment_get_page_size (adjustment);

  for (double value = 0; value < gtk_adjustment_get_upper (adjustment); value += page)
    {
      gtk_adjustment_set_value (adjustment, value);
      view_settle (self);
    }
}

/* Returns: (nullable): the row, if it has come near and is not hidden */
KaijiFieldRow *
view_get_row (View *self, const char *field_id)
{
  const KaijiField *field = view_find_field (self, field_id);
  GtkWidget *row;

  for (guint i = 0; (row = find_widget (GTK_WIDGET (self->form), KAIJI_TYPE_FIELD_ROW, i)) != NULL;
       i++)
    {
      if (kaiji_field_row_get_field (KAIJI_FIELD_ROW (row)) == field)
        return KAIJI_FIELD_ROW (row);
    }

  return NULL;
}

/* Whether the top of a row can be seen. */
gboolean
view_is_in_sight (View *self, const char *field_id)
{
  GtkWidget *row = GTK_WIDGET (view_get_row (self, field_id));
  double x, y;

  g_assert_nonnull (row);
  g_assert_true (gtk_widget_translate_coordinates (row, GTK_WIDGET (self->form), 0, 0, &x, &y));
  return y >= 0 && y < gtk_widget_get_height (GTK_WIDGET (self->form));
}
