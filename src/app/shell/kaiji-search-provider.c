/* kaiji-search-provider.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kaiji-deadlines.h"
#include "kaiji-file-name.h"
#include "kaiji-recent.h"
#include "kaiji-search-provider.h"
#include "kaiji-sheet-file.h"

#define OBJECT_PATH "/jp/kaiji/Kaiji/SearchProvider"

/* The maximum number of sheets that are looked at. */
#define MAX_SHEETS 30

struct _KaijiSearchProvider
{
  GObject parent_instance;

  GApplication *application; /* unowned: it owns this */
  KaijiSchemeLibrary *library;
  GDBusConnection *connection;
  guint registration;
};

G_DEFINE_FINAL_TYPE (KaijiSearchProvider, kaiji_search_provider, G_TYPE_OBJECT)

/* A call, until it is answered. Only the thread that answers uses it meanwhile. */
typedef struct
{
  GApplication *application;
  KaijiSchemeLibrary *library;
  GDBusMethodInvocation *invocation;
  GPtrArray *files; /* of GFile */
  GStrv terms;      /* (nullable): the words that a result has, folded; NULL to describe all */
} Query;

static void
query_free (gpointer data)
{
  Query *query = data;

  g_application_release (query->application);
  g_object_unref (query->application);
  g_object_unref (query->library);
  g_object_unref (query->invocation);
  g_ptr_array_unref (query->files);
  g_strfreev (query->terms);
  g_free (query);
}

/* Without differences of case and width. */
static char *
fold (const char *text)
{
  g_autofree char *normalized = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);

  return normalized != NULL ? g_utf8_casefold (normalized, -1) : g_strdup ("");
}

/* The name and the address of a result, as people read them. */
static gboolean
has_terms (const Query *query, GFile *file, KaijiSheet *sheet)
{
  g_autofree char *title = sheet != NULL ? kaiji_sheet_dup_title (sheet) : NULL;
  g_autofree char *place = g_file_get_parse_name (file);
  g_autofree char *all = g_strconcat (place, "\n", title, NULL);
  g_autofree char *folded = fold (all);

  for (guint i = 0; query->terms[i] != NULL; i++)
    if (strstr (folded, query->terms[i]) == NULL)
      return FALSE;

  return TRUE;
}

static void
find (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Query *query = task_data;
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("as"));
  for (guint i = 0; i < query->files->len; i++)
    {
      GFile *file = g_ptr_array_index (query->files, i);
      g_autoptr (KaijiSheet) sheet = kaiji_sheet_file_load (file, query->library, NULL, NULL);

      if (has_terms (query, file, sheet))
        g_variant_builder_add_value (&builder, g_variant_new_take_string (g_file_get_uri (file)));
    }

  g_task_return_pointer (task,
                         g_variant_ref_sink (
                           g_variant_new_tuple ((GVariant *[]){ g_variant_builder_end (&builder) },
                                                1)),
                         (GDestroyNotify) g_variant_unref);
}

static void
describe_sheet (GVariantBuilder *builder, GFile *file, KaijiSheet *sheet)
{
  g_autofree char *name = sheet != NULL ? kaiji_sheet_dup_title (sheet) : NULL;
  g_autofree char *file_name = kaiji_file_name_dup_shown (file);
  g_autofree char *date = sheet != NULL ? kaiji_deadlines_dup_disclosed (sheet) : NULL;
  g_autofree char *disclosed = NULL;
  g_autofree char *description = NULL;

  if (date != NULL)
    disclosed = g_strdup_printf (_ ("Disclosed %s"), date);
  description = g_strjoin (" · ", file_name, disclosed, NULL);
  if (name == NULL || *name == '\0')
    {
      g_free (name);
      name = g_strdup (file_name);
    }

  g_variant_builder_open (builder, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (builder, "{sv}", "id", g_variant_new_take_string (g_file_get_uri (file)));
  g_variant_builder_add (builder, "{sv}", "name", g_variant_new_string (name));
  g_variant_builder_add (builder, "{sv}", "description", g_variant_new_string (description));
  g_variant_builder_add (builder, "{sv}", "gicon", g_variant_new_string (KAIJI_APPLICATION_ID));
  g_variant_builder_close (builder);
}

static void
describe (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Query *query = task_data;
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < query->files->len; i++)
    {
      GFile *file = g_ptr_array_index (query->files, i);
      g_autoptr (KaijiSheet) sheet = kaiji_sheet_file_load (file, query->library, NULL, NULL);

      describe_sheet (&builder, file, sheet);
    }

  g_task_return_pointer (task,
                         g_variant_ref_sink (
                           g_variant_new_tuple ((GVariant *[]){ g_variant_builder_end (&builder) },
                                                1)),
                         (GDestroyNotify) g_variant_unref);
}

