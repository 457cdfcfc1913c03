/* kaiji-toolkit-names.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gtk/gtk.h>

#include "kaiji-toolkit-names.h"

typedef void (*Notify) (GObject *object, GParamSpec *pspec);

/* The handler that the classes of buttons inherit from GtkWidget. */
static Notify inherited_notify;

/* Names a button by what its label shows. A name of the button's own is set later and replaces
 * this one. */
static void
name_by_label (GtkWidget *button)
{
  GtkWidget *label = gtk_widget_get_last_child (button);

  if (!GTK_IS_LABEL (label) || !gtk_label_get_use_underline (GTK_LABEL (label)))
    return;

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (label)), -1);
}

static void
on_button_notify (GObject *object, GParamSpec *pspec)
{
  if (inherited_notify != NULL)
    inherited_notify (object, pspec);
  if (g_str_equal (pspec->name, "label") || g_str_equal (pspec->name, "use-underline"))
    name_by_label (GTK_WIDGET (object));
}

static void
mend_class (GType type)
{
  GObjectClass *klass = g_type_class_ref (type);

  if (klass->notify == on_button_notify)
    return;

  inherited_notify = klass->notify;
  klass->notify = on_button_notify;
}

/**
 * kaiji_toolkit_names_mend:
 *
 * Gives each button with a mnemonic, those of the toolkit's own dialogs as well, one accessible
 * name. GTK 4.8 puts the label as written and the label as shown behind one another, so that a
 * screen reader says “_Open… Open…”. Called after gtk_init() and before the first button is made,
 * because the classes of other buttons copy these functions.
 */
void
kaiji_toolkit_names_mend (void)
{
  mend_class (GTK_TYPE_BUTTON);
  mend_class (GTK_TYPE_CHECK_BUTTON);
}
