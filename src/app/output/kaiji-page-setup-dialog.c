/* kaiji-page-setup-dialog.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-fonts.h"
#include "kaiji-page-setup-dialog.h"
#include "kaiji-page-setup.h"
#include "kaiji-pages.h"

struct _KaijiPageSetupDialog
{
  AdwWindow parent_instance;

  AdwComboRow *paper_row;
  AdwComboRow *orientation_row;
  AdwComboRow *font_row;
  GtkSpinButton *size_button;
  AdwActionRow *break_row;
  GtkSwitch *break_switch;
  AdwActionRow *breaks_row;
  GtkLabel *error_label;
  GtkWidget *apply_button;

  KaijiSheet *sheet;
  const KaijiItem *item; /* (nullable): the edited item */
  KaijiPageSetup *setup; /* the setup to apply, except for the values of the rows */
  char **families;       /* the families in the font row after the form's own */
};

G_DEFINE_FINAL_TYPE (KaijiPageSetupDialog, kaiji_page_setup_dialog, ADW_TYPE_WINDOW)

/* The choices of the orientation row. */
enum
{
  PORTRAIT,
  LANDSCAPE,
};

static const KaijiPageLayout *
get_form_layout (KaijiPageSetupDialog *self)
{
  return kaiji_scheme_get_page_layout (kaiji_sheet_get_scheme (self->sheet));
}

static char *
dup_other_breaks (KaijiPageSetupDialog *self)
{
  g_autoptr (GString) numbers = g_string_new (NULL);

  for (guint i = 0; i < self->setup->n_breaks; i++)
    if (self->item == NULL || self->setup->breaks[i] != self->item->number)
      g_string_append_printf (numbers, "%s%u", numbers->len > 0 ? ", " : "",
                              self->setup->breaks[i]);

  return g_string_free (g_steal_pointer (&numbers), FALSE);
}

static void
update_breaks_row (KaijiPageSetupDialog *self)
{
  g_autofree char *numbers = dup_other_breaks (self);
  /* Translators: %s is a list of numbers of items, such as “17, 62”. */
  g_autofree char *subtitle = g_strdup_printf (_ ("Before items %s"), numbers);

  adw_action_row_set_subtitle (self->breaks_row, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->breaks_row), *numbers != '\0');
}

/* Shows a setup in the rows. */
static void
show_setup (KaijiPageSetupDialog *self)
{
  const char *const *papers = kaiji_page_setup_list_papers ();
  KaijiPageLayout layout = *get_form_layout (self);
  guint font = 0;

  kaiji_page_setup_apply (self->setup, &layout);
  for (guint i = 0; papers[i] != NULL; i++)
    if (g_str_equal (papers[i], layout.paper))
      adw_combo_row_set_selected (self->paper_row, i);
  adw_combo_row_set_selected (self->orientation_row, layout.landscape ? LANDSCAPE : PORTRAIT);

  for (guint i = 0; self->setup->fonts != NULL && self->families[i] != NULL; i++)
    if (g_str_equal (self->families[i], self->setup->fonts))
      font = i + 1;
  adw_combo_row_set_selected (self->font_row, font);
  gtk_spin_button_set_value (self->size_button, layout.font_size);

  if (self->item != NULL)
    gtk_switch_set_active (self->break_switch,
                           kaiji_page_setup_breaks_before (self->setup, self->item->number));
  update_breaks_row (self);
}

/* Reads the rows; a value that equals the form's is left unset, to follow the form. */
static void
read_rows (KaijiPageSetupDialog *self)
{
  const KaijiPageLayout *layout = get_form_layout (self);
  const char *paper = kaiji_page_setup_list_papers ()[adw_combo_row_get_selected (self->paper_row)];
  gboolean landscape = adw_combo_row_get_selected (self->orientation_row) == LANDSCAPE;
  guint font = adw_combo_row_get_selected (self->font_row);
  double size = gtk_spin_button_get_value (self->size_button);

  g_clear_pointer (&self->setup->paper, g_free);
  self->setup->landscape = FALSE;
  if (!g_str_equal (paper, layout->paper) || landscape != layout->landscape)
    {
      self->setup->paper = g_strdup (paper);
      self->setup->landscape = landscape;
    }

  g_clear_pointer (&self->setup->fonts, g_free);
  if (font > 0)
    self->setup->fonts = g_strdup (self->families[font - 1]);

  self->setup->font_size = ABS (size - layout->font_size) < 0.05 ? 0 : size;
  if (self->item != NULL)
    kaiji_page_setup_set_break_before (self->setup, self->item->number,
                                       gtk_switch_get_active (self->break_switch));
}

static void
on_changed (KaijiPageSetupDialog *self)
{
  /* The rows emit their first change while the template is built. */
  if (self->error_label != NULL)
    gtk_widget_hide (GTK_WIDGET (self->error_label));
}

static void
on_clear_breaks (KaijiPageSetupDialog *self)
{
  self->setup->n_breaks = 0;
  update_breaks_row (self);
}

static void
on_reset (KaijiPageSetupDialog *self)
{
  g_clear_pointer (&self->setup, kaiji_page_setup_free);
  self->setup = kaiji_page_setup_new ();
  show_setup (self);
}

