/* kaiji-controls.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-control.h"
#include "kaiji-controls.h"

static gboolean
is_chosen (GtkWidget *control)
{
  return GTK_IS_CHECK_BUTTON (control) && gtk_check_button_get_active (GTK_CHECK_BUTTON (control));
}

/**
 * kaiji_controls_dup_contents:
 * @controls: (element-type GtkWidget): the controls
 *
 * Returns: (transfer full) (element-type utf8): what they hold, to be compared afterwards
 */
GPtrArray *
kaiji_controls_dup_contents (GPtrArray *controls)
{
  GPtrArray *contents;

  g_return_val_if_fail (controls != NULL, NULL);

  contents = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < controls->len; i++)
    g_ptr_array_add (contents, kaiji_control_dup_content (g_ptr_array_index (controls, i)));

  return contents;
}

/**
 * kaiji_controls_find_changed:
 * @controls: (element-type GtkWidget): the controls
 * @contents: (element-type utf8): what they held before
 *
 * Returns: (transfer none) (nullable): the first one that holds something else than before; of a
 *   choice the one that was chosen
 */
GtkWidget *
kaiji_controls_find_changed (GPtrArray *controls, GPtrArray *contents)
{
  GtkWidget *changed = NULL;

  g_return_val_if_fail (controls != NULL, NULL);
  g_return_val_if_fail (contents != NULL, NULL);

  for (guint i = 0; i < MIN (controls->len, contents->len); i++)
    {
      GtkWidget *control = g_ptr_array_index (controls, i);
      g_autofree char *content = kaiji_control_dup_content (control);

      if (g_str_equal (content, g_ptr_array_index (contents, i)))
        continue;
      if (changed == NULL)
        changed = control;
      if (is_chosen (control))
        return control;
    }

  return changed;
}

/**
 * kaiji_controls_find_first:
 * @controls: (element-type GtkWidget): the controls
 *
 * Returns: (transfer none) (nullable): the one to begin with: the chosen radio button, otherwise
 *   the first that can take the focus
 */
GtkWidget *
kaiji_controls_find_first (GPtrArray *controls)
{
  GtkWidget *target = NULL;

  g_return_val_if_fail (controls != NULL, NULL);

  for (guint i = 0; i < controls->len; i++)
    {
      GtkWidget *control = g_ptr_array_index (controls, i);

      if (!kaiji_control_can_focus (control))
        continue;
      if (target == NULL || is_chosen (control))
        target = control;
    }

  return target;
}
