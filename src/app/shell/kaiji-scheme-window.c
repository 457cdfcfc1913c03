/* kaiji-scheme-window.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-ask.h"
#include "kaiji-compat.h"
#include "kaiji-file-name.h"
#include "kaiji-files.h"
#include "kaiji-print-defaults.h"
#include "kaiji-scheme-removal.h"
#include "kaiji-scheme-standing.h"
#include "kaiji-scheme-window.h"
#include "kaiji-tell.h"
#include "kaiji-window.h"
#include "kaiji-wrap-layout.h"

/* An editor may write a file in several steps, in milliseconds. */
#define SETTLING_TIME 200

struct _KaijiSchemeWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title_widget;
  GtkLabel *heading;
  GtkLabel *standing_label;
  GtkListBox *editions_list;
  GtkListBox *faults_list;
  GtkWidget *copy_button;
  GtkWidget *remove_button;
  GtkWidget *open_sheet_button;
  GtkButton *install_button;

  KaijiSchemeLibrary *library;
  KaijiSchemeFile *file;
  GFile *sheet; /* (nullable): the sheet that waits for this form */
  char *hint;   /* how it is opened */
  GFileMonitor *monitor;
  guint settling;
  GCancellable *cancellable; /* (nullable): of reading the file again */
};

G_DEFINE_FINAL_TYPE (KaijiSchemeWindow, kaiji_scheme_window, ADW_TYPE_WINDOW)

/* Texts of a file are no markup. */
static GtkWidget *
add_row (GtkListBox *list, const char *title, const char *subtitle)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title,
                                 "subtitle", subtitle, NULL);

  gtk_list_box_append (list, row);
  return row;
}

static void
add_fault (KaijiSchemeWindow *self, const KaijiSchemeFault *fault)
{
  g_autofree char *place = g_strconcat (fault->edition, fault->place, NULL);
  g_autofree char *position = NULL;
  g_autofree char *subtitle = NULL;

  if (fault->line > 0)
    position = g_strdup_printf (_ ("Line %u, column %u"), fault->line, fault->column);
  if (position != NULL && *place != '\0')
    subtitle = g_strdup_printf ("%s · %s", position, place);
  add_row (self->faults_list, fault->message,
           subtitle != NULL   ? subtitle
           : position != NULL ? position
                              : place);
}

static void
show_faults (KaijiSchemeWindow *self)
{
  GPtrArray *faults = kaiji_scheme_file_get_faults (self->file);
  g_autofree char *text = NULL;

  gtk_label_set_label (self->heading, _ ("This form cannot be used yet"));
  text = g_strdup_printf (
    ngettext ("%u fault was found in the file. The list follows the file: mend it in a text "
              "editor, and save it.",
              "%u faults were found in the file. The list follows the file: mend them in a text "
              "editor, and save it.",
              faults->len),
    faults->len);
  gtk_label_set_label (self->standing_label, text);
  for (guint i = 0; i < faults->len; i++)
    add_fault (self, g_ptr_array_index (faults, i));
}

static void
add_edition (KaijiSchemeWindow *self, KaijiScheme *scheme)
{
  GtkWidget *row;
  guint n_items;
  g_autofree char *items = NULL;
  g_autofree char *title = NULL;

  kaiji_scheme_get_items (scheme, &n_items);
  items = g_strdup_printf (ngettext ("%u item", "%u items", n_items), n_items);
  /* Translators: %s is the edition of a form, such as “2023年版”. */
  title = g_strdup_printf (_ ("Try %s with an empty sheet"),
                           kaiji_scheme_get_edition_title (scheme));
  row = add_row (self->editions_list, title, items);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "edition", g_strdup (kaiji_scheme_get_edition (scheme)),
                          g_free);
}

static void
show_schemes (KaijiSchemeWindow *self, GPtrArray *schemes)
{
  KaijiScheme *scheme = g_ptr_array_index (schemes, 0);
  KaijiSchemeStanding standing = kaiji_scheme_library_get_standing (self->library, self->file);
  g_autoptr (GFile) own = kaiji_scheme_library_dup_own_file (self->library,
                                                             kaiji_scheme_get_id (scheme));
  g_autofree char *text = kaiji_scheme_standing_describe (standing);

  gtk_label_set_label (self->heading, kaiji_scheme_get_title (scheme));
  gtk_label_set_label (self->standing_label, text);
  for (guint i = 0; i < schemes->len; i++)
    add_edition (self, g_ptr_array_index (schemes, i));

  gtk_button_set_label (self->install_button,
                        kaiji_scheme_standing_get_install_label (standing, self->sheet != NULL));
  gtk_widget_set_visible (GTK_WIDGET (self->install_button), standing != KAIJI_SCHEME_INSTALLED);
  gtk_widget_set_visible (self->remove_button, standing == KAIJI_SCHEME_INSTALLED && own != NULL);
}

