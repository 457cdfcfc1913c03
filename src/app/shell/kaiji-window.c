/* kaiji-window.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-certified.h"
#include "kaiji-choose.h"
#include "kaiji-compat.h"
#include "kaiji-files.h"
#include "kaiji-focus.h"
#include "kaiji-preedit.h"
#include "kaiji-settings.h"
#include "kaiji-sheet-actions.h"
#include "kaiji-window-private.h"

G_DEFINE_FINAL_TYPE (KaijiWindow, kaiji_window, ADW_TYPE_APPLICATION_WINDOW)

static void
on_carry_over (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KaijiWindow *self = user_data;

  kaiji_window_carry_over (self, kaiji_document_get_sheet (self->document),
                           kaiji_document_get_file (self->document));
}

static const GActionEntry sheet_actions[] = {
  { .name = "carry-over", .activate = on_carry_over },
};

static void
install_sheet_actions (KaijiWindow *self)
{
  g_autoptr (KaijiSheetActions) actions = kaiji_sheet_actions_new (self->view, self->library);

  g_action_map_add_action_entries (G_ACTION_MAP (actions), sheet_actions,
                                   G_N_ELEMENTS (sheet_actions), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "sheet", G_ACTION_GROUP (actions));
}

static void
on_files_chosen (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KaijiWindow) self = user_data;
  g_autoptr (GListModel) files = kaiji_choose_files_finish (result);

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      kaiji_window_open_file (self, file, "");
    }
}

static void
on_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GListModel) filters = kaiji_files_create_sheet_filters ();

  kaiji_choose_files (GTK_WINDOW (widget), _ ("Open Sheets"), filters, TRUE, on_files_chosen,
                      g_object_ref (widget));
}

static gboolean
on_drop (KaijiWindow *self, const GValue *value)
{
  GSList *files = g_value_get_boxed (value);

  for (GSList *iter = files; iter != NULL; iter = iter->next)
    kaiji_window_open_file (self, iter->data, "");

  return files != NULL;
}

static void
on_show_shortcuts (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (
    "/jp/kaiji/Kaiji/kaiji-shortcuts.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (shortcuts, GTK_WINDOW (widget));
  gtk_window_present (shortcuts);
}

/* The start page has no other panes beside it. */
static void
go_to_next_pane (KaijiWindow *self, gboolean backwards)
{
  if (self->document != NULL)
    kaiji_sheet_view_go_to_next_pane (self->view, self->header_bar, backwards);
  else if (kaiji_focus_is_within (self->header_bar))
    kaiji_window_focus_start_page (self);
  else
    gtk_widget_child_focus (self->header_bar, GTK_DIR_TAB_FORWARD);
}

static gboolean
on_header_key_pressed (KaijiWindow *self, guint key)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;

  kaiji_window_focus_page (self);
  return GDK_EVENT_STOP;
}

static void
on_next_pane (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go_to_next_pane (KAIJI_WINDOW (widget), FALSE);
}

static void
on_previous_pane (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go_to_next_pane (KAIJI_WINDOW (widget), TRUE);
}

/* The user may have changed the file in another program and come back. */
static void
on_active_changed (KaijiWindow *self)
{
  KaijiSharedFile *file = self->document != NULL ? kaiji_document_get_shared_file (self->document)
                                                 : NULL;

  if (file != NULL && gtk_window_is_active (GTK_WINDOW (self)))
    kaiji_shared_file_check (file);
}

static void
remember_size (KaijiWindow *self)
{
  GSettings *settings = kaiji_settings_get ();
  int width, height;

  if (settings == NULL)
    return;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set (settings, "window-size", "(ii)", width, height);
  g_settings_set_boolean (settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
}

static gboolean
kaiji_window_close_request (GtkWindow *window)
{
  KaijiWindow *self = KAIJI_WINDOW (window);

  if (self->asking)
    return GDK_EVENT_STOP;

  if (self->saving)
    {
      self->close_when_saved = TRUE;
      return GDK_EVENT_STOP;
    }

  kaiji_preedit_take_in (gtk_window_get_focus (window));
  if (self->document != NULL && kaiji_document_get_modified (self->document))
    {
      kaiji_window_ask_to_close (self);
      return GDK_EVENT_STOP;
    }

  remember_size (self);
  if (self->view != NULL)
    kaiji_sheet_view_keep_place (self->view);
  kaiji_window_close_document (self);
  return GTK_WINDOW_CLASS (kaiji_window_parent_class)->close_request (window);
}

static void
kaiji_window_dispose (GObject *object)
{
  KaijiWindow *self = KAIJI_WINDOW (object);

  kaiji_compat_pop_down (GTK_WIDGET (self));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "sheet", NULL);
  g_clear_object (&self->start_memory);
  g_clear_object (&self->document);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (kaiji_window_parent_class)->dispose (object);
}

