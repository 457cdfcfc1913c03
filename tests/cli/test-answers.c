/* test-answers.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-fixture.h"

#include <string.h>
#include <unistd.h>

static void
test_new (CliFixture *fixture, gconstpointer data)
{
  static const char empty_sheet[] = "{\n"
                                    "  \"format\": \"kaiji-sheet\",\n"
                                    "  \"version\": 1,\n"
                                    "  \"scheme\": \"aspic-asp-saas\",\n"
                                    "  \"edition\": \"2017\",\n"
                                    "  \"answers\": {}\n"
                                    "}\n";
  g_autoptr (CliResult) out = cli_run (fixture, "new", "aspic-asp-saas@2017", NULL);
  g_autoptr (CliResult) file = cli_run (fixture, "new", "aspic-asp-saas@2017", "-o", "a b.json",
                                        NULL);
  g_autoptr (CliResult) dash = cli_run (fixture, "new", "aspic-asp-saas@2017", "-o", "-", NULL);
  g_autofree char *written = cli_read (fixture, "a b.json");

  cli_assert_done (out, empty_sheet);
  cli_assert_done (file, "");
  g_assert_cmpstr (written, ==, empty_sheet);
  cli_assert_done (dash, empty_sheet);
}

/* A sheet that somebody has open is not changed without being told to; what is made of it is made,
 * and says so. */
static void
test_in_use (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) refused = NULL;
  g_autoptr (CliResult) anyway = NULL;
  g_autoptr (CliResult) read = NULL;
  g_autoptr (CliResult) printed = NULL;
  g_autoptr (CliResult) carried = NULL;
  g_autoptr (CliResult) free = NULL;

  cli_new_sheet (fixture, "sheet.json");
  cli_write (fixture, ".sheet.json.kaiji-in-use",
             "kaiji-in-use 1\nuser: 佐藤花子\nhost: pc-12\nmachine: x\ninstance: y\nprocess: 1\n"
             "time: 2026-09-01T10:32:00+09:00\n");

  refused = cli_run (fixture, "set", "sheet.json", "business-name=one", NULL);
  cli_assert_failed (refused, "佐藤花子 (on pc-12, since 2026-09-01 10:32) has it open");
  anyway = cli_run (fixture, "set", "--anyway", "sheet.json", "business-name=one", NULL);
  cli_assert_done (anyway, "");
  read = cli_run (fixture, "get", "sheet.json", "business-name", NULL);
  cli_assert_done (read, "one\n");
  g_assert_cmpstr (read->err, ==, "");

  printed = cli_run (fixture, "print", "sheet.json", "-o", "out.pdf", NULL);
  g_assert_cmpint (printed->status, ==, 0);
  g_assert_nonnull (strstr (printed->err, "has it open; what is not saved there is not in it"));
  carried = cli_run (fixture, "carry-over", "sheet.json", "--date=2027-01-01", "-o", "new.json",
                     NULL);
  g_assert_cmpint (carried->status, ==, 0);
  g_assert_nonnull (strstr (carried->err, "has it open; what is not saved there is not in it"));

  /* Nothing stays behind when the verbs are done. */
  free = cli_run (fixture, "set", "new.json", "business-name=two", NULL);
  cli_assert_done (free, "");
}

static void
test_new_default_edition (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) result = cli_run (fixture, "new", "aspic-asp-saas", NULL);

  cli_assert_done (result, NULL);
  g_assert_nonnull (strstr (result->out, "\"edition\": \"2023\""));
}

/* A value is parsed as people write it, stored by its meaning, and printed as the scheme prints
 * it. */
