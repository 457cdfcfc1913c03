/* kaiji-evidence-file.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file or address that a piece of evidence is the name of.
 */

#include "config.h"

#include "kaiji-evidence-file.h"
#include "kaiji-portal.h"

/* The schemes of addresses that programs only display when they come from a stranger. Any other
 * scheme may run something. */
static const char *const link_schemes[] = { "http", "https", "mailto", NULL };

/* What an e-mail that a link begins may be told; “attach” would send a file along. */
static const char *const mail_parameters[] = { "to", "cc", "subject", "body", NULL };

/* Returns whether an address hands nothing over but what is seen in it: a name before the host
 * makes one site look like another, and a mail program may attach files. */
static gboolean
is_plain_link (const char *text)
{
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);
  g_autoptr (GHashTable) parameters = NULL;
  GHashTableIter iter;
  gpointer name;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return FALSE;
  if (uri == NULL)
    return FALSE;
  if (!g_str_equal (g_uri_get_scheme (uri), "mailto"))
    return g_uri_get_userinfo (uri) == NULL && g_uri_get_host (uri) != NULL
           && *g_uri_get_host (uri) != '\0';
  if (g_uri_get_query (uri) == NULL)
    return TRUE;

  parameters = g_uri_parse_params (g_uri_get_query (uri), -1, "&;",
                                   G_URI_PARAMS_PARSE_RELAXED | G_URI_PARAMS_CASE_INSENSITIVE,
                                   NULL);
  if (parameters == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, parameters);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      g_autofree char *lower = g_ascii_strdown (name, -1);

      if (!g_strv_contains (mail_parameters, lower))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_lent (GFile *sheet_file)
{
  const char *path = sheet_file != NULL ? g_file_peek_path (sheet_file) : NULL;

  return path != NULL && kaiji_portal_lends (path);
}

/**
 * kaiji_evidence_file_describe:
 * @sheet_file: (nullable): the sheet's file
 *
 * Returns: (transfer full): the name of @file for a note: relative to the sheet's folder if it is
 *   inside, so that both can be moved together. In a sandbox it is the name outside of it or, if
 * the portal does not tell that, the file's own name without its folder.
 */
char *
kaiji_evidence_file_describe (GFile *file, GFile *sheet_file)
{
  g_autoptr (GFile) host_file = NULL;
  g_autoptr (GFile) host_sheet = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  host_file = kaiji_portal_find_host_file (file);
  host_sheet = sheet_file != NULL ? kaiji_portal_find_host_file (sheet_file) : NULL;
  folder = host_sheet != NULL ? g_file_get_parent (host_sheet) : NULL;
  if (host_file == NULL)
    path = g_file_get_basename (file);
  else if (folder != NULL)
    path = g_file_get_relative_path (folder, host_file);
  if (path != NULL && g_utf8_validate (path, -1, NULL))
    return g_steal_pointer (&path);

  return g_file_get_parse_name (host_file != NULL ? host_file : file);
}

/**
 * kaiji_evidence_file_find:
 * @evidence: a link, or a file name from kaiji_evidence_file_describe()
 * @sheet_file: (nullable): the sheet's file
 * @uri: (out) (transfer full) (nullable): its full address, unless it is refused
 *
 * Resolves a piece of evidence. Sheets come from other people, so their evidence is not trusted.
 *
 * Returns: the permitted kind of action
 */
KaijiEvidenceKind
kaiji_evidence_file_find (const char *evidence, GFile *sheet_file, char **uri)
{
  g_autofree char *stripped = NULL;
  g_autofree char *scheme = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) folder = NULL;

  g_return_val_if_fail (evidence != NULL, KAIJI_EVIDENCE_REFUSED);
  g_return_val_if_fail (uri != NULL, KAIJI_EVIDENCE_REFUSED);

  *uri = NULL;
  stripped = g_strstrip (g_strdup (evidence));
  scheme = g_uri_parse_scheme (stripped);
  if (scheme != NULL)
    {
      g_autofree char *lower = g_ascii_strdown (scheme, -1);

      if (g_strv_contains (link_schemes, lower))
        {
          if (!is_plain_link (stripped))
            return KAIJI_EVIDENCE_REFUSED;
          *uri = g_steal_pointer (&stripped);
          return KAIJI_EVIDENCE_LINK;
        }
      if (!g_str_equal (lower, "file"))
        return KAIJI_EVIDENCE_REFUSED;
      file = g_file_new_for_uri (stripped);
    }

  folder = sheet_file != NULL ? g_file_get_parent (sheet_file) : NULL;
  if (file == NULL && (g_path_is_absolute (stripped) || *stripped == '~'))
    file = g_file_parse_name (stripped);
  else if (file == NULL && folder != NULL)
    file = g_file_resolve_relative_path (folder, stripped);

  if (file == NULL || g_file_peek_path (file) == NULL)
    return KAIJI_EVIDENCE_MISSING;
  if (!g_file_query_exists (file, NULL))
    return is_lent (sheet_file) ? KAIJI_EVIDENCE_OUT_OF_REACH : KAIJI_EVIDENCE_MISSING;

  *uri = g_file_get_uri (file);
  return KAIJI_EVIDENCE_FILE;
}

/**
 * kaiji_evidence_file_find_in_folder:
 * @evidence: evidence that is out of reach
 * @folder: the folder of the sheet, or that of the file if @evidence has a full name
 *
 * Returns: (transfer full) (nullable): the file, if it is there
 */
GFile *
kaiji_evidence_file_find_in_folder (const char *evidence, GFile *folder)
{
  g_autofree char *stripped = NULL;
  g_autofree char *scheme = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) found = NULL;

  g_return_val_if_fail (evidence != NULL, NULL);
  g_return_val_if_fail (G_IS_FILE (folder), NULL);

  stripped = g_strstrip (g_strdup (evidence));
  scheme = g_uri_parse_scheme (stripped);
  if (scheme != NULL)
    file = g_file_new_for_uri (stripped);
  else if (g_path_is_absolute (stripped) || *stripped == '~')
    file = g_file_parse_name (stripped);

  name = file != NULL ? g_file_get_basename (file) : g_steal_pointer (&stripped);
  found = g_file_resolve_relative_path (folder, name);
  return g_file_query_exists (found, NULL) ? g_steal_pointer (&found) : NULL;
}
