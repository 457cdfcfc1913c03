/* test-json-schema.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The JSON Schemas of both file formats: they take what Kaiji writes, they find the faults listed
 * in test-json-schema/, and of each of these it is known what Kaiji itself makes of it. A fault
 * puts a value at a place of the good file, or takes that place away; Kaiji then
 *   refuses: does not read the file,
 *   keeps: reads the sheet, with that answer as unreadable, and saves it as it was,
 *   reads: is not disturbed by it.
 * Where it is said what Kaiji `says`, its message is that. What contradicts itself, but only where
 * two places of the file are compared, the JSON Schema takes and Kaiji refuses.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "../json-fixture.h"
#include "kaiji-carry-over.h"
#include "kaiji-sheet-export.h"
#include "kaiji-sheet-file.h"

typedef struct
{
  char *folder; /* of this case, for the files it makes */
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("kaiji-json-schema-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_assert_cmpint (g_unlink (child), ==, 0);
    }

  g_assert_cmpint (g_rmdir (path), ==, 0);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static char *
find_data (const char *first, ...)
{
  g_autofree char *root = g_test_build_filename (G_TEST_DIST, "..", "data", NULL);
  va_list arguments;
  g_autofree char *path = NULL;

  va_start (arguments, first);
  path = g_build_filename_valist (first, &arguments);
  va_end (arguments);

  return g_build_filename (root, path, NULL);
}

static JsonNode *
load_json (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "test-json-schema", name,
                                                 NULL);

  return json_fixture_load (path);
}

/* Where a JSON pointer (RFC 6901) leads: the object or array, and the member or element in it. */
static JsonNode *
follow (JsonNode *json, const char *pointer, char **last)
{
  g_auto (GStrv) tokens = g_strsplit (pointer + 1, "/", -1);
  guint n_tokens = g_strv_length (tokens);

  for (guint i = 0; i + 1 < n_tokens; i++)
    {
      json = json_fixture_is_array (json) ? json_fixture_element (json, (guint) atoi (tokens[i]))
                                          : json_fixture_get (json, tokens[i]);
      g_assert_nonnull (json);
    }

  *last = g_strdup (tokens[n_tokens - 1]);
  return json;
}

/* The good document with a fault in it. */
static JsonNode *
make_faulty (JsonNode *good, JsonNode *fault)
{
  JsonNode *faulty = json_fixture_copy (good);
  JsonNode *value = json_fixture_get (fault, "value");
  g_autofree char *last = NULL;
  JsonNode *parent = follow (faulty, json_fixture_string (json_fixture_get (fault, "at")), &last);

  if (json_fixture_is_array (parent))
    {
      JsonArray *array = json_node_get_array (parent);

      /* json-glib has no function that takes the place of an element. */
      g_assert_cmpint (atoi (last) + 1, ==, (int) json_array_get_length (array));
      json_array_remove_element (array, (guint) atoi (last));
      json_array_add_element (array, json_node_ref (value));
    }
  else if (value != NULL)
    {
      json_fixture_set (parent, last, json_node_ref (value));
    }
  else
    {
      json_object_remove_member (json_node_get_object (parent), last);
    }

  g_assert_false (json_node_equal (good, faulty));
  return faulty;
}

static const char *
get_name (JsonNode *fault)
{
  return json_fixture_string (json_fixture_get (fault, "fault"));
}

/* Writes a document into a folder of its own, for a scheme file must be called as its scheme. */
static char *
write_document (Fixture *fixture, JsonNode *document, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, folder, NULL);
  char *file = g_build_filename (path, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  json_fixture_save (document, file);

  return file;
}

static KaijiSchemeLibrary *
make_library (const char *folder)
{
  const char *directories[] = { folder, NULL };

  return kaiji_scheme_library_new_for_directories (directories);
}

static JsonNode *
save_sheet (KaijiSheet *sheet)
{
  g_autoptr (GBytes) bytes = kaiji_sheet_file_serialize (sheet);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return json_fixture_parse (text);
}

