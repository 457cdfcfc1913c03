/* test-programs.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the programs are linked with.
 */

#include "config.h"

#include <glib/gstdio.h>

#include "tool.h"

/* Everything that is loaded with a program, what its libraries ask for included. */
static char *
list_libraries (const char *folder, const char *program)
{
  g_autofree char *path = tool_built ("src", folder, program, NULL);
  int status;
  char *libraries = tool_run (&status, TOOL ("ldd", path));

  g_test_message ("%s", libraries);
  g_assert_cmpint (status, ==, 0);
  return libraries;
}

static void
test_cli_has_no_toolkit (void)
{
  const char *toolkit[] = { "libgtk-", "libgdk-3", "libadwaita" };
  g_autofree char *libraries = NULL;

  if (!tool_is_there ("ldd"))
    return;

  libraries = list_libraries ("cli", "kaiji-cli");
  g_assert_nonnull (strstr (libraries, "libpango"));
  for (guint i = 0; i < G_N_ELEMENTS (toolkit); i++)
    if (strstr (libraries, toolkit[i]) != NULL)
      g_test_fail_printf ("kaiji-cli loads %s", toolkit[i]);
}

/* What reads and writes other formats is loaded when it is needed: it takes longer to load than a
 * sheet takes to check, and the first frame would wait for it. */
static void
test_formats_are_modules (void)
{
  static const char *const modules[][2] = {
    { "kaiji-formats.so", "libarchive" },        { "kaiji-formats.so", "libxml2" },
    { "kaiji-xlsx-writer.so", "libxlsxwriter" }, { "kaiji-pdf-reader.so", "libpoppler" },
    { "kaiji-pdf-writer.so", "libqpdf" },
  };
  g_autofree char *cli = NULL;
  g_autofree char *application = NULL;

  if (!tool_is_there ("ldd"))
    return;

  cli = list_libraries ("cli", "kaiji-cli");
  application = list_libraries ("app", "kaiji");
  for (guint i = 0; i < G_N_ELEMENTS (modules); i++)
    {
      g_autofree char *module = list_libraries (".", modules[i][0]);

      g_assert_nonnull (strstr (module, modules[i][1]));
      if (strstr (cli, modules[i][1]) != NULL)
        g_test_fail_printf ("kaiji-cli loads %s", modules[i][1]);
      /* The toolkit reads its icons with it. */
      if (strstr (application, modules[i][1]) != NULL && !g_str_equal (modules[i][1], "libxml2"))
        g_test_fail_printf ("kaiji loads %s", modules[i][1]);
    }
}

/* An installation that is not whole says so, and what it can do without the missing part it does.
 */
static void
test_module_is_missing (void)
{
  g_autofree char *folder = g_dir_make_tmp ("kaiji-modules-XXXXXX", NULL);
  g_autofree char *engine = tool_built ("src", "libkaiji-engine.so", NULL);
  g_autofree char *cli = tool_built ("src", "cli", "kaiji-cli", NULL);
  g_autofree char *sample = tool_source ("data", "samples", "sample.kaiji.json", NULL);
  g_autofree char *beside = g_build_filename (folder, "libkaiji-engine.so", NULL);
  g_autofree char *path = g_strconcat ("LD_LIBRARY_PATH=", folder, NULL);
  g_autofree char *document = g_build_filename (folder, "sheet.pdf", NULL);
  g_autofree char *text = g_build_filename (folder, "sheet.csv", NULL);
  g_autofree char *output = NULL;
  g_autofree char *exported = NULL;
  int status;

  tool_run (&status, TOOL ("cp", engine, beside));
  g_assert_cmpint (status, ==, 0);

  output = tool_run (&status, TOOL ("env", path, cli, "print", sample, "-o", document));
  g_assert_cmpint (status, ==, 2);
  g_assert_nonnull (strstr (output, "install Kaiji again"));
  g_assert_nonnull (strstr (output, "kaiji-pdf-writer.so"));
  g_assert_false (g_file_test (document, G_FILE_TEST_EXISTS));

  exported = tool_run (&status, TOOL ("env", path, cli, "export", sample, "-o", text));
  g_assert_cmpint (status, ==, 0);
  g_assert_true (g_file_test (text, G_FILE_TEST_EXISTS));

  g_unlink (text);
  g_unlink (beside);
  g_rmdir (folder);
}

/* Shows as well that the first test looks at the right thing. */
static void
test_application_has_toolkit (void)
{
  g_autofree char *libraries = NULL;

  if (!tool_is_there ("ldd"))
    return;

  libraries = list_libraries ("app", "kaiji");
  g_assert_nonnull (strstr (libraries, "libgtk-4"));
  g_assert_nonnull (strstr (libraries, "libadwaita"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/house/programs/cli-has-no-toolkit", test_cli_has_no_toolkit);
  g_test_add_func ("/house/programs/formats-are-modules", test_formats_are_modules);
  g_test_add_func ("/house/programs/module-is-missing", test_module_is_missing);
  g_test_add_func ("/house/programs/application-has-toolkit", test_application_has_toolkit);

  return g_test_run ();
}
