/* kaiji-window-subtitle.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-answer-date.h"
#include "kaiji-file-name.h"
#include "kaiji-window-subtitle.h"

static char *
dup_disclosure (KaijiSheet *sheet)
{
  const KaijiField *field = kaiji_scheme_get_role (kaiji_sheet_get_scheme (sheet),
                                                   KAIJI_ROLE_DISCLOSURE_DATE);
  KaijiPartialDate date;
  g_autofree char *described = NULL;

  if (field == NULL || !kaiji_answer_read_valid_date (kaiji_sheet_get_answer (sheet, field), &date))
    return NULL;

  described = kaiji_partial_date_describe (&date);
  /* Translators: below a sheet's name; %s is the date as of which it discloses. */
  return g_strdup_printf (_ ("disclosed as of %s"), described);
}

static void
append (GString *subtitle, const char *part)
{
  if (part == NULL || *part == '\0')
    return;

  g_string_append_printf (subtitle, "%s%s", subtitle->len > 0 ? " · " : "", part);
}

static char *
dup_form (KaijiSheet *sheet)
{
  KaijiScheme *scheme = kaiji_sheet_get_scheme (sheet);

  return g_strdup_printf ("%s %s", kaiji_scheme_get_short_title (scheme),
                          kaiji_scheme_get_edition_title (scheme));
}

/**
 * kaiji_window_subtitle_dup:
 * @document: a document
 * @saved: (nullable): when it was saved, in words
 *
 * Returns: (transfer full): the text that distinguishes a sheet from others of the same service:
 *   its disclosure date, its file's name, its form. The previous sheet and this one have the same
 *   title.
 */
char *
kaiji_window_subtitle_dup (KaijiDocument *document, const char *saved)
{
  KaijiSheet *sheet;
  GFile *file;
  g_autofree char *disclosure = NULL;
  g_autofree char *name = NULL;
  g_autofree char *form = NULL;
  GString *subtitle;

  g_return_val_if_fail (KAIJI_IS_DOCUMENT (document), NULL);

  sheet = kaiji_document_get_sheet (document);
  file = kaiji_document_get_file (document);
  disclosure = dup_disclosure (sheet);
  if (file != NULL)
    name = kaiji_file_name_dup_shown (file);
  form = dup_form (sheet);

  subtitle = g_string_new (NULL);
  append (subtitle, disclosure);
  append (subtitle, name);
  append (subtitle, form);
  append (subtitle, saved);

  return g_string_free (subtitle, FALSE);
}

/**
 * kaiji_window_subtitle_dup_listed:
 * @document: a document
 * @title: its title
 *
 * Returns: (transfer full): the title of its window in a list of windows, which has no subtitles:
 *   with the disclosure date, and the file's name or, before it is saved, the form
 */
char *
kaiji_window_subtitle_dup_listed (KaijiDocument *document, const char *title)
{
  KaijiSheet *sheet;
  GFile *file;
  g_autofree char *disclosure = NULL;
  g_autofree char *name = NULL;
  GString *listed;

  g_return_val_if_fail (KAIJI_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (title != NULL, NULL);

  sheet = kaiji_document_get_sheet (document);
  file = kaiji_document_get_file (document);
  disclosure = dup_disclosure (sheet);
  name = file != NULL ? kaiji_file_name_dup_shown (file) : dup_form (sheet);

  listed = g_string_new (title);
  append (listed, disclosure);
  append (listed, name);

  return g_string_free (listed, FALSE);
}
