/* kaiji-version-row.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-error.h"
#include "kaiji-version-row.h"

/* More items than these are not named one by one. */
#define MAX_ITEMS 8

struct _KaijiVersionRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *time_label;
  GtkLabel *count_label;
  GtkLabel *items_label;

  KaijiSheetVersion *version;
};

G_DEFINE_FINAL_TYPE (KaijiVersionRow, kaiji_version_row, GTK_TYPE_LIST_BOX_ROW)

/* The items whose answers differ, each once. */
static char *
dup_items (GListModel *changes)
{
  GString *items = g_string_new (NULL);
  const KaijiItem *last = NULL;
  guint n_items = 0;

  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr (KaijiChange) change = g_list_model_get_item (changes, i);
      const KaijiItem *item = kaiji_change_get_field (change)->item;

      if (item == last)
        continue;
      last = item;
      if (n_items++ == MAX_ITEMS)
        {
          g_string_append (items, " …");
          break;
        }
      g_string_append_printf (items, "%s%u %s", items->len > 0 ? "  " : "", item->number,
                              item->title);
    }

  return g_string_free (items, FALSE);
}

static char *
dup_count (KaijiSheetVersion *version)
{
  GListModel *changes = kaiji_sheet_version_get_changes (version);
  const GError *error = kaiji_sheet_version_get_error (version);
  guint n_changes = changes != NULL ? g_list_model_get_n_items (changes) : 0;

  if (error != NULL)
    {
      /* Translators: %s is why. */
      return g_strdup_printf (_ ("It cannot be read: %s"), kaiji_error_get_message (error));
    }
  if (changes == NULL)
    return g_strdup (_ ("The first version that is kept"));
  if (n_changes == 0)
    return g_strdup (_ ("No answer changed"));

  return g_strdup_printf (ngettext ("%u answer changed", "%u answers changed", n_changes),
                          n_changes);
}

static char *
dup_time (KaijiSheetVersion *version)
{
  g_autofree char *time = g_date_time_format (kaiji_sheet_version_get_time (version), "%R");

  if (kaiji_sheet_version_get_number (version) > 0)
    return g_steal_pointer (&time);

  /* Translators: a time of day; the file as it was saved last, above its earlier versions. */
  return g_strdup_printf (_ ("%s (saved last)"), time);
}

static void
kaiji_version_row_dispose (GObject *object)
{
  g_clear_object (&KAIJI_VERSION_ROW (object)->version);

  G_OBJECT_CLASS (kaiji_version_row_parent_class)->dispose (object);
}

static void
kaiji_version_row_class_init (KaijiVersionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_version_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-version-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiVersionRow, time_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiVersionRow, count_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiVersionRow, items_label);
}

static void
kaiji_version_row_init (KaijiVersionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kaiji_version_row_new:
 * @version: a version
 *
 * Returns: (transfer floating): a row that shows it
 */
GtkWidget *
kaiji_version_row_new (KaijiSheetVersion *version)
{
  KaijiVersionRow *self;
  GListModel *changes;
  g_autofree char *time = NULL;
  g_autofree char *count = NULL;
  g_autofree char *items = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (KAIJI_IS_SHEET_VERSION (version), NULL);

  self = g_object_new (KAIJI_TYPE_VERSION_ROW, NULL);
  self->version = g_object_ref (version);
  changes = kaiji_sheet_version_get_changes (version);
  time = dup_time (version);
  count = dup_count (version);
  items = changes != NULL ? dup_items (changes) : g_strdup ("");
  gtk_label_set_label (self->time_label, time);
  gtk_label_set_label (self->count_label, count);
  gtk_label_set_label (self->items_label, items);
  gtk_widget_set_visible (GTK_WIDGET (self->items_label), *items != '\0');
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self),
                                    kaiji_sheet_version_get_error (version) == NULL);

  /* Translators: what a screen reader says: when a version was saved, how many answers were changed
   * then, and which. */
  name = g_strdup_printf (_ ("%s: %s %s"), time, count, items);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return GTK_WIDGET (self);
}

/**
 * kaiji_version_row_get_version:
 *
 * Returns: (transfer none): the version that the row shows
 */
KaijiSheetVersion *
kaiji_version_row_get_version (KaijiVersionRow *self)
{
  g_return_val_if_fail (KAIJI_IS_VERSION_ROW (self), NULL);

  return self->version;
}

/**
 * kaiji_version_row_dup_day:
 *
 * Returns: (transfer full): the day on which the version was saved, for people
 */
char *
kaiji_version_row_dup_day (KaijiVersionRow *self)
{
  g_return_val_if_fail (KAIJI_IS_VERSION_ROW (self), NULL);

  /* Translators: a day with its weekday, in the form of g_date_time_format(). */
  return g_date_time_format (kaiji_sheet_version_get_time (self->version), _ ("%a, %B %-d, %Y"));
}
