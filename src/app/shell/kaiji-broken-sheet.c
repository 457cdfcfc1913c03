/* kaiji-broken-sheet.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dialog about a sheet's file that is damaged: how that may have happened and how to go on,
 * with changes that were not saved and the newest earlier version if they are kept. A file that is
 * only called like a sheet may have answers to import. The place of the fault comes last, folded,
 * for whoever helps.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-ask.h"
#include "kaiji-broken-sheet.h"
#include "kaiji-error.h"
#include "kaiji-file-name.h"
#include "kaiji-files.h"
#include "kaiji-sheet-file.h"
#include "kaiji-versions.h"

/* Closing, importing, an earlier version and what was not saved. */
#define MAX_RESPONSES 4

typedef struct
{
  KaijiWindow *window;
  KaijiSchemeLibrary *library;
  GFile *file;
  KaijiBackup *backup; /* (nullable): changes to it that were not saved */
  KaijiSheet *version; /* (nullable): what it was */
} Offer;

static void
offer_free (Offer *offer)
{
  g_clear_object (&offer->window);
  g_clear_object (&offer->library);
  g_clear_object (&offer->file);
  g_clear_object (&offer->backup);
  g_clear_object (&offer->version);
  g_free (offer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Offer, offer_free)

/* The newest one that can be read: the file may have been damaged before it was saved last. */
static KaijiSheet *
load_version (GFile *file, KaijiSchemeLibrary *library, gint64 *saved)
{
  g_autoptr (KaijiVersions) versions = kaiji_versions_open (file, NULL, NULL);

  if (versions == NULL)
    return NULL;

  for (guint i = 0; i < kaiji_versions_get_n (versions); i++)
    {
      g_autoptr (GBytes) contents = kaiji_versions_read (versions, i, NULL);
      KaijiSheet *sheet = contents != NULL ? kaiji_sheet_file_parse (contents, library, NULL)
                                           : NULL;
      KaijiVersionEntry entry;

      if (sheet == NULL)
        continue;
      kaiji_versions_get (versions, i, &entry);
      *saved = entry.saved;
      return sheet;
    }

  return NULL;
}

/* The newest copy of changes that were not saved when the program ended; NULL if there is none. */
static KaijiBackup *
find_backup (GFile *file)
{
  g_autoptr (GPtrArray) backups = kaiji_backup_list_abandoned ();

  for (guint i = 0; i < backups->len; i++)
    if (kaiji_backup_is_of (backups->pdata[i], file, NULL))
      return g_object_ref (backups->pdata[i]);

  return NULL;
}

/* A sheet begins with a brace, however damaged it is. */
static gboolean
may_be_imported (GFile *file)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  char beginning[64];
  gssize length;

  if (stream == NULL)
    return FALSE;

  length = g_input_stream_read (G_INPUT_STREAM (stream), beginning, sizeof beginning, NULL, NULL);
  for (gssize i = 0; i < length; i++)
    if (!g_ascii_isspace (beginning[i]))
      return beginning[i] != '{';

  return FALSE;
}

/* It is not in a file: the damaged one stays as it is until one decides where to save. */
static void
open_version (Offer *offer, GtkApplication *application)
{
  g_autoptr (KaijiDocument) document = NULL;
  KaijiWindow *window;

  document = kaiji_document_new_unsaved (offer->version);
  window = kaiji_window_get_free (application, offer->library);
  kaiji_window_show_document (window, document);
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_asked (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Offer) offer = user_data;
  g_autofree char *response = kaiji_ask_finish (result);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (offer->window));
  g_autoptr (GFile) copy = NULL;

  if (application == NULL)
    return;

  /* Whoever opens the copy takes it over. */
  if (offer->backup != NULL)
    copy = g_object_ref (kaiji_backup_get_copy (offer->backup));
  g_clear_object (&offer->backup);

  if (g_strcmp0 (response, "version") == 0)
    open_version (offer, application);
  else if (g_strcmp0 (response, "copy") == 0)
    g_application_open (G_APPLICATION (application), &copy, 1, KAIJI_WINDOW_HINT_RESTORE);
  else if (g_strcmp0 (response, "import") == 0)
    kaiji_window_import_file (offer->window, offer->file, TRUE);
}

