/* kaiji-findings-panel.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-finding-row.h"
#include "kaiji-findings-panel.h"

struct _KaijiFindingsPanel
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkWidget *empty_page;
  GtkWidget *list_page;
  GtkListView *list_view;

  KaijiFindings *findings;
};

G_DEFINE_FINAL_TYPE (KaijiFindingsPanel, kaiji_findings_panel, ADW_TYPE_BIN)

static void
update_page (KaijiFindingsPanel *self)
{
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->findings)) == 0;

  gtk_stack_set_visible_child (self->stack, is_empty ? self->empty_page : self->list_page);
}

static void
on_items_changed (KaijiFindingsPanel *self)
{
  update_page (self);
}

static void
on_setup (KaijiFindingsPanel *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, kaiji_finding_row_new ());
}

static void
on_bind (KaijiFindingsPanel *self, GtkListItem *item)
{
  kaiji_finding_row_set_finding (KAIJI_FINDING_ROW (gtk_list_item_get_child (item)),
                                 gtk_list_item_get_item (item));
}

static void
on_activate (KaijiFindingsPanel *self, guint position)
{
  g_autoptr (KaijiFinding) finding = g_list_model_get_item (G_LIST_MODEL (self->findings),
                                                            position);
  const KaijiField *field = kaiji_finding_get_field (finding);

  /* Answers to fields that the form does not have have no place to go to. */
  if (field != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "sheet.show-finding", "s", field->id);
}

static void
kaiji_findings_panel_dispose (GObject *object)
{
  g_clear_object (&KAIJI_FINDINGS_PANEL (object)->findings);

  G_OBJECT_CLASS (kaiji_findings_panel_parent_class)->dispose (object);
}

static void
kaiji_findings_panel_class_init (KaijiFindingsPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_findings_panel_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-findings-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiFindingsPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, KaijiFindingsPanel, empty_page);
  gtk_widget_class_bind_template_child (widget_class, KaijiFindingsPanel, list_page);
  gtk_widget_class_bind_template_child (widget_class, KaijiFindingsPanel, list_view);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
}

static void
kaiji_findings_panel_init (KaijiFindingsPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kaiji_findings_panel_new:
 * @findings: the findings of a sheet
 *
 * Returns: (transfer floating): a panel that follows them
 */
KaijiFindingsPanel *
kaiji_findings_panel_new (KaijiFindings *findings)
{
  g_autoptr (GtkNoSelection) selection = NULL;
  KaijiFindingsPanel *self;

  g_return_val_if_fail (KAIJI_IS_FINDINGS (findings), NULL);

  self = g_object_new (KAIJI_TYPE_FINDINGS_PANEL, NULL);
  self->findings = g_object_ref (findings);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (findings)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (findings, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED);
  update_page (self);

  return self;
}
