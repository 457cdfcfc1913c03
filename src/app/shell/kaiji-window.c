/* kaiji-window.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-backup.h"
#include "kaiji-carry-over-dialog.h"
#include "kaiji-carry-over-summary.h"
#include "kaiji-certified.h"
#include "kaiji-compat.h"
#include "kaiji-files.h"
#include "kaiji-import-flow.h"
#include "kaiji-other-sheet.h"
#include "kaiji-print-defaults.h"
#include "kaiji-save.h"
#include "kaiji-settings.h"
#include "kaiji-sheet-actions.h"
#include "kaiji-sheet-file.h"
#include "kaiji-start-page.h"
#include "kaiji-toast.h"
#include "kaiji-window-subtitle.h"
#include "kaiji-window.h"

struct _KaijiWindow
{
  AdwApplicationWindow parent_instance;

  GtkWidget *header_bar;
  AdwWindowTitle *title_widget;
  GtkWidget *sections_button;
  GtkWidget *preview_button;
  GtkWidget *edit_buttons;
  GtkMenuButton *menu_button;
  GMenuModel *primary_menu;
  AdwToastOverlay *toast_overlay;
  GtkStack *stack;
  AdwBin *start_bin;
  AdwBin *sheet_bin;

  KaijiSchemeLibrary *library;
  KaijiDocument *document;
  KaijiSheetView *view;
  KaijiStartPage *start_page;
  gboolean asking; /* the question about closing is open */
  gboolean saving;
  gboolean close_when_saved;
  char *saved_text; /* (nullable): when the sheet was last written, since it is open */
};

G_DEFINE_FINAL_TYPE (KaijiWindow, kaiji_window, ADW_TYPE_APPLICATION_WINDOW)

static void
update_actions (KaijiWindow *self)
{
  gboolean can_save = self->document != NULL && !self->saving;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save", can_save);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-as", can_save);
}

static void
update_title (KaijiWindow *self)
{
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *path = NULL;
  GFile *file;

  if (self->document == NULL)
    {
      adw_window_title_set_title (self->title_widget, _ ("Kaiji"));
      adw_window_title_set_subtitle (self->title_widget, "");
      gtk_window_set_title (GTK_WINDOW (self), _ ("Kaiji"));
      return;
    }

  name = kaiji_document_dup_title (self->document);
  file = kaiji_document_get_file (self->document);
  path = file != NULL ? g_file_get_parse_name (file) : NULL;
  /* Translators: a sheet's name in the title bar, with the mark of one that is not saved. */
  title = kaiji_document_get_modified (self->document) ? g_strdup_printf (_ ("• %s"), name)
                                                       : g_strdup (name);
  subtitle = kaiji_window_subtitle_dup (self->document, self->saved_text);
  adw_window_title_set_title (self->title_widget, title);
  adw_window_title_set_subtitle (self->title_widget, subtitle);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title_widget), path);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

/* Says quietly that nothing is lost any more. */
static void
show_saved (KaijiWindow *self, gboolean by_itself)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%H:%M");

  g_free (self->saved_text);
  /* Translators: below a sheet's name; %s is the time of day. */
  self->saved_text = by_itself ? g_strdup_printf (_ ("saved automatically %s"), time)
                               /* Translators: below a sheet's name; %s is the time of day. */
                               : g_strdup_printf (_ ("saved %s"), time);
  update_title (self);
}

static void
on_backup_kept (KaijiWindow *self)
{
  show_saved (self, TRUE);
}

static void
on_title_changed (KaijiWindow *self)
{
  update_title (self);
}

/* The disclosure date is part of the subtitle. */
static void
on_field_changed (KaijiWindow *self, const KaijiField *field)
{
  KaijiScheme *scheme = kaiji_sheet_get_scheme (kaiji_document_get_sheet (self->document));

  if (field != NULL && field == kaiji_scheme_get_role (scheme, KAIJI_ROLE_DISCLOSURE_DATE))
    update_title (self);
}

static void
on_backup_failed (KaijiWindow *self, const char *message)
{
  g_autofree char *body = g_strdup_printf (_ ("%s. Save the sheet often until this is mended."),
                                           message);

  /* The reason may be too long for a toast. */
  kaiji_tell (GTK_WINDOW (self), _ ("No Safety Copy of Unsaved Changes Can Be Kept"), body);
}

