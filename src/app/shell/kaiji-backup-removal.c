/* kaiji-backup-removal.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-ask.h"
#include "kaiji-backup-removal.h"

static void
on_asked (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autofree char *response = kaiji_ask_finish (result);
  gboolean is_agreed = g_strcmp0 (response, "discard") == 0;

  if (is_agreed)
    kaiji_backup_remove (g_task_get_task_data (task));
  g_task_return_boolean (task, is_agreed);
}

/**
 * kaiji_backup_removal_ask:
 * @parent: the window in use
 * @backup: a copy that nobody is writing
 * @name: the name of its sheet
 *
 * Removes the copy of unsaved changes, which is the only one, if the person agrees.
 */
void
kaiji_backup_removal_ask (GtkWindow *parent,
                          KaijiBackup *backup,
                          const char *name,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  const KaijiResponse responses[] = {
    { "cancel", _ ("_Cancel"), KAIJI_RESPONSE_PLAIN },
    { "discard", _ ("_Discard"), KAIJI_RESPONSE_DESTRUCTIVE },
  };
  g_autofree char *body = NULL;
  GTask *task;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (KAIJI_IS_BACKUP (backup));
  g_return_if_fail (name != NULL);

  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_task_data (task, g_object_ref (backup), g_object_unref);
  body = g_strdup_printf (
    _ ("“%s” has changes that are not saved. They are lost if you discard them."), name);
  kaiji_ask (parent, _ ("Discard these changes?"), body, responses, G_N_ELEMENTS (responses),
             on_asked, task);
}

/**
 * kaiji_backup_removal_finish:
 * @result: the result in the callback of kaiji_backup_removal_ask()
 *
 * Returns: whether the copy was removed
 */
gboolean
kaiji_backup_removal_finish (GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}
