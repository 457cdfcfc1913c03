/* kaiji-findings-head.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-findings-head.h"

struct _KaijiFindingsHead
{
  AdwBin parent_instance;

  GtkTreeExpander *expander;
  GtkLabel *title_label;
  GtkLabel *count_label;

  KaijiFindingsGroup *group; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (KaijiFindingsHead, kaiji_findings_head, ADW_TYPE_BIN)

static void
update_count (KaijiFindingsHead *self)
{
  guint n = g_list_model_get_n_items (kaiji_findings_group_get_findings (self->group));
  g_autofree char *count = g_strdup_printf ("%u", n);

  gtk_label_set_label (self->count_label, count);
}

static void
on_items_changed (KaijiFindingsHead *self)
{
  update_count (self);
}

static void
set_group (KaijiFindingsHead *self, KaijiFindingsGroup *group)
{
  if (self->group != NULL)
    g_signal_handlers_disconnect_by_data (kaiji_findings_group_get_findings (self->group), self);
  g_set_object (&self->group, group);
  if (group == NULL)
    return;

  g_signal_connect_swapped (kaiji_findings_group_get_findings (group), "items-changed",
                            G_CALLBACK (on_items_changed), self);
  gtk_label_set_label (self->title_label, kaiji_findings_group_get_title (group));
  update_count (self);
}

static void
kaiji_findings_head_dispose (GObject *object)
{
  set_group (KAIJI_FINDINGS_HEAD (object), NULL);

  G_OBJECT_CLASS (kaiji_findings_head_parent_class)->dispose (object);
}

static void
kaiji_findings_head_class_init (KaijiFindingsHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_findings_head_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-findings-head.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiFindingsHead, expander);
  gtk_widget_class_bind_template_child (widget_class, KaijiFindingsHead, title_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiFindingsHead, count_label);
}

static void
kaiji_findings_head_init (KaijiFindingsHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kaiji_findings_head_set_row:
 * @row: (nullable): a row of the tree whose item is a group
 *
 * Shows the group, and folds and unfolds its row.
 */
void
kaiji_findings_head_set_row (KaijiFindingsHead *self, GtkTreeListRow *row)
{
  g_autoptr (KaijiFindingsGroup) group = NULL;

  g_return_if_fail (KAIJI_IS_FINDINGS_HEAD (self));
  g_return_if_fail (row == NULL || GTK_IS_TREE_LIST_ROW (row));

  group = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
  gtk_tree_expander_set_list_row (self->expander, row);
  set_group (self, group);
}
