/* editions.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "editions.h"

static const Edition editions[] = {
  { "aspic-asp-saas", "2023", 93, 133, "aspic-asp-saas.tsv", NULL },
  { "aspic-asp-saas", "2017", 93, 133, "aspic-asp-saas.tsv", "prompt_2017" },
  { "mic-asp-saas", "3", 101, 136, "mic-asp-saas-3.tsv", NULL },
};

KaijiScheme *
editions_load_scheme (const char *id, const char *edition)
{
  g_autofree char *directory = g_test_build_filename (G_TEST_DIST, "..", "data", "schemes", NULL);
  const char *directories[] = { directory, NULL };
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new_for_directories (directories);
  g_auto (GStrv) problems = NULL;
  g_autoptr (GError) error = NULL;
  KaijiScheme *scheme = kaiji_scheme_library_lookup (library, id, edition, &error);

  problems = kaiji_scheme_library_dup_problems (library);
  g_assert_cmpstr (problems[0], ==, NULL);
  g_assert_no_error (error);
  return scheme;
}

KaijiScheme *
edition_load (gconstpointer data)
{
  const Edition *edition = data;

  return editions_load_scheme (edition->id, edition->edition);
}

void
editions_add_test (const char *path, const char *subject, GTestDataFunc test)
{
  for (guint i = 0; i < G_N_ELEMENTS (editions); i++)
    {
      g_autofree char *whole = g_strdup_printf ("%s/%s@%s/%s", path, editions[i].id,
                                                editions[i].edition, subject);

      g_test_add_data_func (whole, &editions[i], test);
    }
}
