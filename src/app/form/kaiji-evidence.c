/* kaiji-evidence.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-ask.h"
#include "kaiji-choose.h"
#include "kaiji-evidence-file.h"
#include "kaiji-evidence.h"
#include "kaiji-show-folder.h"
#include "kaiji-tell.h"

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

  if (file == NULL || kaiji_sheet_get_read_only (sheet))
    return;

  evidence = kaiji_evidence_file_describe (file, kaiji_document_get_file (choice->document));
  answer = kaiji_answer_set_member (kaiji_sheet_get_answer (sheet, choice->field),
                                    KAIJI_ANSWER_EVIDENCE, evidence);
  kaiji_sheet_set_answer (sheet, choice->field, answer);
}

static void
on_folder_shown (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!kaiji_show_folder_finish (result, &error))
    kaiji_tell (GTK_WINDOW (object), _ ("The Evidence Cannot Be Opened"), error->message);
}

static void
on_shown (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (object), result, &error))
    kaiji_tell (GTK_WINDOW (object), _ ("The Evidence Cannot Be Opened"), error->message);
}

/**
 * kaiji_evidence_choose:
 *
 * Asks for the file that proves the answer of @field, and saves its name in the sheet.
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

/* The desktop's file manager (org.freedesktop.FileManager1) opens a folder and selects a file in
 * it. */
#define FILE_MANAGER "org.freedesktop.FileManager1"
#define FILE_MANAGER_PATH "/org/freedesktop/FileManager1"

typedef struct
{
  GtkWindow *parent;
  GFile *file;
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->parent);
  g_object_unref (question->file);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
on_selected (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result,
                                                              NULL);

  /* There is no such file manager, or it cannot be reached. */
  if (reply == NULL)
    kaiji_show_folder (question->parent, question->file, on_folder_shown, NULL);
}

/* Takes @question. */
static void
show_in_folder (Question *question)
{
  GDBusConnection *bus = g_application_get_dbus_connection (g_application_get_default ());
  g_autofree char *uri = g_file_get_uri (question->file);
  const char *uris[] = { uri, NULL };

  if (bus == NULL)
    {
      question_free (question);
      return;
    }

  g_dbus_connection_call (bus, FILE_MANAGER, FILE_MANAGER_PATH, FILE_MANAGER, "ShowItems",
                          g_variant_new ("(^ass)", uris, ""), NULL, G_DBUS_CALL_FLAGS_NONE, -1,
                          NULL, on_selected, question);
}

static void
on_asked (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  g_autofree char *response = kaiji_ask_finish (result);

  if (g_strcmp0 (response, "show") == 0)
    show_in_folder (g_steal_pointer (&question));
}

/* A program called 証跡.pdf.desktop would run at a click: the dialog shows the file's name and
 * place first. */
static void
ask_to_show_file (GtkWindow *parent, const char *uri)
{
  const KaijiResponse responses[] = {
    { "cancel", _ ("_Cancel"), KAIJI_RESPONSE_PLAIN },
    { "show", _ ("_Show in Folder"), KAIJI_RESPONSE_SUGGESTED },
  };
  Question *question = g_new0 (Question, 1);
  g_autofree char *name = NULL;

  question->parent = g_object_ref (parent);
  question->file = g_file_new_for_uri (uri);
  name = g_file_get_parse_name (question->file);
  kaiji_ask (parent, _ ("Show the Evidence?"), name, responses, G_N_ELEMENTS (responses), on_asked,
             question);
}

typedef struct
{
  GtkWindow *parent;
  char *evidence;
} Search;

static void
search_free (Search *search)
{
  g_object_unref (search->parent);
  g_free (search->evidence);
  g_free (search);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Search, search_free)

static void
tell_missing (GtkWindow *parent, const char *evidence)
{
  g_autofree char *body = g_strdup_printf (_ ("There is no file “%s”."), evidence);

  kaiji_tell (parent, _ ("The Evidence Cannot Be Opened"), body);
}

static void
on_search_folder_chosen (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Search) search = user_data;
  g_autoptr (GListModel) folders = kaiji_choose_files_finish (result);
  g_autoptr (GFile) folder = folders != NULL ? g_list_model_get_item (folders, 0) : NULL;
  g_autoptr (GFile) file = NULL;
  Question *question;

  if (folder == NULL)
    return;

  file = kaiji_evidence_file_find_in_folder (search->evidence, folder);
  if (file == NULL)
    {
      tell_missing (search->parent, search->evidence);
      return;
    }

  question = g_new0 (Question, 1);
  question->parent = g_object_ref (search->parent);
  question->file = g_steal_pointer (&file);
  show_in_folder (question);
}

static void
on_search_answered (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Search) search = user_data;
  g_autofree char *response = kaiji_ask_finish (result);
  GtkWindow *parent = search->parent;

  if (g_strcmp0 (response, "choose") == 0)
    kaiji_choose_folder (parent, _ ("Folder of the Evidence"), NULL, on_search_folder_chosen,
                         g_steal_pointer (&search));
}

/* The desktop lends a sandbox what its user chooses: a folder with all that is in it. */
static void
ask_for_folder (GtkWindow *parent, const char *evidence)
{
  const KaijiResponse responses[] = {
    { "cancel", _ ("_Cancel"), KAIJI_RESPONSE_PLAIN },
    { "choose", _ ("_Choose the Folder…"), KAIJI_RESPONSE_SUGGESTED },
  };
  g_autofree char *body = g_strdup_printf (
    _ ("Kaiji may see this sheet, but not what is beside it. Choose the folder in "
       "which “%s” is to be found."),
    evidence);
  Search *search = g_new0 (Search, 1);

  search->parent = g_object_ref (parent);
  search->evidence = g_strdup (evidence);
  kaiji_ask (parent, _ ("Where Is the Evidence?"), body, responses, G_N_ELEMENTS (responses),
             on_search_answered, search);
}

/**
 * kaiji_evidence_show:
 *
 * Opens the web page that proves the answer of @field, asks whether to show the file that proves it
 * in its folder, or explains why neither is possible.
 */
void
kaiji_evidence_show (KaijiDocument *document, const KaijiField *field, GtkWindow *parent)
{
  KaijiAnswer *answer = kaiji_sheet_get_answer (kaiji_document_get_sheet (document), field);
  const char *evidence = answer != NULL ? kaiji_answer_get_member (answer, KAIJI_ANSWER_EVIDENCE)
                                        : NULL;
  g_autofree char *uri = NULL;
  g_autofree char *body = NULL;

  if (evidence == NULL)
    return;

  switch (kaiji_evidence_file_find (evidence, kaiji_document_get_file (document), &uri))
    {
    case KAIJI_EVIDENCE_LINK:
      gtk_show_uri_full (parent, uri, GDK_CURRENT_TIME, NULL, on_shown, NULL);
      return;
    case KAIJI_EVIDENCE_FILE:
      ask_to_show_file (parent, uri);
      return;
    case KAIJI_EVIDENCE_OUT_OF_REACH:
      ask_for_folder (parent, evidence);
      return;
    case KAIJI_EVIDENCE_MISSING:
      tell_missing (parent, evidence);
      return;
    case KAIJI_EVIDENCE_REFUSED:
    default:
      body = g_strdup_printf (_ (
                                "“%s” is neither the plain address of a web page or an e-mail, nor "
                                "a file. Kaiji opens nothing else."),
                              evidence);
      break;
    }

  kaiji_tell (parent, _ ("The Evidence Cannot Be Opened"), body);
}
