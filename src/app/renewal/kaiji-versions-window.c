/* kaiji-versions-window.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-ask.h"
#include "kaiji-error.h"
#include "kaiji-tell.h"
#include "kaiji-version-row.h"
#include "kaiji-versions.h"
#include "kaiji-versions-window.h"

struct _KaijiVersionsWindow
{
  AdwWindow parent_instance;

  GtkStack *stack;
  GtkWidget *waiting_page;
  GtkWidget *empty_page;
  AdwStatusPage *error_page;
  GtkWidget *list_page;
  GtkListBox *list;
  GtkWidget *forget_button;

  KaijiDocument *document;
  KaijiSchemeLibrary *library;
  GCancellable *cancellable; /* of what is being read */
  char *opening;             /* (nullable): the name of the version that is being opened */
};

G_DEFINE_FINAL_TYPE (KaijiVersionsWindow, kaiji_versions_window, ADW_TYPE_WINDOW)

enum
{
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Begins to read something; what was being read is not wanted any more. The window is not kept for
 * it: it may be closed meanwhile, and its parent with it, and then the result is only
 * %G_IO_ERROR_CANCELLED. */
static GCancellable *
renew_cancellable (KaijiVersionsWindow *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  return self->cancellable;
}

static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  g_autofree char *day = kaiji_version_row_dup_day (KAIJI_VERSION_ROW (row));
  g_autofree char *day_before = before != NULL
                                  ? kaiji_version_row_dup_day (KAIJI_VERSION_ROW (before))
                                  : NULL;
  GtkWidget *label;

  if (g_strcmp0 (day, day_before) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  label = gtk_label_new (day);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "version-day");
  gtk_list_box_row_set_header (row, label);
}

static void
show_versions (KaijiVersionsWindow *self, GListModel *versions)
{
  GtkListBoxRow *first;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < g_list_model_get_n_items (versions); i++)
    {
      g_autoptr (KaijiSheetVersion) version = g_list_model_get_item (versions, i);

      gtk_list_box_append (self->list, kaiji_version_row_new (version));
    }

  /* The file as it is now is no earlier version. */
  gtk_widget_set_sensitive (self->forget_button, g_list_model_get_n_items (versions) >= 2);
  if (g_list_model_get_n_items (versions) < 2)
    {
      gtk_stack_set_visible_child (self->stack, self->empty_page);
      return;
    }

  gtk_stack_set_visible_child (self->stack, self->list_page);
  first = gtk_list_box_get_row_at_index (self->list, 0);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (first));
}

static void
on_listed (GObject *object, GAsyncResult *result, gpointer user_data)
{
  KaijiVersionsWindow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) versions = kaiji_version_list_new_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (versions != NULL)
    {
      show_versions (self, versions);
      return;
    }
  adw_status_page_set_description (self->error_page, kaiji_error_get_message (error));
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->error_page));
}

static void
load (KaijiVersionsWindow *self)
{
  GFile *file = kaiji_document_get_file (self->document);

  if (file == NULL)
    {
      gtk_stack_set_visible_child (self->stack, self->empty_page);
      return;
    }

  kaiji_version_list_new_async (file, self->library, renew_cancellable (self), on_listed, self);
}

/* After a save there is one version more. */
static void
on_modified_changed (KaijiVersionsWindow *self)
{
  if (!kaiji_document_get_modified (self->document))
    load (self);
}

static void
on_sheet_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  KaijiVersionsWindow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiSheet) sheet = kaiji_version_load_sheet_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (sheet == NULL)
    {
      kaiji_tell (GTK_WINDOW (self), _ ("This version cannot be read"),
                  kaiji_error_get_message (error));
      return;
    }
  g_signal_emit (self, signals[OPENED], 0, sheet, self->opening);
}

