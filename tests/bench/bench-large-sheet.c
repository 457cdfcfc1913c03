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

#include "../json-fixture.h"

/* Gives the members of an object other names, and the answers among them other words, so that no
 * text of one copy is that of another. */
static void
copy_answers (JsonNode *answers, guint copy, JsonNode *copies)
{
  g_autoptr (GList) ids = json_fixture_list_names (answers);

  for (GList *id = ids; id != NULL; id = id->next)
    {
      g_autofree char *name = g_strdup_printf ("%s-%u", (char *) id->data, copy);
      JsonNode *changed = json_fixture_copy (json_fixture_get (answers, id->data));
      const char *text = json_fixture_string (json_fixture_get (changed, "text"));

      if (text != NULL)
        {
          g_autofree char *words = g_strdup_printf ("%u %s", copy, text);

          json_fixture_set (changed, "text", json_fixture_new_string (words));
        }
      json_fixture_set (copies, name, changed);
    }
}

/* As copy_answers() for what is asked: titles and prompts tell which copy it is. */
static void
rename_parts (JsonNode *parts, const char *const *members, guint copy, gint64 *number)
{
  static const char *const lists[] = { "groups", "items", "fields" };
  JsonNode *part;

  for (guint i = 0; (part = json_fixture_element (parts, i)) != NULL; i++)
    {
      for (guint j = 0; members[j] != NULL; j++)
        {
          const char *text = json_fixture_string (json_fixture_get (part, members[j]));

          if (text != NULL)
            {
              g_autofree char *changed = g_strdup_printf ("%s-%u", text, copy);

              json_fixture_set (part, members[j], json_fixture_new_string (changed));
            }
        }
      if (json_fixture_get (part, "number") != NULL)
        json_object_set_int_member (json_node_get_object (part), "number", ++*number);
      json_object_remove_member (json_node_get_object (part), "limit-group");
      for (guint j = 0; j < G_N_ELEMENTS (lists); j++)
        rename_parts (json_fixture_get (part, lists[j]), members, copy, number);
    }
}

/* A scheme with every section @n_times over. */
static JsonNode *
multiply_scheme (JsonNode *scheme, guint n_times)
{
  static const char *const members[] = { "id", "title", "prompt", NULL };
  static const char *const of_fields[] = { "editions", "roles", "relations", "conversions" };
  JsonNode *large = json_fixture_copy (scheme);
  JsonArray *sections = json_array_new ();
  gint64 number = 0;

  for (guint i = 0; i < n_times; i++)
    {
      g_autoptr (JsonNode) copy = json_fixture_copy (json_fixture_get (scheme, "sections"));

      rename_parts (copy, members, i, &number);
      for (guint j = 0; j < json_fixture_length (copy); j++)
        json_array_add_element (sections, json_node_ref (json_fixture_element (copy, j)));
    }
  for (guint i = 0; i < G_N_ELEMENTS (of_fields); i++)
    json_object_remove_member (json_node_get_object (large), of_fields[i]);
  json_fixture_set (large, "id", json_fixture_new_string ("large"));
  json_fixture_set (large, "sections", json_node_init_array (json_node_alloc (), sections));
  json_array_unref (sections);
  json_fixture_set (large, "editions",
                    json_fixture_parse ("[{\"id\": \"1\", \"title\": \"large\"}]"));
  json_fixture_set (large, "default-edition", json_fixture_new_string ("1"));

  return large;
}

static JsonNode *
multiply_sheet (JsonNode *sheet, guint n_times)
{
  JsonNode *large = json_fixture_copy (sheet);
  JsonNode *answers = json_fixture_parse ("{}");

  for (guint i = 0; i < n_times; i++)
    copy_answers (json_fixture_get (sheet, "answers"), i, answers);
  json_fixture_set (large, "scheme", json_fixture_new_string ("large"));
  json_fixture_set (large, "edition", json_fixture_new_string ("1"));
  json_fixture_set (large, "answers", answers);

  return large;
}

static gboolean
write_json (const char *path, JsonNode *json, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *text = json_to_string (json, FALSE);

  g_mkdir_with_parents (folder, 0700);
  return g_file_set_contents (path, text, -1, error);
}

static char *
get_scheme_path (Bench *bench)
{
  return g_build_filename (bench->temporary, "kaiji", "schemes", "large.json", NULL);
}

/* Writes the sample @n_times over into one sheet, and a scheme made alike into the search path of
 * schemes, from which it must be removed. Returns: (nullable): the sheet's file */
char *
bench_write_large_sheet (Bench *bench, guint n_times, GError **error)
{
  g_autofree char *path = g_build_filename (bench->temporary, "large.kaiji.json", NULL);
  g_autofree char *scheme_path = get_scheme_path (bench);
  g_autoptr (JsonNode) sheet = json_fixture_load (bench->sample);
  const char *id = json_fixture_string (json_fixture_get (sheet, "scheme"));
  g_autofree char *name = g_strdup_printf ("%s.json", id);
  g_autofree char *source = g_build_filename (bench->root, "share", "kaiji", "schemes", name, NULL);
  g_autoptr (JsonNode) scheme = json_fixture_load (source);
  g_autoptr (JsonNode) large_scheme = NULL;
  g_autoptr (JsonNode) large_sheet = NULL;

  large_scheme = multiply_scheme (scheme, n_times);
  large_sheet = multiply_sheet (sheet, n_times);
  if (!write_json (scheme_path, large_scheme, error) || !write_json (path, large_sheet, error))
    return NULL;
  return g_steal_pointer (&path);
}

/* The programs read all schemes: later measurements must not include this one. */
void
bench_remove_large_scheme (Bench *bench)
{
  g_autofree char *path = get_scheme_path (bench);

  g_remove (path);
}
