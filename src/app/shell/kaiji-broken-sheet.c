/* kaiji-broken-sheet.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is told of a sheet's file that is damaged: what may have happened and what can be done, with
 * the newest earlier version if one is kept. Where the fault is comes last, folded, for whoever
 * helps.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-broken-sheet.h"
#include "kaiji-compat.h"
#include "kaiji-error.h"
#include "kaiji-files.h"
#include "kaiji-sheet-file.h"
#include "kaiji-versions.h"

typedef struct
{
  KaijiWindow *window;
  KaijiSchemeLibrary *library;
  KaijiSheet *version;
} Offer;

static void
offer_free (Offer *offer)
{
  g_clear_object (&offer->window);
  g_clear_object (&offer->library);
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

/* It is not in a file: the damaged one stays as it is until one decides where to save. */
static void
on_asked (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Offer) offer = user_data;
  g_autofree char *response = kaiji_ask_finish (result);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (offer->window));
  g_autoptr (KaijiDocument) document = NULL;
  KaijiWindow *window;

  if (g_strcmp0 (response, "version") != 0 || application == NULL)
    return;

  document = kaiji_document_new_unsaved (offer->version);
  window = kaiji_window_get_free (application, offer->library);
  kaiji_window_show_document (window, document);
  gtk_window_present (GTK_WINDOW (window));
}

static char *
dup_body (GFile *file, KaijiSheet *version, gint64 saved)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);
  /* Translators: %s is the name of a file. */
  g_autofree char *fault = g_strdup_printf (
    _ ("“%s” is damaged: copying or sending it may have broken off, or another program may have "
       "changed it. Kaiji leaves it as it is."),
    name);
  g_autofree char *time = NULL;
  g_autofree char *advice = NULL;

  if (version != NULL)
    {
      g_autoptr (GDateTime) date = g_date_time_new_from_unix_local (saved);

      /* Translators: date and time of day, as g_date_time_format() takes it. */
      time = g_date_time_format (date, _ ("%Y-%m-%d %R"));
      /* Translators: %s is a date and time of day. */
      advice = g_strdup_printf (
        _ ("The newest earlier version that Kaiji has kept is from %s. It opens as a new sheet."),
        time);
    }
  else
    {
      advice = g_strdup (_ ("Look for a copy of it in your back-up, or ask for it to be sent "
                            "again."));
    }

  return g_strdup_printf ("%s\n\n%s", fault, advice);
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
  const KaijiResponse responses[] = {
    { "close", _ ("_Close"), KAIJI_RESPONSE_PLAIN },
    { "version", _ ("_Open Earlier Version"), KAIJI_RESPONSE_SUGGESTED },
  };
  g_autofree char *details = NULL;
  g_autofree char *body = NULL;
  Offer *offer;
  gint64 saved = 0;

  g_return_if_fail (KAIJI_IS_WINDOW (window));
  g_return_if_fail (KAIJI_IS_SCHEME_LIBRARY (library));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (error != NULL);

  offer = g_new0 (Offer, 1);
  offer->window = g_object_ref (window);
  offer->library = g_object_ref (library);
  offer->version = load_version (file, library, &saved);
  body = dup_body (file, offer->version, saved);
  details = kaiji_files_describe_error (file, error);
  kaiji_ask_with_details (GTK_WINDOW (window), _ ("The sheet could not be opened"), body, details,
                          responses, offer->version != NULL ? 2 : 1, on_asked, offer);
}
