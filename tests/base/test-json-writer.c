/* test-json-writer.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-json-rest.h"

static const char document[] = "{\n"
                               "  \"text\": \"開示\\n\\t\\\"\\\\\\u0001/\",\n"
                               "  \"numbers\": [\n"
                               "    99.90,\n"
                               "    -5\n"
                               "  ],\n"
                               "  \"empty\": {},\n"
                               "  \"nothing\": [],\n"
                               "  \"null\": null,\n"
                               "  \"yes\": true,\n"
                               "  \"no\": false\n"
                               "}\n";

static void
test_indented (void)
{
  g_autoptr (KaijiJsonWriter) writer = kaiji_json_writer_new (TRUE);
  g_autofree char *text = NULL;

  kaiji_json_writer_begin_object (writer);
  kaiji_json_writer_add_member (writer, "text", "開示\n\t\"\\\001/");
  kaiji_json_writer_add_member (writer, "none", NULL);
  kaiji_json_writer_add_name (writer, "numbers");
  kaiji_json_writer_begin_array (writer);
  kaiji_json_writer_add_number (writer, "99.90");
  kaiji_json_writer_add_integer (writer, -5);
  kaiji_json_writer_end (writer);
  kaiji_json_writer_add_name (writer, "empty");
  kaiji_json_writer_begin_object (writer);
  kaiji_json_writer_end (writer);
  kaiji_json_writer_add_name (writer, "nothing");
  kaiji_json_writer_begin_array (writer);
  kaiji_json_writer_end (writer);
  kaiji_json_writer_add_name (writer, "null");
  kaiji_json_writer_add_null (writer);
  kaiji_json_writer_add_name (writer, "yes");
  kaiji_json_writer_add_boolean (writer, TRUE);
  kaiji_json_writer_add_name (writer, "no");
  kaiji_json_writer_add_boolean (writer, FALSE);
  kaiji_json_writer_end (writer);

  text = kaiji_json_writer_finish (writer);
  g_assert_cmpstr (text, ==, document);
}

static void
test_tree (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (document, strlen (document));
  g_autoptr (KaijiJsonTree) tree = kaiji_json_tree_parse (bytes, NULL);
  g_autoptr (KaijiJsonWriter) writer = kaiji_json_writer_new (TRUE);
  g_autofree char *text = NULL;

  kaiji_json_writer_add_tree (writer, tree);
  text = kaiji_json_writer_finish (writer);
  g_assert_cmpstr (text, ==, document);
}

static void
test_line (void)
{
  g_autoptr (KaijiJsonWriter) writer = kaiji_json_writer_new (FALSE);
  g_autofree char *text = NULL;

  kaiji_json_writer_begin_object (writer);
  kaiji_json_writer_add_member (writer, "a", "1");
  kaiji_json_writer_add_name (writer, "b");
  kaiji_json_writer_begin_array (writer);
  kaiji_json_writer_add_integer (writer, 1);
  kaiji_json_writer_add_integer (writer, 2);
  kaiji_json_writer_end (writer);
  kaiji_json_writer_end (writer);

  text = kaiji_json_writer_finish (writer);
  g_assert_cmpstr (text, ==, "{\"a\": \"1\", \"b\": [1, 2]}\n");
}

static void
test_numbers (void)
{
  static const struct
  {
    double number;
    const char *text;
  } numbers[] = {
    { 74.9, "74.9" },
    { 7718000000.0, "7718000000" },
    { 0.1 + 0.2, "0.30000000000000004" },
    { 0.1, "0.1" },
    { -0.5, "-0.5" },
    { 123456789012345.6, "123456789012345.6" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *text = kaiji_json_format_number (numbers[i].number);

      g_assert_cmpstr (text, ==, numbers[i].text);
    }
}

/* An object whose members a and b are known. */
typedef struct
{
  char *known[2];
  KaijiJsonRest *rest;
} Object;

static const char *const known_names[] = { "a", "b", NULL };

