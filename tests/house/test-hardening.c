/* test-hardening.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What makes a fault in a program harder to use, read from the programs as they are built.
 */

#include "config.h"

#include "tool.h"

/* The first is the engine. */
static const char *const programs[][2] = {
  { ".", "libkaiji-engine.so" },
  { ".", "kaiji-formats.so" },
  { ".", "kaiji-pdf-reader.so" },
  { ".", "kaiji-xlsx-writer.so" },
  { ".", "kaiji-pdf-writer.so" },
  { "cli", "kaiji-cli" },
  { "app", "kaiji" },
};

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

  /* The others call none of these functions with a buffer whose size is known. */
  program_must_match (programs[0], "--symbols", "UND __(fprintf|memcpy|snprintf|strcpy)_chk\\b");
}

static guint
count (const char *text, const char *part)
{
  g_auto (GStrv) parts = g_strsplit (text, part, -1);

  return g_strv_length (parts) - 1;
}

/* Returns: (nullable): what is noted in all objects of a folder, %NULL if the test is skipped */
static char *
read_notes (const char *folder)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) objects = g_dir_open (folder, 0, &error);
  const char *name;
  char *output;
  int status;

  g_assert_no_error (error);
  if (!tool_is_there ("readelf"))
    return NULL;

  g_ptr_array_add (argv, g_strdup ("readelf"));
  g_ptr_array_add (argv, g_strdup ("--notes"));
  while ((name = g_dir_read_name (objects)) != NULL)
    if (g_str_has_suffix (name, ".o"))
      g_ptr_array_add (argv, g_build_filename (folder, name, NULL));
  g_ptr_array_add (argv, NULL);

  output = tool_run (&status, (const char *const *) argv->pdata);
  g_assert_cmpint (status, ==, 0);
  return output;
}

/* A linker marks a program only if the C library's own start files are marked, which Debian's are
 * not, so each of Kaiji's objects is looked at. */
static void
test_branches (void)
{
  static const char *const folders[][2] = { { "src", "libkaiji-engine.so.p" },
                                            { "src/app", "libkaiji-app.a.p" } };
  const char *mark = g_getenv ("KAIJI_BRANCH_MARK");

  if (*mark == '\0')
    {
      g_test_skip ("Nothing guards branches on this processor or with this compiler");
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = tool_built (folders[i][0], folders[i][1], NULL);
      g_autofree char *output = read_notes (folder);

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
