/* kaiji-missing-scheme.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-ask.h"
#include "kaiji-choose.h"
#include "kaiji-error.h"
#include "kaiji-file-name.h"
#include "kaiji-missing-scheme.h"
#include "kaiji-open-scheme.h"

/* A sheet that waits for its form. */
typedef struct
{
  GtkWindow *parent;
  GtkApplication *application;
  KaijiSchemeLibrary *library;
  GFile *sheet;
  char *hint;
} Waiting;

static void
waiting_free (Waiting *waiting)
{
  g_clear_object (&waiting->parent);
  g_clear_object (&waiting->application);
  g_clear_object (&waiting->library);
  g_clear_object (&waiting->sheet);
  g_free (waiting->hint);
  g_free (waiting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Waiting, waiting_free)

static void
on_chosen (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Waiting) waiting = user_data;
  g_autoptr (GListModel) files = kaiji_choose_files_finish (result);
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;

  if (file != NULL)
    kaiji_open_scheme_for_sheet (waiting->application, waiting->library, file, waiting->sheet,
                                 waiting->hint);
}

static void
on_asked (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Waiting) waiting = user_data;
  g_autofree char *response = kaiji_ask_finish (result);
  g_autoptr (GListModel) filters = NULL;

  if (g_strcmp0 (response, "open") != 0)
    return;

  filters = kaiji_open_scheme_create_filters ();
  kaiji_choose_files (waiting->parent, _ ("Open the Form’s File"), filters, FALSE, on_chosen,
                      waiting);
  g_steal_pointer (&waiting);
}

/**
 * kaiji_missing_scheme_is_why:
 * @error: why a sheet could not be opened
 *
 * Returns: whether its form, or the edition of it, is not on this computer
 */
gboolean
kaiji_missing_scheme_is_why (const GError *error)
{
  return g_error_matches (error, KAIJI_ERROR, KAIJI_ERROR_UNKNOWN_SCHEME)
         || g_error_matches (error, KAIJI_ERROR, KAIJI_ERROR_UNKNOWN_EDITION);
}

/**
 * kaiji_missing_scheme_tell:
 * @parent: the window in use
 * @application: the application
 * @library: the known schemes
 * @sheet: a sheet's file
 * @hint: how it was to be opened
 * @error: which form is missing
 *
 * Says which form a sheet needs, and offers to open the form's file and then the sheet.
 */
void
kaiji_missing_scheme_tell (GtkWindow *parent,
                           GtkApplication *application,
                           KaijiSchemeLibrary *library,
                           GFile *sheet,
                           const char *hint,
                           const GError *error)
{
  const KaijiResponse responses[] = {
    { "close", _ ("_Close"), KAIJI_RESPONSE_PLAIN },
    { "open", _ ("_Open the Form’s File…"), KAIJI_RESPONSE_SUGGESTED },
  };
  g_autofree char *name = NULL;
  g_autofree char *body = NULL;
  Waiting *waiting;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (GTK_IS_APPLICATION (application));
  g_return_if_fail (KAIJI_IS_SCHEME_LIBRARY (library));
  g_return_if_fail (G_IS_FILE (sheet));
  g_return_if_fail (error != NULL);

  waiting = g_new0 (Waiting, 1);
  waiting->parent = g_object_ref (parent);
  waiting->application = g_object_ref (application);
  waiting->library = g_object_ref (library);
  waiting->sheet = g_object_ref (sheet);
  waiting->hint = g_strdup (hint);
  name = kaiji_file_name_dup_shown (sheet);
  /* Translators: the name of a file, and which form is missing. */
  body = g_strdup_printf (_ ("“%s” cannot be shown without its form: %s.\n\nOpen the form’s file, "
                             "which whoever made the sheet has. The sheet itself is complete and "
                             "stays as it is."),
                          name, kaiji_error_get_message (error));
  kaiji_ask (parent, _ ("The form of this sheet is missing"), body, responses,
             G_N_ELEMENTS (responses), on_asked, waiting);
}
