/* kaiji-filter-bar.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-filter-bar.h"
#include "kaiji-section-heading.h"

struct _KaijiFilterBar
{
  AdwBin parent_instance;

  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (KaijiFilterBar, kaiji_filter_bar, ADW_TYPE_BIN)

static void
kaiji_filter_bar_class_init (KaijiFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/jp/kaiji/Kaiji/kaiji-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiFilterBar, label);
}

static void
kaiji_filter_bar_init (KaijiFilterBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kaiji_filter_bar_show:
 * @section: (nullable): the only section that is shown, or %NULL for all
 * @filter: the filter of the fields
 *
 * Says what is shown; the bar is hidden if that is everything.
 */
void
kaiji_filter_bar_show (KaijiFilterBar *self, const KaijiSection *section, const KaijiFilter *filter)
{
  const char *section_title;
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (KAIJI_IS_FILTER_BAR (self));
  g_return_if_fail (filter != NULL);

  section_title = section != NULL ? kaiji_section_heading_get_title (section) : NULL;
  title = kaiji_filter_dup_title (filter);
  if (section == NULL)
    /* Translators: %s is a filter, as “Required and still empty”, or a section. */
    text = g_strdup_printf (_ ("Shown: %s"), title);
  else if (filter->kind == KAIJI_FILTER_ALL)
    text = g_strdup_printf (_ ("Shown: %s"), section_title);
  else
    /* Translators: a section and a filter, as “Required and still empty”. */
    text = g_strdup_printf (_ ("Shown: %s, %s"), section_title, title);

  gtk_label_set_label (self->label, text);
  gtk_widget_set_visible (GTK_WIDGET (self), section != NULL || filter->kind != KAIJI_FILTER_ALL);
}
