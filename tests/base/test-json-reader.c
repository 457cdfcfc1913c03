/* test-json-reader.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-error.h"
#include "kaiji-json-tree.h"
#include "kaiji-json-writer.h"

static KaijiJsonTree *
parse (const char *text, gssize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length >= 0 ? (gsize) length : strlen (text));

  return kaiji_json_tree_parse (bytes, error);
}

/* The documents of JSONTestSuite (https://github.com/nst/JSONTestSuite) by the first letters of
 * their names: n is invalid, y is valid, and i may be accepted or not. */
static void
test_suite (void)
{
  /* RFC 8259 lets a reader refuse these, and Kaiji does: see kaiji-json-reader.c. */
  static const char *const refused[] = { "y_object_duplicated_key.json",
                                         "y_object_duplicated_key_and_value.json",
                                         "y_object_escaped_null_in_key.json",
                                         "y_string_null_escape.json", NULL };
  g_autofree char *folder = g_build_filename (g_getenv ("KAIJI_SHARED"), "json-test-suite", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_taken = 0, n_refused = 0, n_wrong = 0;
  const char *name;

  if (dir == NULL)
    {
      g_test_skip ("JSONTestSuite is not on this computer");
      return;
    }

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (KaijiJsonTree) tree = NULL;
      g_autofree char *text = NULL;
      gsize length;
      gboolean is_right;

      if (!g_str_has_suffix (name, ".json") || !g_file_get_contents (path, &text, &length, NULL))
        continue;

      tree = parse (text, (gssize) length, &error);
      is_right = (name[0] != 'n' || tree == NULL)
                 && (name[0] != 'y' || (tree != NULL) != g_strv_contains (refused, name));
      g_assert_cmpint (tree != NULL, ==, error == NULL);
      n_taken += tree != NULL;
      n_refused += tree == NULL;
      n_wrong += !is_right;
      if (!is_right)
        g_test_message ("%s: %s", name, error != NULL ? error->message : "taken");
    }

  g_test_message ("%u taken, %u refused", n_taken, n_refused);
  g_assert_cmpuint (n_wrong, ==, 0);
  g_assert_cmpuint (n_taken, >, 0);
  g_assert_cmpuint (n_refused, >, 0);
}

