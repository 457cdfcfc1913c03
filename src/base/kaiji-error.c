/* kaiji-error.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "kaiji-error.h"

GQuark
kaiji_error_quark (void)
{
  return g_quark_from_static_string ("kaiji-error-quark");
}

/**
 * kaiji_error_get_message:
 * @error: why a file could not be read or written
 *
 * Gets the text to show after the file's name. GIO's own messages for the common failures sometimes
 * repeat the name and sometimes do not.
 *
 * Returns: (transfer none): a sentence fragment
 */
const char *
kaiji_error_get_message (const GError *error)
{
  static const struct
  {
    GIOErrorEnum code;
    const char *message;
  } messages[] = {
    { G_IO_ERROR_NOT_FOUND, N_ ("there is no such file or folder") },
    { G_IO_ERROR_PERMISSION_DENIED, N_ ("it may not be read or written by you") },
    { G_IO_ERROR_IS_DIRECTORY, N_ ("it is a folder, not a file") },
    { G_IO_ERROR_NOT_DIRECTORY, N_ ("a part of its path is a file, not a folder") },
    { G_IO_ERROR_NO_SPACE, N_ ("the disk is full") },
    { G_IO_ERROR_READ_ONLY, N_ ("nothing can be written there") },
  };

  g_return_val_if_fail (error != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (messages); i++)
    if (g_error_matches (error, G_IO_ERROR, messages[i].code))
      return _ (messages[i].message);

  return error->message;
}

/**
 * kaiji_error_is_absence:
 * @error: (nullable): why a file could not be read or examined
 *
 * What may not be examined, or not now, may well be there; only these two say that it is not.
 *
 * Returns: whether the reason is that there is no such file or folder
 */
gboolean
kaiji_error_is_absence (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY);
}
