/* kaiji-open.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-ask.h"
#include "kaiji-broken-sheet.h"
#include "kaiji-error.h"
#include "kaiji-file-actions.h"
#include "kaiji-file-name.h"
#include "kaiji-files.h"
#include "kaiji-import-offer.h"
#include "kaiji-missing-scheme.h"
#include "kaiji-open.h"
#include "kaiji-recent.h"
#include "kaiji-scheme-window.h"
#include "kaiji-sheet-file.h"
#include "kaiji-tell.h"
#include "kaiji-window.h"

/* If opening a sheet takes longer than this, in milliseconds, a window is shown meanwhile: most
 * sheets are ready before one could be drawn. */
#define PATIENCE 150

/* A sheet that is being opened in a window. */
typedef struct
{
  GtkApplication *application;
  KaijiSchemeLibrary *library;
  GFile *file;
  KaijiBackup *backup; /* (nullable): the copy that is restored instead of @file */
  gboolean again;      /* open it again in the window that shows it */
  guint patience_timeout;
  GError *error; /* (nullable): why it is no sheet */
} Opening;

static void
opening_free (Opening *opening)
{
  g_clear_handle_id (&opening->patience_timeout, g_source_remove);
  g_application_release (G_APPLICATION (opening->application));
  g_clear_object (&opening->application);
  g_clear_object (&opening->library);
  g_clear_object (&opening->file);
  g_clear_object (&opening->backup);
  g_clear_error (&opening->error);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static KaijiWindow *
find_window (GtkApplication *application, GFile *file)
{
  GList *windows = gtk_application_get_windows (application);

  for (GList *iter = windows; iter != NULL; iter = iter->next)
    {
      KaijiDocument *document;
      GFile *own = NULL;

      if (!KAIJI_IS_WINDOW (iter->data))
        continue;
      document = kaiji_window_get_document (iter->data);
      if (document != NULL)
        own = kaiji_document_get_file (document);
      if (own != NULL && kaiji_sheet_file_is_same (own, file))
        return iter->data;
    }

  return NULL;
}

/* Finds unsaved changes of @file from an earlier run of the program. */
static KaijiBackup *
find_backup (GFile *file, const char *etag)
{
  g_autoptr (GPtrArray) backups = kaiji_backup_list_abandoned ();

  for (guint i = 0; i < backups->len; i++)
    {
      KaijiBackup *backup = g_ptr_array_index (backups, i);

      if (!kaiji_backup_is_of (backup, file, etag))
        continue;
      /* It is saved to the name by which it was opened, whatever its earlier name. */
      kaiji_backup_set_original (backup, file, kaiji_backup_get_etag (backup));
      return g_object_ref (backup);
    }

  return NULL;
}

typedef struct
{
  KaijiWindow *window;
  KaijiSchemeLibrary *library;
  KaijiBackup *backup;
} Offer;

static void
offer_free (Offer *offer)
{
  g_clear_object (&offer->window);
  g_clear_object (&offer->library);
  g_clear_object (&offer->backup);
  g_free (offer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Offer, offer_free)

static void
open_backup (GtkApplication *application, KaijiSchemeLibrary *library, KaijiBackup *backup);

static void
on_restore_asked (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Offer) offer = user_data;
  g_autofree char *response = kaiji_ask_finish (result);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (offer->window));

  if (g_strcmp0 (response, "discard") == 0)
    {
      kaiji_backup_remove (offer->backup);
    }
  else if (g_strcmp0 (response, "restore") == 0 && application != NULL)
    {
      kaiji_window_close_document (offer->window);
      open_backup (application, offer->library, offer->backup);
    }
}

static void
offer_to_restore (KaijiWindow *window, KaijiSchemeLibrary *library, KaijiBackup *backup)
{
  const KaijiResponse responses[] = {
    { "later", _ ("_Not Now"), KAIJI_RESPONSE_PLAIN },
    { "discard", _ ("_Discard"), KAIJI_RESPONSE_DESTRUCTIVE },
    { "restore", _ ("_Restore"), KAIJI_RESPONSE_SUGGESTED },
  };
  g_autofree char *time = kaiji_backup_describe_time (backup);
  g_autofree char *body = g_strdup_printf (
    _ ("Kaiji ended before changes to this sheet were saved. They are from %s."), time);
  Offer *offer = g_new0 (Offer, 1);

  offer->window = g_object_ref (window);
  offer->library = g_object_ref (library);
  offer->backup = g_object_ref (backup);
  kaiji_ask (GTK_WINDOW (window), _ ("Restore unsaved changes?"), body, responses,
             G_N_ELEMENTS (responses), on_restore_asked, offer);
}

