/* kaiji-acknowledge-popover.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-acknowledge-popover.h"
#include "kaiji-text.h"

struct _KaijiAcknowledgePopover
{
  GtkPopover parent_instance;

  GtkEntry *reason_entry;

  char *field_id;
  char *check_id;
};

G_DEFINE_FINAL_TYPE (KaijiAcknowledgePopover, kaiji_acknowledge_popover, GTK_TYPE_POPOVER)

static void
on_accepted (KaijiAcknowledgePopover *self)
{
  const char *entered = gtk_editable_get_text (GTK_EDITABLE (self->reason_entry));
  g_autofree char *reason = g_strdup (kaiji_text_is_blank (entered) ? _ ("Right as it is")
                                                                    : entered);
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (parent, "sheet.acknowledge", "(sss)", self->field_id, self->check_id,
                              reason);
}

static void
kaiji_acknowledge_popover_finalize (GObject *object)
{
  KaijiAcknowledgePopover *self = KAIJI_ACKNOWLEDGE_POPOVER (object);

  g_free (self->field_id);
  g_free (self->check_id);

  G_OBJECT_CLASS (kaiji_acknowledge_popover_parent_class)->finalize (object);
}

static void
kaiji_acknowledge_popover_class_init (KaijiAcknowledgePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kaiji_acknowledge_popover_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-acknowledge-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiAcknowledgePopover, reason_entry);
  gtk_widget_class_bind_template_callback (widget_class, on_accepted);
}

static void
kaiji_acknowledge_popover_init (KaijiAcknowledgePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_editable_set_text (GTK_EDITABLE (self->reason_entry), _ ("Right as it is"));
}

/**
 * kaiji_acknowledge_popover_new:
 * @field_id: the id of the field of a finding
 * @check_id: the id of its check
 */
GtkWidget *
kaiji_acknowledge_popover_new (const char *field_id, const char *check_id)
{
  KaijiAcknowledgePopover *self;

  g_return_val_if_fail (field_id != NULL, NULL);
  g_return_val_if_fail (check_id != NULL, NULL);

  self = g_object_new (KAIJI_TYPE_ACKNOWLEDGE_POPOVER, NULL);
  self->field_id = g_strdup (field_id);
  self->check_id = g_strdup (check_id);

  return GTK_WIDGET (self);
}
