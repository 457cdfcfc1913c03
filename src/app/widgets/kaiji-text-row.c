/* kaiji-text-row.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-text-row.h"

/* The texts are in the column between them. */
#define PREFIX_COLUMN 0
#define SUFFIX_COLUMN 2

struct _KaijiTextRow
{
  AdwPreferencesRow parent_instance;

  GtkGrid *grid;
  GtkLabel *title_label;
  GtkLabel *subtitle_label;
};

G_DEFINE_FINAL_TYPE (KaijiTextRow, kaiji_text_row, ADW_TYPE_PREFERENCES_ROW)

static void
kaiji_text_row_class_init (KaijiTextRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/jp/kaiji/Kaiji/kaiji-text-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiTextRow, grid);
  gtk_widget_class_bind_template_child (widget_class, KaijiTextRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiTextRow, subtitle_label);
}

static void
kaiji_text_row_init (KaijiTextRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kaiji_text_row_new:
 *
 * Returns: (transfer floating): a row without texts
 */
GtkWidget *
kaiji_text_row_new (void)
{
  return g_object_new (KAIJI_TYPE_TEXT_ROW, NULL);
}

/**
 * kaiji_text_row_set_subtitle:
 * @subtitle: (nullable): plain text
 */
void
kaiji_text_row_set_subtitle (KaijiTextRow *self, const char *subtitle)
{
  g_return_if_fail (KAIJI_IS_TEXT_ROW (self));

  gtk_label_set_label (self->subtitle_label, subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle_label), subtitle != NULL && *subtitle != '\0');
}

/**
 * kaiji_text_row_get_subtitle:
 *
 * Returns: (transfer none): the subtitle, "" for none
 */
const char *
kaiji_text_row_get_subtitle (KaijiTextRow *self)
{
  g_return_val_if_fail (KAIJI_IS_TEXT_ROW (self), NULL);

  return gtk_label_get_label (self->subtitle_label);
}

static void
attach (KaijiTextRow *self, GtkWidget *widget, int column)
{
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_grid_attach (self->grid, widget, column, 0, 1, 2);
}

/**
 * kaiji_text_row_set_prefix:
 * @prefix: a widget; it stays there for good
 */
void
kaiji_text_row_set_prefix (KaijiTextRow *self, GtkWidget *prefix)
{
  g_return_if_fail (KAIJI_IS_TEXT_ROW (self));
  g_return_if_fail (GTK_IS_WIDGET (prefix));

  gtk_widget_add_css_class (prefix, "prefix");
  attach (self, prefix, PREFIX_COLUMN);
}

/**
 * kaiji_text_row_set_suffix:
 * @suffix: a widget; it stays there for good
 */
void
kaiji_text_row_set_suffix (KaijiTextRow *self, GtkWidget *suffix)
{
  g_return_if_fail (KAIJI_IS_TEXT_ROW (self));
  g_return_if_fail (GTK_IS_WIDGET (suffix));

  attach (self, suffix, SUFFIX_COLUMN);
}
