/* test-programs.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the programs are linked with.
 */

#include "config.h"

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

/* They take longer to load than a sheet takes to check. */
static void
test_cli_has_no_other_formats (void)
{
  const char *formats[] = { "libpoppler", "libarchive", "libxlsxwriter", "libxml2" };
  g_autofree char *libraries = NULL;
  g_autofree char *exchange = NULL;

  if (!tool_is_there ("ldd"))
    return;

  libraries = list_libraries ("cli", "kaiji-cli");
  exchange = list_libraries ("cli", "kaiji-cli-exchange");
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (strstr (libraries, formats[i]) != NULL)
        g_test_fail_printf ("kaiji-cli loads %s", formats[i]);
      g_assert_nonnull (strstr (exchange, formats[i]));
    }
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
  g_test_add_func ("/house/programs/cli-has-no-other-formats", test_cli_has_no_other_formats);
  g_test_add_func ("/house/programs/application-has-toolkit", test_application_has_toolkit);

  return g_test_run ();
}
