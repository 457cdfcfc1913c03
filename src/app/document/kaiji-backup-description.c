/* kaiji-backup-description.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tells copies of unsaved changes apart by what is in them.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-backup-description.h"
#include "kaiji-file-name.h"
#include "kaiji-sheet-file.h"

typedef struct
{
  KaijiBackup *backup;
  KaijiSchemeLibrary *library;
} Description;

static void
description_free (gpointer data)
{
  Description *self = data;

  g_object_unref (self->backup);
  g_object_unref (self->library);
  g_free (self);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Description *self = data;

  g_task_return_pointer (task,
                         kaiji_backup_load_sheet (self->backup, self->library, cancellable, NULL),
                         g_object_unref);
}

static guint
count_answers (KaijiSheet *sheet)
{
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (sheet), &n_fields);
  guint n = 0;

  for (guint i = 0; i < n_fields; i++)
    if (!kaiji_answer_is_empty (kaiji_sheet_get_answer (sheet, &fields[i])))
      n++;

  return n;
}

/**
 * kaiji_backup_describe_async:
 * @backup: a copy of unsaved changes
 * @library: the known schemes
 *
 * Reads the copy on a thread to describe it.
 */
void
kaiji_backup_describe_async (KaijiBackup *backup,
                             KaijiSchemeLibrary *library,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Description *self;

  g_return_if_fail (KAIJI_IS_BACKUP (backup));
  g_return_if_fail (KAIJI_IS_SCHEME_LIBRARY (library));

  task = g_task_new (backup, NULL, callback, user_data);
  g_task_set_source_tag (task, kaiji_backup_describe_async);
  self = g_new0 (Description, 1);
  self->backup = g_object_ref (backup);
  self->library = g_object_ref (library);
  g_task_set_task_data (task, self, description_free);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * kaiji_backup_describe_finish:
 * @title: (out) (nullable): the service's name, or %NULL if the sheet has none yet
 *
 * Returns: (transfer full) (nullable): file, form, number of answers and time of the copy, or %NULL
 *   if it cannot be read
 */
char *
kaiji_backup_describe_finish (GAsyncResult *result, char **title)
{
  g_autoptr (KaijiSheet) sheet = g_task_propagate_pointer (G_TASK (result), NULL);
  Description *self = g_task_get_task_data (G_TASK (result));
  g_autofree char *time = kaiji_backup_describe_time (self->backup);
  g_autoptr (GString) text = g_string_new (NULL);
  GFile *original = kaiji_backup_get_original (self->backup);
  KaijiScheme *scheme;
  guint n_answers;

  *title = NULL;
  if (sheet == NULL)
    return NULL;

  *title = kaiji_sheet_dup_title (sheet);
  if (**title == '\0')
    g_clear_pointer (title, g_free);
  if (original != NULL)
    {
      g_autofree char *name = kaiji_file_name_dup_shown (original);

      g_string_append_printf (text, "%s · ", name);
    }
  scheme = kaiji_sheet_get_scheme (sheet);
  n_answers = count_answers (sheet);
  g_string_append_printf (text, "%s %s · ", kaiji_scheme_get_short_title (scheme),
                          kaiji_scheme_get_edition_title (scheme));
  g_string_append_printf (text, ngettext ("%u answer", "%u answers", n_answers), n_answers);
  g_string_append_printf (text, " · %s", time);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