/* Has files judged by a JSON Schema: one process for all of them, for it takes long to start.
 * Returns what it says of each, or NULL after skipping where there is no such program. */
static char *
judge (const char *schema_name, GPtrArray *valid, GPtrArray *invalid)
{
  /* Debian's python3-jsonschema; looked for now, for it may have been installed since the build. */
  g_autofree char *program = g_find_program_in_path ("jsonschema");
  g_autofree char *schema = find_data ("schema", schema_name, NULL);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  if (program == NULL)
    {
      g_test_skip ("The program jsonschema is not here");
      return NULL;
    }

  g_ptr_array_add (arguments, program);
  g_ptr_array_add (arguments, (gpointer) "--output");
  g_ptr_array_add (arguments, (gpointer) "pretty");
  for (guint i = 0; i < valid->len + invalid->len; i++)
    {
      g_ptr_array_add (arguments, (gpointer) "--instance");
      g_ptr_array_add (arguments,
                       i < valid->len ? valid->pdata[i] : invalid->pdata[i - valid->len]);
    }
  g_ptr_array_add (arguments, schema);
  g_ptr_array_add (arguments, NULL);

  process = g_subprocess_newv ((const char *const *) arguments->pdata,
                               G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE,
                               &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);

  return output;
}

static gboolean
is_judged (const char *output, const char *verdict, const char *file)
{
  g_autofree char *line = g_strdup_printf ("===[%s]===(%s)===", verdict, file);

  return strstr (output, line) != NULL;
}

/* Every file, one by one, must have been found valid or invalid: by its content, not for want of a
 * schema. */
static void
assert_judged (const char *schema, GPtrArray *valid, GPtrArray *invalid)
{
  g_autofree char *output = judge (schema, valid, invalid);

  if (output == NULL)
    return;

  for (guint i = 0; i < valid->len; i++)
    {
      if (!is_judged (output, "SUCCESS", valid->pdata[i]))
        g_error ("%s is valid, but %s says: %s", (char *) valid->pdata[i], schema, output);
    }

  g_assert_cmpuint (invalid->len, >, 0);
  for (guint i = 0; i < invalid->len; i++)
    {
      if (!is_judged (output, "ValidationError", invalid->pdata[i]))
        g_error ("%s is invalid, but %s finds nothing wrong with it", (char *) invalid->pdata[i],
                 schema);
    }
}

/* A file for each fault of a list. */
static void
add_faults (Fixture *fixture, GPtrArray *files, const char *good, const char *faults)
{
  g_autoptr (JsonNode) document = load_json (good);
  g_autoptr (JsonNode) list = load_json (faults);
  JsonNode *fault;

  for (guint i = 0; (fault = json_fixture_element (list, i)) != NULL; i++)
    {
      g_autoptr (JsonNode) faulty = make_faulty (document, fault);

      g_ptr_array_add (files, write_document (fixture, faulty, get_name (fault), good));
    }
}

static void
test_schemes_judged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) valid = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) invalid = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (valid, find_data ("schemes", "aspic-asp-saas.json", NULL));
  g_ptr_array_add (valid, find_data ("schemes", "mic-asp-saas.json", NULL));
  g_ptr_array_add (valid, g_test_build_filename (G_TEST_DIST, "data", "test-json-schema",
                                                 "minimal.json", NULL));
  add_faults (fixture, valid, "minimal.json", "scheme-contradictions.json");
  add_faults (fixture, invalid, "minimal.json", "scheme-faults.json");

  assert_judged ("kaiji-scheme.schema.json", valid, invalid);
}

