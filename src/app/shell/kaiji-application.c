/* kaiji-application.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gdk/gdk.h>
#include <glib-unix.h>
#include <glib/gi18n.h>

#ifdef GDK_WINDOWING_X11
#include <gdk/x11/gdkx.h>
#endif

#include "kaiji-about.h"
#include "kaiji-application.h"
#include "kaiji-certified.h"
#include "kaiji-file-actions.h"
#include "kaiji-form-style.h"
#include "kaiji-help.h"
#include "kaiji-open.h"
#include "kaiji-open-scheme.h"
#include "kaiji-preferences.h"
#include "kaiji-recent.h"
#include "kaiji-reminders.h"
#include "kaiji-search-provider.h"
#include "kaiji-session.h"
#include "kaiji-toolkit-names.h"
#include "kaiji-toolkit-words.h"
#include "kaiji-window.h"

struct _KaijiApplication
{
  AdwApplication parent_instance;

  KaijiSchemeLibrary *library;
  KaijiSearchProvider *search_provider;
  KaijiReminders *reminders;
  gboolean session_ends; /* what is closed from now on is not closed by a person */
};

G_DEFINE_FINAL_TYPE (KaijiApplication, kaiji_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version and exit"), NULL },
  { "new", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Begin a new sheet"), NULL },
  { "open-last", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open the sheet that was used last"), NULL },
  { NULL },
};

static const struct
{
  const char *action;
  const char *accelerators[3];
} accelerators[] = {
  { "app.new", { "<Primary>n" } },
  { "win.open", { "<Primary>o" } },
  { "win.import", { "<Primary>i" } },
  { "win.save", { "<Primary>s" } },
  { "win.save-as", { "<Primary><Shift>s" } },
  { "sheet.check-readiness", { "F5" } },
  { "sheet.print", { "<Primary>p" } },
  { "sheet.page-setup", { "<Primary><Shift>p" } },
  { "sheet.export-pdf", { "<Primary>e" } },
  { "window.close", { "<Primary>w" } },
  { "app.quit", { "<Primary>q" } },
  { "app.preferences", { "<Primary>comma" } },
  { "sheet.confirm", { "<Primary>Return", "<Primary>KP_Enter" } },
  { "sheet.changes", { "<Primary>d" } },
  { "sheet.find", { "<Primary>k", "<Primary>f" } },
  { "sheet.find-next", { "F3" } },
  { "sheet.find-previous", { "<Shift>F3" } },
  { "sheet.go-to-item", { "<Primary>g" } },
  { "sheet.undo", { "<Primary>z" } },
  { "sheet.redo", { "<Primary><Shift>z", "<Primary>y" } },
  { "sheet.next-finding", { "F8" } },
  { "sheet.previous-finding", { "<Shift>F8" } },
  { "sheet.show-sections", { "F9" } },
  { "sheet.go-to-findings", { "F7" } },
  { "sheet.next-section", { "<Primary>Page_Down" } },
  { "sheet.previous-section", { "<Primary>Page_Up" } },
  { "sheet.show-preview", { "F12" } },
  { "sheet.show-guidance", { "F1" } },
  { "sheet.show-overview", { "<Alt>Home" } },
  { "win.next-pane", { "F6" } },
  { "win.previous-pane", { "<Shift>F6" } },
  { "win.show-shortcuts", { "<Primary>question" } },
  /* The second key is the guidance's as long as there is a sheet. */
  { "app.help::index", { "<Primary>F1", "F1" } },
};

static void
for_each_document (KaijiApplication *self, void (*function) (KaijiDocument *))
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *iter = windows; iter != NULL; iter = iter->next)
    {
      KaijiDocument *document = NULL;

      if (KAIJI_IS_WINDOW (iter->data))
        document = kaiji_window_get_document (iter->data);
      if (document != NULL)
        function (document);
    }
}

static void
on_query_end (KaijiApplication *self)
{
  self->session_ends = TRUE;
  kaiji_session_keep (GTK_APPLICATION (self));
  for_each_document (self, kaiji_document_keep_backup);
}

