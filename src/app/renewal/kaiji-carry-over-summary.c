/* kaiji-carry-over-summary.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-carry-over-summary.h"

struct _KaijiCarryOverSummary
{
  AdwWindow parent_instance;

  GtkWidget *review_button;
  GtkLabel *carried_label;
  GtkLabel *recomputed_label;
  GtkLabel *converted_label;
  GtkLabel *unplaced_label;
  GtkLabel *review_label;
  GtkLabel *missing_label;
  GtkWidget *recomputed_row;
  GtkWidget *converted_row;
  GtkWidget *unplaced_row;
  GtkWidget *review_row;
  GtkWidget *missing_row;
};

G_DEFINE_FINAL_TYPE (KaijiCarryOverSummary, kaiji_carry_over_summary, ADW_TYPE_WINDOW)

/* The window is gone before the next one appears. */
static void
go_on (KaijiCarryOverSummary *self, const char *action)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  gtk_window_close (GTK_WINDOW (self));
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), action, NULL);
}

static void
on_review (KaijiCarryOverSummary *self)
{
  go_on (self, "sheet.go-to-review");
}

static void
on_unplaced (KaijiCarryOverSummary *self)
{
  go_on (self, "sheet.show-unplaced");
}

static void
on_missing (KaijiCarryOverSummary *self)
{
  go_on (self, "sheet.show-missing");
}

/* Shows a figure; @row, if not NULL, is hidden if the figure is 0. */
static void
show_figure (GtkLabel *label, guint n, GtkWidget *row)
{
  g_autofree char *text = g_strdup_printf ("%u", n);

  gtk_label_set_label (label, text);
  if (row != NULL)
    gtk_widget_set_visible (row, n > 0);
}

static void
kaiji_carry_over_summary_class_init (KaijiCarryOverSummaryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-carry-over-summary.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiCarryOverSummary, review_button);
  gtk_widget_class_bind_template_child (widget_class, KaijiCarryOverSummary, carried_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiCarryOverSummary, recomputed_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiCarryOverSummary, converted_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiCarryOverSummary, unplaced_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiCarryOverSummary, review_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiCarryOverSummary, missing_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiCarryOverSummary, recomputed_row);
  gtk_widget_class_bind_template_child (widget_class, KaijiCarryOverSummary, converted_row);
  gtk_widget_class_bind_template_child (widget_class, KaijiCarryOverSummary, unplaced_row);
  gtk_widget_class_bind_template_child (widget_class, KaijiCarryOverSummary, review_row);
  gtk_widget_class_bind_template_child (widget_class, KaijiCarryOverSummary, missing_row);
  gtk_widget_class_bind_template_callback (widget_class, on_review);
  gtk_widget_class_bind_template_callback (widget_class, on_unplaced);
  gtk_widget_class_bind_template_callback (widget_class, on_missing);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kaiji_carry_over_summary_init (KaijiCarryOverSummary *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kaiji_carry_over_summary_new:
 * @report: the report of the carry-over
 * @parent: the window of the new sheet
 *
 * Returns: (transfer none): the window, not presented yet
 */
GtkWindow *
kaiji_carry_over_summary_new (const KaijiCarryOverReport *report, GtkWindow *parent)
{
  KaijiCarryOverSummary *self;

  g_return_val_if_fail (report != NULL, NULL);

  self = g_object_new (KAIJI_TYPE_CARRY_OVER_SUMMARY, "transient-for", parent, NULL);
  show_figure (self->carried_label, report->n_carried, NULL);
  show_figure (self->recomputed_label, report->n_recomputed, self->recomputed_row);
  show_figure (self->converted_label, report->n_converted, self->converted_row);
  show_figure (self->unplaced_label, report->n_unplaced, self->unplaced_row);
  show_figure (self->review_label, report->n_to_review, self->review_row);
  show_figure (self->missing_label, report->n_to_answer, self->missing_row);
  gtk_widget_set_visible (self->review_button, report->n_to_review > 0);

  return GTK_WINDOW (self);
}
