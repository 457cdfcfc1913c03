/* window-fixture.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "checks-fixture.h"
#include "kaiji-window.h"
#include "window-fixture.h"

static KaijiApplication *application;

/* Once, since a process registers no more than one application. */
void
window_fixture_init (void)
{
  g_autoptr (GError) error = NULL;

  application = kaiji_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
}

KaijiApplication *
window_get_application (void)
{
  return application;
}

View *
window_open_for (KaijiSheet *sheet)
{
  g_autoptr (KaijiDocument) document = kaiji_document_new (sheet);
  KaijiWindow *window = kaiji_window_new (GTK_APPLICATION (application), get_library ());
  View *self = g_new0 (View, 1);

  kaiji_window_show_document (window, document);
  self->document = g_object_ref (document);
  self->sheet = g_object_ref (sheet);
  self->window = GTK_WIDGET (window);
  self->view = KAIJI_SHEET_VIEW (find_widget (self->window, KAIJI_TYPE_SHEET_VIEW, 0));
  self->form = KAIJI_FORM (find_widget (self->window, KAIJI_TYPE_FORM, 0));
  view_settle (self);

  return self;
}

/* @answers is JSON. */
View *
window_open (const char *answers)
{
  g_autoptr (KaijiSheet) sheet = checks_new_sheet (answers);

  return window_open_for (sheet);
}

void
window_close (View *self)
{
  kaiji_window_close_document (KAIJI_WINDOW (self->window));
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->document);
  g_object_unref (self->sheet);
  g_free (self);
}

GtkWidget *
window_get_focus (View *view)
{
  return gtk_root_get_focus (GTK_ROOT (view->window));
}

/* Where the focus is to come to: into a widget of a type, or a field's row. */
typedef struct
{
  View *view;
  GType type;
  const char *field_id;
} Goal;

static gboolean
is_reached (gpointer user_data)
{
  const Goal *goal = user_data;
  GtkWidget *focus = window_get_focus (goal->view);
  GtkWidget *widget = focus != NULL ? gtk_widget_get_ancestor (focus, goal->type) : NULL;

  if (widget == NULL || goal->field_id == NULL)
    return widget != NULL;

  return g_str_equal (kaiji_field_row_get_field (KAIJI_FIELD_ROW (widget))->id, goal->field_id)
         && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) == NULL;
}

void
window_assert_focus (View *view, GType type)
{
  Goal goal = { view, type, NULL };

  if (!keys_wait_until (is_reached, &goal))
    g_error ("the focus is in a %s, not in a %s", G_OBJECT_TYPE_NAME (window_get_focus (view)),
             g_type_name (type));
  view_settle (view);
}

void
window_assert_field (View *view, const char *field_id)
{
  Goal goal = { view, KAIJI_TYPE_FIELD_ROW, field_id };

  if (!keys_wait_until (is_reached, &goal))
    g_error ("the focus is in a %s, not in %s", G_OBJECT_TYPE_NAME (window_get_focus (view)),
             field_id);
  view_settle (view);
}

void
window_press (View *view, KeySym modifier, KeySym key)
{
  keys_press (view->window, modifier, key);
}
