/* kaiji-control.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-control.h"
#include "kaiji-text-area.h"

/**
 * kaiji_control_get_focused_part:
 *
 * Returns: (transfer none): the part of a control that takes the focus; for an entry, the #GtkText
 *   inside
 */
GtkWidget *
kaiji_control_get_focused_part (GtkWidget *control)
{
  g_return_val_if_fail (GTK_IS_WIDGET (control), NULL);

  if (GTK_IS_ENTRY (control))
    return GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (control)));

  return control;
}

/**
 * kaiji_control_can_focus:
 *
 * Returns: whether a control is shown and can take the focus now
 */
gboolean
kaiji_control_can_focus (GtkWidget *control)
{
  g_return_val_if_fail (GTK_IS_WIDGET (control), FALSE);

  return gtk_widget_is_visible (control) && gtk_widget_is_sensitive (control)
         && gtk_widget_get_focusable (kaiji_control_get_focused_part (control));
}

/**
 * kaiji_control_dup_content:
 *
 * Returns: (transfer full): what a control holds, to tell whether it has changed
 */
char *
kaiji_control_dup_content (GtkWidget *control)
{
  g_return_val_if_fail (GTK_IS_WIDGET (control), NULL);

  if (GTK_IS_ENTRY (control))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (control)));
  if (KAIJI_IS_TEXT_AREA (control))
    return kaiji_text_area_dup_text (KAIJI_TEXT_AREA (control));
  if (GTK_IS_CHECK_BUTTON (control))
    return g_strdup (gtk_check_button_get_active (GTK_CHECK_BUTTON (control)) ? "1" : "0");
  if (GTK_IS_TOGGLE_BUTTON (control))
    return g_strdup (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (control)) ? "1" : "0");

  return g_strdup ("");
}

/**
 * kaiji_control_name:
 * @name: (nullable): its accessible name, or %NULL to keep its own
 * @required: whether an answer is required
 *
 * Names a control. Assistive technologies may see an entry or the #GtkText inside it, depending on
 * GTK: the state is that of the #GtkText and the name that of the entry, so both get the same name.
 */
void
kaiji_control_name (GtkWidget *control, const char *name, gboolean required)
{
  GtkWidget *parts[] = { control, kaiji_control_get_focused_part (control) };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (parts[i]), GTK_ACCESSIBLE_PROPERTY_REQUIRED,
                                      required, -1);
      if (name == NULL)
        continue;

      /* Newer GTK versions name a button by its own label, whatever other name it has. */
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (parts[i]),
                                     GTK_ACCESSIBLE_RELATION_LABELLED_BY);
      gtk_accessible_update_property (GTK_ACCESSIBLE (parts[i]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      name, -1);
    }
}

/**
 * kaiji_control_describe:
 * @description: the findings about the answer, "" for none
 * @invalid: whether they include an error
 *
 * Passes the findings to assistive technologies.
 */
void
kaiji_control_describe (GtkWidget *control, const char *description, gboolean invalid)
{
  GtkWidget *parts[] = { control, kaiji_control_get_focused_part (control) };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (parts[i]),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
      gtk_accessible_update_state (GTK_ACCESSIBLE (parts[i]), GTK_ACCESSIBLE_STATE_INVALID,
                                   invalid ? GTK_ACCESSIBLE_INVALID_TRUE
                                           : GTK_ACCESSIBLE_INVALID_FALSE,
                                   -1);
    }
}

/**
 * kaiji_control_set_editable:
 * @editable: whether the answer can be changed
 *
 * Makes a control work or not. A text can be read, selected and copied in any case. What is shown
 * instead of controls is a stop of Tab only where there are none.
 */
void
kaiji_control_set_editable (GtkWidget *control, gboolean editable)
{
  g_return_if_fail (GTK_IS_WIDGET (control));

  if (GTK_IS_ENTRY (control))
    gtk_editable_set_editable (GTK_EDITABLE (control), editable);
  else if (KAIJI_IS_TEXT_AREA (control))
    gtk_text_view_set_editable (GTK_TEXT_VIEW (control), editable);
  else if (GTK_IS_PICTURE (control))
    gtk_widget_set_focusable (control, !editable);
  else if (GTK_IS_LABEL (control))
    gtk_label_set_selectable (GTK_LABEL (control), !editable);
  else
    gtk_widget_set_sensitive (control, editable);
}

/**
 * kaiji_control_set_text:
 * @text: plain text
 *
 * Shows a text in an entry. If it is shown already, nothing happens.
 */
void
kaiji_control_set_text (GtkEntry *entry, const char *text)
{
  GtkEditable *editable = GTK_EDITABLE (entry);
  int position;

  if (g_str_equal (gtk_editable_get_text (editable), text))
    return;

  position = gtk_editable_get_position (editable);
  gtk_editable_set_text (editable, text);
  gtk_editable_set_position (editable, position);
}