static const struct
{
  const char *text;
  gssize length; /* -1 for that of a text that has no NUL in it */
  const char *place;
} faults[] = {
  { "", -1, "the file is empty" },
  { "\xef\xbb\xbf", -1, "the file is empty" },
  { "  ", -1, "1:3: the file ends too early" },
  { "[1", -1, "1:3: the file ends too early" },
  { "\"開示", -1, "1:4: the file ends too early" },
  { "[1,]", -1, "1:3: a comma stands before the closing bracket" },
  { "{\n  \"開示\": 開\n}", -1, "2:9: a value is missing" },
  { "[\"開示\" 1]", -1, "1:7: a comma is missing before this" },
  { "{\"開示\" 1}", -1, "1:7: a colon" },
  { "{開: 1}", -1, "1:2: a member's name" },
  { "{\"a\": 1,}", -1, "1:8: a comma stands before the closing bracket" },
  { "[01]", -1, "1:3: a number is not" },
  { "[-]", -1, "1:3: a number is not" },
  { "[1.]", -1, "1:4: a number is not" },
  { "[1e+]", -1, "1:5: a number is not" },
  { "[tru]", -1, "1:2: a value is missing" },
  { "[nul", -1, "1:5: the file ends too early" },
  { "[\"開\\q\"]", -1, "1:4: after a backslash" },
  { "[\"\\u12g4\"]", -1, "1:3: four hexadecimal digits" },
  { "[\"開\\ud800\"]", -1, "1:4: half of a surrogate pair" },
  { "[\"\\udc00\\ud800\"]", -1, "1:3: half of a surrogate pair" },
  { "[\"\\ud83d\\u0041\"]", -1, "1:3: half of a surrogate pair" },
  { "[\"\\u0000\"]", -1, "1:3: a NUL character" },
  { "[\"a\0\"]", 6, "1:4: a NUL character" },
  { "[\0]", 3, "1:2: a NUL character" },
  { "[\"開\t\"]", -1, "1:4: a control character" },
  { "[\"\xe9\x96\"]", -1, "1:3: not UTF-8" },
  { "[\"\xc0\xaf\"]", -1, "1:3: not UTF-8" },
  { "[\"\xed\xa0\x80\"]", -1, "1:3: not UTF-8" },
  { "[\xff]", -1, "1:2: not UTF-8" },
  { "{\"a\": 1, \"b\": 2,\n \"\\u0061\": 3}", -1, "2:2: a member occurs twice" },
  { "{\"1\":1,\"2\":1,\"3\":1,\"4\":1,\"5\":1,\"6\":1,\"7\":1,\"8\":1,\"9\":1,\"10\":1,\"3\":1}",
    -1, "1:63: a member occurs twice" },
  { "[] []", -1, "1:4: there is more" },
  { "[\"開\n\"]", -1, "1:4: the quotation mark \"" },
  { "{\"開\"：1}", -1, "1:5: “：” stands here; write the half-width character : instead" },
  { "{\"a\": 1，\"b\": 2}", -1, "1:8: “，” stands here" },
  { "{\"a\": 1、\"b\": 2}", -1, "1:8: “、” stands here" },
  { "｛\"a\": 1}", -1, "1:1: “｛” stands here; write the half-width character { instead" },
  { "[1］", -1, "1:3: “］” stands here" },
  { "{“a”: 1}", -1, "1:2: ““” stands here" },
  { "{\"a”: 1,\n\"b\": 2}", -1, "1:4: “”” stands here; write the half-width character \" " },
  { "{'a': 1}", -1, "1:2: “'” stands here" },
  { "{\"a\": １}", -1, "1:7: “１” stands here; write the half-width character 1 instead" },
  { "{　\"a\": 1}", -1, "1:2: a full-width or a fixed space" },
  { "{\"a\": 1 // x\n}", -1, "1:9: a comment stands here" },
  { "# x\n{}", -1, "1:1: a comment stands here" },
  { "{\"a\": [1}", -1, "1:9: } stands here, but the bracket that was opened last is closed by ]" },
  { "\xff\xfe{\0}\0", 6, "1:1: not UTF-8 text; the file is in UTF-16" },
  { "{\0}\0", 4, "1:1: not UTF-8 text; the file is in UTF-16" },
  { "{\"a\": \"\x97\x6c\x8e\xae\"}", -1, "1:8: not UTF-8 text; the file seems to be in Shift_JIS" },
  { "\xef\xbb\xbf[}", -1, "1:2: a value is missing" },
};

/* A fault is told with its own place, in characters. */
static void
test_faults (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", faults[i].place);
      g_assert_null (parse (faults[i].text, faults[i].length, &error));
      g_assert_error (error, KAIJI_ERROR, KAIJI_ERROR_SYNTAX);
      if (!g_str_has_prefix (error->message, faults[i].place))
        g_error ("%s, not: %s", faults[i].place, error->message);
    }
}

/* Brackets as deep as they may be, and one deeper. */
static void
test_depth (void)
{
  for (gsize depth = 1000; depth <= 1001; depth++)
    {
      g_autofree char *opening = g_strnfill (depth, '[');
      g_autofree char *closing = g_strnfill (depth, ']');
      g_autofree char *text = g_strconcat (opening, closing, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (KaijiJsonTree) tree = parse (text, -1, &error);

      g_assert_cmpint (tree != NULL, ==, depth == 1000);
      if (tree == NULL)
        g_assert_cmpstr (error->message, ==, "1:1001: brackets are nested too deeply");
    }
}

static void
test_values (void)
{
  g_autoptr (GString) text = g_string_new ("[1");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 500000; i++)
    g_string_append (text, ",1");
  g_string_append_c (text, ']');

  g_assert_null (parse (text->str, -1, &error));
  g_assert_error (error, KAIJI_ERROR, KAIJI_ERROR_TOO_LARGE);
}

