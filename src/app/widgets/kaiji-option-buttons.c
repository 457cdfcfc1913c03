/* kaiji-option-buttons.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-option-buttons.h"
#include "kaiji-tooltip-label.h"
#include "kaiji-wrap-layout.h"

struct _KaijiOptionButtons
{
  GtkWidget parent_instance;

  GPtrArray *buttons;      /* of GtkCheckButton */
  GtkWidget *clear_button; /* NULL until something has been chosen */
  int chosen;              /* -1 for none */
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (KaijiOptionButtons, kaiji_option_buttons, GTK_TYPE_WIDGET)

/* The longest label that fits in the narrowest window without wrapping, in characters, with text
 * twice as large. */
#define MAX_UNWRAPPED 6

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_clear_clicked (KaijiOptionButtons *self)
{
  if (self->chosen < 0)
    return;

  /* The button disappears, so the focus returns to the option that was cleared. */
  gtk_widget_grab_focus (g_ptr_array_index (self->buttons, self->chosen));
  kaiji_option_buttons_set_chosen (self, -1);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
update_clear_button (KaijiOptionButtons *self)
{
  if (self->clear_button == NULL && self->chosen >= 0)
    {
      self->clear_button = gtk_button_new_from_icon_name ("edit-clear-symbolic");
      gtk_widget_add_css_class (self->clear_button, "flat");
      gtk_widget_add_css_class (self->clear_button, "clear");
      /* Tab skips this button on the way from answer to answer; it has a key of its own. */
      gtk_widget_set_focusable (self->clear_button, FALSE);
      gtk_widget_set_valign (self->clear_button, GTK_ALIGN_CENTER);
      gtk_widget_set_has_tooltip (self->clear_button, TRUE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->clear_button),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Take the choice back"),
                                      -1);
      g_signal_connect_swapped (self->clear_button, "clicked", G_CALLBACK (on_clear_clicked), self);
      gtk_widget_set_parent (self->clear_button, GTK_WIDGET (self));
    }

  if (self->clear_button != NULL)
    gtk_widget_set_visible (self->clear_button, self->chosen >= 0);
}

static void
on_toggled (KaijiOptionButtons *self, GtkCheckButton *button)
{
  guint index;

  if (self->setting || !gtk_check_button_get_active (button)
      || !g_ptr_array_find (self->buttons, button, &index))
    return;

  self->chosen = (int) index;
  update_clear_button (self);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static gboolean
on_delete_pressed (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  KaijiOptionButtons *self = KAIJI_OPTION_BUTTONS (widget);

  if (self->chosen < 0 || !gtk_widget_is_sensitive (g_ptr_array_index (self->buttons, 0)))
    return GDK_EVENT_PROPAGATE;

  on_clear_clicked (self);
  return GDK_EVENT_STOP;
}

static gboolean
kaiji_option_buttons_query_tooltip (GtkWidget *widget,
                                    int x,
                                    int y,
                                    gboolean keyboard_mode,
                                    GtkTooltip *tooltip)
{
  KaijiOptionButtons *self = KAIJI_OPTION_BUTTONS (widget);
  GtkWidget *picked = gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT);

  if (self->clear_button == NULL || picked == NULL
      || (picked != self->clear_button && !gtk_widget_is_ancestor (picked, self->clear_button)))
    return FALSE;

  gtk_tooltip_set_custom (tooltip, kaiji_tooltip_label_new (_ ("Take the choice back")));
  return TRUE;
}

static void
kaiji_option_buttons_dispose (GObject *object)
{
  KaijiOptionButtons *self = KAIJI_OPTION_BUTTONS (object);
  GtkWidget *child;

  g_ptr_array_set_size (self->buttons, 0);
  self->clear_button = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (kaiji_option_buttons_parent_class)->dispose (object);
}

static void
kaiji_option_buttons_finalize (GObject *object)
{
  KaijiOptionButtons *self = KAIJI_OPTION_BUTTONS (object);

  g_ptr_array_unref (self->buttons);

  G_OBJECT_CLASS (kaiji_option_buttons_parent_class)->finalize (object);
}

static void
kaiji_option_buttons_class_init (KaijiOptionButtonsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kaiji_option_buttons_dispose;
  object_class->finalize = kaiji_option_buttons_finalize;
  widget_class->query_tooltip = kaiji_option_buttons_query_tooltip;

  gtk_widget_class_set_layout_manager_type (widget_class, KAIJI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, on_delete_pressed, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Delete, 0, on_delete_pressed, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_BackSpace, 0, on_delete_pressed, NULL);

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
kaiji_option_buttons_init (KaijiOptionButtons *self)
{
  self->buttons = g_ptr_array_new ();
  self->chosen = -1;
}

GtkWidget *
kaiji_option_buttons_new (void)
{
  return g_object_new (KAIJI_TYPE_OPTION_BUTTONS, "has-tooltip", TRUE, NULL);
}

/**
 * kaiji_option_buttons_append:
 * @label: plain text
 *
 * Adds an option.
 *
 * Returns: (transfer none): its button
 */
GtkWidget *
kaiji_option_buttons_append (KaijiOptionButtons *self, const char *label)
{
  /* The options form a radio group, which GTK 4.8 does not report for grouped check buttons. */
  GtkWidget *button = g_object_new (GTK_TYPE_CHECK_BUTTON, "label", label, "accessible-role",
                                    GTK_ACCESSIBLE_ROLE_RADIO, NULL);
  GtkWidget *label_widget = gtk_widget_get_last_child (button);

  g_return_val_if_fail (KAIJI_IS_OPTION_BUTTONS (self), NULL);

  /* An option may be a whole sentence, and the window narrow. Most options have a few characters,
   * which are laid out ten times faster without wrapping. */
  if (g_utf8_strlen (label, -1) > MAX_UNWRAPPED)
    {
      gtk_label_set_wrap (GTK_LABEL (label_widget), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label_widget), PANGO_WRAP_WORD_CHAR);
    }

  if (self->buttons->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (button), g_ptr_array_index (self->buttons, 0));
  g_ptr_array_add (self->buttons, button);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (on_toggled), self);
  gtk_widget_set_parent (button, GTK_WIDGET (self));

  return button;
}

/**
 * kaiji_option_buttons_get_chosen:
 *
 * Returns: the index of the chosen option, or -1
 */
int
kaiji_option_buttons_get_chosen (KaijiOptionButtons *self)
{
  g_return_val_if_fail (KAIJI_IS_OPTION_BUTTONS (self), -1);

  return self->chosen;
}

/**
 * kaiji_option_buttons_set_chosen:
 * @index: the index of an option, or -1 for none
 *
 * Sets the choice without emitting `chosen`.
 */
void
kaiji_option_buttons_set_chosen (KaijiOptionButtons *self, int index)
{
  g_return_if_fail (KAIJI_IS_OPTION_BUTTONS (self));
  g_return_if_fail (index < (int) self->buttons->len);

  if (index == self->chosen)
    return;

  self->setting = TRUE;
  if (index >= 0)
    gtk_check_button_set_active (g_ptr_array_index (self->buttons, index), TRUE);
  else
    gtk_check_button_set_active (g_ptr_array_index (self->buttons, self->chosen), FALSE);
  self->setting = FALSE;

  self->chosen = index;
  update_clear_button (self);
}