static void
on_version_failed (KaijiWindow *self, const char *message)
{
  /* Translators: %s is why: "the disk is full". */
  g_autofree char *body = g_strdup_printf (_ ("The sheet is saved. What the file held before could "
                                              "not be kept as an earlier version: %s."),
                                           message);

  kaiji_tell (GTK_WINDOW (self), _ ("No Earlier Version Was Kept"), body);
}

static void
on_scheme_chosen (KaijiWindow *self, KaijiScheme *scheme)
{
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (KaijiDocument) document = NULL;

  kaiji_print_defaults_apply (sheet);
  document = kaiji_document_new (sheet);
  kaiji_window_show_document (self, document);
}

static void
on_sample_chosen (KaijiWindow *self, GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_file_load (file, self->library, NULL, &error);
  g_autoptr (KaijiDocument) document = NULL;

  if (sheet == NULL)
    {
      kaiji_toast_tell (GTK_WIDGET (self), error->message);
      return;
    }

  /* A copy without a file: the sample itself stays as it is. */
  document = kaiji_document_new (sheet);
  kaiji_window_show_document (self, document);
}

/* If the file is open in a window, the program shows that window. */
static void
open_file (KaijiWindow *self, GFile *file, const char *hint)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  g_application_open (G_APPLICATION (application), &file, 1, hint);
}

static void
on_file_chosen (KaijiWindow *self, GFile *file)
{
  open_file (self, file, "");
}

static void
on_carry_over_chosen (KaijiWindow *self, GFile *file)
{
  kaiji_window_carry_over_file (self, file);
}

static void
on_backup_chosen (KaijiWindow *self, KaijiBackup *backup)
{
  open_file (self, kaiji_backup_get_copy (backup), KAIJI_WINDOW_HINT_RESTORE);
}

/* A start page is replaced by the new sheet; the previous sheet keeps its window. */
static void
on_carried_over (KaijiWindow *self, KaijiDocument *document, const KaijiCarryOverReport *report)
{
  KaijiWindow *window = self;
  GFile *origin = kaiji_document_get_origin (document);

  if (origin != NULL)
    kaiji_certified_remember (origin);
  if (!kaiji_window_is_free (self))
    window = kaiji_window_get_free (gtk_window_get_application (GTK_WINDOW (self)), self->library);
  kaiji_window_show_document (window, document);
  kaiji_sheet_view_go_to_review (window->view);
  gtk_window_present (kaiji_carry_over_summary_new (report, GTK_WINDOW (window)));
}

/* @origin is %NULL if the previous sheet is not in a file. */
static void
carry_over (KaijiWindow *self, KaijiSheet *old_sheet, GFile *origin)
{
  GtkWindow *dialog = kaiji_carry_over_dialog_new (old_sheet, origin, self->library,
                                                   GTK_WINDOW (self));

  g_signal_connect_object (dialog, "carried-over", G_CALLBACK (on_carried_over), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
on_old_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (KaijiSheet) old_sheet = kaiji_other_sheet_load_finish (result, &file);

  if (old_sheet != NULL)
    carry_over (KAIJI_WINDOW (object), old_sheet, file);
}

static void
on_carry_over (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KaijiWindow *self = user_data;

  carry_over (self, kaiji_document_get_sheet (self->document),
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

      on_file_chosen (self, file);
    }
}

static void
on_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GListModel) filters = kaiji_files_create_sheet_filters ();

  kaiji_choose_files (GTK_WINDOW (widget), _ ("Open Sheets"), filters, TRUE, on_files_chosen,
                      g_object_ref (widget));
}

