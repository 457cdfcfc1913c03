/* kaiji-unplaced-window.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-toast.h"
#include "kaiji-unplaced-row.h"
#include "kaiji-unplaced-window.h"

struct _KaijiUnplacedWindow
{
  AdwWindow parent_instance;

  AdwToastOverlay *toast_overlay;
  GtkListBox *list;

  AdwToast *toast; /* weak: the shown toast */
};

G_DEFINE_FINAL_TYPE (KaijiUnplacedWindow, kaiji_unplaced_window, ADW_TYPE_WINDOW)

static void
on_row_activated (KaijiUnplacedWindow *self, GtkListBoxRow *row)
{
  AdwToast *toast;

  if (!kaiji_unplaced_row_copy (KAIJI_UNPLACED_ROW (row)))
    return;

  /* When answers are copied one after another, only the last toast matters. */
  if (self->toast != NULL)
    kaiji_toast_dismiss (GTK_WIDGET (self), self->toast);
  toast = kaiji_toast_new (_ ("Copied; Ctrl+V puts it into a field"));
  adw_toast_set_timeout (toast, 3);
  g_set_weak_pointer (&self->toast, toast);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

static void
kaiji_unplaced_window_dispose (GObject *object)
{
  g_clear_weak_pointer (&KAIJI_UNPLACED_WINDOW (object)->toast);

  G_OBJECT_CLASS (kaiji_unplaced_window_parent_class)->dispose (object);
}

static void
kaiji_unplaced_window_class_init (KaijiUnplacedWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_unplaced_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-unplaced-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiUnplacedWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, KaijiUnplacedWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kaiji_unplaced_window_init (KaijiUnplacedWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kaiji_unplaced_window_new:
 * @sheet: a sheet
 * @library: the library with the other forms
 * @parent: the window of @sheet
 *
 * Returns: (transfer none): the window, not presented yet
 */
GtkWindow *
kaiji_unplaced_window_new (KaijiSheet *sheet, KaijiSchemeLibrary *library, GtkWindow *parent)
{
  KaijiUnplacedWindow *self;

  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), NULL);
  g_return_val_if_fail (KAIJI_IS_SCHEME_LIBRARY (library), NULL);

  self = g_object_new (KAIJI_TYPE_UNPLACED_WINDOW, "transient-for", parent, NULL);
  for (guint i = 0; i < kaiji_sheet_get_n_unplaced (sheet); i++)
    {
      GtkWidget *row = kaiji_unplaced_row_new (sheet, i, library);

      if (row != NULL)
        gtk_list_box_append (self->list, row);
    }
  if (gtk_list_box_get_row_at_index (self->list, 0) != NULL)
    gtk_window_set_focus (GTK_WINDOW (self),
                          GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0)));

  return GTK_WINDOW (self);
}
