/* kaiji-file-name.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-file-name.h"

#include <string.h>

/* Enough for any name in any script: file systems allow 255 bytes, and programs add to a name. */
#define MAX_LENGTH 180

/* The longest name that file systems allow, less what a program may add until the file is whole. */
#define MAX_WHOLE_LENGTH 240

/* The characters that some system of an office refuses in a name. */
#define REFUSED "/\\:*?\"<>|"

/**
 * kaiji_file_name_from_text:
 * @text: any text: a service's or a department's name
 *
 * Makes a file's name, without an ending, that Linux, Windows and macOS all take and no file
 * manager hides.
 *
 * Returns: (transfer full): a name of at least one and at most 180 bytes of UTF-8
 */
char *
kaiji_file_name_from_text (const char *text)
{
  g_autofree char *valid = NULL;
  GString *name = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  name = g_string_new (NULL);
  for (const char *p = g_strstrip (valid); *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize length = (gsize) (g_utf8_next_char (p) - p);
      gboolean is_refused = strchr (REFUSED, *p) != NULL || g_unichar_iscntrl (g_utf8_get_char (p));

      if (name->len + length > MAX_LENGTH)
        break;
      if (is_refused || (name->len == 0 && *p == '.'))
        g_string_append_c (name, '-');
      else
        g_string_append_len (name, p, (gssize) length);
    }

  if (name->len == 0)
    g_string_append_c (name, '-');
  return g_strchomp (g_string_free (name, FALSE));
}

/**
 * kaiji_file_name_dup_shown:
 * @file: a file
 *
 * Returns: (transfer full): its name without the folder, as it is shown to people: valid UTF-8
 */
char *
kaiji_file_name_dup_shown (GFile *file)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  name = g_file_get_basename (file);
  /* An address that no file can have has no name. */
  return name != NULL ? g_filename_display_name (name) : g_file_get_parse_name (file);
}

/**
 * kaiji_file_name_join:
 * @stem: the beginning of a file's name, as that of another file
 * @ending: what follows, in at most 200 bytes
 *
 * Joins both to a name that file systems allow. If it were too long, @stem is cut.
 *
 * Returns: (transfer full): the name
 */
char *
kaiji_file_name_join (const char *stem, const char *ending)
{
  gsize room;
  const char *end;

  g_return_val_if_fail (stem != NULL, NULL);
  g_return_val_if_fail (ending != NULL && strlen (ending) <= 200, NULL);

  room = MAX_WHOLE_LENGTH - strlen (ending);
  if (strlen (stem) <= room)
    return g_strconcat (stem, ending, NULL);

  end = stem + room;
  while (end > stem && (*end & 0xc0) == 0x80)
    end--;
  return g_strdup_printf ("%.*s%s", (int) (end - stem), stem, ending);
}

/**
 * kaiji_file_name_has_ending:
 * @name: a file's name
 * @ending: an ending, with its dot
 *
 * Returns: whether the name ends so; capitals make no difference, as for the programs of Windows
 */
gboolean
kaiji_file_name_has_ending (const char *name, const char *ending)
{
  gsize length, ending_length;

  g_return_val_if_fail (name != NULL && ending != NULL, FALSE);

  length = strlen (name);
  ending_length = strlen (ending);
  return length >= ending_length && g_ascii_strcasecmp (name + length - ending_length, ending) == 0;
}

/**
 * kaiji_file_name_dup_stem:
 * @name: a file's name
 * @ending: an ending, with its dot
 *
 * Returns: (transfer full): the name without the ending, if it has it
 */
char *
kaiji_file_name_dup_stem (const char *name, const char *ending)
{
  g_return_val_if_fail (name != NULL && ending != NULL, NULL);

  return kaiji_file_name_has_ending (name, ending)
           ? g_strndup (name, strlen (name) - strlen (ending))
           : g_strdup (name);
}
