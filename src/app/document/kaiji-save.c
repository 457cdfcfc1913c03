/* kaiji-save.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-ask.h"
#include "kaiji-choose.h"
#include "kaiji-files.h"
#include "kaiji-recent.h"
#include "kaiji-save.h"
#include "kaiji-sheet-file.h"

typedef struct
{
  KaijiDocument *document;
  GtkWindow *parent;
  GFile *file; /* (nullable): the file to save */
} Save;

static void choose_file (GTask *task);
static void write_file (GTask *task, GFile *file, gboolean overwrite);

static void
save_free (Save *save)
{
  g_clear_object (&save->document);
  g_clear_object (&save->parent);
  g_clear_object (&save->file);
  g_free (save);
}

static void
on_asked (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Save *save = g_task_get_task_data (task);
  g_autofree char *response = kaiji_ask_finish (result);

  if (g_strcmp0 (response, "choose") == 0)
    choose_file (g_steal_pointer (&task));
  else if (g_strcmp0 (response, "overwrite") == 0)
    write_file (g_steal_pointer (&task), save->file, TRUE);
  else
    g_task_return_boolean (task, FALSE);
}

/* Another program changed the file since it was opened: asks which version to keep. */
static void
ask_about_conflict (GTask *task)
{
  const KaijiResponse responses[] = {
    { "cancel", _ ("_Cancel"), KAIJI_RESPONSE_PLAIN },
    { "choose", _ ("Save _As…"), KAIJI_RESPONSE_PLAIN },
    { "overwrite", _ ("_Overwrite"), KAIJI_RESPONSE_DESTRUCTIVE },
  };
  Save *save = g_task_get_task_data (task);
  g_autofree char *name = g_file_get_parse_name (save->file);
  g_autofree char *body
    = g_strdup_printf (_ ("%s is no longer as it was when you opened it. Overwriting it would lose "
                          "what the other program or person wrote."),
                       name);

  kaiji_ask (save->parent, _ ("Someone else changed the file"), body, responses,
             G_N_ELEMENTS (responses), on_asked, task);
}

static void
ask_about_failure (GTask *task, const GError *error)
{
  const KaijiResponse responses[] = {
    { "cancel", _ ("_Cancel"), KAIJI_RESPONSE_PLAIN },
    { "choose", _ ("Save _As…"), KAIJI_RESPONSE_SUGGESTED },
  };
  Save *save = g_task_get_task_data (task);
  g_autofree char *reason = kaiji_files_describe_error (save->file, error);
  g_autofree char *body = g_strdup_printf ("%s\n\n%s", reason,
                                           _ ("What you have entered is still here. “Save As” "
                                              "puts it into a file of another name or folder."));

  kaiji_ask (save->parent, _ ("The sheet could not be saved"), body, responses,
             G_N_ELEMENTS (responses), on_asked, task);
}

static void
on_written (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Save *save = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (kaiji_document_save_finish (save->document, result, &error))
    {
      kaiji_recent_add (save->file);
      g_task_return_boolean (task, TRUE);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
    {
      ask_about_conflict (g_steal_pointer (&task));
    }
  else
    {
      ask_about_failure (g_steal_pointer (&task), error);
    }
}

static void
write_file (GTask *task, GFile *file, gboolean overwrite)
{
  Save *save = g_task_get_task_data (task);

  g_set_object (&save->file, file);
  kaiji_document_save_async (save->document, file, overwrite, NULL, on_written, task);
}

/* The previous sheet is needed for comparison, and it is the one that was certified. */
static gboolean
is_origin (Save *save, GFile *file)
{
  GFile *origin = kaiji_document_get_origin (save->document);

  return origin != NULL && kaiji_sheet_file_is_same (origin, file);
}

static void
ask_for_another_file (GTask *task, GFile *file)
{
  const KaijiResponse responses[] = {
    { "cancel", _ ("_Cancel"), KAIJI_RESPONSE_PLAIN },
    { "choose", _ ("Save _As…"), KAIJI_RESPONSE_SUGGESTED },
  };
  Save *save = g_task_get_task_data (task);
  g_autofree char *name = g_file_get_parse_name (file);
  g_autofree char *body
    = g_strdup_printf (_ ("%s is last time's sheet, which this one was carried over from. Give the "
                          "new one another name."),
                       name);

  kaiji_ask (save->parent, _ ("Last time's sheet stays as it is"), body, responses,
             G_N_ELEMENTS (responses), on_asked, task);
}

static void
on_file_chosen (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GFile) chosen = kaiji_choose_destination_finish (result);
  g_autoptr (GFile) file = chosen != NULL ? kaiji_files_complete (chosen) : NULL;

  if (file == NULL)
    g_task_return_boolean (task, FALSE);
  else if (is_origin (g_task_get_task_data (task), file))
    ask_for_another_file (g_steal_pointer (&task), file);
  else
    /* The dialog has asked whether to replace an existing file. */
    write_file (g_steal_pointer (&task), file, TRUE);
}

static void
choose_file (GTask *task)
{
  Save *save = g_task_get_task_data (task);
  g_autoptr (GFile) suggestion = kaiji_files_suggest (save->document, KAIJI_SHEET_FILE_SUFFIX);
  g_autoptr (GListModel) filters = kaiji_files_create_sheet_filters ();

  kaiji_choose_destination (save->parent, _ ("Save Sheet As"), suggestion, filters, on_file_chosen,
                            task);
}

/**
 * kaiji_save_async:
 * @document: the sheet to save
 * @parent: the window that shows it
 * @choose: whether to ask for a file even if there is one already
 *
 * Saves a sheet, including all questions and messages to the user.
 */
void
kaiji_save_async (KaijiDocument *document,
                  GtkWindow *parent,
                  gboolean choose,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  GTask *task;
  Save *save;
  GFile *file;

  g_return_if_fail (KAIJI_IS_DOCUMENT (document));
  g_return_if_fail (GTK_IS_WINDOW (parent));

  save = g_new0 (Save, 1);
  save->document = g_object_ref (document);
  save->parent = g_object_ref (parent);
  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, kaiji_save_async);
  g_task_set_task_data (task, save, (GDestroyNotify) save_free);

  file = kaiji_document_get_file (document);
  if (choose || file == NULL || !kaiji_document_get_editable (document))
    choose_file (task);
  else
    write_file (task, file, FALSE);
}

/**
 * kaiji_save_finish:
 *
 * Returns: whether the sheet was saved; if not, the user has been told why
 */
gboolean
kaiji_save_finish (GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}
