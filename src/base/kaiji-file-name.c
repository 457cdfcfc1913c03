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

/* What some system of an office does not take in a name. */
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
