/* kaiji-item-bar.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-form-place.h"
#include "kaiji-item-bar.h"
#include "kaiji-paste.h"
#include "kaiji-wrap-layout.h"

struct _KaijiItemBar
{
  AdwBin parent_instance;

  GtkEditable *entry;
  GtkLabel *problem_label;

  KaijiForm *form;
  KaijiSheet *sheet;
  KaijiFormPlace *origin;
};

G_DEFINE_FINAL_TYPE (KaijiItemBar, kaiji_item_bar, ADW_TYPE_BIN)

static void
tell_problem (KaijiItemBar *self, const char *problem)
{
  gtk_label_set_label (self->problem_label, problem);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  problem, -1);
  if (*problem != '\0')
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

static void
on_edited (KaijiItemBar *self)
{
  tell_problem (self, "");
}

static void
on_activated (KaijiItemBar *self)
{
  const char *text = gtk_editable_get_text (self->entry);
  KaijiScheme *scheme = kaiji_sheet_get_scheme (self->sheet);
  const KaijiItem *item = kaiji_item_bar_find_item (scheme, text);
  guint n_items;
  const KaijiItem *items = kaiji_scheme_get_items (scheme, &n_items);

  if (item == NULL)
    {
      g_autofree char *problem = g_strdup_printf (
        /* Translators: %s is what was entered; the numbers are the first and the last item. */
        _ ("There is no item “%s”; items go from %u to %u."), text, items[0].number,
        items[n_items - 1].number);

      tell_problem (self, problem);
      return;
    }

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  kaiji_form_show_field (self->form, item->fields);
}

static void
on_closed (KaijiItemBar *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (self->origin != NULL)
    kaiji_form_place_return (self->origin, self->form);
}

static gboolean
on_key_pressed (KaijiItemBar *self, guint key)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;

  on_closed (self);
  return GDK_EVENT_STOP;
}

static void
kaiji_item_bar_dispose (GObject *object)
{
  KaijiItemBar *self = KAIJI_ITEM_BAR (object);

  g_clear_pointer (&self->origin, kaiji_form_place_free);
  g_clear_object (&self->sheet);
  self->form = NULL;

  G_OBJECT_CLASS (kaiji_item_bar_parent_class)->dispose (object);
}

static void
kaiji_item_bar_class_init (KaijiItemBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_item_bar_dispose;

  g_type_ensure (KAIJI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/jp/kaiji/Kaiji/kaiji-item-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiItemBar, entry);
  gtk_widget_class_bind_template_child (widget_class, KaijiItemBar, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_closed);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
}

static void
kaiji_item_bar_init (KaijiItemBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kaiji_paste_limit_line (GTK_EDITABLE (self->entry));
}

/**
 * kaiji_item_bar_new:
 * @form: the form with the items; must outlive the bar
 * @sheet: the sheet of @form
 *
 * Returns: (transfer floating): a bar that is not shown yet
 */
KaijiItemBar *
kaiji_item_bar_new (KaijiForm *form, KaijiSheet *sheet)
{
  KaijiItemBar *self;

  g_return_val_if_fail (KAIJI_IS_FORM (form), NULL);
  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), NULL);

  self = g_object_new (KAIJI_TYPE_ITEM_BAR, NULL);
  self->form = form;
  self->sheet = g_object_ref (sheet);

  return self;
}

/**
 * kaiji_item_bar_open:
 *
 * Shows and focuses the bar.
 */
void
kaiji_item_bar_open (KaijiItemBar *self)
{
  g_return_if_fail (KAIJI_IS_ITEM_BAR (self));

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    {
      g_clear_pointer (&self->origin, kaiji_form_place_free);
      self->origin = kaiji_form_place_new (self->form);
    }

  gtk_editable_set_text (self->entry, "");
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/**
 * kaiji_item_bar_find_item:
 * @text: the text that was entered
 *
 * Returns: (transfer none) (nullable): the item with that published number, which may be in
 *   full-width digits
 */
const KaijiItem *
kaiji_item_bar_find_item (KaijiScheme *scheme, const char *text)
{
  g_autofree char *normalized = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  guint64 number;
  guint n_items;
  const KaijiItem *items = kaiji_scheme_get_items (scheme, &n_items);

  if (normalized == NULL
      || !g_ascii_string_to_unsigned (g_strstrip (normalized), 10, 0, G_MAXUINT, &number, NULL))
    return NULL;

  for (guint i = 0; i < n_items; i++)
    if (items[i].number == number)
      return &items[i];

  return NULL;
}