/* Carries a sheet over and saves what comes of it. (transfer full) */
static KaijiSheet *
add_carried_over (Fixture *fixture,
                  GPtrArray *files,
                  KaijiSheet *old,
                  KaijiSchemeLibrary *library,
                  const char *scheme_name,
                  const char *date)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiScheme) scheme = kaiji_scheme_library_lookup_name (library, scheme_name, &error);
  g_autoptr (KaijiSheet) sheet = NULL;
  g_autoptr (JsonNode) saved = NULL;

  g_assert_no_error (error);
  sheet = kaiji_carry_over (old, scheme, date, NULL, &error);
  g_assert_no_error (error);

  saved = save_sheet (sheet);
  g_assert_cmpuint (json_object_get_size (json_node_get_object (
                      json_fixture_get (json_fixture_get (saved, "previous"), "answers"))),
                    >, 0);
  g_ptr_array_add (files, write_document (fixture, saved, date, "sheet.kaiji.json"));

  return g_steal_pointer (&sheet);
}

/* What is carried over from one scheme to another, with what has no place there, and back. */
static void
add_carried_over_sample (Fixture *fixture, GPtrArray *files)
{
  g_autofree char *folder = find_data ("schemes", NULL);
  g_autofree char *path = find_data ("samples", "sample.kaiji.json", NULL);
  g_autoptr (KaijiSchemeLibrary) library = make_library (folder);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiSheet) sample = kaiji_sheet_file_load (file, library, NULL, &error);
  g_autoptr (KaijiSheet) there = NULL;
  g_autoptr (KaijiSheet) back = NULL;

  g_assert_no_error (error);
  there = add_carried_over (fixture, files, sample, library, "mic-asp-saas", "2028-09-01");
  g_assert_cmpuint (kaiji_sheet_get_n_unplaced (there), >, 0);
  back = add_carried_over (fixture, files, there, library, "aspic-asp-saas@2017", "2030-09-01");
  g_assert_true (kaiji_sheet_get_has_previous (back));
}

static void
test_sheets_judged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) valid = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) invalid = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (valid, find_data ("samples", "sample.kaiji.json", NULL));
  g_ptr_array_add (valid, g_test_build_filename (G_TEST_DIST, "data", "test-json-schema",
                                                 "sheet.json", NULL));
  add_carried_over_sample (fixture, valid);
  add_faults (fixture, invalid, "sheet.json", "sheet-faults.json");

  assert_judged ("kaiji-sheet.schema.json", valid, invalid);
}

/* What the program writes for others agrees with what they are told of it. */
static void
test_values_judged (Fixture *fixture, gconstpointer data)
{
  static const char faults[] = "[{\"at\": \"/format\", \"value\": \"kaiji-sheet\"},"
                               " {\"at\": \"/version\", \"value\": 2},"
                               " {\"at\": \"/scheme\", \"value\": 1},"
                               " {\"at\": \"/audience\", \"value\": \"everyone\"},"
                               " {\"at\": \"/fields\", \"value\": {}},"
                               " {\"at\": \"/fields/0/id\", \"value\": \"\"},"
                               " {\"at\": \"/fields/0/level\", \"value\": \"必須\"},"
                               " {\"at\": \"/fields/0/masked\", \"value\": true},"
                               " {\"at\": \"/fields/0/value/date\", \"value\": \"18.11.2023\"},"
                               " {\"at\": \"/fields/0/value/number\", \"value\": 1}]";
  g_autoptr (GPtrArray) valid = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) invalid = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = find_data ("schemes", NULL);
  g_autofree char *path = find_data ("samples", "sample.kaiji.json", NULL);
  g_autoptr (KaijiSchemeLibrary) library = make_library (folder);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiSheet) sample = kaiji_sheet_file_load (file, library, NULL, &error);
  g_autoptr (JsonNode) list = json_fixture_parse (faults);
  g_autoptr (JsonNode) good = NULL;
  JsonNode *fault;

  g_assert_no_error (error);
  for (guint i = 0; i < 4; i++)
    {
      const KaijiSheetExportOptions options = { i % 2 == 1, i / 2 == 1 };
      g_autoptr (GBytes) bytes = kaiji_sheet_export (sample, KAIJI_SHEET_EXPORT_JSON, &options,
                                                     &error);
      g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_autoptr (JsonNode) values = json_fixture_parse (text);
      g_autofree char *name = g_strdup_printf ("values-%u", i);

      g_ptr_array_add (valid, write_document (fixture, values, name, "values.json"));
      if (good == NULL)
        good = g_steal_pointer (&values);
    }
  for (guint i = 0; (fault = json_fixture_element (list, i)) != NULL; i++)
    {
      g_autoptr (JsonNode) faulty = make_faulty (good, fault);
      g_autofree char *name = g_strdup_printf ("fault-%u", i);

      g_ptr_array_add (invalid, write_document (fixture, faulty, name, "values.json"));
    }

  assert_judged ("kaiji-values.schema.json", valid, invalid);
}

