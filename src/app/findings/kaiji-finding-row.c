/* kaiji-finding-row.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-finding-row.h"
#include "kaiji-finding-style.h"
#include "kaiji-fix-buttons.h"
#include "kaiji-focus.h"

struct _KaijiFindingRow
{
  AdwBin parent_instance;

  GtkImage *icon;
  GtkLabel *number_label;
  GtkLabel *name_label;
  GtkLabel *message_label;
  KaijiFixButtons *fix_buttons;
  GtkButton *help_button;
};

G_DEFINE_FINAL_TYPE (KaijiFindingRow, kaiji_finding_row, ADW_TYPE_BIN)

/* Of the item and the field: items may have several fields, and fields of several items the same
 * prompt. */
static char *
dup_name (KaijiFinding *finding)
{
  const KaijiField *field = kaiji_finding_get_field (finding);

  if (field == NULL)
    return g_strdup (kaiji_finding_get_field_id (finding));
  if (*field->item->title == '\0' || g_str_equal (field->item->title, field->prompt))
    return g_strdup (field->prompt);

  return g_strdup_printf ("%s › %s", field->item->title, field->prompt);
}

/* One that can be gone to is gone to before its buttons, wherever the focus comes from. */
static gboolean
kaiji_finding_row_move_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (direction != GTK_DIR_TAB_BACKWARD && gtk_widget_get_focusable (widget)
      && !kaiji_focus_is_within (widget))
    return gtk_widget_grab_focus (widget);

  return GTK_WIDGET_CLASS (kaiji_finding_row_parent_class)->focus (widget, direction);
}

static void
kaiji_finding_row_class_init (KaijiFindingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->focus = kaiji_finding_row_move_focus;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  g_type_ensure (KAIJI_TYPE_FIX_BUTTONS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-finding-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiFindingRow, icon);
  gtk_widget_class_bind_template_child (widget_class, KaijiFindingRow, number_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiFindingRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiFindingRow, message_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiFindingRow, fix_buttons);
  gtk_widget_class_bind_template_child (widget_class, KaijiFindingRow, help_button);
}

static void
kaiji_finding_row_init (KaijiFindingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kaiji_finding_row_new:
 *
 * Returns: (transfer floating): a row without a finding
 */
GtkWidget *
kaiji_finding_row_new (void)
{
  return g_object_new (KAIJI_TYPE_FINDING_ROW, NULL);
}

/**
 * kaiji_finding_row_set_finding:
 * @finding: the finding to show
 */
void
kaiji_finding_row_set_finding (KaijiFindingRow *self, KaijiFinding *finding)
{
  const KaijiField *field;
  const char *css_classes[2] = { NULL };
  g_autofree char *number = NULL;
  g_autofree char *name = NULL;
  g_autofree char *message = NULL;
  g_autofree char *line = NULL;
  g_autofree char *help = NULL;

  g_return_if_fail (KAIJI_IS_FINDING_ROW (self));
  g_return_if_fail (KAIJI_IS_FINDING (finding));

  field = kaiji_finding_get_field (finding);
  css_classes[0] = kaiji_finding_style_get_css_class (finding);

  gtk_image_set_from_icon_name (self->icon, kaiji_finding_style_get_icon_name (finding));
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), css_classes);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  kaiji_finding_style_get_sort_name (finding), -1);

  if (field != NULL)
    number = g_strdup_printf ("%u", field->item->number);
  gtk_label_set_text (self->number_label, number != NULL ? number : "");
  name = dup_name (finding);
  gtk_label_set_text (self->name_label, name);
  message = kaiji_finding_style_dup_message (finding);
  gtk_label_set_text (self->message_label, message);
  /* Not the message alone, which many findings share. */
  line = kaiji_finding_style_dup_line (finding);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, line, -1);
  kaiji_fix_buttons_set_finding (self->fix_buttons, finding);

  /* The guide has a page with a section for each check. */
  help = g_strconcat ("checks#", kaiji_finding_get_check_id (finding), NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->help_button), "s", help);
}

/**
 * kaiji_finding_row_set_shows_message:
 * @shows_message: %FALSE if the heading above the row says already what was found
 */
void
kaiji_finding_row_set_shows_message (KaijiFindingRow *self, gboolean shows_message)
{
  g_return_if_fail (KAIJI_IS_FINDING_ROW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->message_label), shows_message);
}
