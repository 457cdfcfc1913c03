/* test-sheet-file.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "kaiji-error.h"
#include "kaiji-sheet-file.h"

#define HEAD                                                                                       \
  "\"format\": \"kaiji-sheet\", \"version\": 1, \"scheme\": \"aspic-asp-saas\", \"edition\": "     \
  "\"2023\""

static KaijiSchemeLibrary *library;

static KaijiSheet *
parse (const char *json, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));

  return kaiji_sheet_file_parse (bytes, library, error);
}

static char *
serialize (KaijiSheet *sheet)
{
  g_autoptr (GBytes) bytes = kaiji_sheet_file_serialize (sheet);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_strndup (data, length);
}

/* Whatever this version does not know, at any level, and the order of the scheme. */
static void
test_unchanged (void)
{
  static const char json[] = "{\n"
                             "  \"format\": \"kaiji-sheet\",\n"
                             "  \"version\": 1,\n"
                             "  \"scheme\": \"aspic-asp-saas\",\n"
                             "  \"edition\": \"2023\",\n"
                             "  \"certification-number\": \"0000-0000\",\n"
                             "  \"excluded-sections\": [\n"
                             "    \"人材\",\n"
                             "    \"無い章\"\n"
                             "  ],\n"
                             "  \"later\": {\n"
                             "    \"ratio\": 0.1,\n"
                             "    \"whole\": 1.0,\n"
                             "    \"nothing\": null,\n"
                             "    \"list\": [\n"
                             "      1,\n"
                             "      \"二\",\n"
                             "      {}\n"
                             "    ]\n"
                             "  },\n"
                             "  \"answers\": {\n"
                             "    \"disclosure-date\": {\n"
                             "      \"date\": \"2023-11-18\",\n"
                             "      \"later\": true\n"
                             "    },\n"
                             "    \"business-name\": {\n"
                             "      \"text\": 5\n"
                             "    },\n"
                             "    \"founding-year\": 1974,\n"
                             "    \"sales\": {\n"
                             "      \"text\": \"<b>&\\\"\\\\\\n\\t/\",\n"
                             "      \"memo\": \"メモ\"\n"
                             "    },\n"
                             "    \"no-such-field\": {\n"
                             "      \"text\": \"残る\"\n"
                             "    }\n"
                             "  }\n"
                             "}\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiSheet) sheet = parse (json, &error);
  g_autofree char *written = NULL;

  g_assert_no_error (error);
  written = serialize (sheet);
  g_assert_cmpstr (written, ==, json);
  g_assert_cmpstr (kaiji_sheet_get_unknown_fields (sheet)[0], ==, "no-such-field");
  g_assert_null (kaiji_sheet_get_unknown_fields (sheet)[1]);
}

static void
test_order (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiSheet) sheet = parse ("{" HEAD
                                        ", \"answers\": {\"x\": {}, \"sales\": {\"number\": 1}, "
                                        "\"business-name\": {\"text\": \"名\"}}}",
                                        &error);
  g_autofree char *written = NULL;

  g_assert_no_error (error);
  written = serialize (sheet);
  g_assert_cmpint (strstr (written, "business-name") - strstr (written, "sales"), <, 0);
  g_assert_cmpint (strstr (written, "sales") - strstr (written, "\"x\""), <, 0);
}

static void
test_without_answers (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiSheet) sheet = parse ("\xef\xbb\xbf{" HEAD "}", &error);

  g_assert_no_error (error);
  g_assert_false (kaiji_sheet_get_read_only (sheet));
}

static void
test_newer_version (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiSheet) sheet
    = parse ("{\"format\": \"kaiji-sheet\", \"version\": 2, \"scheme\": \"aspic-asp-saas\", "
             "\"edition\": \"2023\"}",
             &error);
  g_autofree char *written = NULL;

  g_assert_no_error (error);
  g_assert_true (kaiji_sheet_get_read_only (sheet));
  written = serialize (sheet);
  g_assert_nonnull (strstr (written, "\"version\": 2"));
}