/* Lays the sheet out to see whether the setup leaves room for it. */
static void
try_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (KaijiPages) pages = NULL;
  GError *error = NULL;

  pages = kaiji_pages_new (task_data, KAIJI_AUDIENCE_SUBMISSION, &error);
  if (pages != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_tried (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KaijiPageSetupDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  /* The dialog was closed meanwhile. */
  if (self->sheet == NULL || !gtk_widget_get_visible (GTK_WIDGET (self)))
    return;

  gtk_widget_set_sensitive (self->apply_button, TRUE);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      gtk_label_set_text (self->error_label, error->message);
      gtk_widget_show (GTK_WIDGET (self->error_label));
      return;
    }

  /* Somebody else may have the sheet by now. */
  if (!kaiji_sheet_get_read_only (self->sheet))
    kaiji_sheet_set_page_setup (self->sheet, self->setup);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_apply (KaijiPageSetupDialog *self)
{
  /* Without a source object, which the thread might be the last to let go. */
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_tried, g_object_ref (self));
  KaijiSheet *copy = kaiji_sheet_dup_printed (self->sheet);

  read_rows (self);
  kaiji_sheet_set_page_setup (copy, self->setup);
  gtk_widget_set_sensitive (self->apply_button, FALSE);
  g_task_set_source_tag (task, on_apply);
  g_task_set_task_data (task, copy, g_object_unref);
  g_task_run_in_thread (task, try_in_thread);
}

static void
list_papers (KaijiPageSetupDialog *self)
{
  const char *const *papers = kaiji_page_setup_list_papers ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; papers[i] != NULL; i++)
    {
      GtkPaperSize *paper = gtk_paper_size_new (papers[i]);

      gtk_string_list_append (names, gtk_paper_size_get_display_name (paper));
      gtk_paper_size_free (paper);
    }
  adw_combo_row_set_model (self->paper_row, G_LIST_MODEL (names));
}

/* Lists the installed fonts, and the sheet's own font even if it is not installed. */
static void
list_fonts (KaijiPageSetupDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_auto (GStrv) form_fonts = g_strsplit (get_form_layout (self)->fonts, ",", 2);
  /* Translators: %s is a font, such as “IPAexGothic”. */
  g_autofree char *as_in_form = g_strdup_printf (_ ("As in the form (%s)"), form_fonts[0]);
  g_autoptr (GStrvBuilder) families = g_strv_builder_new ();
  g_auto (GStrv) installed = kaiji_fonts_list_families ();

  g_strv_builder_addv (families, (const char **) installed);
  if (self->setup->fonts != NULL
      && !g_strv_contains ((const char *const *) installed, self->setup->fonts))
    g_strv_builder_add (families, self->setup->fonts);
  self->families = g_strv_builder_end (families);

  gtk_string_list_append (names, as_in_form);
  for (guint i = 0; self->families[i] != NULL; i++)
    gtk_string_list_append (names, self->families[i]);
  adw_combo_row_set_model (self->font_row, G_LIST_MODEL (names));
}

static void
show_item (KaijiPageSetupDialog *self)
{
  g_autofree char *title = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->break_row), self->item != NULL);
  if (self->item == NULL)
    return;

  /* Translators: %u is the number of an item. */
  title = g_strdup_printf (_ ("New page before item %u"), self->item->number);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->break_row), title);
  adw_action_row_set_subtitle (self->break_row, self->item->title);
}

static void
kaiji_page_setup_dialog_dispose (GObject *object)
{
  KaijiPageSetupDialog *self = KAIJI_PAGE_SETUP_DIALOG (object);

  g_clear_object (&self->sheet);
  g_clear_pointer (&self->setup, kaiji_page_setup_free);
  g_clear_pointer (&self->families, g_strfreev);

  G_OBJECT_CLASS (kaiji_page_setup_dialog_parent_class)->dispose (object);
}

static void
kaiji_page_setup_dialog_class_init (KaijiPageSetupDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_page_setup_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-page-setup-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiPageSetupDialog, paper_row);
  gtk_widget_class_bind_template_child (widget_class, KaijiPageSetupDialog, orientation_row);
  gtk_widget_class_bind_template_child (widget_class, KaijiPageSetupDialog, font_row);
  gtk_widget_class_bind_template_child (widget_class, KaijiPageSetupDialog, size_button);
  gtk_widget_class_bind_template_child (widget_class, KaijiPageSetupDialog, break_row);
  gtk_widget_class_bind_template_child (widget_class, KaijiPageSetupDialog, break_switch);
  gtk_widget_class_bind_template_child (widget_class, KaijiPageSetupDialog, breaks_row);
  gtk_widget_class_bind_template_child (widget_class, KaijiPageSetupDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiPageSetupDialog, apply_button);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_breaks);
  gtk_widget_class_bind_template_callback (widget_class, on_reset);
  gtk_widget_class_bind_template_callback (widget_class, on_apply);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kaiji_page_setup_dialog_init (KaijiPageSetupDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kaiji_page_setup_dialog_new:
 * @sheet: the sheet that is printed; not read-only
 * @item: (nullable): the edited item, before which a page break is offered
 * @parent: the window below the dialog
 *
 * Returns: (transfer none): the dialog, not presented yet
 */
GtkWindow *
kaiji_page_setup_dialog_new (KaijiSheet *sheet, const KaijiItem *item, GtkWindow *parent)
{
  KaijiPageSetupDialog *self;

  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), NULL);

  self = g_object_new (KAIJI_TYPE_PAGE_SETUP_DIALOG, "transient-for", parent, NULL);
  self->sheet = g_object_ref (sheet);
  self->item = item;
  self->setup = kaiji_sheet_dup_page_setup (sheet);
  list_papers (self);
  list_fonts (self);
  show_item (self);
  show_setup (self);
  on_changed (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->paper_row));

  return GTK_WINDOW (self);
}
