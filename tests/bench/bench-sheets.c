/* bench-sheets.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Many sheets, none like another, made of the sample.
 */

#include "config.h"

#include "bench.h"

#include <jansson.h>

/* Writes the sample with the number @i in its certification number and in one of its texts. */
static char *
write_variant (Bench *bench, json_t *sample, guint i, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%04u.kaiji.json", i);
  g_autofree char *path = g_build_filename (bench->temporary, name, NULL);
  g_autofree char *number = g_strdup_printf ("%04u-0000", i);
  json_t *variant = json_deep_copy (sample);
  json_t *answers = json_object_get (variant, "answers");
  guint n_passed = 0;
  const char *id;
  json_t *answer;
  gboolean written;

  json_object_set_new (variant, "certification-number", json_string (number));
  json_object_foreach (answers, id, answer)
    {
      const char *text = json_string_value (json_object_get (answer, "text"));

      if (text != NULL && strlen (text) > 100 && n_passed++ == i % 20)
        {
          g_autofree char *changed = g_strdup_printf ("%u %s", i, text);

          json_object_set_new (answer, "text", json_string (changed));
          break;
        }
    }

  written = json_dump_file (variant, path, JSON_INDENT (2)) == 0;
  json_decref (variant);
  if (!written)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s could not be written", path);
      return NULL;
    }
  return g_steal_pointer (&path);
}

/* Writes @n_sheets sheets, none like another, and adds their files to @paths. */
gboolean
bench_add_sheets (Bench *bench, GPtrArray *paths, guint n_sheets, GError **error)
{
  json_t *sample = json_load_file (bench->sample, 0, NULL);
  gboolean written = TRUE;

  if (sample == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s is not JSON", bench->sample);
      return FALSE;
    }
  for (guint i = 0; i < n_sheets && written; i++)
    {
      char *path = write_variant (bench, sample, i, error);

      written = path != NULL;
      if (written)
        g_ptr_array_add (paths, path);
    }
  json_decref (sample);
  return written;
}