/* Every number comes back as it was written, whatever the others are. */
static void
test_numbers (void)
{
  static const char *const numbers[] = {
    "0.30000000000000004", "99.90", "74.9", "1e400", "-1E-7", "99999999999999999999", "1.0", "-0",
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *json = g_strdup_printf (
        "{" HEAD ", \"later\": {\"a\": [%s]}, \"answers\": {\"sales\": {\"number\": 74.90, "
        "\"later\": %s}, \"business-name\": {\"number\": %s}, \"profit\": {\"number\": 74.9}}}",
        numbers[i], numbers[i], numbers[i]);
      g_autofree char *element = g_strdup_printf ("\"a\": [\n      %s\n", numbers[i]);
      g_autofree char *member = g_strdup_printf ("\"later\": %s\n", numbers[i]);
      g_autofree char *number = g_strdup_printf ("\"number\": %s\n", numbers[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (KaijiSheet) sheet = parse (json, &error);
      g_autofree char *written = NULL;

      g_assert_no_error (error);
      written = serialize (sheet);
      g_assert_nonnull (strstr (written, element));
      g_assert_nonnull (strstr (written, member));
      g_assert_nonnull (strstr (written, number));
      g_assert_nonnull (strstr (written, "\"number\": 74.90,\n"));
      g_assert_nonnull (strstr (written, "\"number\": 74.9\n"));
    }
}

/* A version that no number can hold is a newer one all the same. */
static void
test_enormous_version (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiSheet) sheet
    = parse ("{\"format\": \"kaiji-sheet\", \"version\": 99999999999999999999, \"scheme\": "
             "\"aspic-asp-saas\", \"edition\": \"2023\"}",
             &error);
  g_autofree char *written = NULL;

  g_assert_no_error (error);
  g_assert_true (kaiji_sheet_get_read_only (sheet));
  written = serialize (sheet);
  g_assert_nonnull (strstr (written, "\"version\": 99999999999999999999,"));
}

/* Members of every object come back in the order that they had, known or not, and whatever is of
 * the wrong type. */
static void
test_members_in_order (void)
{
  static const char members[]
    = "  \"page-setup\": {\n"
      "    \"breaks\": [\n      0,\n      5,\n      \"x\"\n    ],\n"
      "    \"paper\": \"papyrus\",\n"
      "    \"later\": 1.50,\n"
      "    \"font-size\": 9.0\n"
      "  },\n"
      "  \"previous\": {\n"
      "    \"later\": [],\n"
      "    \"edition\": \"2017\",\n"
      "    \"answers\": {\n"
      "      \"sales\": {\n        \"note\": \"期\",\n        \"number\": 5.0\n      },\n"
      "      \"business-name\": 5,\n"
      "      \"no-such-field\": {}\n"
      "    },\n"
      "    \"scheme\": null\n"
      "  },\n"
      "  \"unplaced\": [\n"
      "    \"x\",\n"
      "    {\n"
      "      \"text\": \"答\",\n"
      "      \"later\": true,\n"
      "      \"field\": \"f\",\n"
      "      \"answer\": {\n        \"review\": true,\n        \"text\": \"答\"\n      },\n"
      "      \"prompt\": 5\n"
      "    },\n"
      "    {\n      \"answer\": 5\n    }\n"
      "  ],\n"
      "  \"answers\": {\n"
      "    \"business-name\": {\n"
      "      \"review\": false,\n"
      "      \"memo\": \"覚\",\n"
      "      \"text\": \"名\",\n"
      "      \"later\": {},\n"
      "      \"owner\": 5,\n"
      "      \"evidence\": \"証\"\n"
      "    },\n"
      "    \"sales\": {\n"
      "      \"text\": \"二つ\",\n"
      "      \"number\": 1.0,\n"
      "      \"date\": null\n"
      "    }\n"
      "  }\n"
      "}\n";
  static const char head[] = "{\n"
                             "  \"format\": \"kaiji-sheet\",\n"
                             "  \"version\": 1,\n"
                             "  \"scheme\": \"aspic-asp-saas\",\n"
                             "  \"edition\": \"2023\",\n";
  g_autofree char *json = g_strconcat (head, members, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiSheet) sheet = parse (json, &error);
  g_autofree char *written = NULL;

  g_assert_no_error (error);
  written = serialize (sheet);
  g_assert_cmpstr (written, ==, json);
}

static const struct
{
  const char *json;
  KaijiError code;
  const char *message; /* how it begins */
} faults[] = {
  { "", KAIJI_ERROR_SYNTAX, "the file is empty" },
  { "hello", KAIJI_ERROR_SYNTAX, "1:" },
  { "{\n  \"format\": ?", KAIJI_ERROR_SYNTAX, "2:" },
  { "{" HEAD, KAIJI_ERROR_SYNTAX, "1:" },
  { "{" HEAD "} x", KAIJI_ERROR_SYNTAX, "1:" },
  { "{" HEAD ", \"a\": 1, \"a\": 2}", KAIJI_ERROR_SYNTAX, "1:" },
  { "{" HEAD ", \"a\": \"\\ud800\"}", KAIJI_ERROR_SYNTAX, "1:" },
  { "{" HEAD ", \"a\": \"\\u0000\"}", KAIJI_ERROR_SYNTAX, "1:" },
  { "{" HEAD ", \"a\": \"\x93\xfa\"}", KAIJI_ERROR_SYNTAX, "1:" },
  { "[]", KAIJI_ERROR_FORMAT, "this is not a disclosure sheet" },
  { "{}", KAIJI_ERROR_FORMAT, "this is not a disclosure sheet" },
  { "{\"format\": \"kaiji-sheet\"}", KAIJI_ERROR_FORMAT, "“version”" },
  { "{\"format\": \"kaiji-sheet\", \"version\": 1}", KAIJI_ERROR_FORMAT, "“scheme”" },
  { "{\"format\": \"kaiji-sheet\", \"version\": 1, \"scheme\": \"x\"}", KAIJI_ERROR_FORMAT,
    "“edition”" },
  { "{\"format\": \"kaiji-sheet\", \"version\": 1, \"scheme\": \"x\", \"edition\": \"1\"}",
    KAIJI_ERROR_UNKNOWN_SCHEME, "there is no scheme “x”" },
  { "{\"format\": \"kaiji-sheet\", \"version\": 1, \"scheme\": \"../x\", \"edition\": \"1\"}",
    KAIJI_ERROR_UNKNOWN_SCHEME, "there is no scheme" },
  { "{\"format\": \"kaiji-sheet\", \"version\": 1, \"scheme\": \"aspic-asp-saas\", \"edition\": "
    "\"1999\"}",
    KAIJI_ERROR_UNKNOWN_EDITION, "the scheme “aspic-asp-saas” has no edition “1999”" },
  { "{" HEAD ", \"answers\": []}", KAIJI_ERROR_FORMAT, "“answers”" },
  { "{" HEAD ", \"certification-number\": 5}", KAIJI_ERROR_FORMAT, "“certification-number”" },
  { "{" HEAD ", \"excluded-sections\": \"人材\"}", KAIJI_ERROR_FORMAT, "“excluded-sections”" },
  { "{" HEAD ", \"excluded-sections\": [5]}", KAIJI_ERROR_FORMAT, "“excluded-sections”" },
};

static void
test_faults (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *shown = g_strescape (faults[i].json, NULL);

      g_test_message ("%s", shown);
      g_assert_null (parse (faults[i].json, &error));
      g_assert_error (error, KAIJI_ERROR, (int) faults[i].code);
      g_assert_true (g_str_has_prefix (error->message, faults[i].message));
    }
}