static void
on_answered (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GTask *task = G_TASK (result);
  const Query *query = g_task_get_task_data (task);
  g_autoptr (GVariant) answer = g_task_propagate_pointer (task, NULL);

  g_dbus_method_invocation_return_value (g_object_ref (query->invocation), answer);
}

/* Answers in a thread: sheets may be on a slow file system. Takes @files. */
static void
answer (KaijiSearchProvider *self,
        GDBusMethodInvocation *invocation,
        GPtrArray *files,
        const char *const *terms,
        GTaskThreadFunc function)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_answered, NULL);
  Query *query = g_new0 (Query, 1);

  query->application = g_object_ref (self->application);
  query->library = g_object_ref (self->library);
  query->invocation = g_object_ref (invocation);
  query->files = files;
  if (terms != NULL)
    {
      query->terms = g_new0 (char *, g_strv_length ((GStrv) terms) + 1);
      for (guint i = 0; terms[i] != NULL; i++)
        query->terms[i] = fold (terms[i]);
    }
  g_application_hold (query->application);
  g_task_set_task_data (task, query, query_free);
  g_task_run_in_thread (task, function);
}

/* Returns: (transfer full) (nullable): the file of a result. Any program may ask for anything. */
static GFile *
find_file (const char *id)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *name = NULL;

  if (!g_uri_is_valid (id, G_URI_FLAGS_NONE, NULL))
    return NULL;

  file = g_file_new_for_uri (id);
  name = g_file_get_basename (file);
  return name != NULL ? g_steal_pointer (&file) : NULL;
}

static GPtrArray *
list_files (const char *const *ids)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      GFile *file = find_file (ids[i]);

      if (file != NULL)
        g_ptr_array_add (files, file);
    }
  return files;
}

static void
on_find (KaijiSearchProvider *self, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  g_autofree const char **terms = NULL;

  g_variant_get (parameters, "(^a&s)", &terms);
  answer (self, invocation, kaiji_recent_list (MAX_SHEETS), terms, find);
}

static void
on_find_in (KaijiSearchProvider *self, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  g_autofree const char **ids = NULL;
  g_autofree const char **terms = NULL;

  g_variant_get (parameters, "(^a&s^a&s)", &ids, &terms);
  answer (self, invocation, list_files (ids), terms, find);
}

static void
on_describe (KaijiSearchProvider *self, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  g_autofree const char **ids = NULL;

  g_variant_get (parameters, "(^a&s)", &ids);
  answer (self, invocation, list_files (ids), NULL, describe);
}

static void
on_activate_result (KaijiSearchProvider *self,
                    GVariant *parameters,
                    GDBusMethodInvocation *invocation)
{
  g_autoptr (GFile) file = NULL;
  const char *id;

  g_variant_get (parameters, "(&s^a&su)", &id, NULL, NULL);
  file = find_file (id);
  if (file != NULL)
    g_application_open (self->application, &file, 1, "");
  g_dbus_method_invocation_return_value (invocation, NULL);
}