/* Presents the window in use, which stays as it is, or a start page if there is none. */
static GtkWindow *
present_window (Opening *opening)
{
  GtkWindow *window = gtk_application_get_active_window (opening->application);

  if (KAIJI_IS_WINDOW (window) && kaiji_window_is_free (KAIJI_WINDOW (window)))
    kaiji_window_show_start_page (KAIJI_WINDOW (window));
  gtk_window_present (window);

  return window;
}

static const char *
get_hint (Opening *opening)
{
  if (opening->backup != NULL)
    return KAIJI_WINDOW_HINT_RESTORE;
  return opening->again ? KAIJI_FILE_ACTIONS_HINT_RELOAD : "";
}

static gboolean
is_picture (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *type = g_content_type_guess (name, NULL, 0, NULL);

  return g_content_type_is_a (type, "image/*");
}

/* A picture that was dropped beside the field that it is for. */
static void
tell_picture (Opening *opening, GtkWindow *window)
{
  g_autofree char *name = kaiji_file_name_dup_shown (opening->file);
  /* Translators: %s is the name of a file. */
  g_autofree char *body = g_strdup_printf (_ ("Drop “%s” on the field that asks for a picture, or "
                                              "choose it there."),
                                           name);

  kaiji_tell (window, _ ("A picture is no sheet"), body);
}

static void
tell_error (Opening *opening, const GError *error)
{
  GtkWindow *window = present_window (opening);
  g_autofree char *line = NULL;

  if (error->domain == KAIJI_ERROR && is_picture (opening->file))
    {
      tell_picture (opening, window);
      return;
    }

  if (kaiji_broken_sheet_is_one (error) && KAIJI_IS_WINDOW (window))
    {
      kaiji_broken_sheet_tell (KAIJI_WINDOW (window), opening->library, opening->file, error);
      return;
    }

  if (kaiji_missing_scheme_is_why (error))
    {
      kaiji_missing_scheme_tell (window, opening->application, opening->library, opening->file,
                                 get_hint (opening), error);
      return;
    }

  line = kaiji_files_describe_error (opening->file, error);
  kaiji_tell (window, _ ("The sheet could not be opened"), line);
}

/* A file that is no sheet may have the answers of one. */
static void
offer_to_import (Opening *opening)
{
  GtkWindow *window = present_window (opening);

  if (KAIJI_IS_WINDOW (window))
    kaiji_import_offer (KAIJI_WINDOW (window), opening->file);
}

/* A form is not told of as a broken sheet. */
static void
on_tried_as_scheme (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (KaijiSchemeFile) file = kaiji_scheme_file_load_finish (result, NULL);

  if (file != NULL && kaiji_scheme_file_means_scheme (file))
    {
      present_window (opening);
      kaiji_scheme_window_show (opening->application, opening->library, file, NULL, "");
    }
  else if (kaiji_import_offer_is_for (opening->file, opening->error))
    {
      offer_to_import (opening);
    }
  else
    {
      tell_error (opening, opening->error);
    }
}

static void
on_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiDocument) document = kaiji_document_load_finish (result, &error);
  g_autoptr (KaijiBackup) backup = NULL;
  KaijiWindow *window;

  if (document == NULL)
    {
      if (g_error_matches (error, KAIJI_ERROR, KAIJI_ERROR_FORMAT)
          || g_error_matches (error, KAIJI_ERROR, KAIJI_ERROR_SYNTAX))
        {
          opening->error = g_steal_pointer (&error);
          kaiji_scheme_file_load_async (opening->file, NULL, on_tried_as_scheme, opening);
          g_steal_pointer (&opening);
        }
      else if (kaiji_import_offer_is_for (opening->file, error))
        {
          offer_to_import (opening);
        }
      else
        {
          tell_error (opening, error);
        }
      return;
    }

  /* The same file may have been opened twice, and the other document may have the claim to it. */
  window = find_window (opening->application, opening->file);
  if (window != NULL)
    {
      if (opening->again)
        kaiji_window_replace_document (window, document);
      else
        kaiji_document_take_over (kaiji_window_get_document (window), document);
      gtk_window_present (GTK_WINDOW (window));
      return;
    }

  window = kaiji_window_get_free (opening->application, opening->library);
  kaiji_window_show_document (window, document);
  if (opening->backup != NULL)
    return;

  kaiji_recent_add (opening->file);
  backup = find_backup (opening->file, kaiji_document_get_etag (document));
  if (backup != NULL)
    offer_to_restore (window, opening->library, backup);
}

static gboolean
on_out_of_patience (gpointer user_data)
{
  Opening *opening = user_data;
  GtkWindow *window = gtk_application_get_active_window (opening->application);

  opening->patience_timeout = 0;
  /* Another sheet may have been opened first: then a window is visible. */
  if (KAIJI_IS_WINDOW (window) && kaiji_window_is_free (KAIJI_WINDOW (window)))
    {
      kaiji_window_show_waiting (KAIJI_WINDOW (window));
      gtk_window_present (window);
    }

  return G_SOURCE_REMOVE;
}