static void
test_deep (void)
{
  g_autofree char *json = g_strnfill (100000, '[');
  g_autoptr (GError) error = NULL;

  g_assert_null (parse (json, &error));
  g_assert_error (error, KAIJI_ERROR, KAIJI_ERROR_SYNTAX);
}

/* A sheet cut off anywhere is refused, never half read. */
static void
test_truncated (void)
{
  static const char json[] = "{" HEAD
                             ", \"answers\": {\"sales\": {\"number\": 12.5, \"note\": \"期\"}}}";

  for (gsize length = 0; length < strlen (json); length++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (json, length);
      g_autoptr (GError) error = NULL;

      g_assert_null (kaiji_sheet_file_parse (bytes, library, &error));
      g_assert_error (error, KAIJI_ERROR, KAIJI_ERROR_SYNTAX);
    }
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static void
test_save_and_load (void)
{
  g_autofree char *directory = g_dir_make_tmp ("kaiji-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (directory, "見本.kaiji.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiSheet) sheet = parse ("{" HEAD ", \"answers\": {\"sales\": {\"number\": 1}}}",
                                        NULL);
  g_autoptr (KaijiSheet) loaded = NULL;
  g_autoptr (GAsyncResult) save_result = NULL;
  g_autoptr (GAsyncResult) load_result = NULL;
  g_autoptr (GAsyncResult) stale_result = NULL;
  g_autofree char *saved_etag = NULL;
  g_autofree char *loaded_etag = NULL;
  g_autofree char *written = serialize (sheet);
  g_autofree char *read = NULL;

  kaiji_sheet_file_save_async (sheet, file, NULL, NULL, saved_cb, &save_result);
  g_assert_true (
    kaiji_sheet_file_save_finish (sheet, wait_for (&save_result), &saved_etag, NULL, &error));
  g_assert_no_error (error);

  kaiji_sheet_file_load_async (file, library, NULL, saved_cb, &load_result);
  loaded = kaiji_sheet_file_load_finish (wait_for (&load_result), &loaded_etag, &error);
  g_assert_no_error (error);
  read = serialize (loaded);
  g_assert_cmpstr (read, ==, written);
  g_assert_cmpstr (loaded_etag, ==, saved_etag);

  /* Somebody else changed it: it is not overwritten. */
  kaiji_sheet_file_save_async (sheet, file, "0:0", NULL, saved_cb, &stale_result);
  g_assert_false (
    kaiji_sheet_file_save_finish (sheet, wait_for (&stale_result), NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (directory), ==, 0);
}

static void
test_missing_directory (void)
{
  g_autofree char *directory = g_dir_make_tmp ("kaiji-test-XXXXXX", NULL);
  g_autoptr (GFile) file = g_file_new_build_filename (directory, "missing", "a.kaiji.json", NULL);
  g_autoptr (KaijiSheet) sheet = parse ("{" HEAD "}", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  kaiji_sheet_file_save_async (sheet, file, NULL, NULL, saved_cb, &result);
  g_assert_false (kaiji_sheet_file_save_finish (sheet, wait_for (&result), NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  /* Nor is a folder made for it. */
  g_assert_cmpint (g_rmdir (directory), ==, 0);
}

/* A disk that is full in the middle of writing, which a limit on the size of files stands for. */
static void
test_full_disk (void)
{
  g_autofree char *directory = g_dir_make_tmp ("kaiji-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (directory, "a.kaiji.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (KaijiSheet) sheet = parse ("{" HEAD "}", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *content = NULL;
  struct rlimit old_limit, limit;
  void (*old_handler) (int);

  g_assert_true (g_file_set_contents (path, "before", -1, NULL));

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old_limit), ==, 0);
  limit = (struct rlimit){ 16, old_limit.rlim_max };
  old_handler = signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);

  kaiji_sheet_file_save_async (sheet, file, NULL, NULL, saved_cb, &result);
  g_assert_false (kaiji_sheet_file_save_finish (sheet, wait_for (&result), NULL, NULL, &error));

  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old_limit), ==, 0);
  signal (SIGXFSZ, old_handler);

  g_assert_nonnull (error);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "before");

  /* Nothing half-written is left beside it. */
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (directory), ==, 0);
}