static void
test_set_and_get (CliFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *field;
    const char *value;
    const char *text;
    const char *json;
  } answers[] = {
    { "disclosure-date", "2023-11-18", "2023/11/18", "{\n  \"date\": \"2023-11-18\"\n}" },
    { "business-name", "株式会社サンプル", "株式会社サンプル",
      "{\n  \"text\": \"株式会社サンプル\"\n}" },
    { "founding-year", "1974年", "1974年", "{\n  \"year\": 1974\n}" },
    { "business-years", "49年", "49年", "{\n  \"years\": 49\n}" },
    { "capital", "7,718,000,000円", "7,718,000,000円", "{\n  \"number\": 7718000000\n}" },
    { "equity-ratio", "74.9%", "74.9%", "{\n  \"number\": 74.9\n}" },
    { "security-policy-approval", "有り", "有り", "{\n  \"presence\": \"yes\"\n}" },
  };
  g_autoptr (GPtrArray) set = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) get = g_ptr_array_new ();
  g_autoptr (GString) texts = g_string_new (NULL);
  g_autoptr (GString) jsons = g_string_new (NULL);
  g_autoptr (CliResult) set_result = NULL;
  g_autoptr (CliResult) get_result = NULL;
  g_autoptr (CliResult) json_result = NULL;

  cli_new_sheet (fixture, "s.json");
  g_ptr_array_add (set, g_strdup ("set"));
  g_ptr_array_add (set, g_strdup ("s.json"));
  g_ptr_array_add (get, (gpointer) "get");
  g_ptr_array_add (get, (gpointer) "s.json");
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_ptr_array_add (set, g_strdup_printf ("%s=%s", answers[i].field, answers[i].value));
      g_ptr_array_add (get, (gpointer) answers[i].field);
      g_string_append_printf (texts, "%s\n", answers[i].text);
      g_string_append_printf (jsons, "%s\n", answers[i].json);
    }
  g_ptr_array_add (set, NULL);
  g_ptr_array_add (get, NULL);

  set_result = cli_run_vector (fixture, NULL, (const char *const *) set->pdata);
  cli_assert_done (set_result, "");

  get_result = cli_run_vector (fixture, NULL, (const char *const *) get->pdata);
  cli_assert_done (get_result, texts->str);

  get->pdata[get->len - 1] = (gpointer) "--json";
  g_ptr_array_add (get, NULL);
  json_result = cli_run_vector (fixture, NULL, (const char *const *) get->pdata);
  cli_assert_done (json_result, jsons->str);
}

static void
test_get_unanswered (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) text = NULL;
  g_autoptr (CliResult) json = NULL;

  cli_new_sheet (fixture, "s.json");
  text = cli_run (fixture, "get", "s.json", "business-name", NULL);
  json = cli_run (fixture, "get", "--json", "s.json", "business-name", NULL);

  cli_assert_done (text, "\n");
  cli_assert_done (json, "null\n");
}

static void
test_get_unknown (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) result = NULL;

  cli_new_sheet (fixture, "s.json");
  result = cli_run (fixture, "get", "s.json", "business-name", "no-such-field", NULL);

  cli_assert_failed (result, "s.json: the scheme aspic-asp-saas@2023 has no field “no-such-field”");
}

static void
test_set_json (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) get = NULL;

  cli_new_sheet (fixture, "s.json");
  cli_do (fixture, "set", "s.json", "capital={\"number\": 10000000, \"note\": \"2023年3月期\"}",
          NULL);

  get = cli_run (fixture, "get", "s.json", "capital", NULL);
  cli_assert_done (get, "10,000,000円(2023年3月期)\n");
}

/* The internal members of an answer stay when its value changes, and when it goes. */
static void
test_set_keeps_members (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) changed = NULL;
  g_autoptr (CliResult) emptied = NULL;

  cli_new_sheet (fixture, "s.json");
  cli_do (fixture, "set", "s.json", "business-name={\"text\": \"旧社名\", \"owner\": \"総務部\"}",
          NULL);

  cli_do (fixture, "set", "s.json", "business-name=新社名", NULL);
  changed = cli_run (fixture, "get", "--json", "s.json", "business-name", NULL);
  g_assert_nonnull (strstr (changed->out, "\"text\": \"新社名\""));
  g_assert_nonnull (strstr (changed->out, "\"owner\": \"総務部\""));

  cli_do (fixture, "set", "s.json", "business-name=", NULL);
  emptied = cli_run (fixture, "get", "--json", "s.json", "business-name", NULL);
  cli_assert_done (emptied, "{\n  \"owner\": \"総務部\"\n}\n");
}

