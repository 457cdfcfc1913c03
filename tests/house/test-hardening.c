/* test-hardening.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What makes a fault in a program harder to use, read from the programs as they are built.
 */

#include "config.h"

#include "tool.h"

enum
{
  CLI,
  EXCHANGE,
  APP,
};

static const char *const programs[][2] = { [CLI] = { "cli", "kaiji-cli" },
                                           [EXCHANGE] = { "cli", "kaiji-cli-exchange" },
                                           [APP] = { "app", "kaiji" } };

/* Returns: (nullable): what readelf tells of a built file, %NULL if the test is skipped */
static char *
read_elf (const char *option, const char *file)
{
  int status;
  char *output;

  if (!tool_is_there ("readelf"))
    return NULL;

  output = tool_run (&status, TOOL ("readelf", "--wide", option, file));
  g_assert_cmpint (status, ==, 0);
  return output;
}

/* A program must have in it what matches @pattern. */
static void
program_must_match (const char *const *program, const char *option, const char *pattern)
{
  g_autofree char *file = tool_built ("src", program[0], program[1], NULL);
  g_autofree char *output = read_elf (option, file);

  if (output != NULL && !g_regex_match_simple (pattern, output, G_REGEX_MULTILINE, 0))
    g_test_fail_printf ("readelf %s %s shows no %s", option, program[1], pattern);
}

static void
must_match (const char *option, const char *pattern)
{
  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    program_must_match (programs[i], option, pattern);
}

/* The program itself is loaded where nobody can foresee. */
static void
test_position (void)
{
  must_match ("--file-header", "Type: +DYN ");
}

/* All addresses of functions are found at the start, and nobody can change them after it. */
static void
test_relocations (void)
{
  must_match ("--program-headers", "^ +GNU_RELRO ");
  must_match ("--dynamic", "\\(FLAGS(_1)?\\).*NOW");
}

static void
test_stack (void)
{
  must_match ("--program-headers", "^ +GNU_STACK .* RW +0x");
  must_match ("--symbols", "UND __stack_chk_fail");
}

static void
test_fortify (void)
{
  if (!g_str_equal (g_getenv ("KAIJI_FORTIFIED"), "true"))
    {
      g_test_skip ("The C library checks its callers in optimized code only");
      return;
    }

  /* The application calls none of these functions with a buffer whose size is known. */
  program_must_match (programs[CLI], "--symbols", "UND __(fprintf|memcpy|snprintf|strcpy)_chk\\b");
}

static guint
count (const char *text, const char *part)
{
  g_auto (GStrv) parts = g_strsplit (text, part, -1);

  return g_strv_length (parts) - 1;
}

/* A linker marks a program only if the C library's own start files are marked, which Debian's are
 * not, so each of Kaiji's objects is looked at. */
static void
test_branches (void)
{
  static const char *const archives[][2] = { { "src", "libkaiji-engine.a" },
                                             { "src/app", "libkaiji-app.a" } };
  const char *mark = g_getenv ("KAIJI_BRANCH_MARK");

  if (*mark == '\0')
    {
      g_test_skip ("Nothing guards branches on this processor or with this compiler");
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (archives); i++)
    {
      g_autofree char *file = tool_built (archives[i][0], archives[i][1], NULL);
      g_autofree char *output = read_elf ("--notes", file);

      if (output == NULL)
        return;
      g_assert_cmpuint (count (output, "File: "), >, 10);
      g_assert_cmpuint (count (output, mark), ==, count (output, "File: "));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/house/hardening/position", test_position);
  g_test_add_func ("/house/hardening/relocations", test_relocations);
  g_test_add_func ("/house/hardening/stack", test_stack);
  g_test_add_func ("/house/hardening/fortify", test_fortify);
  g_test_add_func ("/house/hardening/branches", test_branches);

  return g_test_run ();
}
