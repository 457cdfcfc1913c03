/* write-once.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "kaiji-replace.h"

/* write-once FILE LETTER SIZE [USER]: what may be ended or made to fail: writes a file of one
 * letter, as another user if root is told to. */
int
main (int argc, char **argv)
{
  g_autoptr (GFile) file = g_file_new_for_path (argv[1]);
  g_autoptr (GError) error = NULL;
  gsize size = (gsize) atol (argv[3]);
  g_autoptr (GBytes) contents = NULL;
  char *letters = g_malloc (size);
  gboolean is_written;

  memset (letters, argv[2][0], size);
  contents = g_bytes_new_take (letters, size);
  if (argc > 4 && (setegid ((gid_t) atoi (argv[4])) < 0 || seteuid ((uid_t) atoi (argv[4])) < 0))
    return EXIT_FAILURE;
  is_written = kaiji_replace (file, contents, NULL, NULL, NULL, &error);
  /* ./dev sanitize looks for leaks when the program ends, and must be allowed to. */
  if (argc > 4 && (seteuid (0) < 0 || setegid (0) < 0 || prctl (PR_SET_DUMPABLE, 1) < 0))
    return EXIT_FAILURE;
  if (is_written)
    return EXIT_SUCCESS;

  g_printerr ("%s\n", error->message);
  return 3;
}