static void
test_set_empties (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  cli_new_sheet (fixture, "s.json");
  before = cli_read (fixture, "s.json");
  cli_do (fixture, "set", "s.json", "business-name=社名", NULL);
  cli_do (fixture, "set", "s.json", "business-name=", NULL);

  after = cli_read (fixture, "s.json");
  g_assert_cmpstr (after, ==, before);
}

/* Everything after the first equals sign is the value. */
static void
test_set_odd_values (CliFixture *fixture, gconstpointer data)
{
  static const char *const values[] = {
    "a=b=c",
    "-",
    "--format",
    "一行目\n二行目",
    "\"quoted\" \\ back",
    " 空白 ",
    "𠮷野家👩‍💻",
  };

  cli_new_sheet (fixture, "s.json");
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *change = g_strconcat ("business-overview=", values[i], NULL);
      g_autofree char *line = g_strconcat (values[i], "\n", NULL);
      g_autoptr (CliResult) set = cli_run (fixture, "set", "s.json", change, NULL);
      g_autoptr (CliResult) get = cli_run (fixture, "get", "s.json", "business-overview", NULL);

      cli_assert_done (set, "");
      cli_assert_done (get, line);
    }
}

static void
test_set_standard (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) new = cli_run (fixture, "new", "aspic-asp-saas", NULL);
  g_autoptr (CliResult) set = cli_run_with_input (fixture, new->out, "set", "-",
                                                  "business-name=社名", NULL);
  g_autoptr (CliResult) get = cli_run_with_input (fixture, set->out, "get", "-", "business-name",
                                                  NULL);

  cli_assert_done (set, NULL);
  cli_assert_done (get, "社名\n");
}

/* A script without a locale, too, writes and reads UTF-8. */
static void
test_without_locale (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) set = NULL;
  g_autoptr (CliResult) get = NULL;

  cli_new_sheet (fixture, "株式会社.json");
  set = cli_run_shell (fixture, "LC_ALL=C \"$KAIJI_CLI\" set 株式会社.json business-name=社名");
  cli_assert_done (set, "");
  get = cli_run_shell (fixture, "LC_ALL=C \"$KAIJI_CLI\" get 株式会社.json business-name");
  cli_assert_done (get, "社名\n");
}

/* All changes are made, or none. */
static void
test_set_all_or_nothing (CliFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *change;
    const char *message;
  } wrong[] = {
    { "no-such-field=1", "no-such-field" },
    { "=1", "has no field “”" },
    { "business-overview", "FIELD=VALUE" },
    { "business-overview={\"text\": ", "business-overview: " },
    { "business-overview=\xff\xfe", "not UTF-8 text" },
    { "business-overview={\"number\": 1}", "business-overview: the answer is not of the sort" },
    { "capital={\"number\": \"ten\"}", "capital: the answer is not of the sort" },
  };
  g_autofree char *before = NULL;

  cli_new_sheet (fixture, "s.json");
  before = cli_read (fixture, "s.json");

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (CliResult) result = cli_run (fixture, "set", "s.json", "business-name=社名",
                                              wrong[i].change, NULL);
      g_autofree char *after = cli_read (fixture, "s.json");

      cli_assert_failed (result, wrong[i].message);
      g_assert_cmpstr (after, ==, before);
    }
}

static void
test_set_through_link (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *link = cli_path (fixture, "link.json");
  g_autofree char *text = NULL;

  cli_new_sheet (fixture, "s.json");
  g_assert_cmpint (symlink ("s.json", link), ==, 0);
  cli_do (fixture, "set", "link.json", "business-name=社名", NULL);

  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  text = cli_read (fixture, "s.json");
  g_assert_nonnull (strstr (text, "社名"));
}