static void
update (KaijiSchemeWindow *self)
{
  GPtrArray *schemes = kaiji_scheme_file_get_schemes (self->file);

  kaiji_compat_remove_rows (self->faults_list);
  kaiji_compat_remove_rows (self->editions_list);
  gtk_widget_set_visible (GTK_WIDGET (self->faults_list), schemes == NULL);
  gtk_widget_set_visible (self->copy_button, schemes == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->editions_list), schemes != NULL);
  gtk_widget_set_visible (self->open_sheet_button, schemes != NULL && self->sheet != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->install_button), schemes != NULL);
  gtk_widget_set_visible (self->remove_button, FALSE);

  if (schemes != NULL)
    show_schemes (self, schemes);
  else
    show_faults (self);
}

/* If the file is gone or cannot be read, what was read last stays. */
static void
on_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  KaijiSchemeWindow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiSchemeFile) file = kaiji_scheme_file_load_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  if (file == NULL)
    return;

  g_set_object (&self->file, file);
  update (self);
}

static gboolean
on_settled (gpointer user_data)
{
  KaijiSchemeWindow *self = user_data;

  self->settling = 0;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  kaiji_scheme_file_load_async (kaiji_scheme_file_get_file (self->file), self->cancellable,
                                on_loaded, self);

  return G_SOURCE_REMOVE;
}

static void
on_file_changed (KaijiSchemeWindow *self)
{
  g_clear_handle_id (&self->settling, g_source_remove);
  self->settling = g_timeout_add (SETTLING_TIME, on_settled, self);
}

static void
on_library_changed (KaijiSchemeWindow *self)
{
  update (self);
}

/* A start page makes room for a sheet; there may be none. */
static KaijiWindow *
get_free_window (KaijiSchemeWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GList *windows = gtk_application_get_windows (application);

  for (GList *iter = windows; iter != NULL; iter = iter->next)
    if (KAIJI_IS_WINDOW (iter->data) && kaiji_window_is_free (iter->data))
      return iter->data;

  return kaiji_window_new (application, self->library);
}

static void
on_edition_activated (KaijiSchemeWindow *self, GtkListBoxRow *row)
{
  g_autoptr (KaijiScheme) scheme = kaiji_scheme_library_try (self->library, self->file,
                                                             g_object_get_data (G_OBJECT (row),
                                                                                "edition"));
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (KaijiDocument) document = NULL;

  kaiji_print_defaults_apply (sheet);
  document = kaiji_document_new (sheet);
  kaiji_window_show_document (get_free_window (self), document);
}

static void
on_copy (KaijiSchemeWindow *self)
{
  GPtrArray *faults = kaiji_scheme_file_get_faults (self->file);
  g_autofree char *name = kaiji_file_name_dup_shown (kaiji_scheme_file_get_file (self->file));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < faults->len; i++)
    {
      g_autofree char *line = kaiji_scheme_fault_describe (g_ptr_array_index (faults, i));

      g_string_append_printf (text, "%s:%s\n", name, line);
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text->str);
}

static void
on_remove (KaijiSchemeWindow *self)
{
  GPtrArray *schemes = kaiji_scheme_file_get_schemes (self->file);

  kaiji_scheme_removal_ask (GTK_WINDOW (self), self->library, g_ptr_array_index (schemes, 0));
}

/* The window has done what it was opened for. */
static void
open_sheet (KaijiSchemeWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  g_application_open (G_APPLICATION (application), &self->sheet, 1, self->hint);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_open_sheet (KaijiSchemeWindow *self)
{
  /* The library keeps it. */
  g_autoptr (KaijiScheme) tried G_GNUC_UNUSED = kaiji_scheme_library_try (self->library, self->file,
                                                                          NULL);

  open_sheet (self);
}

static void
install (KaijiSchemeWindow *self, gboolean replace)
{
  g_autoptr (GError) error = NULL;

  if (!kaiji_scheme_library_install (self->library, self->file, replace, &error))
    {
      g_autofree char *line = kaiji_files_describe_error (kaiji_scheme_file_get_file (self->file),
                                                          error);

      kaiji_tell (GTK_WINDOW (self), _ ("The form could not be installed"), line);
      return;
    }

  if (self->sheet != NULL)
    open_sheet (self);
}

static void
on_install_asked (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KaijiSchemeWindow) self = user_data;
  g_autofree char *response = kaiji_ask_finish (result);

  if (g_strcmp0 (response, "install") == 0 && kaiji_scheme_file_get_schemes (self->file) != NULL)
    install (self, TRUE);
}