/* A new sheet goes where there is room for one. */
static void
on_imported (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KaijiWindow) self = user_data;
  guint n_taken;
  g_autoptr (KaijiDocument) document = kaiji_import_flow_finish (result, &n_taken);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  KaijiWindow *window = self;
  g_autofree char *text = NULL;

  if (document == NULL || application == NULL)
    return;

  if (document != self->document)
    {
      if (!kaiji_window_is_free (self))
        window = kaiji_window_get_free (application, self->library);
      kaiji_window_show_document (window, document);
    }
  text = g_strdup_printf (ngettext ("%u answer was taken", "%u answers were taken", n_taken),
                          n_taken);
  if (kaiji_history_get_can_undo (kaiji_document_get_history (document)))
    kaiji_toast_offer_action (GTK_WIDGET (window->view), text, _ ("_Undo"), "sheet.undo");
  else
    kaiji_toast_tell (GTK_WIDGET (window->view), text);
}

/* Into the sheet that is open, unless it cannot be changed. */
static KaijiDocument *
get_target (KaijiWindow *self)
{
  return self->document != NULL && kaiji_document_get_editable (self->document) ? self->document
                                                                                : NULL;
}

static void
on_import (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KaijiWindow *self = KAIJI_WINDOW (widget);

  kaiji_import_flow_choose_async (GTK_WINDOW (self), get_target (self), self->library, on_imported,
                                  g_object_ref (self));
}

/* A text that is edited takes what is pasted itself. */
static void
on_paste_table (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KaijiWindow *self = KAIJI_WINDOW (widget);

  kaiji_import_flow_clipboard_async (GTK_WINDOW (self), get_target (self), self->library,
                                     on_imported, g_object_ref (self));
}

static gboolean
on_drop (KaijiWindow *self, const GValue *value)
{
  GSList *files = g_value_get_boxed (value);

  for (GSList *iter = files; iter != NULL; iter = iter->next)
    open_file (self, iter->data, "");

  return files != NULL;
}

static void
on_saved (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KaijiWindow) self = user_data;
  gboolean saved = kaiji_save_finish (result);
  gboolean close = saved && self->close_when_saved;

  self->saving = FALSE;
  self->close_when_saved = FALSE;
  if (saved && self->document != NULL)
    show_saved (self, FALSE);
  update_actions (self);
  if (close)
    gtk_window_close (GTK_WINDOW (self));
}

static void
save (KaijiWindow *self, gboolean choose)
{
  if (self->saving)
    return;

  self->saving = TRUE;
  update_actions (self);
  kaiji_save_async (self->document, GTK_WINDOW (self), choose, on_saved, g_object_ref (self));
}

static void
on_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save (KAIJI_WINDOW (widget), FALSE);
}

static void
on_save_as (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save (KAIJI_WINDOW (widget), TRUE);
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

static void
on_close_asked (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KaijiWindow) self = user_data;
  g_autofree char *response = kaiji_ask_finish (result);

  self->asking = FALSE;
  if (g_strcmp0 (response, "save") == 0)
    {
      self->close_when_saved = TRUE;
      save (self, FALSE);
    }
  else if (g_strcmp0 (response, "discard") == 0)
    {
      kaiji_window_close_document (self);
      gtk_window_close (GTK_WINDOW (self));
    }
}

static void
ask_to_close (KaijiWindow *self)
{
  const KaijiResponse responses[] = {
    { "cancel", _ ("_Cancel"), KAIJI_RESPONSE_PLAIN },
    { "discard", _ ("_Discard"), KAIJI_RESPONSE_DESTRUCTIVE },
    { "save", _ ("_Save"), KAIJI_RESPONSE_SUGGESTED },
  };
  g_autofree char *name = kaiji_document_dup_title (self->document);
  g_autofree char *body = g_strdup_printf (
    _ ("“%s” has changes that are not saved. They are lost if you discard them."), name);

  self->asking = TRUE;
  kaiji_ask (GTK_WINDOW (self), _ ("Save changes?"), body, responses, G_N_ELEMENTS (responses),
             on_close_asked, g_object_ref (self));
}

