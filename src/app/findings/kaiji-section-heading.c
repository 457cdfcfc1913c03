/* kaiji-section-heading.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-section-heading.h"

struct _KaijiSectionHeading
{
  AdwBin parent_instance;

  GtkLabel *title_label;
  GtkWidget *leave_out_button;
  GtkWidget *left_out_label;

  KaijiSheet *sheet;
  const KaijiSection *section;
};

G_DEFINE_FINAL_TYPE (KaijiSectionHeading, kaiji_section_heading, ADW_TYPE_BIN)

static void
update_left_out (KaijiSectionHeading *self)
{
  gboolean left_out = kaiji_sheet_is_section_excluded (self->sheet, self->section);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->leave_out_button), left_out);
  gtk_widget_set_visible (self->left_out_label, left_out);
}

static void
on_field_changed (KaijiSectionHeading *self, const KaijiField *field)
{
  if (field == NULL)
    update_left_out (self);
}

static void
update_read_only (KaijiSectionHeading *self)
{
  gtk_widget_set_sensitive (self->leave_out_button, !kaiji_sheet_get_read_only (self->sheet));
}

static void
on_read_only_changed (KaijiSectionHeading *self)
{
  update_read_only (self);
}

static void
on_leave_out_toggled (KaijiSectionHeading *self)
{
  gboolean left_out = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->leave_out_button));

  if (left_out != kaiji_sheet_is_section_excluded (self->sheet, self->section))
    kaiji_sheet_set_section_excluded (self->sheet, self->section, left_out);
}

static void
kaiji_section_heading_dispose (GObject *object)
{
  g_clear_object (&KAIJI_SECTION_HEADING (object)->sheet);

  G_OBJECT_CLASS (kaiji_section_heading_parent_class)->dispose (object);
}

static void
kaiji_section_heading_class_init (KaijiSectionHeadingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_section_heading_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-section-heading.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiSectionHeading, title_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiSectionHeading, leave_out_button);
  gtk_widget_class_bind_template_child (widget_class, KaijiSectionHeading, left_out_label);
  gtk_widget_class_bind_template_callback (widget_class, on_leave_out_toggled);
}

static void
kaiji_section_heading_init (KaijiSectionHeading *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kaiji_section_heading_new:
 * @findings: the findings of a sheet
 * @section: a section of its scheme
 *
 * Returns: (transfer floating): the heading, which follows the sheet
 */
GtkWidget *
kaiji_section_heading_new (KaijiFindings *findings, const KaijiSection *section)
{
  KaijiSectionHeading *self;

  g_return_val_if_fail (KAIJI_IS_FINDINGS (findings), NULL);
  g_return_val_if_fail (section != NULL, NULL);

  self = g_object_new (KAIJI_TYPE_SECTION_HEADING, NULL);
  self->sheet = g_object_ref (kaiji_findings_get_sheet (findings));
  self->section = section;

  gtk_label_set_label (self->title_label, kaiji_section_heading_get_title (section));
  /* A sheet identifies excluded sections by their titles. */
  gtk_widget_set_visible (self->leave_out_button, *section->title != '\0');
  g_signal_connect_object (findings, "field-changed", G_CALLBACK (on_field_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sheet, "notify::read-only", G_CALLBACK (on_read_only_changed),
                           self, G_CONNECT_SWAPPED);
  update_left_out (self);
  update_read_only (self);

  return GTK_WIDGET (self);
}

/**
 * kaiji_section_heading_get_title:
 *
 * Returns: (transfer none): the section's title. The items before the first titled section have
 *   none; the title of their first group is used.
 */
const char *
kaiji_section_heading_get_title (const KaijiSection *section)
{
  g_return_val_if_fail (section != NULL, NULL);

  if (*section->title != '\0' || section->n_groups == 0)
    return section->title;

  return section->groups[0].title;
}
