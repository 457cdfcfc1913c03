/* kaiji-fill-window.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kaiji-choose.h"
#include "kaiji-file-name.h"
#include "kaiji-files.h"
#include "kaiji-fill-row.h"
#include "kaiji-fill-window.h"
#include "kaiji-replace.h"
#include "kaiji-tell.h"

struct _KaijiFillWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title_widget;
  GtkButton *write_button;
  GtkListBox *list;
  GtkLabel *figures_label;

  KaijiQuestionnaire *questionnaire;
  GFile *form;
};

G_DEFINE_FINAL_TYPE (KaijiFillWindow, kaiji_fill_window, ADW_TYPE_WINDOW)

enum
{
  WRITTEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static KaijiFillRow *
get_row (KaijiFillWindow *self, guint position)
{
  return KAIJI_FILL_ROW (gtk_list_box_get_row_at_index (self->list, (int) position));
}

static void
update_figures (KaijiFillWindow *self)
{
  guint n_questions = kaiji_questionnaire_get_n_questions (self->questionnaire);
  guint n_picked = 0;
  g_autofree char *picked = NULL;
  g_autofree char *figures = NULL;
  g_autofree char *unread = g_strjoinv (", ", (GStrv) kaiji_questionnaire_get_unread (
                                                self->questionnaire));

  for (guint i = 0; i < n_questions; i++)
    n_picked += kaiji_fill_row_get_picked (get_row (self, i)) >= 0 ? 1 : 0;

  /* Translators: how many of the questions of a form get an answer. */
  picked = g_strdup_printf (_ ("%u of %u questions"), n_picked, n_questions);
  /* Translators: %s are how many questions get an answer, and the names of sheets */
  figures = *unread != '\0'
              ? g_strdup_printf (_ ("%s; not understood and left open: %s"), picked, unread)
              : g_steal_pointer (&picked);
  gtk_label_set_label (self->figures_label, figures);
  gtk_widget_set_sensitive (GTK_WIDGET (self->write_button), n_picked > 0);
}

static void
on_picked (KaijiFillWindow *self)
{
  update_figures (self);
}

/* Puts what is picked into the form. Each time anew: a person may come back and pick otherwise. */
static void
on_destination_chosen (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KaijiFillWindow) self = user_data;
  g_autoptr (GFile) file = kaiji_choose_destination_finish (result);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (file == NULL || !gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  if (g_file_equal (file, self->form))
    {
      kaiji_tell (GTK_WINDOW (self), _ ("The form could not be written"),
                  _ ("It is the customer's own file; give the filled-in form another name."));
      return;
    }

  for (guint i = 0; i < kaiji_questionnaire_get_n_questions (self->questionnaire); i++)
    {
      int picked = kaiji_fill_row_get_picked (get_row (self, i));

      if (picked >= 0)
        kaiji_questionnaire_pick (self->questionnaire, i, (guint) picked);
      else
        kaiji_questionnaire_leave_open (self->questionnaire, i);
    }

  bytes = kaiji_questionnaire_write (self->questionnaire, &error);
  if (bytes == NULL || !kaiji_replace (file, bytes, NULL, NULL, NULL, &error))
    {
      g_autofree char *line = kaiji_files_describe_error (file, error);

      kaiji_tell (GTK_WINDOW (self), _ ("The form could not be written"), line);
      return;
    }

  g_object_ref (self);
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signals[WRITTEN], 0, file);
  g_object_unref (self);
}

static void
on_write (KaijiFillWindow *self)
{
  g_autofree char *name = g_file_get_basename (self->form);
  gboolean has_macros = kaiji_questionnaire_has_macros (self->questionnaire);
  g_autofree char *stem = kaiji_file_name_dup_stem (name, has_macros ? ".xlsm" : ".xlsx");
  /* Translators: what the name of a filled-in form has after that of the empty one */
  g_autofree char *filled = kaiji_file_name_join (stem, has_macros ? _ ("-filled.xlsm")
                                                                   : _ ("-filled.xlsx"));
  g_autoptr (GFile) folder = g_file_get_parent (self->form);
  g_autoptr (GFile) suggestion = folder != NULL ? g_file_get_child (folder, filled)
                                                : g_file_new_for_path (filled);

  kaiji_choose_destination (GTK_WINDOW (self), _ ("Fill a Spreadsheet"), suggestion, NULL,
                            on_destination_chosen, g_object_ref (self));
}

static void
on_write_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KaijiFillWindow *self = KAIJI_FILL_WINDOW (widget);

  if (gtk_widget_is_sensitive (GTK_WIDGET (self->write_button)))
    on_write (self);
}

static void
kaiji_fill_window_dispose (GObject *object)
{
  KaijiFillWindow *self = KAIJI_FILL_WINDOW (object);

  g_clear_pointer (&self->questionnaire, kaiji_questionnaire_free);
  g_clear_object (&self->form);

  G_OBJECT_CLASS (kaiji_fill_window_parent_class)->dispose (object);
}

static void
kaiji_fill_window_class_init (KaijiFillWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_fill_window_dispose;

  signals[WRITTEN] = g_signal_new ("written", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-fill-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiFillWindow, title_widget);
  gtk_widget_class_bind_template_child (widget_class, KaijiFillWindow, write_button);
  gtk_widget_class_bind_template_child (widget_class, KaijiFillWindow, list);
  gtk_widget_class_bind_template_child (widget_class, KaijiFillWindow, figures_label);
  gtk_widget_class_bind_template_callback (widget_class, on_write);

  gtk_widget_class_install_action (widget_class, "fill.write", NULL, on_write_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "fill.write",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "fill.write", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kaiji_fill_window_init (KaijiFillWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kaiji_fill_window_new:
 * @questionnaire: (transfer full): the form's questions, with answers that may fit
 * @form: the form's file, which is not changed
 * @parent: the window of the sheet
 *
 * Returns: (transfer none): the window, not presented yet
 */
GtkWindow *
kaiji_fill_window_new (KaijiQuestionnaire *questionnaire, GFile *form, GtkWindow *parent)
{
  KaijiFillWindow *self;
  g_autofree char *name = NULL;

  g_return_val_if_fail (questionnaire != NULL, NULL);
  g_return_val_if_fail (G_IS_FILE (form), NULL);

  self = g_object_new (KAIJI_TYPE_FILL_WINDOW, "transient-for", parent, NULL);
  self->questionnaire = questionnaire;
  self->form = g_object_ref (form);
  name = kaiji_file_name_dup_shown (form);
  adw_window_title_set_subtitle (self->title_widget, name);

  kaiji_questionnaire_fill (questionnaire, KAIJI_QUESTIONNAIRE_CERTAIN);
  for (guint i = 0; i < kaiji_questionnaire_get_n_questions (questionnaire); i++)
    {
      GtkWidget *row = kaiji_fill_row_new (questionnaire, i);

      g_signal_connect_object (row, "picked", G_CALLBACK (on_picked), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->list, row);
    }
  update_figures (self);

  return GTK_WINDOW (self);
}