/* Each is written again as it was. */
static void
test_numbers (void)
{
  static const char *const numbers[] = {
    "0",      "-0",   "99.90", "74.9",   "0.30000000000000004",  "1e400",
    "-1e400", "1E+2", "1e-7",  "1.0",    "99999999999999999999", "9223372036854775807",
    "5e-324", "1e20", "0.1e1", "100000", "-9223372036854775808", "9223372036854775808",
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (KaijiJsonTree) tree = parse (numbers[i], -1, NULL);
      g_autoptr (KaijiJsonWriter) writer = kaiji_json_writer_new (TRUE);
      g_autofree char *expected = g_strconcat (numbers[i], "\n", NULL);
      g_autofree char *text = NULL;

      kaiji_json_writer_add_tree (writer, tree);
      text = kaiji_json_writer_finish (writer);
      g_assert_cmpstr (text, ==, expected);
    }
}

static void
test_strings (void)
{
  g_autoptr (KaijiJsonTree) tree
    = parse ("[\"\\u958b\\\\示\\/\\n\\ud83d\\ude00\\u0001\", \"\", \"開示\"]", -1, NULL);
  JsonNode *root = kaiji_json_tree_get_root (tree);

  g_assert_cmpstr (kaiji_json_get_string (kaiji_json_get_element (root, 0)), ==, "開\\示/\n😀\001");
  g_assert_cmpstr (kaiji_json_get_string (kaiji_json_get_element (root, 1)), ==, "");
  g_assert_cmpstr (kaiji_json_get_string (kaiji_json_get_element (root, 2)), ==, "開示");
  g_assert_null (kaiji_json_get_element (root, 3));
}

/* The place of each value can be asked for. */
static void
test_places (void)
{
  g_autoptr (KaijiJsonTree) tree = parse ("\xef\xbb\xbf{\n  \"開示\": [1,\n    {\"a\":  true}]}",
                                          -1, NULL);
  JsonNode *list = kaiji_json_get_member (kaiji_json_tree_get_root (tree), "開示");
  JsonNode *value = kaiji_json_get_member (kaiji_json_get_element (list, 1), "a");
  guint line, column;

  g_assert_true (kaiji_json_tree_get_place (tree, kaiji_json_tree_get_root (tree), &line, &column));
  g_assert_cmpuint (line, ==, 1);
  g_assert_cmpuint (column, ==, 1);

  g_assert_true (kaiji_json_tree_get_place (tree, list, &line, &column));
  g_assert_cmpuint (line, ==, 2);
  g_assert_cmpuint (column, ==, 9);

  g_assert_true (kaiji_json_tree_get_place (tree, value, &line, &column));
  g_assert_cmpuint (line, ==, 3);
  g_assert_cmpuint (column, ==, 12);
}

static void
test_equal (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    gboolean equal;
  } pairs[] = {
    { "{\"a\": 1, \"b\": [true, null]}", "{\"b\": [true, null], \"a\": 1}", TRUE },
    { "[99.9]", "[99.90]", FALSE },
    { "[1]", "[1, 2]", FALSE },
    { "{\"a\": 1}", "{\"b\": 1}", FALSE },
    { "[\"1\"]", "[1]", FALSE },
    { "[null]", "[false]", FALSE },
    { "[1e400]", "[1e400]", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (KaijiJsonTree) a = parse (pairs[i].a, -1, NULL);
      g_autoptr (KaijiJsonTree) b = parse (pairs[i].b, -1, NULL);

      g_test_message ("%s %s", pairs[i].a, pairs[i].b);
      g_assert_cmpint (kaiji_json_tree_equal (a, b), ==, pairs[i].equal);
      g_assert_cmpint (kaiji_json_tree_equal (b, a), ==, pairs[i].equal);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/json-reader/suite", test_suite);
  g_test_add_func ("/base/json-reader/faults", test_faults);
  g_test_add_func ("/base/json-reader/depth", test_depth);
  g_test_add_func ("/base/json-reader/values", test_values);
  g_test_add_func ("/base/json-reader/numbers", test_numbers);
  g_test_add_func ("/base/json-reader/strings", test_strings);
  g_test_add_func ("/base/json-reader/places", test_places);
  g_test_add_func ("/base/json-reader/equal", test_equal);

  return g_test_run ();
}
