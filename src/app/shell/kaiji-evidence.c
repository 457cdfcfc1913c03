/* kaiji-evidence.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-compat.h"
#include "kaiji-evidence.h"

typedef struct
{
  KaijiDocument *document;
  const KaijiField *field;
} Choice;

static void
choice_free (Choice *choice)
{
  g_object_unref (choice->document);
  g_free (choice);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Choice, choice_free)

static void
on_file_chosen (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Choice) choice = user_data;
  g_autoptr (GListModel) files = kaiji_choose_files_finish (result);
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;
  KaijiSheet *sheet = kaiji_document_get_sheet (choice->document);
  g_autoptr (KaijiAnswer) answer = NULL;
  g_autofree char *evidence = NULL;

  if (file == NULL)
    return;

  evidence = kaiji_evidence_describe_file (file, kaiji_document_get_file (choice->document));
  answer = kaiji_answer_set_member (kaiji_sheet_get_answer (sheet, choice->field),
                                    KAIJI_ANSWER_EVIDENCE, evidence);
  kaiji_sheet_set_answer (sheet, choice->field, answer);
}

static void
on_shown (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (object), result, &error))
    kaiji_tell (GTK_WINDOW (object), _ ("The Evidence Cannot Be Opened"), error->message);
}

/**
 * kaiji_evidence_describe_file:
 * @sheet_file: (nullable): the sheet's file
 *
 * Returns: (transfer full): how a note names @file: from the sheet's folder where it lies in that,
 *   so that both can be moved together
 */
char *
kaiji_evidence_describe_file (GFile *file, GFile *sheet_file)
{
  g_autoptr (GFile) folder = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  folder = sheet_file != NULL ? g_file_get_parent (sheet_file) : NULL;
  if (folder != NULL)
    path = g_file_get_relative_path (folder, file);
  if (path != NULL && g_utf8_validate (path, -1, NULL))
    return g_steal_pointer (&path);

  return g_file_get_parse_name (file);
}

/**
 * kaiji_evidence_dup_uri:
 * @evidence: a link, or the name of a file as kaiji_evidence_describe_file() gives it
 * @sheet_file: (nullable): the sheet's file
 *
 * Returns: (transfer full) (nullable): what to open; %NULL where there is no such file
 */
char *
kaiji_evidence_dup_uri (const char *evidence, GFile *sheet_file)
{
  g_autofree char *stripped = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) folder = NULL;

  g_return_val_if_fail (evidence != NULL, NULL);

  stripped = g_strstrip (g_strdup (evidence));
  if (g_uri_peek_scheme (stripped) != NULL)
    return g_steal_pointer (&stripped);

  folder = sheet_file != NULL ? g_file_get_parent (sheet_file) : NULL;
  if (g_path_is_absolute (stripped) || *stripped == '~')
    file = g_file_parse_name (stripped);
  else if (folder != NULL)
    file = g_file_resolve_relative_path (folder, stripped);

  return file != NULL && g_file_query_exists (file, NULL) ? g_file_get_uri (file) : NULL;
}

/**
 * kaiji_evidence_choose:
 *
 * Asks for the file that proves the answer of @field, and notes its name.
 */
void
kaiji_evidence_choose (KaijiDocument *document, const KaijiField *field, GtkWindow *parent)
{
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  Choice *choice = g_new0 (Choice, 1);

  choice->document = g_object_ref (document);
  choice->field = field;
  kaiji_choose_files (parent, _ ("Choose the Evidence"), G_LIST_MODEL (filters), FALSE,
                      on_file_chosen, choice);
}

/**
 * kaiji_evidence_show:
 *
 * Opens what proves the answer of @field, or says that it is not there.
 */
void
kaiji_evidence_show (KaijiDocument *document, const KaijiField *field, GtkWindow *parent)
{
  KaijiAnswer *answer = kaiji_sheet_get_answer (kaiji_document_get_sheet (document), field);
  const char *evidence = answer != NULL ? kaiji_answer_get_member (answer, KAIJI_ANSWER_EVIDENCE)
                                        : NULL;
  g_autofree char *uri = NULL;

  if (evidence == NULL)
    return;

  uri = kaiji_evidence_dup_uri (evidence, kaiji_document_get_file (document));
  if (uri == NULL)
    {
      g_autofree char *body = g_strdup_printf (_ ("There is no file “%s”."), evidence);

      kaiji_tell (parent, _ ("The Evidence Cannot Be Opened"), body);
      return;
    }

  gtk_show_uri_full (parent, uri, GDK_CURRENT_TIME, NULL, on_shown, NULL);
}