/* Members that this version does not know come back unchanged. */
static void
test_set_keeps_unknown (CliFixture *fixture, gconstpointer data)
{
  static const char sheet[] = "{\n"
                              "  \"format\": \"kaiji-sheet\",\n"
                              "  \"version\": 1,\n"
                              "  \"scheme\": \"aspic-asp-saas\",\n"
                              "  \"edition\": \"2023\",\n"
                              "  \"reviewed-by\": [\"総務部\", 3, null],\n"
                              "  \"answers\": {\n"
                              "    \"business-name\": {\"text\": \"社名\", \"colour\": \"red\"},\n"
                              "    \"founding-year\": {\"year\": \"long ago\"},\n"
                              "    \"capital\": 12,\n"
                              "    \"from-the-future\": {\"text\": \"そのまま\"}\n"
                              "  }\n"
                              "}\n";
  static const char *const kept[] = {
    "\"reviewed-by\"", "\"総務部\"",          "\"colour\": \"red\"",    "\"year\": \"long ago\"",
    "\"capital\": 12", "\"from-the-future\"", "\"text\": \"そのまま\"", "\"text\": \"概要\"",
  };
  g_autofree char *text = NULL;

  cli_write (fixture, "s.json", sheet);
  cli_do (fixture, "set", "s.json", "business-overview=概要", NULL);

  text = cli_read (fixture, "s.json");
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (strstr (text, kept[i]) == NULL)
      g_error ("%s is lost from:\n%s", kept[i], text);
}

/* A newer version's sheet may have content that this version would lose. */
static void
test_set_newer_version (CliFixture *fixture, gconstpointer data)
{
  static const char sheet[]
    = "{\"format\": \"kaiji-sheet\", \"version\": 2, \"scheme\": \"aspic-asp-saas\","
      " \"edition\": \"2023\", \"answers\": {\"business-name\": {\"text\": \"社名\"}}}";
  g_autoptr (CliResult) get = NULL;
  g_autoptr (CliResult) set = NULL;
  g_autoptr (CliResult) set_standard = NULL;
  g_autofree char *after = NULL;

  cli_write (fixture, "s.json", sheet);
  get = cli_run (fixture, "get", "s.json", "business-name", NULL);
  set = cli_run (fixture, "set", "s.json", "business-name=別名", NULL);
  set_standard = cli_run_with_input (fixture, sheet, "set", "-", "business-name=別名", NULL);
  after = cli_read (fixture, "s.json");

  cli_assert_done (get, "社名\n");
  cli_assert_failed (set, "s.json: ");
  g_assert_nonnull (strstr (set->err, "newer"));
  cli_assert_failed (set_standard, "newer");
  g_assert_cmpstr (after, ==, sheet);
}

/* Appends a chunk of a PNG file: ISO/IEC 15948, 5.3. */
static void
append_chunk (GByteArray *png, const char *type, const guint8 *data, gsize length)
{
  guint32 size = GUINT32_TO_BE ((guint32) length);
  guint32 crc = 0xffffffff;
  guint start;

  g_byte_array_append (png, (const guint8 *) &size, sizeof size);
  start = png->len;
  g_byte_array_append (png, (const guint8 *) type, 4);
  g_byte_array_append (png, data, (guint) length);

  for (guint i = start; i < png->len; i++)
    {
      crc ^= png->data[i];
      for (guint bit = 0; bit < 8; bit++)
        crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
    }
  crc = GUINT32_TO_BE (crc ^ 0xffffffff);
  g_byte_array_append (png, (const guint8 *) &crc, sizeof crc);
}

