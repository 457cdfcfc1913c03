/* replay.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Gives a target of the fuzzer every file of a folder: what was found once is found again.
 */

#include "config.h"

#include <stdio.h>

#include "fuzz.h"

int
main (int argc, char **argv)
{
  g_autoptr (GDir) folder = NULL;
  g_autoptr (GError) error = NULL;
  const char *name;
  guint n = 0;

  if (argc != 2)
    return 2;

  if (LLVMFuzzerInitialize != NULL)
    LLVMFuzzerInitialize (&argc, &argv);
  folder = g_dir_open (argv[1], 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (argv[1], name, NULL);
      g_autofree char *contents = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
      LLVMFuzzerTestOneInput ((const guint8 *) contents, length);
      printf ("ok %u %s\n", ++n, name);
      fflush (stdout);
    }
  printf ("1..%u\n", n);
  return n == 0;
}