static void
kaiji_window_class_init (KaijiWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = kaiji_window_close_request;

  g_type_ensure (KAIJI_TYPE_WINDOW_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/jp/kaiji/Kaiji/kaiji-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiWindow, header_bar);
  gtk_widget_class_bind_template_child (widget_class, KaijiWindow, title_widget);
  gtk_widget_class_bind_template_child (widget_class, KaijiWindow, sections_button);
  gtk_widget_class_bind_template_child (widget_class, KaijiWindow, go_buttons);
  gtk_widget_class_bind_template_child (widget_class, KaijiWindow, edit_buttons);
  gtk_widget_class_bind_template_child (widget_class, KaijiWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, KaijiWindow, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, KaijiWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, KaijiWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, KaijiWindow, start_bin);
  gtk_widget_class_bind_template_child (widget_class, KaijiWindow, sheet_bin);

  gtk_widget_class_bind_template_callback (widget_class, on_header_key_pressed);

  gtk_widget_class_install_action (widget_class, "win.open", NULL, on_open);
  kaiji_window_install_import_actions (klass);
  kaiji_window_install_save_actions (klass);
  kaiji_window_install_scheme_actions (klass);
  gtk_widget_class_install_action (widget_class, "win.next-pane", NULL, on_next_pane);
  gtk_widget_class_install_action (widget_class, "win.previous-pane", NULL, on_previous_pane);
  gtk_widget_class_install_action (widget_class, "win.show-shortcuts", NULL, on_show_shortcuts);
}

static void
kaiji_window_init (KaijiWindow *self)
{
  GSettings *settings = kaiji_settings_get ();
  GtkDropTarget *drop_target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (drop_target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop_target));
  kaiji_window_menu_set_up (self);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (on_active_changed), NULL);
  kaiji_window_fold_watch (self);

  if (settings != NULL)
    {
      int width, height;

      g_settings_get (settings, "window-size", "(ii)", &width, &height);
      gtk_window_set_default_size (GTK_WINDOW (self), width, height);
      if (g_settings_get_boolean (settings, "window-maximized"))
        gtk_window_maximize (GTK_WINDOW (self));
    }

  kaiji_window_update_save_actions (self);
}

/**
 * kaiji_window_new:
 * @application: the application
 * @library: the known schemes
 *
 * Returns: (transfer none): an empty window, not presented yet
 */
KaijiWindow *
kaiji_window_new (GtkApplication *application, KaijiSchemeLibrary *library)
{
  KaijiWindow *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (KAIJI_IS_SCHEME_LIBRARY (library), NULL);

  self = g_object_new (KAIJI_TYPE_WINDOW, "application", application, NULL);
  self->library = g_object_ref (library);
  kaiji_window_keys_watch (self);

  return self;
}

/**
 * kaiji_window_get_free:
 * @application: the application
 * @library: the known schemes
 *
 * Returns: (transfer none): a window for opening a sheet: the one in use, if it is free, or a new
 *   one that is not presented yet
 */
KaijiWindow *
kaiji_window_get_free (GtkApplication *application, KaijiSchemeLibrary *library)
{
  GtkWindow *window;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);

  window = gtk_application_get_active_window (application);
  if (KAIJI_IS_WINDOW (window) && kaiji_window_is_free (KAIJI_WINDOW (window)))
    return KAIJI_WINDOW (window);

  return kaiji_window_new (application, library);
}

/**
 * kaiji_window_get_document:
 *
 * Returns: (transfer none) (nullable): the document in the window
 */
KaijiDocument *
kaiji_window_get_document (KaijiWindow *self)
{
  g_return_val_if_fail (KAIJI_IS_WINDOW (self), NULL);

  return self->document;
}

/**
 * kaiji_window_is_free:
 *
 * Returns: whether a sheet can be opened in it
 */
gboolean
kaiji_window_is_free (KaijiWindow *self)
{
  g_return_val_if_fail (KAIJI_IS_WINDOW (self), FALSE);

  return self->document == NULL;
}