static KaijiSchemeLibrary *
make_good_library (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", "test-json-schema", NULL);

  return make_library (folder);
}

static void
test_scheme_read (void)
{
  g_autoptr (KaijiSchemeLibrary) library = make_good_library ();
  g_auto (GStrv) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiScheme) second = NULL;
  g_autoptr (KaijiScheme) first = NULL;

  second = kaiji_scheme_library_lookup (library, "minimal", "2", &error);
  problems = kaiji_scheme_library_dup_problems (library);
  g_assert_cmpstr (problems[0], ==, NULL);
  g_assert_no_error (error);
  first = kaiji_scheme_library_lookup (library, "minimal", "1", &error);
  g_assert_no_error (error);

  g_assert_cmpuint (kaiji_scheme_find_field (second, "name")->limit, ==, 10);
  g_assert_cmpuint (kaiji_scheme_find_field (first, "name")->limit, ==, 0);
  g_assert_cmpstr (kaiji_scheme_find_field (first, "name")->prompt, ==, "Name?");
  g_assert_cmpstr (kaiji_scheme_get_page_layout (first)->subtitle, ==, NULL);
}

/* What decides how a sheet becomes the next one, and how the first edition differs in it. */
static void
test_scheme_read_renewal (void)
{
  static const struct
  {
    const char *field;
    KaijiCarryOver second;
    KaijiCarryOver first;
    KaijiWatch second_watch;
    KaijiWatch first_watch;
  } marks[] = {
    { "name", KAIJI_CARRY_OVER_KEEP, KAIJI_CARRY_OVER_KEEP, KAIJI_WATCH_NONE, KAIJI_WATCH_NONE },
    { "sales", KAIJI_CARRY_OVER_REVIEW, KAIJI_CARRY_OVER_KEEP, KAIJI_WATCH_MAGNITUDE,
      KAIJI_WATCH_NONE },
    { "profit", KAIJI_CARRY_OVER_REVIEW, KAIJI_CARRY_OVER_KEEP, KAIJI_WATCH_NONE,
      KAIJI_WATCH_NONE },
    { "audit", KAIJI_CARRY_OVER_KEEP, KAIJI_CARRY_OVER_KEEP, KAIJI_WATCH_PERIOD, KAIJI_WATCH_NONE },
    { "date", KAIJI_CARRY_OVER_CLEAR, KAIJI_CARRY_OVER_CLEAR, KAIJI_WATCH_NONE, KAIJI_WATCH_NONE },
    { "founded", KAIJI_CARRY_OVER_KEEP, KAIJI_CARRY_OVER_KEEP, KAIJI_WATCH_FIXED,
      KAIJI_WATCH_FIXED },
    { "years", KAIJI_CARRY_OVER_RECOMPUTE, KAIJI_CARRY_OVER_RECOMPUTE, KAIJI_WATCH_NONE,
      KAIJI_WATCH_NONE },
  };
  g_autoptr (KaijiSchemeLibrary) library = make_good_library ();
  g_autoptr (KaijiScheme) second = kaiji_scheme_library_lookup (library, "minimal", "2", NULL);
  g_autoptr (KaijiScheme) first = kaiji_scheme_library_lookup (library, "minimal", "1", NULL);
  const KaijiConversion *conversions;
  guint n_conversions;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const KaijiField *field;

      g_test_message ("%s", marks[i].field);
      field = kaiji_scheme_find_field (second, marks[i].field);
      g_assert_cmpint (field->carry_over, ==, marks[i].second);
      g_assert_cmpint (field->watch, ==, marks[i].second_watch);

      field = kaiji_scheme_find_field (first, marks[i].field);
      g_assert_cmpint (field->carry_over, ==, marks[i].first);
      g_assert_cmpint (field->watch, ==, marks[i].first_watch);
    }

  conversions = kaiji_scheme_get_conversions (second, &n_conversions);
  g_assert_cmpuint (n_conversions, ==, 2);
  g_assert_cmpstr (conversions[0].scheme, ==, "other");
  g_assert_cmpstr (conversions[0].from[0], ==, "title");
  g_assert_cmpstr (conversions[0].from[1], ==, "subtitle");
  g_assert_cmpstr (conversions[0].from[2], ==, NULL);
  g_assert_true (conversions[0].to == kaiji_scheme_find_field (second, "name"));
  g_assert_cmpint (conversions[0].method, ==, KAIJI_CONVERSION_JOIN);
  g_assert_cmpint (conversions[1].method, ==, KAIJI_CONVERSION_YEAR);
  kaiji_scheme_get_conversions (first, &n_conversions);
  g_assert_cmpuint (n_conversions, ==, 0);

  g_assert_cmpuint (kaiji_scheme_get_validity (second)->months, ==, 24);
  g_assert_cmpuint (kaiji_scheme_get_validity (second)->renewal_months, ==, 4);
  g_assert_cmpuint (kaiji_scheme_get_validity (first)->months, ==, 24);
  g_assert_cmpuint (kaiji_scheme_get_validity (first)->renewal_months, ==, 2);
}