/* The person may stay after all, and go on working in a window. */
static void
on_active_window_changed (KaijiApplication *self)
{
  if (gtk_application_get_active_window (GTK_APPLICATION (self)) != NULL)
    self->session_ends = FALSE;
}

static void
on_window_removed (KaijiApplication *self)
{
  if (!self->session_ends)
    kaiji_session_forget ();
}

/* A sheet that is open keeps its form; its window says so. */
static void
on_schemes_changed (KaijiApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *iter = windows; iter != NULL; iter = iter->next)
    if (KAIJI_IS_WINDOW (iter->data))
      kaiji_window_offer_new_form (iter->data);
}

/* Nobody waits for this, least of all the first frame. */
static gboolean
on_idle (gpointer user_data)
{
  kaiji_scheme_library_watch (user_data);

  return G_SOURCE_REMOVE;
}

static void on_window_added (GtkApplication *application, GtkWindow *window);

/* A desktop shows the icon in its lists of windows, in sizes that X11 wants read from as many
 * files: the first window is seen before they are. */
static void
on_first_frame (GtkApplication *application, GdkFrameClock *clock)
{
  GList *windows = gtk_application_get_windows (application);

  gtk_window_set_default_icon_name (KAIJI_APPLICATION_ID);
  for (GList *iter = windows; iter != NULL; iter = iter->next)
    gtk_window_set_icon_name (iter->data, KAIJI_APPLICATION_ID);
  g_signal_handlers_disconnect_by_func (application, on_window_added, NULL);
  g_signal_handlers_disconnect_by_func (clock, on_first_frame, application);
}

static void
on_realized (GtkApplication *application, GtkWidget *window)
{
  g_signal_connect_object (gtk_widget_get_frame_clock (window), "after-paint",
                           G_CALLBACK (on_first_frame), application, G_CONNECT_SWAPPED);
}

static void
on_window_added (GtkApplication *application, GtkWindow *window)
{
  g_signal_connect_object (window, "realize", G_CALLBACK (on_realized), application,
                           G_CONNECT_AFTER | G_CONNECT_SWAPPED);
}

/* The session ends, or the program gets a signal to end: there is no time for questions, but
 * unsaved changes must not be lost. */
static gboolean
on_terminated (gpointer user_data)
{
  KaijiApplication *self = user_data;

  self->session_ends = TRUE;
  kaiji_session_keep (GTK_APPLICATION (self));
  for_each_document (self, kaiji_document_keep_backup);
  for_each_document (self, kaiji_document_close_file);
  g_application_quit (G_APPLICATION (self));

  return G_SOURCE_REMOVE;
}

static void
on_new (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KaijiApplication *self = user_data;
  KaijiWindow *window = kaiji_window_get_free (GTK_APPLICATION (self), self->library);

  kaiji_window_show_start_page (window);
  gtk_window_present (GTK_WINDOW (window));
  kaiji_window_choose_scheme (window);
}

/* Without a recent sheet, the start page says how to begin. */
static void
on_open_last (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GPtrArray) files = kaiji_recent_list (1);

  if (files->len > 0)
    g_application_open (user_data, (GFile **) files->pdata, 1, "");
  else
    g_application_activate (user_data);
}

/* The parameter is a place of the guide. */
static void
on_help (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kaiji_help_show (GTK_APPLICATION (user_data), g_variant_get_string (parameter, NULL));
}

static void
on_about (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kaiji_about_show (gtk_application_get_active_window (GTK_APPLICATION (user_data)));
}

static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (user_data));
  g_autoptr (GList) copy = g_list_copy_deep (windows, (GCopyFunc) (void (*) (void)) g_object_ref,
                                             NULL);

  /* Each window asks whether to save; the program ends with the last one. */
  for (GList *iter = copy; iter != NULL; iter = iter->next)
    {
      g_autoptr (GtkWindow) window = iter->data;

      gtk_window_close (window);
    }
}

static void
on_preferences (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kaiji_preferences_show (gtk_application_get_active_window (GTK_APPLICATION (user_data)));
}

