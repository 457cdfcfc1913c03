/* kaiji-fix-buttons.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-acknowledge-popover.h"
#include "kaiji-fix-buttons.h"
#include "kaiji-wrap-layout.h"

struct _KaijiFixButtons
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (KaijiFixButtons, kaiji_fix_buttons, GTK_TYPE_WIDGET)

static void
wrap_label (GtkWidget *label)
{
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
}

/* Returns whether a fix only replaces characters, so that all of its kind can be taken unseen. */
static gboolean
is_of_characters (KaijiFinding *finding, const KaijiFix *fix)
{
  return g_str_equal (fix->id, kaiji_finding_get_check_id (finding));
}

static GtkWidget *
create_split_button (const KaijiFix *fix)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuItem) item = g_menu_item_new (_ ("Mend _All of This Kind in the Sheet"), NULL);
  GtkWidget *label = gtk_label_new (fix->label);
  GtkWidget *button = adw_split_button_new ();

  g_menu_item_set_action_and_target (item, "sheet.apply-fixes", "s", fix->id);
  g_menu_append_item (menu, item);
  wrap_label (label);
  adw_split_button_set_child (ADW_SPLIT_BUTTON (button), label);
  adw_split_button_set_menu_model (ADW_SPLIT_BUTTON (button), G_MENU_MODEL (menu));

  return button;
}

static GtkWidget *
create_fix_button (KaijiFinding *finding, const KaijiFix *fix)
{
  GtkWidget *button;

  if (is_of_characters (finding, fix))
    {
      button = create_split_button (fix);
    }
  else
    {
      button = gtk_button_new_with_label (fix->label);
      wrap_label (gtk_button_get_child (GTK_BUTTON (button)));
    }

  gtk_widget_add_css_class (button, "fix");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "sheet.apply-fix");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sss)",
                                    kaiji_finding_get_field_id (finding), fix->id, fix->label);

  return button;
}

/* A popover is seldom needed, so it is created when it first opens. */
static void
on_acknowledge_opening (GtkMenuButton *button, gpointer user_data)
{
  KaijiFinding *finding = user_data;

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (
      button, kaiji_acknowledge_popover_new (kaiji_finding_get_field_id (finding),
                                             kaiji_finding_get_check_id (finding)));
}

static GtkWidget *
create_acknowledge_button (KaijiFinding *finding)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("It Is Right…"));
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), FALSE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), on_acknowledge_opening,
                                         g_object_ref (finding), g_object_unref);
  gtk_widget_add_css_class (button, "fix");

  return button;
}

static GtkWidget *
create_take_back_button (KaijiFinding *finding)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Take Back"));

  gtk_widget_add_css_class (button, "fix");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "sheet.acknowledge");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sss)",
                                    kaiji_finding_get_field_id (finding),
                                    kaiji_finding_get_check_id (finding), "");

  return button;
}

static void
add_button (KaijiFixButtons *self, GtkWidget *button)
{
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
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
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);

  if (kaiji_finding_is_acknowledged (finding))
    {
      add_button (self, create_take_back_button (finding));
      return;
    }

  for (guint i = 0; (fix = kaiji_finding_get_fix (finding, i)) != NULL; i++)
    add_button (self, create_fix_button (finding, fix));
  if (kaiji_finding_can_be_acknowledged (finding))
    add_button (self, create_acknowledge_button (finding));
}
