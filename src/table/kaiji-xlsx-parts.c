/* kaiji-xlsx-parts.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "kaiji-error.h"
#include "kaiji-foreign-file.h"
#include "kaiji-read.h"
#include "kaiji-xlsx-parts.h"

/* A form with its whole history takes some hundred kilobytes; a file that unpacks to more than this
 * is not a form. */
#define MAX_UNPACKED (128 * 1024 * 1024)
#define MAX_PARTS 10000

typedef struct archive Archive;

static void
archive_clear (Archive *archive)
{
  archive_read_free (archive);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, archive_clear)

/* Returns whether a part has text that is read. Which parts there are, and where, is up to the
 * program that wrote them; these are never cells. */
static gboolean
is_wanted (const char *name)
{
  static const char *const others[] = { "docprops/",     "customxml/",        "/theme/",
                                        "/media/",       "/drawings/",        "/charts/",
                                        "/embeddings/",  "/printersettings/", "/externallinks/",
                                        "/pivottables/", "/pivotcache/" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (strstr (name, others[i]) != NULL)
      return FALSE;

  return g_str_has_suffix (name, ".xml") || g_str_has_suffix (name, ".rels");
}

/**
 * kaiji_xlsx_parts_fold_name:
 * @name: the name of a part, as in an archive or as an absolute path
 *
 * Returns: (transfer full): the name by which the part is looked up: letters of both cases are the
 *   same (ECMA-376, part 2, 9.1.1.1), and some programs write the other slash
 */
char *
kaiji_xlsx_parts_fold_name (const char *name)
{
  g_autofree char *slashed = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  slashed = g_strdelimit (g_strdup (name), "\\", '/');
  return g_ascii_strdown (*slashed == '/' ? slashed + 1 : slashed, -1);
}

static gboolean
fail (Archive *archive, GError **error)
{
  /* Translators: %s is what is wrong with it, in English */
  g_set_error (error, KAIJI_ERROR, KAIJI_ERROR_FORMAT, _ ("the spreadsheet file is damaged: %s"),
               archive_error_string (archive) != NULL ? archive_error_string (archive) : "zip");
  return FALSE;
}

static gboolean
read_part (Archive *archive, const char *name, GHashTable *parts, gsize *unpacked, GError **error)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (64 * 1024);

  for (;;)
    {
      la_ssize_t size = archive_read_data (archive, buffer, 64 * 1024);

      if (size < 0)
        return fail (archive, error);
      if (size == 0)
        break;

      *unpacked += (gsize) size;
      if (*unpacked > MAX_UNPACKED)
        {
          g_set_error (error, KAIJI_ERROR, KAIJI_ERROR_TOO_LARGE,
                       /* Translators: %d is a number of megabytes */
                       _ ("the spreadsheet file holds more than the %d MB that Kaiji reads"),
                       MAX_UNPACKED / 1000 / 1000);
          return FALSE;
        }
      g_byte_array_append (content, buffer, (guint) size);
    }

  g_hash_table_insert (parts, g_strdup (name),
                       g_byte_array_free_to_bytes (g_steal_pointer (&content)));
  return TRUE;
}

/**
 * kaiji_xlsx_parts_read:
 * @bytes: a spreadsheet file (ECMA-376: a zip archive)
 *
 * Returns: (transfer full) (element-type utf8 GBytes): the parts with text, by their folded names;
 * %NULL with @error if the archive is damaged, locked, or unpacks to more than Kaiji reads
 */
GHashTable *
kaiji_xlsx_parts_read (GBytes *bytes, GError **error)
{
  g_autoptr (GHashTable) parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                        (GDestroyNotify) g_bytes_unref);
  g_autoptr (Archive) archive = archive_read_new ();
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);
  gsize unpacked = 0;
  int status;

  if (kaiji_foreign_file_refuse (bytes, error))
    return NULL;
  /* The archive's reader would only say that it knows no such archive. */
  if (!kaiji_read_starts_with (bytes, "PK", 2))
    {
      g_set_error_literal (
        error, KAIJI_ERROR, KAIJI_ERROR_FORMAT,
        _ ("this is not a spreadsheet; fill needs the form as a spreadsheet (.xlsx)"));
      return NULL;
    }

  archive_read_support_format_zip (archive);
  if (archive_read_open_memory (archive, data, size) != ARCHIVE_OK)
    {
      fail (archive, error);
      return NULL;
    }

  for (guint n = 0; n < MAX_PARTS; n++)
    {
      struct archive_entry *entry;
      g_autofree char *name = NULL;

      status = archive_read_next_header (archive, &entry);
      if (status == ARCHIVE_EOF)
        break;
      if (status < ARCHIVE_WARN)
        {
          fail (archive, error);
          return NULL;
        }

      if (archive_entry_pathname (entry) != NULL)
        name = kaiji_xlsx_parts_fold_name (archive_entry_pathname (entry));
      if (archive_entry_is_encrypted (entry))
        {
          g_set_error_literal (error, KAIJI_ERROR, KAIJI_ERROR_FORMAT,
                               _ ("it is locked with a password; save it without one"));
          return NULL;
        }
      if (name != NULL && is_wanted (name) && !read_part (archive, name, parts, &unpacked, error))
        return NULL;
    }

  return g_steal_pointer (&parts);
}