static gboolean
has_focus_within (GtkWidget *widget)
{
  return (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static gboolean
focus_pane (KaijiWindow *self, guint pane)
{
  return pane < KAIJI_N_PANES ? kaiji_sheet_view_focus_pane (self->view, pane)
                              : gtk_widget_child_focus (self->header_bar, GTK_DIR_TAB_FORWARD);
}

/* Goes round through the panes and the header bar. What is in none of them, as the status bar, is
 * left for the form. */
static void
go_to_pane (KaijiWindow *self, gboolean backwards)
{
  const guint n_panes = KAIJI_N_PANES + 1;
  guint pane = backwards ? KAIJI_PANE_FORM + 1 : KAIJI_PANE_FORM + n_panes - 1;

  if (self->document == NULL)
    return;

  for (guint i = 0; i < n_panes; i++)
    {
      GtkWidget *widget = i < KAIJI_N_PANES ? kaiji_sheet_view_get_pane (self->view, i)
                                            : self->header_bar;

      if (widget != NULL && has_focus_within (widget))
        pane = i;
    }

  for (guint i = 1; i <= n_panes; i++)
    if (focus_pane (self, (pane + (backwards ? n_panes - i : i)) % n_panes))
      return;
}

static gboolean
on_header_key_pressed (KaijiWindow *self, guint key)
{
  if (key != GDK_KEY_Escape || self->document == NULL)
    return GDK_EVENT_PROPAGATE;

  kaiji_sheet_view_focus_pane (self->view, KAIJI_PANE_FORM);
  return GDK_EVENT_STOP;
}

static void
on_next_pane (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go_to_pane (KAIJI_WINDOW (widget), FALSE);
}

static void
on_previous_pane (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go_to_pane (KAIJI_WINDOW (widget), TRUE);
}

/* The focus would stay on the button. What an item of the menu has opened keeps it. */
static void
on_menu_closed (KaijiWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (self->document == NULL
      || (focus != NULL && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->menu_button))))
    return;

  kaiji_sheet_view_focus_pane (self->view, KAIJI_PANE_FORM);
}

/* The menu costs as much as a screen of the form, and is opened far less often than a window. */
static void
on_menu_opening (GtkMenuButton *button, gpointer user_data)
{
  KaijiWindow *self = user_data;

  if (gtk_menu_button_get_menu_model (button) != NULL)
    return;

  gtk_menu_button_set_menu_model (button, self->primary_menu);
  g_signal_connect_object (gtk_menu_button_get_popover (button), "closed",
                           G_CALLBACK (on_menu_closed), self, G_CONNECT_SWAPPED);
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

  if (self->document != NULL && kaiji_document_get_modified (self->document))
    {
      ask_to_close (self);
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

  kaiji_pop_down (GTK_WIDGET (self));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "sheet", NULL);
  g_clear_object (&self->document);
  g_clear_object (&self->library);
  g_clear_pointer (&self->saved_text, g_free);

  G_OBJECT_CLASS (kaiji_window_parent_class)->dispose (object);
}

static void
kaiji_window_class_init (KaijiWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = kaiji_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, "/jp/kaiji/Kaiji/kaiji-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiWindow, header_bar);
  gtk_widget_class_bind_template_child (widget_class, KaijiWindow, title_widget);
  gtk_widget_class_bind_template_child (widget_class, KaijiWindow, sections_button);
  gtk_widget_class_bind_template_child (widget_class, KaijiWindow, preview_button);
  gtk_widget_class_bind_template_child (widget_class, KaijiWindow, edit_buttons);
  gtk_widget_class_bind_template_child (widget_class, KaijiWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, KaijiWindow, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, KaijiWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, KaijiWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, KaijiWindow, start_bin);
  gtk_widget_class_bind_template_child (widget_class, KaijiWindow, sheet_bin);

  gtk_widget_class_bind_template_callback (widget_class, on_header_key_pressed);

  gtk_widget_class_install_action (widget_class, "win.open", NULL, on_open);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, on_import);
  gtk_widget_class_install_action (widget_class, "win.paste-table", NULL, on_paste_table);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "win.paste-table",
                                       NULL);
  gtk_widget_class_install_action (widget_class, "win.save", NULL, on_save);
  gtk_widget_class_install_action (widget_class, "win.save-as", NULL, on_save_as);
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
  gtk_menu_button_set_create_popup_func (self->menu_button, on_menu_opening, self, NULL);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (on_active_changed), NULL);

  if (settings != NULL)
    {
      int width, height;

      g_settings_get (settings, "window-size", "(ii)", &width, &height);
      gtk_window_set_default_size (GTK_WINDOW (self), width, height);
      if (g_settings_get_boolean (settings, "window-maximized"))
        gtk_window_maximize (GTK_WINDOW (self));
    }

  update_title (self);
  update_actions (self);
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
 * kaiji_window_show_start_page:
 *
 * Shows the start page.
 */
