/* kaiji-form-end.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-form-end.h"
#include "kaiji-section-heading.h"

struct _KaijiFormEnd
{
  AdwBin parent_instance;

  GtkWidget *empty_page; /* shown if no field passes the filter */
  GtkLabel *empty_label;
  GtkWidget *next_button; /* to the next section, if only one is shown */
};

G_DEFINE_FINAL_TYPE (KaijiFormEnd, kaiji_form_end, ADW_TYPE_BIN)

static void
update_visible (KaijiFormEnd *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_visible (self->empty_page)
                                               || gtk_widget_get_visible (self->next_button));
}

static void
kaiji_form_end_class_init (KaijiFormEndClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/jp/kaiji/Kaiji/kaiji-form-end.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiFormEnd, empty_page);
  gtk_widget_class_bind_template_child (widget_class, KaijiFormEnd, empty_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiFormEnd, next_button);
}

static void
kaiji_form_end_init (KaijiFormEnd *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kaiji_form_end_set_next:
 * @next: (nullable): the section after the only one that is shown; %NULL if all are shown or there
 *   is none
 *
 * Offers to go to the next section.
 */
void
kaiji_form_end_set_next (KaijiFormEnd *self, const KaijiSection *next)
{
  g_autofree char *label = NULL;

  g_return_if_fail (KAIJI_IS_FORM_END (self));

  gtk_widget_set_visible (self->next_button, next != NULL);
  update_visible (self);
  if (next == NULL)
    return;

  /* Translators: %s is the title of a section. */
  label = g_strdup_printf (_ ("Next section: %s"), kaiji_section_heading_get_title (next));
  gtk_button_set_label (GTK_BUTTON (self->next_button), label);
}

/**
 * kaiji_form_end_set_empty:
 * @is_empty: whether no field is shown
 * @filter: the filter of the fields
 * @section: (nullable): the only section that is shown, or %NULL for all
 *
 * Says what an empty form filters.
 */
void
kaiji_form_end_set_empty (KaijiFormEnd *self,
                          gboolean is_empty,
                          const KaijiFilter *filter,
                          const KaijiSection *section)
{
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (KAIJI_IS_FORM_END (self));
  g_return_if_fail (filter != NULL);

  gtk_widget_set_visible (self->empty_page, is_empty);
  update_visible (self);
  if (!is_empty)
    return;

  title = kaiji_filter_dup_title (filter);
  if (section != NULL)
    /* Translators: %s is a filter, as “Required and still empty”. */
    text = g_strdup_printf (_ ("“%s”: there is no such field in this section."), title);
  else
    /* Translators: %s is a filter, as “Required and still empty”. */
    text = g_strdup_printf (_ ("“%s”: there is no such field."), title);
  gtk_label_set_label (self->empty_label, text);
}