/* Writes a white picture of 42 million pixels, more than are printed, which is a small file. */
static void
write_large_picture (CliFixture *fixture, const char *name)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  static const guint8 header[] = {
    0, 0, 7000 / 256, 7000 % 256, 0, 0, 6000 / 256, 6000 % 256, 1, 0, 0, 0, 0
  }; /* one bit a pixel, grey */
  const gsize row = 1 + 7000 / 8;
  g_autoptr (GByteArray) png = g_byte_array_new ();
  g_autoptr (GZlibCompressor) zlib = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 1);
  g_autofree guint8 *rows = g_malloc (row * 6000);
  g_autofree guint8 *packed = g_malloc (row * 6000);
  g_autofree char *path = cli_path (fixture, name);
  g_autoptr (GError) error = NULL;
  gsize n_read, n_packed;

  memset (rows, 0xff, row * 6000);
  for (gsize i = 0; i < 6000; i++)
    rows[i * row] = 0; /* no filter */
  g_assert_cmpint (g_converter_convert (G_CONVERTER (zlib), rows, row * 6000, packed, row * 6000,
                                        G_CONVERTER_INPUT_AT_END, &n_read, &n_packed, &error),
                   ==, G_CONVERTER_FINISHED);
  g_assert_no_error (error);

  g_byte_array_append (png, signature, sizeof signature);
  append_chunk (png, "IHDR", header, sizeof header);
  append_chunk (png, "IDAT", packed, n_packed);
  append_chunk (png, "IEND", NULL, 0);
  g_file_set_contents (path, (const char *) png->data, png->len, &error);
  g_assert_no_error (error);
}

/* A picture beyond the limit is refused, and scaled down if that is asked for. */
static void
test_set_scale_down (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) refused = NULL;
  g_autoptr (CliResult) scaled = NULL;
  g_autoptr (CliResult) missing = NULL;
  g_autoptr (CliResult) endless = NULL;
  g_autofree char *sheet = NULL;

  cli_new_sheet (fixture, "sheet.json");
  write_large_picture (fixture, "photo.png");

  refused = cli_run (fixture, "set", "sheet.json", "representative-photo=photo.png", NULL);
  cli_assert_failed (refused, "more pixels than can be printed");
  missing = cli_run (fixture, "set", "sheet.json", "representative-photo=nothing.png", NULL);
  cli_assert_failed (missing, "nothing.png");
  endless = cli_run (fixture, "set", "sheet.json", "representative-photo=/dev/zero", NULL);
  cli_assert_failed (endless, "the file is larger than the 67.1");

  scaled = cli_run (fixture, "set", "--scale-down", "sheet.json", "representative-photo=photo.png",
                    NULL);
  cli_assert_done (scaled, "");
  sheet = cli_read (fixture, "sheet.json");
  g_assert_nonnull (strstr (sheet, "\"type\": \"image/png\""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  CLI_TEST ("/cli/in-use", test_in_use);
  CLI_TEST ("/cli/answers/new", test_new);
  CLI_TEST ("/cli/answers/new/default-edition", test_new_default_edition);
  CLI_TEST ("/cli/answers/set-and-get", test_set_and_get);
  CLI_TEST ("/cli/answers/get/unanswered", test_get_unanswered);
  CLI_TEST ("/cli/answers/get/unknown", test_get_unknown);
  CLI_TEST ("/cli/answers/set/json", test_set_json);
  CLI_TEST ("/cli/answers/set/keeps-members", test_set_keeps_members);
  CLI_TEST ("/cli/answers/set/empties", test_set_empties);
  CLI_TEST ("/cli/answers/set/odd-values", test_set_odd_values);
  CLI_TEST ("/cli/answers/set/standard", test_set_standard);
  CLI_TEST ("/cli/answers/without-locale", test_without_locale);
  CLI_TEST ("/cli/answers/set/all-or-nothing", test_set_all_or_nothing);
  CLI_TEST ("/cli/answers/set/through-link", test_set_through_link);
  CLI_TEST ("/cli/answers/set/keeps-unknown", test_set_keeps_unknown);
  CLI_TEST ("/cli/answers/set/scale-down", test_set_scale_down);
  CLI_TEST ("/cli/answers/set/newer-version", test_set_newer_version);

  return g_test_run ();
}