static void
test_scheme_faults_read (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) document = load_json ("minimal.json");
  g_autoptr (JsonNode) list = load_json (data);
  JsonNode *fault;

  for (guint i = 0; (fault = json_fixture_element (list, i)) != NULL; i++)
    {
      g_autoptr (JsonNode) faulty = make_faulty (document, fault);
      g_autofree char *file = write_document (fixture, faulty, get_name (fault), "minimal.json");
      g_autofree char *folder = g_path_get_dirname (file);
      g_autoptr (KaijiSchemeLibrary) library = make_library (folder);
      g_autoptr (KaijiScheme) scheme = kaiji_scheme_library_lookup (library, "minimal", NULL, NULL);
      g_auto (GStrv) problems = kaiji_scheme_library_dup_problems (library);
      const char *problem = problems[0];
      const char *kaiji = json_fixture_string (json_fixture_get (fault, "kaiji"));
      const char *says = json_fixture_string (json_fixture_get (fault, "says"));

      g_test_message ("%s: %s", get_name (fault), problem != NULL ? problem : "no problem");
      if (g_str_equal (kaiji, "refuses"))
        {
          g_assert_null (scheme);
          g_assert_nonnull (problem);
          g_assert_true (g_str_has_prefix (problem, file));
          if (says != NULL)
            {
              g_autofree char *expected = g_strconcat (": ", says, NULL);
              const char *message = strstr (problem, expected);
              const char *rest = message != NULL ? message + strlen (expected) : NULL;

              /* The place comes first, as line and column. */
              g_assert_true (g_ascii_isdigit (problem[strlen (file) + 2]));
              g_assert_nonnull (rest);
              /* Which item it is may come after it. */
              g_assert_true (*rest == '\0' || g_str_has_prefix (rest, " (item "));
            }
        }
      else
        {
          g_assert_cmpstr (kaiji, ==, "reads");
          g_assert_nonnull (scheme);
          g_assert_null (problem);
        }
    }
}

static KaijiSheet *
parse_sheet (JsonNode *document, KaijiSchemeLibrary *library, GError **error)
{
  char *text = json_to_string (document, TRUE);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  return kaiji_sheet_file_parse (bytes, library, error);
}

