/* app-fixture.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app-find.h"
#include "app-fixture.h"

#include <signal.h>
#include <time.h>

/* Longer than anything takes that is going to happen at all. */
#define PATIENCE_SECONDS 60

/* How long to leave the application alone between two looks, in milliseconds. */
#define LOOK_INTERVAL 20

static gboolean
on_interval (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Lets the messages of the accessibility bus arrive. */
static void
let_messages_arrive (void)
{
  gboolean over = FALSE;

  g_timeout_add (LOOK_INTERVAL, on_interval, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
describe (AtspiAccessible *accessible, GString *text, int depth)
{
  g_autofree char *role = atspi_accessible_get_role_name (accessible, NULL);
  g_autofree char *name = atspi_accessible_get_name (accessible, NULL);
  g_autoptr (AtspiStateSet) states = atspi_accessible_get_state_set (accessible);
  gboolean is_focused = states != NULL && atspi_state_set_contains (states, ATSPI_STATE_FOCUSED);
  gboolean is_active = states != NULL && atspi_state_set_contains (states, ATSPI_STATE_ACTIVE);
  int n_children = atspi_accessible_get_child_count (accessible, NULL);

  g_string_append_printf (text, "#%*s %s “%s”%s%s\n", depth, "", role, name,
                          is_focused ? " with the focus" : "", is_active ? ", active" : "");
  for (int i = 0; i < n_children; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (accessible, i, NULL);

      if (child != NULL)
        describe (child, text, depth + 1);
    }
}

/* Prints the accessible tree when something was not found. */
static void
print_desktop (void)
{
  g_autoptr (AtspiAccessible) desktop = atspi_get_desktop (0);
  g_autoptr (GString) text = g_string_new (NULL);

  describe (desktop, text, 0);
  g_printerr ("%s", text->str);
}

static gboolean
on_out_of_patience (gpointer user_data)
{
  print_desktop ();
  g_error ("waited in vain for the focus to move");
  return G_SOURCE_REMOVE;
}

static gboolean
is_on_bus (gpointer user_data)
{
  App *self = user_data;
  g_autoptr (AtspiAccessible) desktop = atspi_get_desktop (0);
  int n_applications = atspi_accessible_get_child_count (desktop, NULL);

  if (!app_is_running (self))
    g_error ("the application ended instead of opening a window");

  for (int i = 0; i < n_applications; i++)
    {
      g_autoptr (AtspiAccessible) application = atspi_accessible_get_child_at_index (desktop, i,
                                                                                     NULL);

      if (application != NULL && app_has_name (application, "kaiji")
          && atspi_accessible_get_child_count (application, NULL) > 0)
        {
          self->root = g_steal_pointer (&application);
          atspi_accessible_set_cache_mask (self->root, ATSPI_CACHE_NONE);
          return TRUE;
        }
    }

  return FALSE;
}

static GSubprocess *
spawn (const char *const *arguments)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_ptr_array_add (argv, (gpointer) g_getenv ("KAIJI"));
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) arguments[i]);
  g_ptr_array_add (argv, NULL);
  process = g_subprocess_newv ((const char *const *) argv->pdata, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);

  return process;
}

static void
wait_for_exit (App *self)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait (self->process, NULL, &error);
  g_assert_no_error (error);
}

/* Runs the test and the application in a time zone where it is noon, so that no day ends during the
 * test. */
static void
go_where_it_is_noon (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  /* POSIX counts the hours that a place is behind. */
  g_autofree char *zone = g_strdup_printf ("NOON%+d", g_date_time_get_hour (now) - 12);

  g_setenv ("TZ", zone, TRUE);
  tzset ();
}

/* Connects this program to the display and the accessibility bus that tests/app/with-display made
 * for it. */
void
app_fixture_init (void)
{
  g_autoptr (AtspiAccessible) desktop = NULL;

  /* libatspi warns about requests to an application that is only starting or already ending. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);

  app_input_init ();
  g_assert_cmpint (atspi_init (), ==, 0);

  go_where_it_is_noon ();

  /* Criticals of the toolkit in the application are failures, too. */
  g_setenv ("G_DEBUG", "fatal-criticals", TRUE);

  /* Cached states must not be used. */
  desktop = atspi_get_desktop (0);
  atspi_accessible_set_cache_mask (desktop, ATSPI_CACHE_NONE);
}

void
app_wait_until (AppCondition condition, gpointer user_data, const char *what)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  while (!condition (user_data))
    {
      if (g_get_monotonic_time () > deadline)
        {
          print_desktop ();
          g_error ("waited in vain for: %s", what);
        }
      let_messages_arrive ();
    }
}

/* Sets the place where a sheet was left in an earlier run: @section is shown. */
void
app_remember_section (const char *path, const char *section)
{
  g_autoptr (GKeyFile) settings = g_key_file_new ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr (GVariant) places = g_variant_ref_sink (
    g_variant_new_parsed ("[(%s, {'section': <%s>})]", uri, section));
  g_autofree char *text = g_variant_print (places, FALSE);
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "glib-2.0", "settings",
                                              NULL);
  g_autofree char *keyfile = g_build_filename (folder, "keyfile", NULL);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  g_key_file_set_value (settings, "jp/kaiji/Kaiji", "places", text);
  g_key_file_save_to_file (settings, keyfile, &error);
  g_assert_no_error (error);
}

