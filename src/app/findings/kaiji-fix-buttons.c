/* kaiji-fix-buttons.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-fix-buttons.h"
#include "kaiji-wrap-layout.h"

struct _KaijiFixButtons
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (KaijiFixButtons, kaiji_fix_buttons, GTK_TYPE_WIDGET)

static GtkWidget *
create_button (const char *field_id, const KaijiFix *fix)
{
  GtkWidget *button = gtk_button_new_with_label (fix->label);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (button, "fix");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "sheet.apply-fix");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sss)", field_id, fix->id,
                                    fix->label);

  return button;
}

static void
remove_buttons (KaijiFixButtons *self)
{
  GtkWidget *button;

  while ((button = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (button);
}

static void
kaiji_fix_buttons_dispose (GObject *object)
{
  remove_buttons (KAIJI_FIX_BUTTONS (object));

  G_OBJECT_CLASS (kaiji_fix_buttons_parent_class)->dispose (object);
}

static void
kaiji_fix_buttons_class_init (KaijiFixButtonsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kaiji_fix_buttons_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), KAIJI_TYPE_WRAP_LAYOUT);
}

static void
kaiji_fix_buttons_init (KaijiFixButtons *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
kaiji_fix_buttons_new (void)
{
  return g_object_new (KAIJI_TYPE_FIX_BUTTONS, NULL);
}

/**
 * kaiji_fix_buttons_set_finding:
 * @finding: the finding whose fixes to offer
 */
void
kaiji_fix_buttons_set_finding (KaijiFixButtons *self, KaijiFinding *finding)
{
  const KaijiFix *fix;

  g_return_if_fail (KAIJI_IS_FIX_BUTTONS (self));
  g_return_if_fail (KAIJI_IS_FINDING (finding));

  remove_buttons (self);
  for (guint i = 0; (fix = kaiji_finding_get_fix (finding, i)) != NULL; i++)
    gtk_widget_set_parent (create_button (kaiji_finding_get_field_id (finding), fix),
                           GTK_WIDGET (self));

  gtk_widget_set_visible (GTK_WIDGET (self), kaiji_finding_get_fix (finding, 0) != NULL);
}
