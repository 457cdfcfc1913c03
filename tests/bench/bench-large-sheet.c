/* bench-large-sheet.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sheet many times as long as the sample, and its scheme.
 */

#include "config.h"

#include "bench.h"

#include <glib/gstdio.h>
#include <jansson.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (json_t, json_decref)

/* Gives the members of an object other names, and the answers among them other words, so that no
 * text of one copy is that of another. */
static json_t *
copy_answers (json_t *answers, guint copy)
{
  json_t *copied = json_object ();
  const char *id;
  json_t *answer;

  json_object_foreach (answers, id, answer)
    {
      g_autofree char *name = g_strdup_printf ("%s-%u", id, copy);
      json_t *changed = json_deep_copy (answer);
      const char *text = json_string_value (json_object_get (answer, "text"));

      if (text != NULL)
        {
          g_autofree char *words = g_strdup_printf ("%u %s", copy, text);

          json_object_set_new (changed, "text", json_string (words));
        }
      json_object_set_new (copied, name, changed);
    }

  return copied;
}

/* As copy_answers() for what is asked: titles and prompts tell which copy it is. */
static void
rename_parts (json_t *parts, const char *const *members, guint copy, gint64 *number)
{
  static const char *const lists[] = { "groups", "items", "fields" };
  gsize i;
  json_t *part;

  json_array_foreach (parts, i, part)
    {
      for (guint j = 0; members[j] != NULL; j++)
        {
          const char *text = json_string_value (json_object_get (part, members[j]));

          if (text != NULL)
            {
              g_autofree char *changed = g_strdup_printf ("%s-%u", text, copy);

              json_object_set_new (part, members[j], json_string (changed));
            }
        }
      if (json_object_get (part, "number") != NULL)
        json_object_set_new (part, "number", json_integer (++*number));
      json_object_del (part, "limit-group");
      for (guint j = 0; j < G_N_ELEMENTS (lists); j++)
        rename_parts (json_object_get (part, lists[j]), members, copy, number);
    }
}

/* A scheme with every section @n_times over. */
static json_t *
multiply_scheme (json_t *scheme, guint n_times)
{
  static const char *const members[] = { "id", "title", "prompt", NULL };
  static const char *const of_fields[] = { "editions", "roles", "relations", "conversions" };
  json_t *large = json_deep_copy (scheme);
  json_t *sections = json_array ();
  gint64 number = 0;

  for (guint i = 0; i < n_times; i++)
    {
      json_t *copy = json_deep_copy (json_object_get (scheme, "sections"));

      rename_parts (copy, members, i, &number);
      json_array_extend (sections, copy);
      json_decref (copy);
    }
  json_object_set_new (large, "id", json_string ("large"));
  json_object_set_new (large, "sections", sections);
  for (guint i = 0; i < G_N_ELEMENTS (of_fields); i++)
    json_object_del (large, of_fields[i]);
  json_object_set_new (large, "editions", json_pack ("[{s:s, s:s}]", "id", "1", "title", "large"));
  json_object_set_new (large, "default-edition", json_string ("1"));

  return large;
}

static json_t *
multiply_sheet (json_t *sheet, guint n_times)
{
  json_t *large = json_deep_copy (sheet);
  json_t *answers = json_object ();

  for (guint i = 0; i < n_times; i++)
    {
      json_t *copy = copy_answers (json_object_get (sheet, "answers"), i);

      json_object_update (answers, copy);
      json_decref (copy);
    }
  json_object_set_new (large, "scheme", json_string ("large"));
  json_object_set_new (large, "edition", json_string ("1"));
  json_object_set_new (large, "answers", answers);

  return large;
}

static gboolean
write_json (const char *path, json_t *json, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0 && json_dump_file (json, path, 0) == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s could not be written", path);
  return FALSE;
}

static char *
get_scheme_path (Bench *bench)
{
  return g_build_filename (bench->temporary, "kaiji", "schemes", "large.json", NULL);
}

/* The sample @n_times over in one sheet, for a scheme made likewise, which is put where schemes are
 * searched until it is removed there. Returns: (nullable): its file */
char *
bench_write_large_sheet (Bench *bench, guint n_times, GError **error)
{
  g_autofree char *path = g_build_filename (bench->temporary, "large.kaiji.json", NULL);
  g_autofree char *scheme_path = get_scheme_path (bench);
  g_autoptr (json_t) sheet = json_load_file (bench->sample, 0, NULL);
  const char *id = json_string_value (json_object_get (sheet, "scheme"));
  g_autofree char *name = g_strdup_printf ("%s.json", id);
  g_autofree char *source = g_build_filename (bench->root, "share", "kaiji", "schemes", name, NULL);
  g_autoptr (json_t) scheme = json_load_file (source, 0, NULL);
  g_autoptr (json_t) large_scheme = NULL;
  g_autoptr (json_t) large_sheet = NULL;

  if (scheme == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s is not JSON", source);
      return NULL;
    }

  large_scheme = multiply_scheme (scheme, n_times);
  large_sheet = multiply_sheet (sheet, n_times);
  if (!write_json (scheme_path, large_scheme, error) || !write_json (path, large_sheet, error))
    return NULL;
  return g_steal_pointer (&path);
}

/* The programs read all schemes there are: what is measured next must not have to read this one. */
void
bench_remove_large_scheme (Bench *bench)
{
  g_autofree char *path = get_scheme_path (bench);

  g_remove (path);
}
