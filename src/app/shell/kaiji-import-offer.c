/* kaiji-import-offer.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-ask.h"
#include "kaiji-error.h"
#include "kaiji-file-name.h"
#include "kaiji-import-load.h"
#include "kaiji-import-offer.h"

typedef struct
{
  KaijiWindow *window;
  GFile *file;
} Offer;

static void
offer_free (Offer *offer)
{
  g_clear_object (&offer->window);
  g_clear_object (&offer->file);
  g_free (offer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Offer, offer_free)

static void
on_asked (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Offer) offer = user_data;
  g_autofree char *response = kaiji_ask_finish (result);

  if (g_strcmp0 (response, "into-new") == 0)
    kaiji_window_import_file (offer->window, offer->file, TRUE);
  else if (g_strcmp0 (response, "into-this") == 0)
    kaiji_window_import_file (offer->window, offer->file, FALSE);
}

/**
 * kaiji_import_offer_is_for:
 * @file: a file that could not be opened as a sheet
 * @error: why not
 *
 * Returns: whether the file is of another kind, rather than a sheet that is broken or cannot be
 *   reached
 */
gboolean
kaiji_import_offer_is_for (GFile *file, const GError *error)
{
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (error != NULL, FALSE);

  return kaiji_import_load_is_source (file) && error->domain == KAIJI_ERROR;
}

/**
 * kaiji_import_offer:
 * @window: a window, with a sheet or without
 * @file: a file that is no sheet
 *
 * Asks whether the answers in a file are to be imported, and into which sheet.
 */
void
kaiji_import_offer (KaijiWindow *window, GFile *file)
{
  const KaijiResponse responses[] = {
    { "cancel", _ ("_Cancel"), KAIJI_RESPONSE_PLAIN },
    { "into-new", _ ("Into a _New Sheet"), KAIJI_RESPONSE_PLAIN },
    { "into-this", _ ("Into _This Sheet"), KAIJI_RESPONSE_SUGGESTED },
  };
  g_autofree char *name = NULL;
  g_autofree char *body = NULL;
  KaijiDocument *document;
  Offer *offer;

  g_return_if_fail (KAIJI_IS_WINDOW (window));
  g_return_if_fail (G_IS_FILE (file));

  name = kaiji_file_name_dup_shown (file);
  /* Translators: %s is the name of a file. */
  body = g_strdup_printf (_ ("“%s” is no sheet of Kaiji, but may have the answers of one. You see "
                             "what is found before any of it is taken."),
                          name);
  document = kaiji_window_get_document (window);
  offer = g_new0 (Offer, 1);
  offer->window = g_object_ref (window);
  offer->file = g_object_ref (file);
  kaiji_ask (GTK_WINDOW (window), _ ("Import its answers?"), body, responses,
             document != NULL && kaiji_document_get_editable (document) ? 3 : 2, on_asked, offer);
}