static char *
dup_body (const Offer *offer, gboolean is_other, gint64 saved)
{
  g_autofree char *name = kaiji_file_name_dup_shown (offer->file);
  g_autoptr (GString) body = g_string_new (NULL);

  g_string_printf (
    body,
    is_other
      /* Translators: %s is the name of a file. */
      ? _ ("“%s” is called like a sheet of Kaiji, but is none. It may have answers to import.")
      /* Translators: %s is the name of a file. */
      : _ ("“%s” is damaged: copying or sending it may have broken off, or another program may "
           "have changed it. Kaiji leaves it as it is."),
    name);

  if (offer->backup != NULL)
    {
      g_autofree char *time = kaiji_backup_describe_time (offer->backup);

      g_string_append (body, "\n\n");
      /* Translators: %s is a date and time of day. */
      g_string_append_printf (
        body, _ ("Changes that were not saved when Kaiji ended are kept as they were at %s."),
        time);
    }
  if (offer->version != NULL)
    {
      g_autoptr (GDateTime) date = g_date_time_new_from_unix_local (saved);
      /* Translators: date and time of day, as g_date_time_format() takes it. */
      g_autofree char *time = g_date_time_format (date, _ ("%Y-%m-%d %R"));

      g_string_append (body, "\n\n");
      /* Translators: %s is a date and time of day. */
      g_string_append_printf (
        body,
        _ ("The newest earlier version that Kaiji has kept is from %s. It opens as a new sheet."),
        time);
    }
  if (offer->backup == NULL && offer->version == NULL && !is_other)
    g_string_append_printf (body, "\n\n%s",
                            _ ("Look for a copy of it in your back-up, or ask for it to be sent "
                               "again."));

  return g_string_free (g_steal_pointer (&body), FALSE);
}

/**
 * kaiji_broken_sheet_is_one:
 * @error: why a sheet could not be opened
 *
 * Returns: whether its file is damaged, rather than away or of another kind
 */
gboolean
kaiji_broken_sheet_is_one (const GError *error)
{
  return g_error_matches (error, KAIJI_ERROR, KAIJI_ERROR_SYNTAX);
}

/**
 * kaiji_broken_sheet_tell:
 * @window: a window
 * @library: the known schemes
 * @file: the damaged file
 * @error: where it is damaged
 *
 * Tells it in a dialog over @window and offers what can be done.
 */
void
kaiji_broken_sheet_tell (KaijiWindow *window,
                         KaijiSchemeLibrary *library,
                         GFile *file,
                         const GError *error)
{
  KaijiResponse responses[MAX_RESPONSES] = { { "close", _ ("_Close"), KAIJI_RESPONSE_PLAIN } };
  guint n_responses = 1;
  g_autofree char *details = NULL;
  g_autofree char *body = NULL;
  Offer *offer;
  gboolean is_other;
  gint64 saved = 0;

  g_return_if_fail (KAIJI_IS_WINDOW (window));
  g_return_if_fail (KAIJI_IS_SCHEME_LIBRARY (library));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (error != NULL);

  offer = g_new0 (Offer, 1);
  offer->window = g_object_ref (window);
  offer->library = g_object_ref (library);
  offer->file = g_object_ref (file);
  offer->backup = find_backup (file);
  offer->version = load_version (file, library, &saved);
  is_other = may_be_imported (file);
  body = dup_body (offer, is_other, saved);
  if (is_other)
    responses[n_responses++] = (KaijiResponse){ "import", _ ("_Import…"), KAIJI_RESPONSE_PLAIN };
  if (offer->version != NULL)
    responses[n_responses++] = (KaijiResponse){ "version", _ ("_Open Earlier Version"),
                                                KAIJI_RESPONSE_PLAIN };
  if (offer->backup != NULL)
    responses[n_responses++] = (KaijiResponse){ "copy", _ ("Open _Unsaved Changes"),
                                                KAIJI_RESPONSE_PLAIN };
  /* The last one has the newest answers. */
  if (n_responses > 1)
    responses[n_responses - 1].look = KAIJI_RESPONSE_SUGGESTED;
  details = kaiji_files_describe_error (file, error);
  kaiji_ask_with_details (GTK_WINDOW (window), _ ("The sheet could not be opened"), body, details,
                          responses, n_responses, on_asked, offer);
}