static void
on_row_activated (KaijiVersionsWindow *self, GtkListBoxRow *row)
{
  KaijiSheetVersion *version = kaiji_version_row_get_version (KAIJI_VERSION_ROW (row));
  GFile *file = kaiji_document_get_file (self->document);

  if (file == NULL)
    return;

  g_free (self->opening);
  /* Translators: date and time of day, in the form of g_date_time_format(). */
  self->opening = g_date_time_format (kaiji_sheet_version_get_time (version), _ ("%Y-%m-%d %R"));
  kaiji_version_load_sheet_async (file, kaiji_sheet_version_get_number (version), self->library,
                                  renew_cancellable (self), on_sheet_loaded, self);
}

static void
forget_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (kaiji_versions_forget (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_forgotten (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KaijiVersionsWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    kaiji_tell (GTK_WINDOW (self), _ ("The versions could not be removed"),
                kaiji_error_get_message (error));
  load (self);
}

static void
on_forget_asked (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KaijiVersionsWindow) self = user_data;
  g_autofree char *response = kaiji_ask_finish (result);
  GFile *file = kaiji_document_get_file (self->document);
  g_autoptr (GTask) task = NULL;

  if (g_strcmp0 (response, "remove") != 0 || file == NULL)
    return;

  /* Without a source object, which the thread might be the last to let go. */
  task = g_task_new (NULL, NULL, on_forgotten, g_object_ref (self));
  g_task_set_source_tag (task, forget_in_thread);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, forget_in_thread);
}

static void
on_forget (KaijiVersionsWindow *self)
{
  const KaijiResponse responses[] = {
    { "cancel", _ ("_Cancel"), KAIJI_RESPONSE_PLAIN },
    { "remove", _ ("_Remove for Good"), KAIJI_RESPONSE_DESTRUCTIVE },
  };

  kaiji_ask (GTK_WINDOW (self), _ ("Remove all earlier versions?"),
             _ (
               "The sheet stays as it is. What its file held before is gone from this computer and "
               "cannot be brought back."),
             responses, G_N_ELEMENTS (responses), on_forget_asked, g_object_ref (self));
}

static void
kaiji_versions_window_dispose (GObject *object)
{
  KaijiVersionsWindow *self = KAIJI_VERSIONS_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->document);
  g_clear_object (&self->library);
  g_clear_pointer (&self->opening, g_free);

  G_OBJECT_CLASS (kaiji_versions_window_parent_class)->dispose (object);
}

static void
kaiji_versions_window_class_init (KaijiVersionsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_versions_window_dispose;

  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, KAIJI_TYPE_SHEET, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-versions-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiVersionsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, KaijiVersionsWindow, waiting_page);
  gtk_widget_class_bind_template_child (widget_class, KaijiVersionsWindow, empty_page);
  gtk_widget_class_bind_template_child (widget_class, KaijiVersionsWindow, error_page);
  gtk_widget_class_bind_template_child (widget_class, KaijiVersionsWindow, list_page);
  gtk_widget_class_bind_template_child (widget_class, KaijiVersionsWindow, list);
  gtk_widget_class_bind_template_child (widget_class, KaijiVersionsWindow, forget_button);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_forget);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kaiji_versions_window_init (KaijiVersionsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
}

/**
 * kaiji_versions_window_new:
 * @document: a sheet with a file
 * @library: the known schemes
 * @parent: the window of @document
 *
 * Returns: (transfer none): the window, not presented yet
 */
GtkWindow *
kaiji_versions_window_new (KaijiDocument *document, KaijiSchemeLibrary *library, GtkWindow *parent)
{
  KaijiVersionsWindow *self;

  g_return_val_if_fail (KAIJI_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (KAIJI_IS_SCHEME_LIBRARY (library), NULL);

  self = g_object_new (KAIJI_TYPE_VERSIONS_WINDOW, "transient-for", parent, NULL);
  self->document = g_object_ref (document);
  self->library = g_object_ref (library);
  g_signal_connect_object (document, "notify::modified", G_CALLBACK (on_modified_changed), self,
                           G_CONNECT_SWAPPED);
  load (self);

  return GTK_WINDOW (self);
}
