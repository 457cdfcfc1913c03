/* kaiji-scheme-removal.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-ask.h"
#include "kaiji-error.h"
#include "kaiji-scheme-removal.h"
#include "kaiji-tell.h"

typedef struct
{
  GtkWindow *parent;
  KaijiSchemeLibrary *library;
  char *id;
} Removal;

static void
removal_free (Removal *removal)
{
  g_clear_object (&removal->parent);
  g_clear_object (&removal->library);
  g_free (removal->id);
  g_free (removal);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Removal, removal_free)

static void
on_asked (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Removal) removal = user_data;
  g_autofree char *response = kaiji_ask_finish (result);
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (response, "remove") != 0)
    return;

  if (!kaiji_scheme_library_remove (removal->library, removal->id, &error))
    kaiji_tell (removal->parent, _ ("The form could not be removed"),
                kaiji_error_get_message (error));
}

/**
 * kaiji_scheme_removal_ask:
 * @parent: the window in use
 * @library: the known schemes
 * @scheme: one with a file of kaiji_scheme_library_dup_own_file()
 *
 * Removes an installed scheme, all editions of it, if the person agrees.
 */
void
kaiji_scheme_removal_ask (GtkWindow *parent, KaijiSchemeLibrary *library, KaijiScheme *scheme)
{
  const KaijiResponse responses[] = {
    { "cancel", _ ("_Cancel"), KAIJI_RESPONSE_PLAIN },
    { "remove", _ ("_Remove"), KAIJI_RESPONSE_DESTRUCTIVE },
  };
  Removal *removal;
  g_autofree char *body = NULL;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (KAIJI_IS_SCHEME_LIBRARY (library));
  g_return_if_fail (KAIJI_IS_SCHEME (scheme));

  removal = g_new0 (Removal, 1);
  removal->parent = g_object_ref (parent);
  removal->library = g_object_ref (library);
  removal->id = g_strdup (kaiji_scheme_get_id (scheme));
  /* Translators: %s is the title of a form. */
  body = g_strdup_printf (_ ("The file of “%s” goes to the trash. Sheets made with it stay as they "
                             "are, but need it to be opened again."),
                          kaiji_scheme_get_title (scheme));
  kaiji_ask (parent, _ ("Remove this form?"), body, responses, G_N_ELEMENTS (responses), on_asked,
             removal);
}
