/* kaiji-certified.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Knows the sheets that are finished: they were certified, and the next sheet was made of them.
 */

#include "config.h"

#include "kaiji-certified.h"
#include "kaiji-deadlines.h"
#include "kaiji-open-documents.h"
#include "kaiji-settings.h"

/* How many files are remembered. */
#define MAX_FILES 50

#define UNLOCK_KEY "unlock-certified"

/**
 * kaiji_certified_remember:
 * @file: the file of a sheet
 *
 * Stores that the next sheet was made of this one.
 */
void
kaiji_certified_remember (GFile *file)
{
  GSettings *settings = kaiji_settings_get ();
  g_autoptr (GStrvBuilder) uris = g_strv_builder_new ();
  g_autofree char *uri = NULL;
  g_auto (GStrv) old_uris = NULL;
  g_auto (GStrv) new_uris = NULL;

  g_return_if_fail (G_IS_FILE (file));

  if (settings == NULL)
    return;

  uri = g_file_get_uri (file);
  old_uris = g_settings_get_strv (settings, "carried-over");
  g_strv_builder_add (uris, uri);
  for (guint i = 0, n_kept = 1; old_uris[i] != NULL && n_kept < MAX_FILES; i++)
    {
      if (g_str_equal (old_uris[i], uri))
        continue;
      g_strv_builder_add (uris, old_uris[i]);
      n_kept++;
    }
  new_uris = g_strv_builder_end (uris);
  g_settings_set_strv (settings, "carried-over", (const char *const *) new_uris);
}

/**
 * kaiji_certified_is_carried_over:
 * @file: the file of a sheet
 *
 * Returns: whether the next sheet was made of it
 */
gboolean
kaiji_certified_is_carried_over (GFile *file)
{
  GSettings *settings = kaiji_settings_get ();
  g_autofree char *uri = NULL;
  g_auto (GStrv) uris = NULL;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  if (settings == NULL)
    return FALSE;

  uri = g_file_get_uri (file);
  uris = g_settings_get_strv (settings, "carried-over");
  return g_strv_contains ((const char *const *) uris, uri);
}

/* A sheet is finished if it was certified, as its number and its term say, and the next sheet was
 * made of its file. */
static gboolean
is_finished (KaijiDocument *document)
{
  KaijiSheet *sheet = kaiji_document_get_sheet (document);
  KaijiDeadlines deadlines;

  return kaiji_document_get_file (document) != NULL
         && kaiji_sheet_get_certification_number (sheet) != NULL
         && kaiji_deadlines_find (sheet, &deadlines)
         && kaiji_certified_is_carried_over (kaiji_document_get_file (document));
}

/**
 * kaiji_certified_lock:
 * @document: a document that is opened
 *
 * Locks the sheet against changes by mistake, if it is finished and the preferences do not leave
 * such sheets unlocked.
 */
void
kaiji_certified_lock (KaijiDocument *document)
{
  g_return_if_fail (KAIJI_IS_DOCUMENT (document));

  kaiji_document_set_locked (document,
                             is_finished (document) && !kaiji_settings_get_boolean (UNLOCK_KEY));
}

static void
on_unlock_changed (GSettings *settings)
{
  g_autoptr (GPtrArray) documents = kaiji_open_documents_list ();

  /* Whoever wants them locked again is not kept from what is being changed. */
  for (guint i = 0; i < documents->len && g_settings_get_boolean (settings, UNLOCK_KEY); i++)
    kaiji_document_set_locked (g_ptr_array_index (documents, i), FALSE);
}

/**
 * kaiji_certified_follow_settings:
 *
 * Unlocks what is open as soon as the preferences leave certified sheets unlocked.
 */
void
kaiji_certified_follow_settings (void)
{
  GSettings *settings = kaiji_settings_get ();

  if (settings == NULL)
    return;

  g_signal_connect (settings, "changed::" UNLOCK_KEY, G_CALLBACK (on_unlock_changed), NULL);
  /* Changes are only told of keys that were read. */
  on_unlock_changed (settings);
}
