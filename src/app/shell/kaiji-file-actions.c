/* kaiji-file-actions.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-ask.h"
#include "kaiji-file-actions.h"

/* The context of the actions, owned by the action map. */
typedef struct
{
  KaijiDocument *document;
  KaijiSchemeLibrary *library;
  KaijiSheetView *view; /* outlives the map */
} FileActions;

static void
file_actions_free (gpointer data)
{
  FileActions *self = data;

  g_object_unref (self->document);
  g_object_unref (self->library);
  g_free (self);
}

static void
open_file (KaijiDocument *document, const char *hint)
{
  GFile *file = kaiji_document_get_file (document);

  g_application_open (g_application_get_default (), &file, 1, hint);
}

static void
on_reload_asked (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KaijiDocument) document = user_data;
  g_autofree char *response = kaiji_ask_finish (result);

  if (g_strcmp0 (response, "reload") == 0)
    open_file (document, KAIJI_FILE_ACTIONS_HINT_RELOAD);
}

static void
on_reload (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FileActions *self = user_data;
  const KaijiResponse responses[] = {
    { "cancel", _ ("_Cancel"), KAIJI_RESPONSE_PLAIN },
    { "reload", _ ("_Reload"), KAIJI_RESPONSE_DESTRUCTIVE },
  };

  if (!kaiji_document_get_modified (self->document))
    {
      open_file (self->document, KAIJI_FILE_ACTIONS_HINT_RELOAD);
      return;
    }

  kaiji_ask (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->view))),
             _ ("Reload and lose your changes?"),
             _ (
               "You have changed this sheet and not saved it. If it is reloaded, it holds what the "
               "file holds now. To keep both, save yours under another name first."),
             responses, G_N_ELEMENTS (responses), on_reload_asked, g_object_ref (self->document));
}

static void
on_compare_with_disk (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FileActions *self = user_data;

  kaiji_sheet_view_compare_with_disk (self->view, self->library);
}

static void
on_keep_mine (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kaiji_document_keep_mine (((FileActions *) user_data)->document);
}

static void
on_open_copy (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  open_file (((FileActions *) user_data)->document, KAIJI_FILE_ACTIONS_HINT_COPY);
}

static void
on_edit_anyway (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kaiji_document_claim (((FileActions *) user_data)->document);
}

static void
on_follow_file (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kaiji_document_follow_file (((FileActions *) user_data)->document);
}

static const GActionEntry actions[] = {
  { .name = "reload", .activate = on_reload },
  { .name = "compare-with-disk", .activate = on_compare_with_disk },
  { .name = "keep-mine", .activate = on_keep_mine },
  { .name = "open-copy", .activate = on_open_copy },
  { .name = "edit-anyway", .activate = on_edit_anyway },
  { .name = "follow-file", .activate = on_follow_file },
};

/**
 * kaiji_file_actions_add:
 * @map: the map to add the actions to; @view must outlive it
 * @document: a sheet
 * @library: the known schemes
 * @view: the view of the document
 *
 * Adds the actions for a sheet whose file others have open or have changed.
 */
void
kaiji_file_actions_add (GActionMap *map,
                        KaijiDocument *document,
                        KaijiSchemeLibrary *library,
                        KaijiSheetView *view)
{
  FileActions *self;

  g_return_if_fail (G_IS_ACTION_MAP (map));
  g_return_if_fail (KAIJI_IS_DOCUMENT (document));
  g_return_if_fail (KAIJI_IS_SHEET_VIEW (view));

  self = g_new0 (FileActions, 1);
  self->document = g_object_ref (document);
  self->library = g_object_ref (library);
  self->view = view;
  g_object_set_data_full (G_OBJECT (map), "kaiji-file-actions", self, file_actions_free);
  g_action_map_add_action_entries (map, actions, G_N_ELEMENTS (actions), self);
}