static void
read_object (Object *object, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (KaijiJsonReader) reader = kaiji_json_reader_new (bytes);
  KaijiJsonRestBuilder builder = { 0 };
  const char *name;

  *object = (Object){ 0 };
  g_assert_true (kaiji_json_reader_enter (reader));
  while (kaiji_json_reader_next_member (reader, &name))
    {
      guint i = g_str_equal (name, "a") ? 0 : 1;

      if (g_strv_contains (known_names, name)
          && kaiji_json_reader_peek (reader) == KAIJI_JSON_STRING)
        {
          object->known[i] = kaiji_json_reader_dup_string (reader);
          kaiji_json_rest_builder_add_known (&builder, i);
        }
      else
        {
          kaiji_json_rest_builder_read_unknown (&builder, name, reader);
        }
    }

  g_assert_true (kaiji_json_reader_finish (reader, NULL));
  object->rest = kaiji_json_rest_builder_end (&builder);
}

static void
write_known (KaijiJsonWriter *writer, guint index, gpointer user_data)
{
  Object *object = user_data;

  kaiji_json_writer_add_member (writer, known_names[index], object->known[index]);
}

static char *
write_object (Object *object, KaijiJsonRest *rest)
{
  g_autoptr (KaijiJsonWriter) writer = kaiji_json_writer_new (FALSE);
  g_autofree char *text = NULL;

  kaiji_json_writer_begin_object (writer);
  kaiji_json_rest_write (rest, writer, 2, write_known, object);
  kaiji_json_writer_end (writer);
  text = kaiji_json_writer_finish (writer);

  return g_strndup (text, strlen (text) - 1);
}

static void
clear_object (Object *object)
{
  g_free (object->known[0]);
  g_free (object->known[1]);
  g_clear_pointer (&object->rest, kaiji_json_rest_unref);
}

/* Members come back in their order, whatever it is, known or not. */
static void
test_rest (void)
{
  static const char *const texts[] = {
    "{}",
    "{\"a\": \"1\", \"b\": \"2\"}",
    "{\"b\": \"2\", \"a\": \"1\"}",
    "{\"a\": \"1\", \"x\": 99.90, \"b\": \"2\", \"y\": {\"a\": 1}}",
    "{\"x\": null, \"b\": \"2\"}",
    "{\"b\": 5, \"a\": \"1\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      Object object;
      g_autofree char *text = NULL;

      read_object (&object, texts[i]);
      g_assert_cmpint (object.rest == NULL, ==, i < 2);
      text = write_object (&object, object.rest);
      g_assert_cmpstr (text, ==, texts[i]);
      clear_object (&object);
    }
}

static void
test_rest_changes (void)
{
  static const char *const x[] = { "x", NULL };
  g_autoptr (KaijiJsonRest) without = NULL;
  g_autoptr (KaijiJsonRest) only = NULL;
  g_autoptr (KaijiJsonRest) merged = NULL;
  g_autofree char *without_text = NULL;
  g_autofree char *only_text = NULL;
  g_autofree char *merged_text = NULL;
  Object object, other;

  read_object (&object, "{\"x\": 1, \"b\": \"2\", \"y\": 2}");
  without = kaiji_json_rest_filter (object.rest, x, FALSE);
  without_text = write_object (&object, without);
  g_assert_cmpstr (without_text, ==, "{\"b\": \"2\", \"y\": 2}");
  only = kaiji_json_rest_filter (object.rest, x, TRUE);
  only_text = write_object (&object, only);
  g_assert_cmpstr (only_text, ==, "{\"x\": 1, \"b\": \"2\"}");
  g_assert_false (kaiji_json_rest_equal (object.rest, without));
  g_assert_false (kaiji_json_rest_equal (without, object.rest));
  g_assert_false (kaiji_json_rest_is_empty (only));

  read_object (&other, "{\"z\": 3, \"y\": 4}");
  merged = kaiji_json_rest_merge (object.rest, other.rest);
  merged_text = write_object (&object, merged);
  g_assert_cmpstr (merged_text, ==, "{\"x\": 1, \"b\": \"2\", \"y\": 2, \"z\": 3}");

  clear_object (&object);
  clear_object (&other);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/json-writer/indented", test_indented);
  g_test_add_func ("/base/json-writer/tree", test_tree);
  g_test_add_func ("/base/json-writer/line", test_line);
  g_test_add_func ("/base/json-writer/numbers", test_numbers);
  g_test_add_func ("/base/json-writer/rest", test_rest);
  g_test_add_func ("/base/json-writer/rest-changes", test_rest_changes);

  return g_test_run ();
}