/* The default action of a notification about a sheet. */
static void
on_open_sheet (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  g_application_open (G_APPLICATION (user_data), &file, 1, "");
}

static void
on_due (KaijiApplication *self, GFile *file, const char *title, const char *body)
{
  g_autoptr (GNotification) notification = g_notification_new (title);
  g_autofree char *uri = g_file_get_uri (file);

  g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target (notification, "app.open-sheet", "s", uri);
  g_application_send_notification (G_APPLICATION (self), uri, notification);
}

static const GActionEntry actions[] = {
  { .name = "new", .activate = on_new },
  { .name = "open-last", .activate = on_open_last },
  { .name = "help", .activate = on_help, .parameter_type = "s" },
  { .name = "open-sheet", .activate = on_open_sheet, .parameter_type = "s" },
  { .name = "preferences", .activate = on_preferences },
  { .name = "about", .activate = on_about },
  { .name = "quit", .activate = on_quit },
};

/* Options that do what the application's action of the same name does. */
static const char *const option_actions[] = { "new", "open-last" };

/* In the running application, or in this one, which becomes it. */
static int
activate_action (GApplication *application, const char *name)
{
  g_autoptr (GError) error = NULL;

  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("kaiji: %s\n", error->message);
      return 1;
    }

  g_action_group_activate_action (G_ACTION_GROUP (application), name, NULL);
  return g_application_get_is_remote (application) ? 0 : -1;
}

static int
kaiji_application_handle_local_options (GApplication *application, GVariantDict *local_options)
{
  if (g_variant_dict_contains (local_options, "version"))
    {
      g_print ("kaiji %s\n", KAIJI_VERSION);
      return 0;
    }

  for (guint i = 0; i < G_N_ELEMENTS (option_actions); i++)
    if (g_variant_dict_contains (local_options, option_actions[i]))
      return activate_action (application, option_actions[i]);

  return -1;
}

static gboolean
kaiji_application_dbus_register (GApplication *application,
                                 GDBusConnection *connection,
                                 const char *object_path,
                                 GError **error)
{
  KaijiApplication *self = KAIJI_APPLICATION (application);

  self->search_provider = kaiji_search_provider_new (application);
  return kaiji_search_provider_export (self->search_provider, connection, error)
         && G_APPLICATION_CLASS (kaiji_application_parent_class)
              ->dbus_register (application, connection, object_path, error);
}

static void
kaiji_application_dbus_unregister (GApplication *application,
                                   GDBusConnection *connection,
                                   const char *object_path)
{
  g_clear_object (&KAIJI_APPLICATION (application)->search_provider);

  G_APPLICATION_CLASS (kaiji_application_parent_class)
    ->dbus_unregister (application, connection, object_path);
}

/* The desktop connects a window with the application's entry by this name. With Wayland it is the
 * application's id of itself. */
static void
set_window_class (void)
{
#ifdef GDK_WINDOWING_X11
  GdkDisplay *display = gdk_display_get_default ();

  if (GDK_IS_X11_DISPLAY (display))
    gdk_x11_display_set_program_class (display, KAIJI_APPLICATION_ID);
#endif
}

/* Tests have theirs elsewhere. */
static void
supply_words (void)
{
  const char *folder = g_getenv ("KAIJI_LOCALEDIR");
  g_autofree char *own = g_build_filename (folder != NULL ? folder : KAIJI_PKGDATADIR,
                                           folder != NULL ? "libadwaita" : "locale", NULL);

  kaiji_toolkit_words_supply (own);
}

/* GTK reads the icon theme in a thread, but reads it again where an icon is first asked for if a
 * place of icons has been added since, as libadwaita does. Being told of a theme, GTK reads it in a
 * thread at once, while the sheet is read. */
static void
read_icon_theme (void)
{
  g_object_notify (G_OBJECT (gtk_settings_get_default ()), "gtk-icon-theme-name");
}