App *
app_start (const char *const *arguments)
{
  App *self = g_new0 (App, 1);

  self->process = spawn (arguments);
  app_wait_until (is_on_bus, self, "the application's first window");
  return self;
}

/* Starts the program again: it hands its arguments to the one that runs, and ends. */
void
app_start_second (const char *const *arguments)
{
  g_autoptr (GSubprocess) process = spawn (arguments);
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

static void
app_free (App *self)
{
  g_clear_object (&self->root);
  g_clear_object (&self->process);
  g_free (self);
}

/* Ends the application as a session does. */
void
app_end (App *self)
{
  if (app_is_running (self))
    g_subprocess_send_signal (self->process, SIGTERM);
  app_assert_ends (self);
  app_free (self);
}

/* Ends the application as a crash does. */
void
app_kill (App *self)
{
  g_subprocess_force_exit (self->process);
  wait_for_exit (self);
  app_free (self);
}

/* The application is about to end by itself, as it should. */
void
app_assert_ends (App *self)
{
  wait_for_exit (self);
  g_assert_true (g_subprocess_get_successful (self->process));
}

gboolean
app_is_running (App *self)
{
  return g_subprocess_get_identifier (self->process) != NULL;
}

/* NULL if the widget is gone. */
char *
app_dup_text (AtspiAccessible *accessible)
{
  g_autoptr (AtspiText) text = atspi_accessible_get_text_iface (accessible);
  int n_characters;

  if (text == NULL)
    return NULL;
  n_characters = atspi_text_get_character_count (text, NULL);
  return atspi_text_get_text (text, 0, n_characters, NULL);
}

typedef struct
{
  AtspiAccessible *accessible;
  const char *text;
} ExpectedText;

static gboolean
has_text (gpointer user_data)
{
  const ExpectedText *expected = user_data;
  g_autofree char *text = app_dup_text (expected->accessible);

  return g_strcmp0 (text, expected->text) == 0;
}

void
app_wait_for_text (AtspiAccessible *accessible, const char *text)
{
  ExpectedText expected = { accessible, text };

  app_wait_until (has_text, &expected, text);
}

typedef struct
{
  App *app;
  const char *name;
  const char *text;
} ExpectedAnswer;

static gboolean
has_answer (gpointer user_data)
{
  const ExpectedAnswer *expected = user_data;
  g_autoptr (AtspiAccessible) editor = app_find (expected->app, ATSPI_ROLE_TEXT, expected->name);
  g_autofree char *text = app_dup_text (editor);

  return g_strcmp0 (text, expected->text) == 0;
}

/* Like app_wait_for_text(), by the editor's name: a sheet that is read anew has another editor. */
void
app_wait_for_answer (App *self, const char *name, const char *text)
{
  ExpectedAnswer expected = { self, name, text };

  app_wait_until (has_answer, &expected, text);
}

/* Returns when the application has handled everything that was sent to it before, and a few turns
 * of its main loop more. */
void
app_let_catch_up (App *self)
{
  for (int i = 0; i < 5; i++)
    g_assert_cmpint (atspi_accessible_get_child_count (self->root, NULL), >, 0);
}

static void
on_focus_event (AtspiEvent *event, gpointer user_data)
{
  AppFocus *self = user_data;

  if (event->detail1 != 0)
    {
      g_set_object (&self->accessible, event->source);
      self->n_moves++;
    }
  g_boxed_free (ATSPI_TYPE_EVENT, event);
}

/* Follows the focus from now on. */
AppFocus *
app_focus_new (void)
{
  AppFocus *self = g_new0 (AppFocus, 1);
  g_autoptr (GError) error = NULL;

  self->listener = atspi_event_listener_new (on_focus_event, self, NULL);
  atspi_event_listener_register (self->listener, "object:state-changed:focused", &error);
  g_assert_no_error (error);

  return self;
}

void
app_focus_free (AppFocus *self)
{
  atspi_event_listener_deregister (self->listener, "object:state-changed:focused", NULL);
  g_object_unref (self->listener);
  g_clear_object (&self->accessible);
  g_free (self);
}

/* Until the focus has moved so often in all. */
void
app_focus_wait (AppFocus *self, guint n_moves)
{
  guint timeout = g_timeout_add_seconds (PATIENCE_SECONDS, on_out_of_patience, NULL);

  while (self->n_moves < n_moves)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
}

/* A button that is told of, but not on the screen yet, takes no notice. */
void
app_press (AtspiAccessible *button)
{
  g_autoptr (AtspiAction) action = atspi_accessible_get_action_iface (button);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (action);
  app_wait_for_windows ();
  g_assert_true (atspi_action_do_action (action, 0, &error));
  g_assert_no_error (error);
}

/* Writes as an assistive technology does. */
void
app_set_text (AtspiAccessible *editor, const char *text)
{
  g_autoptr (AtspiEditableText) editable = atspi_accessible_get_editable_text_iface (editor);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (editable);
  g_assert_true (atspi_editable_text_set_text_contents (editable, text, &error));
  g_assert_no_error (error);
}