static Opening *
opening_new (GtkApplication *application, KaijiSchemeLibrary *library, GFile *file)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->application = g_object_ref (application);
  opening->library = g_object_ref (library);
  opening->file = g_object_ref (file);
  g_application_hold (G_APPLICATION (application));

  return opening;
}

/* The window is made while a thread reads the sheet, and presented when it has content. Preparing
 * GTK to draw in it takes longer than making the window itself. */
static void
prepare_window (Opening *opening)
{
  if (gtk_application_get_active_window (opening->application) != NULL)
    return;

  gtk_widget_realize (GTK_WIDGET (kaiji_window_get_free (opening->application, opening->library)));
  opening->patience_timeout = g_timeout_add (PATIENCE, on_out_of_patience, opening);
}

static void
open_backup (GtkApplication *application, KaijiSchemeLibrary *library, KaijiBackup *backup)
{
  Opening *opening = opening_new (application, library, kaiji_backup_get_copy (backup));

  opening->backup = g_object_ref (backup);
  kaiji_document_restore_async (backup, library, NULL, on_loaded, opening);
  prepare_window (opening);
}

/**
 * kaiji_open_file:
 * @application: the application
 * @library: the known schemes
 * @file: a sheet file
 *
 * Shows @file in its window, if it is open; otherwise opens it in a free window or a new one. A
 * failure is shown in a dialog, in the words of the command line. If an earlier run of the program
 * crashed with unsaved changes to it, they are offered.
 */
void
kaiji_open_file (GtkApplication *application, KaijiSchemeLibrary *library, GFile *file)
{
  KaijiWindow *window;
  Opening *opening;

  g_return_if_fail (GTK_IS_APPLICATION (application));
  g_return_if_fail (KAIJI_IS_SCHEME_LIBRARY (library));
  g_return_if_fail (G_IS_FILE (file));

  window = find_window (application, file);
  if (window != NULL)
    {
      gtk_window_present (GTK_WINDOW (window));
      return;
    }

  opening = opening_new (application, library, file);
  kaiji_document_load_async (file, library, NULL, on_loaded, opening);
  prepare_window (opening);
}

/**
 * kaiji_open_again:
 * @application: the application
 * @library: the known schemes
 * @file: the file of a sheet in a window
 *
 * Replaces the sheet in the window by the present content of its file. If the file is unreadable,
 * the window stays as it is.
 */
void
kaiji_open_again (GtkApplication *application, KaijiSchemeLibrary *library, GFile *file)
{
  Opening *opening;

  g_return_if_fail (GTK_IS_APPLICATION (application));
  g_return_if_fail (KAIJI_IS_SCHEME_LIBRARY (library));
  g_return_if_fail (G_IS_FILE (file));

  opening = opening_new (application, library, file);
  opening->again = TRUE;
  kaiji_document_load_async (file, library, NULL, on_loaded, opening);
}

static void
on_sheet_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_file_load_finish (result, NULL, &error);
  g_autoptr (KaijiDocument) document = NULL;

  if (sheet == NULL)
    {
      tell_error (opening, error);
      return;
    }

  document = kaiji_document_new_unsaved (sheet);
  kaiji_window_show_document (kaiji_window_get_free (opening->application, opening->library),
                              document);
}

/**
 * kaiji_open_as_new:
 * @application: the application
 * @library: the known schemes
 * @file: a sheet file
 *
 * Opens the content of a file as a new sheet, which is not in a file yet.
 */
void
kaiji_open_as_new (GtkApplication *application, KaijiSchemeLibrary *library, GFile *file)
{
  g_return_if_fail (GTK_IS_APPLICATION (application));
  g_return_if_fail (KAIJI_IS_SCHEME_LIBRARY (library));
  g_return_if_fail (G_IS_FILE (file));

  kaiji_sheet_file_load_async (file, library, NULL, on_sheet_loaded,
                               opening_new (application, library, file));
}

/**
 * kaiji_open_copy:
 * @application: the application
 * @library: the known schemes
 * @copy: the copy of a sheet's unsaved changes
 *
 * Opens unsaved changes in a free window or a new one, unless the copy was opened or discarded
 * meanwhile.
 */
void
kaiji_open_copy (GtkApplication *application, KaijiSchemeLibrary *library, GFile *copy)
{
  g_autoptr (GPtrArray) backups = NULL;

  g_return_if_fail (GTK_IS_APPLICATION (application));
  g_return_if_fail (KAIJI_IS_SCHEME_LIBRARY (library));
  g_return_if_fail (G_IS_FILE (copy));

  backups = kaiji_backup_list_abandoned ();
  for (guint i = 0; i < backups->len; i++)
    {
      KaijiBackup *backup = g_ptr_array_index (backups, i);

      if (g_file_equal (kaiji_backup_get_copy (backup), copy))
        {
          open_backup (application, library, backup);
          return;
        }
    }
}
