/* kaiji-field-chooser.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-field-chooser.h"
#include "kaiji-paste.h"

/* The key under which a line of the list keeps its field. */
#define FIELD "field"

struct _KaijiFieldChooser
{
  AdwWindow parent_instance;

  GtkLabel *text_label;
  GtkSearchEntry *entry;
  GtkListView *list_view;
  GtkStack *stack;
  GtkWidget *list_page;
  GtkWidget *empty_page;
  GtkWidget *none_button;

  KaijiScheme *scheme;
  GtkStringFilter *filter;
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (KaijiFieldChooser, kaiji_field_chooser, ADW_TYPE_WINDOW)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
choose (KaijiFieldChooser *self, const KaijiField *field)
{
  g_object_ref (self);
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signals[CHOSEN], 0, field);
  g_object_unref (self);
}

static void
on_activate (KaijiFieldChooser *self, guint position)
{
  g_autoptr (GObject) line = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (line != NULL)
    choose (self, g_object_get_data (line, FIELD));
}

static void
on_none (KaijiFieldChooser *self)
{
  choose (self, NULL);
}

static void
on_search_changed (KaijiFieldChooser *self)
{
  gboolean is_empty;

  gtk_string_filter_set_search (self->filter, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0;
  gtk_stack_set_visible_child (self->stack, is_empty ? self->empty_page : self->list_page);
}

/* Enter in the entry chooses the selected line. The list must first be brought up to date with what
 * is typed: the entry reports that only after a pause. */
static void
on_entry_activate (KaijiFieldChooser *self)
{
  guint position;

  on_search_changed (self);
  position = gtk_single_selection_get_selected (self->selection);
  if (position != GTK_INVALID_LIST_POSITION)
    on_activate (self, position);
}

static void
on_setup (KaijiFieldChooser *self, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_list_item_set_child (item, label);
}

static void
on_bind (KaijiFieldChooser *self, GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GListModel *
list_fields (KaijiScheme *scheme)
{
  GListStore *lines = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (scheme, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      const KaijiItem *item = fields[i].item;
      g_autofree char *text = g_str_equal (item->title, fields[i].prompt)
                                ? g_strdup_printf ("%u  %s", item->number, item->title)
                                : g_strdup_printf ("%u  %s › %s", item->number, item->title,
                                                   fields[i].prompt);
      g_autoptr (GtkStringObject) line = gtk_string_object_new (text);

      g_object_set_data (G_OBJECT (line), FIELD, (gpointer) &fields[i]);
      g_list_store_append (lines, line);
    }

  return G_LIST_MODEL (lines);
}

static void
kaiji_field_chooser_dispose (GObject *object)
{
  KaijiFieldChooser *self = KAIJI_FIELD_CHOOSER (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->scheme);

  G_OBJECT_CLASS (kaiji_field_chooser_parent_class)->dispose (object);
}

static void
kaiji_field_chooser_class_init (KaijiFieldChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_field_chooser_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-field-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiFieldChooser, text_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiFieldChooser, entry);
  gtk_widget_class_bind_template_child (widget_class, KaijiFieldChooser, list_view);
  gtk_widget_class_bind_template_child (widget_class, KaijiFieldChooser, stack);
  gtk_widget_class_bind_template_child (widget_class, KaijiFieldChooser, list_page);
  gtk_widget_class_bind_template_child (widget_class, KaijiFieldChooser, empty_page);
  gtk_widget_class_bind_template_child (widget_class, KaijiFieldChooser, none_button);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_none);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kaiji_field_chooser_init (KaijiFieldChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kaiji_paste_limit_line (GTK_EDITABLE (self->entry));
}

/**
 * kaiji_field_chooser_new:
 * @scheme: the form
 * @text: the text for which a field is chosen
 * @offers_none: whether the person may say that it belongs to no field
 * @parent: the window over which the dialog lies
 *
 * Returns: (transfer none): the dialog, not presented yet
 */
GtkWindow *
kaiji_field_chooser_new (KaijiScheme *scheme,
                         const char *text,
                         gboolean offers_none,
                         GtkWindow *parent)
{
  KaijiFieldChooser *self;
  GtkExpression *string;
  GtkFilterListModel *shown;

  g_return_val_if_fail (KAIJI_IS_SCHEME (scheme), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (KAIJI_TYPE_FIELD_CHOOSER, "transient-for", parent, NULL);
  self->scheme = g_object_ref (scheme);
  gtk_label_set_text (self->text_label, text);
  gtk_widget_set_visible (self->none_button, offers_none);

  string = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  self->filter = gtk_string_filter_new (string);
  shown = gtk_filter_list_model_new (list_fields (scheme), GTK_FILTER (self->filter));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (shown));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->entry));

  return GTK_WINDOW (self);
}