static void
test_sheet_read (void)
{
  g_autoptr (JsonNode) document = load_json ("sheet.json");
  g_autoptr (KaijiSchemeLibrary) library = make_good_library ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiSheet) sheet = parse_sheet (document, library, &error);
  g_autoptr (JsonNode) saved = NULL;
  guint n_fields;
  const KaijiField *fields;

  g_assert_no_error (error);
  fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (sheet), &n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      KaijiAnswer *answer = kaiji_sheet_get_answer (sheet, &fields[i]);

      g_assert_cmpint (kaiji_answer_get_form (answer), !=, KAIJI_ANSWER_UNREADABLE);
      g_assert_false (kaiji_answer_is_empty (answer));
    }

  saved = save_sheet (sheet);
  g_assert_true (json_node_equal (saved, document));
}

static void
test_sheet_faults_read (void)
{
  g_autoptr (JsonNode) document = load_json ("sheet.json");
  g_autoptr (JsonNode) list = load_json ("sheet-faults.json");
  g_autoptr (KaijiSchemeLibrary) library = make_good_library ();
  JsonNode *fault;

  for (guint i = 0; (fault = json_fixture_element (list, i)) != NULL; i++)
    {
      g_autoptr (JsonNode) faulty = make_faulty (document, fault);
      const char *at = json_fixture_string (json_fixture_get (fault, "at"));
      const char *kaiji = json_fixture_string (json_fixture_get (fault, "kaiji"));
      g_autoptr (GError) error = NULL;
      g_autoptr (KaijiSheet) sheet = parse_sheet (faulty, library, &error);
      g_auto (GStrv) tokens = g_strsplit (at, "/", -1);
      g_autoptr (JsonNode) saved = NULL;
      const KaijiField *fields;
      guint n_fields;

      g_test_message ("%s: %s", get_name (fault), error != NULL ? error->message : "no error");
      if (g_str_equal (kaiji, "refuses"))
        {
          g_assert_null (sheet);
          g_assert_nonnull (error);
          continue;
        }

      g_assert_no_error (error);
      if (g_str_equal (kaiji, "keeps"))
        g_assert_cmpstr (tokens[1], ==, "answers");
      else
        g_assert_cmpstr (kaiji, ==, "reads");

      fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (sheet), &n_fields);
      for (guint j = 0; j < n_fields; j++)
        {
          KaijiAnswer *answer = kaiji_sheet_get_answer (sheet, &fields[j]);
          gboolean is_kept = g_str_equal (kaiji, "keeps") && g_str_equal (tokens[2], fields[j].id);

          g_assert_cmpint (kaiji_answer_get_form (answer) == KAIJI_ANSWER_UNREADABLE, ==, is_kept);
        }

      saved = save_sheet (sheet);
      g_assert_true (json_node_equal (saved, faulty));
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/data/json-schema/schemes-judged", Fixture, NULL, fixture_set_up,
              test_schemes_judged, fixture_tear_down);
  g_test_add ("/data/json-schema/sheets-judged", Fixture, NULL, fixture_set_up, test_sheets_judged,
              fixture_tear_down);
  g_test_add ("/data/json-schema/values-judged", Fixture, NULL, fixture_set_up, test_values_judged,
              fixture_tear_down);
  g_test_add_func ("/data/json-schema/scheme-read", test_scheme_read);
  g_test_add_func ("/data/json-schema/scheme-read-renewal", test_scheme_read_renewal);
  g_test_add ("/data/json-schema/scheme-faults-read", Fixture, "scheme-faults.json", fixture_set_up,
              test_scheme_faults_read, fixture_tear_down);
  g_test_add ("/data/json-schema/scheme-contradictions-read", Fixture, "scheme-contradictions.json",
              fixture_set_up, test_scheme_faults_read, fixture_tear_down);
  g_test_add_func ("/data/json-schema/sheet-read", test_sheet_read);
  g_test_add_func ("/data/json-schema/sheet-faults-read", test_sheet_faults_read);

  return g_test_run ();
}
