/* kaiji-cli-main.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-cli.h"

#include <glib/gi18n.h>
#include <locale.h>
#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>
#endif

#define MIB (1024 * 1024)

/* The memory that one sheet takes, from the first line read to the last page written. */
#define HEAP_SIZE (16 * MIB)

/* A page of memory that is touched for the first time costs more than most of what is done with it.
 * Here a life is short, so memory is asked for in one portion, of large pages where the system has
 * them, and what is given back is kept for what comes next. */
static void
set_up_memory (void)
{
#ifdef __GLIBC__
  const guintptr page = 2 * MIB;
  guintptr start = ((guintptr) sbrk (0) + page - 1) / page * page;

  mallopt (M_TRIM_THRESHOLD, 4 * HEAP_SIZE);
  mallopt (M_MMAP_THRESHOLD, HEAP_SIZE);
  mallopt (M_TOP_PAD, HEAP_SIZE);
  g_free (g_malloc (page));
  mallopt (M_TOP_PAD, MIB);
  if ((guintptr) sbrk (0) >= start + HEAP_SIZE)
    madvise ((void *) start, HEAP_SIZE, MADV_HUGEPAGE);
#endif
}

/**
 * kaiji_cli_main:
 * @argc: of main()
 * @argv: of main()
 * @run: does what the arguments ask for, and returns the exit status
 *
 * Returns: the program's exit status
 */
int
kaiji_cli_main (int argc, char **argv, int (*run) (int argc, char **argv))
{
  int status;

  set_up_memory ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, KAIJI_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  status = run (argc, argv);

  /* The output of a verb is buffered, so that a full disk may show only here. */
  if (!kaiji_cli_close_output ())
    return KAIJI_CLI_FAILED;

  return status;
}