void
kaiji_window_show_start_page (KaijiWindow *self)
{
  g_return_if_fail (KAIJI_IS_WINDOW (self));
  g_return_if_fail (self->document == NULL);

  if (self->start_page == NULL)
    {
      self->start_page = KAIJI_START_PAGE (kaiji_start_page_new (self->library));
      g_signal_connect_object (self->start_page, "scheme-chosen", G_CALLBACK (on_scheme_chosen),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->start_page, "file-chosen", G_CALLBACK (on_file_chosen), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->start_page, "carry-over-chosen",
                               G_CALLBACK (on_carry_over_chosen), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->start_page, "backup-chosen", G_CALLBACK (on_backup_chosen),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->start_page, "sample-chosen", G_CALLBACK (on_sample_chosen),
                               self, G_CONNECT_SWAPPED);
      adw_bin_set_child (self->start_bin, GTK_WIDGET (self->start_page));
    }
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->start_bin));
}

/**
 * kaiji_window_choose_scheme:
 *
 * Goes to the forms on the start page, which is shown.
 */
void
kaiji_window_choose_scheme (KaijiWindow *self)
{
  g_return_if_fail (KAIJI_IS_WINDOW (self));
  g_return_if_fail (self->start_page != NULL);

  kaiji_start_page_focus_schemes (self->start_page);
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
  g_signal_connect_object (document, "notify::title", G_CALLBACK (on_title_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::modified", G_CALLBACK (on_title_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::file", G_CALLBACK (on_title_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (kaiji_document_get_findings (document), "field-changed",
                           G_CALLBACK (on_field_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "backup-failed", G_CALLBACK (on_backup_failed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "version-failed", G_CALLBACK (on_version_failed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "backup-kept", G_CALLBACK (on_backup_kept), self,
                           G_CONNECT_SWAPPED);

  kaiji_certified_lock (document);
  self->view = kaiji_sheet_view_new (document);
  adw_bin_set_child (self->sheet_bin, GTK_WIDGET (self->view));
  install_sheet_actions (self);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->sheet_bin));
  gtk_widget_set_visible (self->sections_button, TRUE);
  gtk_widget_set_visible (self->preview_button, TRUE);
  gtk_widget_set_visible (self->edit_buttons, TRUE);
  update_title (self);
  update_actions (self);
  kaiji_sheet_view_show_last_section (self->view);
  gtk_window_present (GTK_WINDOW (self));
  kaiji_sheet_view_focus_form (self->view);
  /* There is no place to return to in a sheet that was never saved. */
  if (kaiji_document_get_file (document) == NULL)
    g_object_set (self->view, "show-overview", TRUE, NULL);
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
  g_signal_handlers_disconnect_by_data (self->document, self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "sheet", NULL);
  g_clear_object (&self->document);
  update_actions (self);
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
 * kaiji_window_carry_over_file:
 * @file: (nullable): the previous sheet, or %NULL to ask for it
 *
 * Carries over a sheet, which need not be open, into this window if it is free.
 */
void
kaiji_window_carry_over_file (KaijiWindow *self, GFile *file)
{
  g_return_if_fail (KAIJI_IS_WINDOW (self));
  g_return_if_fail (file == NULL || G_IS_FILE (file));

  kaiji_other_sheet_load_async (GTK_WIDGET (self), file, _ ("Carry Over Last Time's Sheet"),
                                self->library, on_old_loaded, NULL);
}

/**
 * kaiji_window_import_file:
 * @file: a file that is no sheet
 * @into_new: whether its answers make a new sheet, even if one is open that could have them
 *
 * Lays the answers of another file before the person, to be taken into a sheet.
 */
void
kaiji_window_import_file (KaijiWindow *self, GFile *file, gboolean into_new)
{
  g_return_if_fail (KAIJI_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  kaiji_import_flow_file_async (GTK_WINDOW (self), file, into_new ? NULL : get_target (self),
                                self->library, on_imported, g_object_ref (self));
}