typedef struct archive Writing;

static void
writing_clear (Writing *writing)
{
  archive_write_free (writing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Writing, writing_clear)

static la_ssize_t
on_write (struct archive *archive, void *user_data, const void *buffer, size_t length)
{
  if (length > G_MAXUINT - ((GByteArray *) user_data)->len)
    return -1;

  g_byte_array_append (user_data, buffer, (guint) length);
  return (la_ssize_t) length;
}

/* Copies a part as it is, with its date and rights, or with another content. */
static gboolean
copy_part (Archive *archive,
           struct archive_entry *entry,
           GBytes *content,
           Writing *writing,
           gsize *unpacked,
           GError **error)
{
  g_autofree guint8 *buffer = g_malloc (64 * 1024);

  if (content != NULL)
    archive_entry_set_size (entry, (la_int64_t) g_bytes_get_size (content));
  if (archive_write_header (writing, entry) < ARCHIVE_WARN)
    return fail (writing, error);
  if (content != NULL)
    {
      gsize size;
      const void *data = g_bytes_get_data (content, &size);

      return archive_write_data (writing, data, size) == (la_ssize_t) size || fail (writing, error);
    }

  for (;;)
    {
      la_ssize_t size = archive_read_data (archive, buffer, 64 * 1024);

      if (size < 0)
        return fail (archive, error);
      if (size == 0)
        return TRUE;

      *unpacked += (gsize) size;
      if (*unpacked > MAX_UNPACKED)
        return fail (archive, error);
      if (archive_write_data (writing, buffer, (size_t) size) != size)
        return fail (writing, error);
    }
}

/**
 * kaiji_xlsx_parts_have_macros:
 * @parts: what kaiji_xlsx_parts_read() found
 *
 * Returns: whether the list of the file's parts calls its workbook one with macros
 */
gboolean
kaiji_xlsx_parts_have_macros (GHashTable *parts)
{
  GBytes *types = g_hash_table_lookup (parts, "[content_types].xml");
  gsize size;
  const char *data = types != NULL ? g_bytes_get_data (types, &size) : NULL;

  return data != NULL && g_strstr_len (data, (gssize) size, ".macroEnabled.") != NULL;
}

/**
 * kaiji_xlsx_parts_replace:
 * @bytes: a spreadsheet file
 * @changed: (element-type utf8 GBytes): other contents of parts, by their folded names
 *
 * Makes a file of the same parts in the same order, of which some have other contents.
 *
 * Returns: (transfer full): the file; %NULL with @error if that cannot be done
 */
GBytes *
kaiji_xlsx_parts_replace (GBytes *bytes, GHashTable *changed, GError **error)
{
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autoptr (Archive) archive = archive_read_new ();
  g_autoptr (Writing) writing = archive_write_new ();
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);
  gsize unpacked = 0;
  int status = ARCHIVE_OK;

  archive_read_support_format_zip (archive);
  archive_write_set_format_zip (writing);
  archive_write_set_bytes_in_last_block (writing, 1);
  if (archive_read_open_memory (archive, data, size) != ARCHIVE_OK)
    {
      fail (archive, error);
      return NULL;
    }
  if (archive_write_open (writing, file, NULL, on_write, NULL) != ARCHIVE_OK)
    {
      fail (writing, error);
      return NULL;
    }

  for (guint n = 0; n < MAX_PARTS; n++)
    {
      struct archive_entry *entry;
      g_autofree char *name = NULL;
      GBytes *content;

      status = archive_read_next_header (archive, &entry);
      if (status == ARCHIVE_EOF)
        break;
      if (status < ARCHIVE_WARN)
        {
          fail (archive, error);
          return NULL;
        }

      if (archive_entry_pathname (entry) != NULL)
        name = kaiji_xlsx_parts_fold_name (archive_entry_pathname (entry));
      content = name != NULL ? g_hash_table_lookup (changed, name) : NULL;
      if (!copy_part (archive, entry, content, writing, &unpacked, error))
        return NULL;
    }

  if (status != ARCHIVE_EOF || archive_write_close (writing) != ARCHIVE_OK)
    {
      fail (writing, error);
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&file));
}