/* The start page lists the recent sheets. */
static void
on_launch_search (KaijiSearchProvider *self,
                  GVariant *parameters,
                  GDBusMethodInvocation *invocation)
{
  g_application_activate (self->application);
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static const char interface_xml[]
  = "<node><interface name='org.gnome.Shell.SearchProvider2'>"
    "<method name='GetInitialResultSet'>"
    "<arg type='as' name='terms' direction='in'/><arg type='as' name='results' direction='out'/>"
    "</method>"
    "<method name='GetSubsearchResultSet'>"
    "<arg type='as' name='previous_results' direction='in'/>"
    "<arg type='as' name='terms' direction='in'/><arg type='as' name='results' direction='out'/>"
    "</method>"
    "<method name='GetResultMetas'>"
    "<arg type='as' name='identifiers' direction='in'/>"
    "<arg type='aa{sv}' name='metas' direction='out'/>"
    "</method>"
    "<method name='ActivateResult'>"
    "<arg type='s' name='identifier' direction='in'/><arg type='as' name='terms' direction='in'/>"
    "<arg type='u' name='timestamp' direction='in'/>"
    "</method>"
    "<method name='LaunchSearch'>"
    "<arg type='as' name='terms' direction='in'/><arg type='u' name='timestamp' direction='in'/>"
    "</method>"
    "</interface></node>";

static const struct
{
  const char *name;
  void (*call) (KaijiSearchProvider *, GVariant *, GDBusMethodInvocation *);
} methods[] = {
  { "GetInitialResultSet", on_find },   { "GetSubsearchResultSet", on_find_in },
  { "GetResultMetas", on_describe },    { "ActivateResult", on_activate_result },
  { "LaunchSearch", on_launch_search },
};

/* GDBus refuses what is not in the description of the interface. */
static void
on_method_call (GDBusConnection *connection,
                const char *sender,
                const char *object_path,
                const char *interface_name,
                const char *method_name,
                GVariant *parameters,
                GDBusMethodInvocation *invocation,
                gpointer user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    if (g_str_equal (methods[i].name, method_name))
      methods[i].call (user_data, parameters, invocation);
}

static void
kaiji_search_provider_dispose (GObject *object)
{
  KaijiSearchProvider *self = KAIJI_SEARCH_PROVIDER (object);

  if (self->registration != 0)
    g_dbus_connection_unregister_object (self->connection, self->registration);
  self->registration = 0;
  g_clear_object (&self->connection);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (kaiji_search_provider_parent_class)->dispose (object);
}

static void
kaiji_search_provider_class_init (KaijiSearchProviderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kaiji_search_provider_dispose;
}

static void
kaiji_search_provider_init (KaijiSearchProvider *self)
{
}

/**
 * kaiji_search_provider_new:
 * @application: the application, which owns the result
 *
 * Returns: (transfer full): a provider that is not on a bus yet
 */
KaijiSearchProvider *
kaiji_search_provider_new (GApplication *application)
{
  KaijiSearchProvider *self;

  g_return_val_if_fail (G_IS_APPLICATION (application), NULL);

  self = g_object_new (KAIJI_TYPE_SEARCH_PROVIDER, NULL);
  self->application = application;

  return self;
}

/**
 * kaiji_search_provider_set_library:
 * @library: the schemes of the sheets
 *
 * Sets what is needed before the first call is answered.
 */
void
kaiji_search_provider_set_library (KaijiSearchProvider *self, KaijiSchemeLibrary *library)
{
  g_return_if_fail (KAIJI_IS_SEARCH_PROVIDER (self));
  g_return_if_fail (KAIJI_IS_SCHEME_LIBRARY (library));

  g_set_object (&self->library, library);
}

/**
 * kaiji_search_provider_export:
 * @connection: the session bus
 *
 * Puts the provider on the bus, where it stays until it is disposed of.
 *
 * Returns: %FALSE with @error if that cannot be done
 */
gboolean
kaiji_search_provider_export (KaijiSearchProvider *self,
                              GDBusConnection *connection,
                              GError **error)
{
  static const GDBusInterfaceVTable vtable = { .method_call = on_method_call };
  g_autoptr (GDBusNodeInfo) node = NULL;

  g_return_val_if_fail (KAIJI_IS_SEARCH_PROVIDER (self), FALSE);
  g_return_val_if_fail (G_IS_DBUS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (self->registration == 0, FALSE);

  node = g_dbus_node_info_new_for_xml (interface_xml, error);
  if (node == NULL)
    return FALSE;

  self->registration = g_dbus_connection_register_object (connection, OBJECT_PATH,
                                                          node->interfaces[0], &vtable, self, NULL,
                                                          error);
  if (self->registration == 0)
    return FALSE;

  self->connection = g_object_ref (connection);
  return TRUE;
}