static void
kaiji_application_startup (GApplication *application)
{
  KaijiApplication *self = KAIJI_APPLICATION (application);

  G_APPLICATION_CLASS (kaiji_application_parent_class)->startup (application);

  read_icon_theme ();
  supply_words ();
  kaiji_toolkit_names_mend ();
  self->library = kaiji_scheme_library_new ();
  g_signal_connect_object (self->library, "changed", G_CALLBACK (on_schemes_changed), self,
                           G_CONNECT_SWAPPED);
  g_idle_add_full (G_PRIORITY_LOW, on_idle, g_object_ref (self->library), g_object_unref);
  if (self->search_provider != NULL)
    kaiji_search_provider_set_library (self->search_provider, self->library);
  set_window_class ();
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action,
                                           accelerators[i].accelerators);

  kaiji_form_style_follow_settings ();
  kaiji_certified_follow_settings ();
  self->reminders = kaiji_reminders_new (self->library);
  g_signal_connect_object (self->reminders, "due", G_CALLBACK (on_due), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "window-added", G_CALLBACK (on_window_added), NULL);
  g_signal_connect (self, "query-end", G_CALLBACK (on_query_end), NULL);
  g_signal_connect (self, "window-removed", G_CALLBACK (on_window_removed), NULL);
  g_signal_connect (self, "notify::active-window", G_CALLBACK (on_active_window_changed), NULL);
  g_unix_signal_add (SIGTERM, on_terminated, self);
  g_unix_signal_add (SIGINT, on_terminated, self);
  g_unix_signal_add (SIGHUP, on_terminated, self);
}

static void
kaiji_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL && kaiji_session_restore (GTK_APPLICATION (application)))
    return;

  if (window == NULL)
    {
      window = GTK_WINDOW (
        kaiji_window_new (GTK_APPLICATION (application), KAIJI_APPLICATION (application)->library));
      kaiji_window_show_start_page (KAIJI_WINDOW (window));
    }
  gtk_window_present (window);
}

static void
kaiji_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  KaijiSchemeLibrary *library = KAIJI_APPLICATION (application)->library;

  for (int i = 0; i < n_files; i++)
    {
      if (g_str_equal (hint, KAIJI_WINDOW_HINT_RESTORE))
        kaiji_open_copy (GTK_APPLICATION (application), library, files[i]);
      else if (g_str_equal (hint, KAIJI_FILE_ACTIONS_HINT_RELOAD))
        kaiji_open_again (GTK_APPLICATION (application), library, files[i]);
      else if (g_str_equal (hint, KAIJI_FILE_ACTIONS_HINT_COPY))
        kaiji_open_as_new (GTK_APPLICATION (application), library, files[i]);
      else if (g_str_equal (hint, KAIJI_WINDOW_HINT_SCHEME))
        kaiji_open_scheme (GTK_APPLICATION (application), library, files[i]);
      else
        kaiji_open_file (GTK_APPLICATION (application), library, files[i]);
    }
}

static void
kaiji_application_dispose (GObject *object)
{
  KaijiApplication *self = KAIJI_APPLICATION (object);

  g_clear_object (&self->search_provider);
  g_clear_object (&self->reminders);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (kaiji_application_parent_class)->dispose (object);
}

static void
kaiji_application_class_init (KaijiApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_application_dispose;
  application_class->handle_local_options = kaiji_application_handle_local_options;
  application_class->dbus_register = kaiji_application_dbus_register;
  application_class->dbus_unregister = kaiji_application_dbus_unregister;
  application_class->startup = kaiji_application_startup;
  application_class->activate = kaiji_application_activate;
  application_class->open = kaiji_application_open;
}

static void
kaiji_application_init (KaijiApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[SHEET…]"));
}

/**
 * kaiji_application_new:
 *
 * Returns: (transfer full): the program
 */
KaijiApplication *
kaiji_application_new (void)
{
  return g_object_new (KAIJI_TYPE_APPLICATION, "application-id", KAIJI_APPLICATION_ID,
                       "resource-base-path", "/jp/kaiji/Kaiji", "flags", G_APPLICATION_HANDLES_OPEN,
                       "register-session", TRUE, NULL);
}
