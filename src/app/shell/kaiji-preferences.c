/* kaiji-preferences.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-fonts.h"
#include "kaiji-page-setup.h"
#include "kaiji-preferences.h"
#include "kaiji-settings.h"

struct _KaijiPreferences
{
  AdwPreferencesWindow parent_instance;

  AdwComboRow *form_font_row;
  GtkSpinButton *form_scale_button;
  GtkSwitch *confirm_switch;
  GtkSwitch *unlock_switch;
  GtkSpinButton *autosave_button;
  GtkSpinButton *versions_button;
  AdwComboRow *paper_row;
  AdwComboRow *print_font_row;
  GtkSwitch *remind_switch;
  GtkSwitch *restore_switch;
};

G_DEFINE_FINAL_TYPE (KaijiPreferences, kaiji_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* The values of the key behind each place of a combo row: the first is empty, for the default. */
static const char *
get_value (gpointer values, guint index)
{
  return g_ptr_array_index ((GPtrArray *) values, index);
}

static gboolean
on_get_selected (GValue *selected, GVariant *variant, gpointer values)
{
  const char *value = g_variant_get_string (variant, NULL);

  for (guint i = 0; i < ((GPtrArray *) values)->len; i++)
    if (g_str_equal (get_value (values, i), value))
      {
        g_value_set_uint (selected, i);
        return TRUE;
      }

  return FALSE;
}

static GVariant *
on_set_selected (const GValue *selected, const GVariantType *type, gpointer values)
{
  guint index = g_value_get_uint (selected);

  return index < ((GPtrArray *) values)->len ? g_variant_new_string (get_value (values, index))
                                             : NULL;
}

/* Binds @key to a row that lists @names for @values, which become the row's. */
static void
bind_choice (const char *key, AdwComboRow *row, GtkStringList *names, GPtrArray *values)
{
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  g_object_set_data_full (G_OBJECT (row), "values", values, (GDestroyNotify) g_ptr_array_unref);
  g_settings_bind_with_mapping (kaiji_settings_get (), key, row, "selected",
                                G_SETTINGS_BIND_DEFAULT, on_get_selected, on_set_selected, values,
                                NULL);
}

static void
add_choice (GtkStringList *names, GPtrArray *values, const char *name, const char *value)
{
  gtk_string_list_append (names, name);
  g_ptr_array_add (values, g_strdup (value));
}

/* A font that is chosen and not installed is listed as well. */
static void
bind_font (const char *key, AdwComboRow *row, const char *default_name)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) installed = kaiji_fonts_list_families ();
  g_autofree char *chosen = kaiji_settings_dup_string (key);

  add_choice (names, values, default_name, "");
  for (guint i = 0; installed[i] != NULL; i++)
    add_choice (names, values, installed[i], installed[i]);
  if (chosen != NULL && !g_strv_contains ((const char *const *) installed, chosen))
    add_choice (names, values, chosen, chosen);

  bind_choice (key, row, names, values);
}

static void
bind_paper (const char *key, AdwComboRow *row)
{
  const char *const *papers = kaiji_page_setup_list_papers ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  add_choice (names, values, _ ("As in the form"), "");
  for (guint i = 0; papers[i] != NULL; i++)
    {
      GtkPaperSize *paper = gtk_paper_size_new (papers[i]);

      add_choice (names, values, gtk_paper_size_get_display_name (paper), papers[i]);
      gtk_paper_size_free (paper);
    }

  bind_choice (key, row, names, values);
}

static void
bind (KaijiPreferences *self)
{
  const struct
  {
    const char *key;
    gpointer widget;
    const char *property;
  } simple[] = {
    { "form-scale", self->form_scale_button, "value" },
    { "confirm-on-leaving", self->confirm_switch, "active" },
    { "unlock-certified", self->unlock_switch, "active" },
    { "autosave-interval", self->autosave_button, "value" },
    { "versions-kept", self->versions_button, "value" },
    { "remind", self->remind_switch, "active" },
    { "restore-windows", self->restore_switch, "active" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (simple); i++)
    g_settings_bind (kaiji_settings_get (), simple[i].key, simple[i].widget, simple[i].property,
                     G_SETTINGS_BIND_DEFAULT);

  bind_font ("form-font", self->form_font_row, _ ("As on the desktop"));
  bind_font ("print-font", self->print_font_row, _ ("As in the form"));
  bind_paper ("print-paper", self->paper_row);
}

static void
kaiji_preferences_class_init (KaijiPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiPreferences, form_font_row);
  gtk_widget_class_bind_template_child (widget_class, KaijiPreferences, form_scale_button);
  gtk_widget_class_bind_template_child (widget_class, KaijiPreferences, confirm_switch);
  gtk_widget_class_bind_template_child (widget_class, KaijiPreferences, unlock_switch);
  gtk_widget_class_bind_template_child (widget_class, KaijiPreferences, autosave_button);
  gtk_widget_class_bind_template_child (widget_class, KaijiPreferences, versions_button);
  gtk_widget_class_bind_template_child (widget_class, KaijiPreferences, paper_row);
  gtk_widget_class_bind_template_child (widget_class, KaijiPreferences, print_font_row);
  gtk_widget_class_bind_template_child (widget_class, KaijiPreferences, remind_switch);
  gtk_widget_class_bind_template_child (widget_class, KaijiPreferences, restore_switch);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kaiji_preferences_init (KaijiPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  /* Without a schema there is nothing to prefer. */
  if (kaiji_settings_get () != NULL)
    bind (self);
}

static KaijiPreferences *
find_open (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (KAIJI_IS_PREFERENCES (window))
        return KAIJI_PREFERENCES (window);
    }

  return NULL;
}

/**
 * kaiji_preferences_show:
 * @parent: (nullable): the window in use
 *
 * Presents the preferences. There is one window of them, whichever window it is opened from.
 */
void
kaiji_preferences_show (GtkWindow *parent)
{
  KaijiPreferences *self = find_open ();

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));

  if (self == NULL)
    self = g_object_new (KAIJI_TYPE_PREFERENCES, "transient-for", parent, NULL);
  gtk_window_present (GTK_WINDOW (self));
}