static void
test_too_large (void)
{
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("kaiji-test-XXXXXX", &path, NULL);

  g_assert_cmpint (ftruncate (fd, 100 * 1024 * 1024), ==, 0);
  g_close (fd, NULL);

  file = g_file_new_for_path (path);
  g_assert_null (kaiji_sheet_file_load (file, library, NULL, &error));
  g_assert_error (error, KAIJI_ERROR, KAIJI_ERROR_TOO_LARGE);

  g_assert_cmpint (g_unlink (path), ==, 0);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  library = kaiji_scheme_library_new ();

  g_test_add_func ("/sheet/sheet-file/unchanged", test_unchanged);
  g_test_add_func ("/sheet/sheet-file/order", test_order);
  g_test_add_func ("/sheet/sheet-file/without-answers", test_without_answers);
  g_test_add_func ("/sheet/sheet-file/newer-version", test_newer_version);
  g_test_add_func ("/sheet/sheet-file/numbers", test_numbers);
  g_test_add_func ("/sheet/sheet-file/enormous-version", test_enormous_version);
  g_test_add_func ("/sheet/sheet-file/members-in-order", test_members_in_order);
  g_test_add_func ("/sheet/sheet-file/faults", test_faults);
  g_test_add_func ("/sheet/sheet-file/deep", test_deep);
  g_test_add_func ("/sheet/sheet-file/truncated", test_truncated);
  g_test_add_func ("/sheet/sheet-file/save-and-load", test_save_and_load);
  g_test_add_func ("/sheet/sheet-file/missing-directory", test_missing_directory);
  g_test_add_func ("/sheet/sheet-file/full-disk", test_full_disk);
  g_test_add_func ("/sheet/sheet-file/too-large", test_too_large);

  status = g_test_run ();
  g_object_unref (library);
  return status;
}
