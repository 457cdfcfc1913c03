/* kaiji-files.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <unistd.h>

#include "kaiji-error.h"
#include "kaiji-file-name.h"
#include "kaiji-files.h"
#include "kaiji-sheet-file.h"

static GListModel *
create_filters (GtkFileFilter *filter)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) first = filter;
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, first);
  g_list_store_append (filters, all);

  return G_LIST_MODEL (filters);
}

/**
 * kaiji_files_create_sheet_filters:
 *
 * Returns: (transfer full): the filters of a dialog for sheets
 */
GListModel *
kaiji_files_create_sheet_filters (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Disclosure sheets"));
  gtk_file_filter_add_suffix (filter, &KAIJI_SHEET_FILE_SUFFIX[1]);
  gtk_file_filter_add_mime_type (filter, KAIJI_SHEET_FILE_MIME_TYPE);

  return create_filters (filter);
}

/**
 * kaiji_files_create_pdf_filters:
 *
 * Returns: (transfer full): the filters of a dialog for PDF files
 */
GListModel *
kaiji_files_create_pdf_filters (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("PDF documents"));
  gtk_file_filter_add_suffix (filter, "pdf");
  gtk_file_filter_add_mime_type (filter, "application/pdf");

  return create_filters (filter);
}

/* A file name without its ending. */
static char *
dup_stem (const char *name)
{
  g_autofree char *stem = kaiji_file_name_dup_stem (name, KAIJI_SHEET_FILE_SUFFIX);

  return kaiji_file_name_from_text (stem);
}

/* The title and, if the sheet has a predecessor, the disclosure date. */
static char *
dup_title (KaijiDocument *document)
{
  KaijiSheet *sheet = kaiji_document_get_sheet (document);
  const KaijiField *field = kaiji_scheme_get_role (kaiji_sheet_get_scheme (sheet),
                                                   KAIJI_ROLE_DISCLOSURE_DATE);
  KaijiAnswer *answer = field != NULL ? kaiji_sheet_get_answer (sheet, field) : NULL;
  const char *date = answer != NULL ? kaiji_answer_get_date (answer) : NULL;
  g_autofree char *title = kaiji_document_dup_title (document);

  if (kaiji_document_get_origin (document) == NULL || date == NULL)
    return g_steal_pointer (&title);

  return g_strdup_printf ("%s %s", title, date);
}

/* What is not on this machine's disks is tried. */
static gboolean
may_write_in (GFile *folder)
{
  const char *path = g_file_peek_path (folder);

  return path == NULL || g_access (path, W_OK) == 0;
}

/* That of its file or else of the previous sheet, unless nothing can be written there. */
static GFile *
dup_folder (KaijiDocument *document)
{
  GFile *file = kaiji_document_get_file (document);
  GFile *beside = file != NULL ? file : kaiji_document_get_origin (document);
  g_autoptr (GFile) folder = beside != NULL ? g_file_get_parent (beside) : NULL;
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  if (folder != NULL && may_write_in (folder))
    return g_steal_pointer (&folder);

  return g_file_new_for_path (documents != NULL ? documents : g_get_home_dir ());
}

/**
 * kaiji_files_suggest:
 * @suffix: the suffix of the name: `.pdf`
 *
 * Returns: (transfer full): the suggested file for something made of @document: beside it and with
 *   its name or, if it has no file yet, beside the previous sheet, with its title; in the user's
 *   documents if there is no such folder, or one that may not be written. A sheet that may not be
 *   changed gets another name.
 */
GFile *
kaiji_files_suggest (KaijiDocument *document, const char *suffix)
{
  GFile *file;
  g_autoptr (GFile) folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *stem = NULL;
  g_autofree char *basename = NULL;

  g_return_val_if_fail (KAIJI_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (suffix != NULL, NULL);

  file = kaiji_document_get_file (document);
  folder = dup_folder (document);
  name = file != NULL ? kaiji_file_name_dup_shown (file) : dup_title (document);
  stem = dup_stem (name);
  if (file != NULL && g_str_equal (suffix, KAIJI_SHEET_FILE_SUFFIX)
      && !kaiji_document_get_editable (document))
    {
      g_autofree char *original = g_steal_pointer (&stem);

      /* Translators: the name of a file that is a copy of the one called %s. */
      stem = g_strdup_printf (_ ("%s (copy)"), original);
    }

  basename = g_strconcat (stem, suffix, NULL);
  return g_file_get_child (folder, basename);
}

/**
 * kaiji_files_complete:
 * @chosen: the file that the user chose for a sheet
 *
 * A dialog selects a name up to its last period, so a name typed over it may end in `.json` alone,
 * by which the desktop does not recognise a sheet. The name of an existing file is kept, since the
 * user agreed to replace it.
 *
 * Returns: (transfer full): the file with its complete name
 */
GFile *
kaiji_files_complete (GFile *chosen)
{
  g_autofree char *name = NULL;
  g_autofree char *stem = NULL;
  g_autofree char *whole_name = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GFile) whole = NULL;

  g_return_val_if_fail (G_IS_FILE (chosen), NULL);

  name = g_file_get_basename (chosen);
  folder = g_file_get_parent (chosen);
  if (folder == NULL || kaiji_file_name_has_ending (name, KAIJI_SHEET_FILE_SUFFIX)
      || g_file_query_exists (chosen, NULL))
    return g_object_ref (chosen);

  stem = kaiji_file_name_dup_stem (name, ".json");
  whole_name = kaiji_file_name_join (stem, KAIJI_SHEET_FILE_SUFFIX);
  whole = g_file_get_child (folder, whole_name);

  /* The user has not been asked whether to replace this file. */
  if (g_file_query_exists (whole, NULL))
    return g_object_ref (chosen);

  return g_steal_pointer (&whole);
}

/* What somebody can do about it who does not manage the disk, as a sentence; NULL if that is known
 * from the reason. */
static const char *
get_advice (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    return _ ("Ask whoever manages this file or folder for the permission, or use another one.");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return _ ("Use a folder on another disk, or remove what is not needed from this one.");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return _ ("It may have been moved or renamed, or its disk may not be connected.");

  return NULL;
}

/**
 * kaiji_files_describe_error:
 * @file: the file
 * @error: why it could not be read or written
 *
 * Returns: (transfer full): the same line as on the command line and, below it, what can be done
 */
char *
kaiji_files_describe_error (GFile *file, const GError *error)
{
  g_autofree char *name = NULL;
  g_autofree char *line = NULL;
  const char *advice;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (error != NULL, NULL);

  name = g_file_get_parse_name (file);
  line = g_strdup_printf ("%s: %s", name, kaiji_error_get_message (error));
  g_strdelimit (line, "\r\n", ' ');
  advice = get_advice (error);
  return advice != NULL ? g_strdup_printf ("%s\n\n%s", line, advice) : g_steal_pointer (&line);
}
