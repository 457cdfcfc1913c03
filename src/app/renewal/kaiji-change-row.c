/* kaiji-change-row.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-change-row.h"
#include "kaiji-diff-label.h"

struct _KaijiChangeRow
{
  AdwBin parent_instance;

  GtkLabel *heading_label;
  GtkLabel *kind_label;
  GtkWidget *old_box;
  GtkLabel *old_label;
  GtkWidget *new_box;
  GtkLabel *new_label;
  GtkWidget *take_button;

  KaijiChange *change; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (KaijiChangeRow, kaiji_change_row, ADW_TYPE_BIN)

static const char *const kinds[] = {
  [KAIJI_CHANGE_UNCHANGED] = N_ ("unchanged"),
  [KAIJI_CHANGE_CHANGED] = N_ ("changed"),
  [KAIJI_CHANGE_ADDED] = N_ ("added"),
  [KAIJI_CHANGE_REMOVED] = N_ ("removed"),
};

static void
kaiji_change_row_dispose (GObject *object)
{
  g_clear_object (&KAIJI_CHANGE_ROW (object)->change);

  G_OBJECT_CLASS (kaiji_change_row_parent_class)->dispose (object);
}

static void
kaiji_change_row_class_init (KaijiChangeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_change_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/jp/kaiji/Kaiji/kaiji-change-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiChangeRow, heading_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiChangeRow, kind_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiChangeRow, old_box);
  gtk_widget_class_bind_template_child (widget_class, KaijiChangeRow, old_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiChangeRow, new_box);
  gtk_widget_class_bind_template_child (widget_class, KaijiChangeRow, new_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiChangeRow, take_button);
}

static void
kaiji_change_row_init (KaijiChangeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kaiji_change_row_new:
 *
 * Returns: (transfer floating): a row without a change
 */
GtkWidget *
kaiji_change_row_new (void)
{
  return g_object_new (KAIJI_TYPE_CHANGE_ROW, NULL);
}

/**
 * kaiji_change_row_set_change:
 * @change: the change to show
 */
void
kaiji_change_row_set_change (KaijiChangeRow *self, KaijiChange *change)
{
  const KaijiField *field;
  g_autofree char *heading = NULL;
  g_autofree char *kind = NULL;
  const char *difference;

  g_return_if_fail (KAIJI_IS_CHANGE_ROW (self));
  g_return_if_fail (KAIJI_IS_CHANGE (change));

  g_set_object (&self->change, change);
  field = kaiji_change_get_field (change);
  difference = kaiji_change_describe_difference (change);
  heading = g_strdup_printf ("%u  %s", field->item->number, field->prompt);
  gtk_label_set_text (self->heading_label, heading);
  kind = difference != NULL
           /* Translators: a kind of change, and in what answers differ that look the same. */
           ? g_strdup_printf (_ ("%s (%s)"), _ (kinds[kaiji_change_get_kind (change)]), difference)
           : g_strdup (_ (kinds[kaiji_change_get_kind (change)]));
  gtk_label_set_text (self->kind_label, kind);
  kaiji_diff_label_show (self->old_label, kaiji_change_get_old_text (change),
                         kaiji_change_get_new_text (change), KAIJI_DIFF_OLD);
  kaiji_diff_label_show (self->new_label, kaiji_change_get_old_text (change),
                         kaiji_change_get_new_text (change), KAIJI_DIFF_NEW);
  gtk_widget_set_visible (self->old_box, *kaiji_change_get_old_text (change) != '\0');
  gtk_widget_set_visible (self->new_box, *kaiji_change_get_new_text (change) != '\0');
}

/**
 * kaiji_change_row_set_can_take:
 * @can_take: whether the old answer can be taken back
 *
 * Offers to activate `changes.take` with the field's id, while that action is enabled.
 */
void
kaiji_change_row_set_can_take (KaijiChangeRow *self, gboolean can_take)
{
  g_autofree char *name = NULL;

  g_return_if_fail (KAIJI_IS_CHANGE_ROW (self));

  gtk_widget_set_visible (self->take_button, can_take);
  if (!can_take)
    return;

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->take_button), "s",
                                    kaiji_change_get_field (self->change)->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->take_button), "changes.take");
  /* Translators: what a screen reader says of a button: %s is what is asked. */
  name = g_strdup_printf (_ ("Take this answer: %s"),
                          kaiji_change_get_field (self->change)->prompt);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->take_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

/**
 * kaiji_change_row_take:
 *
 * Activates `changes.take` with the field's id if the old answer can be taken.
 */
void
kaiji_change_row_take (KaijiChangeRow *self)
{
  g_return_if_fail (KAIJI_IS_CHANGE_ROW (self));

  if (gtk_widget_get_visible (self->take_button))
    gtk_widget_activate_action (GTK_WIDGET (self), "changes.take", "s",
                                kaiji_change_get_field (self->change)->id);
}