static void
on_install (KaijiSchemeWindow *self)
{
  const KaijiResponse responses[] = {
    { "cancel", _ ("_Cancel"), KAIJI_RESPONSE_PLAIN },
    { "install", _ ("_Install"), KAIJI_RESPONSE_DESTRUCTIVE },
  };
  KaijiSchemeStanding standing = kaiji_scheme_library_get_standing (self->library, self->file);
  KaijiScheme *scheme;
  g_autofree char *body = NULL;

  if (standing == KAIJI_SCHEME_NEW)
    {
      install (self, FALSE);
      return;
    }

  scheme = g_ptr_array_index (kaiji_scheme_file_get_schemes (self->file), 0);
  body = kaiji_scheme_standing_describe_replacement (standing, kaiji_scheme_get_id (scheme));
  kaiji_ask (GTK_WINDOW (self), kaiji_scheme_standing_get_question (standing), body, responses,
             G_N_ELEMENTS (responses), on_install_asked, g_object_ref (self));
}

static void
kaiji_scheme_window_dispose (GObject *object)
{
  KaijiSchemeWindow *self = KAIJI_SCHEME_WINDOW (object);

  g_clear_handle_id (&self->settling, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->monitor);
  g_clear_object (&self->library);
  g_clear_object (&self->file);
  g_clear_object (&self->sheet);
  g_clear_pointer (&self->hint, g_free);

  G_OBJECT_CLASS (kaiji_scheme_window_parent_class)->dispose (object);
}

static void
kaiji_scheme_window_class_init (KaijiSchemeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_scheme_window_dispose;

  g_type_ensure (KAIJI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-scheme-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiSchemeWindow, title_widget);
  gtk_widget_class_bind_template_child (widget_class, KaijiSchemeWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, KaijiSchemeWindow, standing_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiSchemeWindow, editions_list);
  gtk_widget_class_bind_template_child (widget_class, KaijiSchemeWindow, faults_list);
  gtk_widget_class_bind_template_child (widget_class, KaijiSchemeWindow, copy_button);
  gtk_widget_class_bind_template_child (widget_class, KaijiSchemeWindow, remove_button);
  gtk_widget_class_bind_template_child (widget_class, KaijiSchemeWindow, open_sheet_button);
  gtk_widget_class_bind_template_child (widget_class, KaijiSchemeWindow, install_button);
  gtk_widget_class_bind_template_callback (widget_class, on_edition_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_copy);
  gtk_widget_class_bind_template_callback (widget_class, on_remove);
  gtk_widget_class_bind_template_callback (widget_class, on_open_sheet);
  gtk_widget_class_bind_template_callback (widget_class, on_install);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kaiji_scheme_window_init (KaijiSchemeWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
follow (KaijiSchemeWindow *self, KaijiSchemeLibrary *library, GFile *file)
{
  self->library = g_object_ref (library);
  kaiji_scheme_library_watch (library);
  g_signal_connect_object (library, "changed", G_CALLBACK (on_library_changed), self,
                           G_CONNECT_SWAPPED);
  /* Without a monitor, the file is read again when it is opened again. */
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (on_file_changed), self,
                             G_CONNECT_SWAPPED);
}

/* The window that shows a file already. */
static KaijiSchemeWindow *
find_window (GFile *file)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *iter = windows; iter != NULL; iter = iter->next)
    if (KAIJI_IS_SCHEME_WINDOW (iter->data)
        && g_file_equal (kaiji_scheme_file_get_file (KAIJI_SCHEME_WINDOW (iter->data)->file), file))
      return iter->data;

  return NULL;
}

/**
 * kaiji_scheme_window_show:
 * @application: the application
 * @library: the known schemes
 * @file: a scheme file, with or without faults
 * @sheet: (nullable): a sheet that could not be opened without this form
 * @hint: how the sheet is opened
 *
 * Shows what a scheme file holds, and offers to open @sheet with it.
 */
void
kaiji_scheme_window_show (GtkApplication *application,
                          KaijiSchemeLibrary *library,
                          KaijiSchemeFile *file,
                          GFile *sheet,
                          const char *hint)
{
  KaijiSchemeWindow *self;
  g_autofree char *name = NULL;

  g_return_if_fail (GTK_IS_APPLICATION (application));
  g_return_if_fail (KAIJI_IS_SCHEME_LIBRARY (library));
  g_return_if_fail (KAIJI_IS_SCHEME_FILE (file));
  g_return_if_fail (hint != NULL);

  self = find_window (kaiji_scheme_file_get_file (file));
  if (self == NULL)
    {
      self = g_object_new (KAIJI_TYPE_SCHEME_WINDOW, "application", application, NULL);
      follow (self, library, kaiji_scheme_file_get_file (file));
    }

  g_set_object (&self->file, file);
  g_set_object (&self->sheet, sheet);
  g_free (self->hint);
  self->hint = g_strdup (hint);
  name = kaiji_file_name_dup_shown (kaiji_scheme_file_get_file (file));
  adw_window_title_set_subtitle (self->title_widget, name);
  update (self);
  gtk_window_present (GTK_WINDOW (self));
}