/**
 * kaiji_window_show_waiting:
 *
 * Shows that a sheet is being opened.
 */
void
kaiji_window_show_waiting (KaijiWindow *self)
{
  g_return_if_fail (KAIJI_IS_WINDOW (self));
  g_return_if_fail (self->document == NULL);

  if (gtk_stack_get_child_by_name (self->stack, "waiting") == NULL)
    {
      GtkWidget *page = adw_status_page_new ();

      adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Opening…"));
      gtk_stack_add_named (self->stack, page, "waiting");
    }
  gtk_stack_set_visible_child_name (self->stack, "waiting");
}

/**
 * kaiji_window_show_document:
 * @document: a sheet
 *
 * Shows a sheet in a free window, and presents the window.
 */
void
kaiji_window_show_document (KaijiWindow *self, KaijiDocument *document)
{
  g_return_if_fail (KAIJI_IS_WINDOW (self));
  g_return_if_fail (KAIJI_IS_DOCUMENT (document));
  g_return_if_fail (self->document == NULL);

  self->document = g_object_ref (document);

  kaiji_certified_lock (document);
  self->view = kaiji_sheet_view_new (document);
  adw_bin_set_child (self->sheet_bin, GTK_WIDGET (self->view));
  install_sheet_actions (self);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->sheet_bin));
  gtk_widget_set_visible (self->sections_button, TRUE);
  kaiji_window_fold_update (self);
  kaiji_window_title_set_document (self->title_widget, document);
  kaiji_window_update_save_actions (self);
  kaiji_sheet_view_show_last_page (self->view);
  gtk_window_present (GTK_WINDOW (self));
  if (kaiji_sheet_view_has_place (self->view))
    kaiji_sheet_view_focus_form (self->view);
  else
    kaiji_sheet_view_focus_page (self->view);
}

/**
 * kaiji_window_replace_document:
 * @document: the sheet as read from its file again
 *
 * Replaces the shown sheet, with its unsaved changes, by @document, and keeps the place in it.
 */
void
kaiji_window_replace_document (KaijiWindow *self, KaijiDocument *document)
{
  g_return_if_fail (KAIJI_IS_WINDOW (self));
  g_return_if_fail (KAIJI_IS_DOCUMENT (document));
  g_return_if_fail (self->document != NULL);

  kaiji_sheet_view_keep_place (self->view);
  kaiji_document_take_over (document, self->document);
  kaiji_window_close_document (self);
  kaiji_window_show_document (self, document);
}

/**
 * kaiji_window_close_document:
 *
 * Closes the sheet, with its unsaved changes. The window is free afterwards.
 */
void
kaiji_window_close_document (KaijiWindow *self)
{
  g_return_if_fail (KAIJI_IS_WINDOW (self));

  if (self->document == NULL)
    return;

  kaiji_document_discard_backup (self->document);
  kaiji_document_close_file (self->document);
  g_signal_handlers_disconnect_by_data (kaiji_document_get_autosave (self->document), self);
  g_signal_handlers_disconnect_by_data (self->document, self);
  kaiji_window_title_set_document (self->title_widget, NULL);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "sheet", NULL);
  g_clear_object (&self->document);
  kaiji_window_update_save_actions (self);
}

/**
 * kaiji_window_keep_place:
 *
 * Remembers where one is in the sheet, if there is one, as when the window is closed.
 */
void
kaiji_window_keep_place (KaijiWindow *self)
{
  g_return_if_fail (KAIJI_IS_WINDOW (self));

  remember_size (self);
  if (self->document != NULL)
    kaiji_sheet_view_keep_place (self->view);
}

/**
 * kaiji_window_focus_page:
 *
 * Goes back to what the window shows, where one was.
 */
void
kaiji_window_focus_page (KaijiWindow *self)
{
  g_return_if_fail (KAIJI_IS_WINDOW (self));

  if (self->document != NULL)
    kaiji_sheet_view_focus_page (self->view);
  else
    kaiji_window_focus_start_page (self);
}

/**
 * kaiji_window_open_file:
 * @file: a file
 * @hint: how to open it, "" otherwise
 *
 * Lets the program open a file. If it is open in a window, the program shows that window.
 */
void
kaiji_window_open_file (KaijiWindow *self, GFile *file, const char *hint)
{
  GtkApplication *application;

  g_return_if_fail (KAIJI_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  application = gtk_window_get_application (GTK_WINDOW (self));
  g_application_open (G_APPLICATION (application), &file, 1, hint);
}
