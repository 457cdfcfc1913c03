/* kaiji-help-window.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-help-window.h"

#define CONTENTS "index"

struct _KaijiHelpWindow
{
  AdwWindow parent_instance;

  GtkScrolledWindow *scrolled_window;
  AdwClamp *clamp;
  GtkStack *stack;

  KaijiHelpBook *book; /* (nullable): NULL if the guide is not installed */
  GPtrArray *places;   /* of strings: those that were shown, the present one last */
  GtkWidget *section;  /* (nullable): the section to scroll to */
};

G_DEFINE_FINAL_TYPE (KaijiHelpWindow, kaiji_help_window, ADW_TYPE_WINDOW)

static void show_place (KaijiHelpWindow *self);

static void
update_actions (KaijiHelpWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "help.back", self->places->len > 1);
  gtk_widget_action_set_enabled (widget, "help.contents", self->book != NULL);
}

static void
go_to (KaijiHelpWindow *self, const char *place)
{
  g_ptr_array_add (self->places, g_strdup (place));
  show_place (self);
}

static void
on_place_activated (KaijiHelpWindow *self, const char *place)
{
  go_to (self, place);
}

/* A section has its place only once the page is laid out. */
static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  KaijiHelpWindow *self = KAIJI_HELP_WINDOW (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled_window);
  graphene_rect_t bounds;

  if (self->section == NULL)
    return G_SOURCE_REMOVE;
  if (gtk_widget_get_height (self->section) == 0
      || !gtk_widget_compute_bounds (self->section, GTK_WIDGET (self->clamp), &bounds))
    return G_SOURCE_CONTINUE;

  gtk_adjustment_set_value (adjustment, (double) bounds.origin.y);
  self->section = NULL;
  return G_SOURCE_REMOVE;
}

static void
show_place (KaijiHelpWindow *self)
{
  const char *place = g_ptr_array_index (self->places, self->places->len - 1);
  g_auto (GStrv) parts = g_strsplit (place, "#", 2);
  GtkWidget *page = kaiji_help_page_new (self->book, parts[0]);
  g_autofree char *title = NULL;

  update_actions (self);
  if (page == NULL)
    return;

  g_signal_connect_object (page, "place-activated", G_CALLBACK (on_place_activated), self,
                           G_CONNECT_SWAPPED);
  adw_clamp_set_child (self->clamp, page);
  title = kaiji_help_book_dup_title (self->book, parts[0]);
  gtk_window_set_title (GTK_WINDOW (self), title);

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled_window), 0);
  self->section = parts[1] != NULL ? kaiji_help_page_find_section (KAIJI_HELP_PAGE (page), parts[1])
                                   : NULL;
  if (self->section != NULL)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
}

static void
on_back (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KaijiHelpWindow *self = KAIJI_HELP_WINDOW (widget);

  if (self->places->len < 2)
    return;

  g_ptr_array_set_size (self->places, (int) self->places->len - 1);
  show_place (self);
}

static void
on_contents (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  go_to (KAIJI_HELP_WINDOW (widget), CONTENTS);
}

static void
kaiji_help_window_dispose (GObject *object)
{
  g_clear_object (&KAIJI_HELP_WINDOW (object)->book);

  G_OBJECT_CLASS (kaiji_help_window_parent_class)->dispose (object);
}

static void
kaiji_help_window_finalize (GObject *object)
{
  g_ptr_array_unref (KAIJI_HELP_WINDOW (object)->places);

  G_OBJECT_CLASS (kaiji_help_window_parent_class)->finalize (object);
}

static void
kaiji_help_window_class_init (KaijiHelpWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kaiji_help_window_dispose;
  object_class->finalize = kaiji_help_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiHelpWindow, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, KaijiHelpWindow, clamp);
  gtk_widget_class_bind_template_child (widget_class, KaijiHelpWindow, stack);

  gtk_widget_class_install_action (widget_class, "help.back", NULL, on_back);
  gtk_widget_class_install_action (widget_class, "help.contents", NULL, on_contents);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "help.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Home, GDK_ALT_MASK, "help.contents",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kaiji_help_window_init (KaijiHelpWindow *self)
{
  self->places = g_ptr_array_new_with_free_func (g_free);
  self->book = kaiji_help_book_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_stack_set_visible_child_name (self->stack, self->book != NULL ? "page" : "missing");
}

/* The window that is open already; NULL if none is. */
static KaijiHelpWindow *
find_window (GtkApplication *application)
{
  for (GList *iter = gtk_application_get_windows (application); iter != NULL; iter = iter->next)
    if (KAIJI_IS_HELP_WINDOW (iter->data))
      return iter->data;

  return NULL;
}

/**
 * kaiji_help_window_show:
 * @application: the application
 * @place: a page of the guide, or a place in it, as `checks#too-long`
 *
 * Shows the place in the window, which is made if there is none.
 */
void
kaiji_help_window_show (GtkApplication *application, const char *place)
{
  KaijiHelpWindow *self;

  g_return_if_fail (GTK_IS_APPLICATION (application));
  g_return_if_fail (place != NULL);

  self = find_window (application);
  if (self == NULL)
    {
      g_autoptr (GtkWindowGroup) group = gtk_window_group_new ();

      self = g_object_new (KAIJI_TYPE_HELP_WINDOW, "application", application, NULL);
      /* A modal window that one reads about takes the keys from all windows of its group. */
      gtk_window_group_add_window (group, GTK_WINDOW (self));
    }

  if (self->book != NULL)
    go_to (self, place);
  else
    update_actions (self);
  gtk_window_present (GTK_WINDOW (self));
}
