/* kaiji-comparison-window.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-change-row.h"
#include "kaiji-comparison-window.h"

struct _KaijiComparisonWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title_widget;
  GtkToggleButton *unchanged_button;
  GtkStack *stack;
  GtkWidget *empty_page;
  GtkWidget *list_page;
  GtkListView *list_view;

  GtkFilterListModel *shown;
};

G_DEFINE_FINAL_TYPE (KaijiComparisonWindow, kaiji_comparison_window, ADW_TYPE_WINDOW)

enum
{
  FIELD_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_shown (gpointer item, gpointer user_data)
{
  KaijiComparisonWindow *self = user_data;
  KaijiChange *change = item;

  if (kaiji_change_get_kind (change) != KAIJI_CHANGE_UNCHANGED)
    return TRUE;

  /* What neither sheet answers is of no interest at all. */
  return gtk_toggle_button_get_active (self->unchanged_button)
         && *kaiji_change_get_new_text (change) != '\0';
}

static void
update_page (KaijiComparisonWindow *self)
{
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->shown)) == 0;

  gtk_stack_set_visible_child (self->stack, is_empty ? self->empty_page : self->list_page);
}

static void
on_unchanged_toggled (KaijiComparisonWindow *self)
{
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->shown), GTK_FILTER_CHANGE_DIFFERENT);
  update_page (self);
}

static void
on_setup (KaijiComparisonWindow *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, kaiji_change_row_new ());
}

static void
on_bind (KaijiComparisonWindow *self, GtkListItem *item)
{
  kaiji_change_row_set_change (KAIJI_CHANGE_ROW (gtk_list_item_get_child (item)),
                               gtk_list_item_get_item (item));
}

static void
on_activate (KaijiComparisonWindow *self, guint position)
{
  g_autoptr (KaijiChange) change = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  if (kaiji_change_get_in_new (change))
    g_signal_emit (self, signals[FIELD_ACTIVATED], 0, kaiji_change_get_field (change));
}

static void
kaiji_comparison_window_dispose (GObject *object)
{
  g_clear_object (&KAIJI_COMPARISON_WINDOW (object)->shown);

  G_OBJECT_CLASS (kaiji_comparison_window_parent_class)->dispose (object);
}

static void
kaiji_comparison_window_class_init (KaijiComparisonWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_comparison_window_dispose;

  signals[FIELD_ACTIVATED] = g_signal_new ("field-activated", G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                           G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-comparison-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiComparisonWindow, title_widget);
  gtk_widget_class_bind_template_child (widget_class, KaijiComparisonWindow, unchanged_button);
  gtk_widget_class_bind_template_child (widget_class, KaijiComparisonWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, KaijiComparisonWindow, empty_page);
  gtk_widget_class_bind_template_child (widget_class, KaijiComparisonWindow, list_page);
  gtk_widget_class_bind_template_child (widget_class, KaijiComparisonWindow, list_view);
  gtk_widget_class_bind_template_callback (widget_class, on_unchanged_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kaiji_comparison_window_init (KaijiComparisonWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kaiji_comparison_window_new:
 * @old_sheet: last time's sheet
 * @new_sheet: this time's, as it is now
 * @old_name: how last time's sheet is called
 * @parent: the window of this time's
 *
 * Returns: (transfer none): the window, not presented yet
 */
GtkWindow *
kaiji_comparison_window_new (KaijiSheet *old_sheet,
                             KaijiSheet *new_sheet,
                             const char *old_name,
                             GtkWindow *parent)
{
  KaijiComparisonWindow *self;
  g_autoptr (GtkNoSelection) selection = NULL;
  g_autofree char *subtitle = NULL;
  GtkFilter *filter;

  g_return_val_if_fail (KAIJI_IS_SHEET (old_sheet), NULL);
  g_return_val_if_fail (KAIJI_IS_SHEET (new_sheet), NULL);

  self = g_object_new (KAIJI_TYPE_COMPARISON_WINDOW, "transient-for", parent, NULL);
  filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  self->shown = gtk_filter_list_model_new (kaiji_comparison_new (old_sheet, new_sheet), filter);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->shown)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));

  /* Translators: %s is the name of the sheet that this one is compared with */
  subtitle = g_strdup_printf (_ ("Left: %s, right: this sheet"), old_name);
  adw_window_title_set_subtitle (self->title_widget, subtitle);
  update_page (self);

  return GTK_WINDOW (self);
}
