/* kaiji-progress-dialog.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-progress-dialog.h"

/* In milliseconds. */
#define DELAY 400
#define INTERVAL 100

struct _KaijiProgressDialog
{
  AdwWindow parent_instance;

  GtkLabel *label;
  GtkProgressBar *bar;
  GtkWidget *cancel_button;

  GCancellable *cancellable;
  guint delay_id;
  guint interval_id;

  /* Written by the worker thread. */
  gint n_done;
  gint n_all;
};

G_DEFINE_FINAL_TYPE (KaijiProgressDialog, kaiji_progress_dialog, ADW_TYPE_WINDOW)

static gboolean
on_interval (gpointer user_data)
{
  KaijiProgressDialog *self = user_data;
  int n_done = g_atomic_int_get (&self->n_done);
  int n_all = g_atomic_int_get (&self->n_all);

  if (n_all > 0)
    gtk_progress_bar_set_fraction (self->bar, (double) n_done / n_all);
  else
    gtk_progress_bar_pulse (self->bar);

  return G_SOURCE_CONTINUE;
}

static gboolean
on_delay (gpointer user_data)
{
  KaijiProgressDialog *self = user_data;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  self->delay_id = 0;
  /* If the window was closed, nobody waits for the work. */
  if (!gtk_widget_get_mapped (GTK_WIDGET (parent)))
    return G_SOURCE_REMOVE;

  self->interval_id = g_timeout_add (INTERVAL, on_interval, self);
  on_interval (self);
  gtk_window_present (GTK_WINDOW (self));

  return G_SOURCE_REMOVE;
}

/* The worker ends the dialog once it notices. */
static void
on_cancel (KaijiProgressDialog *self)
{
  gtk_widget_set_sensitive (self->cancel_button, FALSE);
  g_cancellable_cancel (self->cancellable);
}

static gboolean
kaiji_progress_dialog_close_request (GtkWindow *window)
{
  on_cancel (KAIJI_PROGRESS_DIALOG (window));
  return TRUE;
}

static void
kaiji_progress_dialog_dispose (GObject *object)
{
  KaijiProgressDialog *self = KAIJI_PROGRESS_DIALOG (object);

  g_clear_handle_id (&self->delay_id, g_source_remove);
  g_clear_handle_id (&self->interval_id, g_source_remove);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (kaiji_progress_dialog_parent_class)->dispose (object);
}

static void
kaiji_progress_dialog_class_init (KaijiProgressDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_progress_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = kaiji_progress_dialog_close_request;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-progress-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiProgressDialog, label);
  gtk_widget_class_bind_template_child (widget_class, KaijiProgressDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, KaijiProgressDialog, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kaiji_progress_dialog_init (KaijiProgressDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kaiji_progress_dialog_new:
 * @text: the description of the work
 * @cancellable: the cancellable of the work
 * @parent: the window below it; must be kept until kaiji_progress_dialog_end()
 *
 * Returns: (transfer full): the dialog; it presents itself if the work takes longer than a moment
 */
KaijiProgressDialog *
kaiji_progress_dialog_new (const char *text, GCancellable *cancellable, GtkWindow *parent)
{
  KaijiProgressDialog *self;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (G_IS_CANCELLABLE (cancellable), NULL);

  self = g_object_new (KAIJI_TYPE_PROGRESS_DIALOG, "transient-for", parent, NULL);
  self->cancellable = g_object_ref (cancellable);
  gtk_label_set_text (self->label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
  self->delay_id = g_timeout_add (DELAY, on_delay, self);

  return g_object_ref (self);
}

/**
 * kaiji_progress_dialog_report:
 * @n_done: the amount of finished work
 * @n_all: the amount of all work
 *
 * Reports progress. Any thread with a reference may call this.
 */
void
kaiji_progress_dialog_report (KaijiProgressDialog *self, guint n_done, guint n_all)
{
  g_return_if_fail (KAIJI_IS_PROGRESS_DIALOG (self));

  g_atomic_int_set (&self->n_done, (int) n_done);
  g_atomic_int_set (&self->n_all, (int) n_all);
}

/**
 * kaiji_progress_dialog_end:
 *
 * Closes the dialog: the work is done or cancelled.
 */
void
kaiji_progress_dialog_end (KaijiProgressDialog *self)
{
  g_return_if_fail (KAIJI_IS_PROGRESS_DIALOG (self));

  g_clear_handle_id (&self->delay_id, g_source_remove);
  g_clear_handle_id (&self->interval_id, g_source_remove);
  gtk_window_set_transient_for (GTK_WINDOW (self), NULL);
  gtk_window_destroy (GTK_WINDOW (self));
}
