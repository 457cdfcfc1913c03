/* bench-sheets.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Many sheets, none like another, made of the sample.
 */

#include "config.h"

#include "bench.h"

#include "../json-fixture.h"

/* Writes the sample with the number @i in its certification number and in one of its texts. */
static char *
write_variant (Bench *bench, JsonNode *sample, guint i, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%04u.kaiji.json", i);
  g_autofree char *path = g_build_filename (bench->temporary, name, NULL);
  g_autofree char *number = g_strdup_printf ("%04u-0000", i);
  g_autofree char *written = NULL;
  g_autoptr (JsonNode) variant = json_fixture_copy (sample);
  JsonNode *answers = json_fixture_get (variant, "answers");
  g_autoptr (GList) ids = json_fixture_list_names (answers);
  guint n_passed = 0;

  json_fixture_set (variant, "certification-number", json_fixture_new_string (number));
  for (GList *id = ids; id != NULL; id = id->next)
    {
      JsonNode *answer = json_fixture_get (answers, id->data);
      const char *text = json_fixture_string (json_fixture_get (answer, "text"));

      if (text != NULL && strlen (text) > 100 && n_passed++ == i % 20)
        {
          g_autofree char *changed = g_strdup_printf ("%u %s", i, text);

          json_fixture_set (answer, "text", json_fixture_new_string (changed));
          break;
        }
    }

  written = json_to_string (variant, TRUE);
  return g_file_set_contents (path, written, -1, error) ? g_steal_pointer (&path) : NULL;
}

/* Writes @n_sheets sheets, none like another, and adds their files to @paths. */
gboolean
bench_add_sheets (Bench *bench, GPtrArray *paths, guint n_sheets, GError **error)
{
  g_autoptr (JsonNode) sample = json_fixture_load (bench->sample);
  gboolean written = TRUE;

  for (guint i = 0; i < n_sheets && written; i++)
    {
      char *path = write_variant (bench, sample, i, error);

      written = path != NULL;
      if (written)
        g_ptr_array_add (paths, path);
    }
  return written;
}
