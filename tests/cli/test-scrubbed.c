/* test-scrubbed.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What leaves the program tells no more than what is meant to be seen.
 */

#include "config.h"

#include <string.h>

#include "cli-fixture.h"

/* A picture of one pixel with a comment, as another program may have put it into a sheet. */
static char *
create_picture (void)
{
  static const guint8 png[] = {
    0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', /* */
    0,    0,   0,   13,  'I',  'H',  'D',  'R',  0,    0,    0,    1,    0,
    0,    0,   1,   8,   0,    0,    0,    0,    0x3a, 0x7e, 0x9b, 0x55, /* */
    0,    0,   0,   14,  't',  'E',  'X',  't',  'P',  'l',  'a',  'c',  'e',
    0,    's', 'e', 'c', 'r',  'e',  't',  '-',  '1',  0x11, 0x22, 0x33, 0x44, /* */
    0,    0,   0,   10,  'I',  'D',  'A',  'T',  0x78, 0x9c, 0x63, 0xf8, 0x0f,
    0,    1,   1,   1,   0,    0x1b, 0xb6, 0xee, 0x56,                   /* */
    0,    0,   0,   0,   'I',  'E',  'N',  'D',  0xae, 0x42, 0x60, 0x82, /* */
  };

  return g_base64_encode (png, sizeof png);
}

/* What is written as base64 is searched for what is in it. */
static gboolean
tells_secret (const char *text)
{
  static const char start[] = "iVBORw0KGgo";
  const char *picture = strstr (text, start);
  g_autofree guchar *data = NULL;
  gsize length;

  if (strstr (text, "secret") != NULL)
    return TRUE;
  if (picture == NULL)
    return FALSE;

  {
    g_autofree char *base64 = g_strndup (picture, strcspn (picture, "\"'"));

    data = g_base64_decode (base64, &length);
  }
  return memmem (data, length, "secret", strlen ("secret")) != NULL;
}

/* Pictures that another program put into a sheet tell no more than pictures of Kaiji's: not in an
 * export, nor in a sheet that they are taken over into. */
static void
test_foreign_picture (CliFixture *fixture, gconstpointer data)
{
  static const char *const formats[] = { "json", "html", "md", "csv", "txt" };
  g_autofree char *base64 = create_picture ();
  g_autofree char *value = g_strdup_printf ("{\"type\": \"image/png\", \"data\": \"%s\"}", base64);
  g_autofree char *sheet = g_strdup_printf (
    "{\"format\": \"kaiji-sheet\", \"version\": 1, \"scheme\": \"aspic-asp-saas\","
    " \"edition\": \"2023\", \"answers\": {\"representative-photo\": %s}}",
    value);
  g_autofree char *change = g_strconcat ("representative-photo=", value, NULL);
  g_autofree char *carried = NULL;
  g_autofree char *set = NULL;
  g_autoptr (CliResult) result = NULL;

  cli_write (fixture, "s.json", sheet);
  g_assert_true (tells_secret (sheet));
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *format = g_strconcat ("--format=", formats[i], NULL);
      g_autoptr (CliResult) exported = cli_run (fixture, "export", "s.json", format,
                                                "--audience=public", NULL);

      g_assert_cmpint (exported->status, ==, 0);
      g_assert_false (tells_secret (exported->out));
      if (i < 2)
        g_assert_nonnull (strstr (exported->out, "iVBORw0KGgo"));
    }

  result = cli_run (fixture, "carry-over", "s.json", "--date=2030-01-01", "-o", "n.json", NULL);
  g_assert_cmpint (result->status, ==, 0);
  carried = cli_read (fixture, "n.json");
  g_assert_false (tells_secret (carried));
  g_assert_nonnull (strstr (carried, "iVBORw0KGgo"));

  cli_new_sheet (fixture, "t.json");
  g_clear_pointer (&result, cli_result_free);
  result = cli_run (fixture, "set", "t.json", change, NULL);
  cli_assert_done (result, "");
  set = cli_read (fixture, "t.json");
  g_assert_false (tells_secret (set));
  g_assert_nonnull (strstr (set, "iVBORw0KGgo"));
}

/* What cannot be read is not shown on any page, and is in no export either. */
static void
test_unreadable (CliFixture *fixture, gconstpointer data)
{
  static const char *const formats[] = { "json", "html", "md", "csv", "txt" };

  cli_write (fixture, "s.json",
             "{\"format\": \"kaiji-sheet\", \"version\": 1, \"scheme\": \"aspic-asp-saas\","
             " \"edition\": \"2023\", \"x\": \"secret\","
             " \"requests\": [{\"owner\": \"secret\", \"asked\": \"secret\", \"x\": \"secret\","
             " \"fields\": [\"business-name\", \"secret\"]}, \"secret\"], \"answers\": {"
             "\"business-name\": {\"text\": \"one\", \"x\": \"secret\"},"
             "\"employee-count\": {\"number\": 2, \"note\": {\"x\": \"secret\"}},"
             "\"service-name\": {\"text\": [\"secret\"], \"memo\": \"secret\"},"
             "\"representative-name\": {\"memo\": [\"secret\"], \"owner\": {\"x\": \"secret\"}},"
             "\"capital\": \"secret\", \"no-such-field\": {\"text\": \"secret\"}}}");
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *format = g_strconcat ("--format=", formats[i], NULL);
      g_autoptr (CliResult) exported = cli_run (fixture, "export", "s.json", format, NULL);

      g_assert_cmpint (exported->status, ==, 0);
      g_assert_nonnull (strstr (exported->out, "one"));
      g_assert_null (strstr (exported->out, "secret"));
    }
}

/* Who was asked, and when, is nobody's business outside: it is in no format, for no audience, with
 * the internal notes neither, and not on paper. */
static void
test_requests (CliFixture *fixture, gconstpointer data)
{
  static const char *const formats[] = { "json", "html", "md", "csv", "txt" };
  static const char *const audiences[] = { "--audience=public", "--with-notes", NULL };
  g_autoptr (CliResult) printed = NULL;

  cli_write (fixture, "s.json",
             "{\"format\": \"kaiji-sheet\", \"version\": 1, \"scheme\": \"aspic-asp-saas\","
             " \"edition\": \"2023\", \"requests\": [{\"owner\": \"secret\","
             " \"asked\": \"2026-11-27\", \"due\": \"2026-12-10\","
             " \"fields\": [\"business-name\"]}], \"answers\": {"
             "\"business-name\": {\"text\": \"one\"}}}");
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    for (guint j = 0; j < G_N_ELEMENTS (audiences); j++)
      {
        g_autofree char *format = g_strconcat ("--format=", formats[i], NULL);
        g_autoptr (CliResult) exported = cli_run (fixture, "export", "s.json", format, audiences[j],
                                                  NULL);

        g_assert_cmpint (exported->status, ==, 0);
        g_assert_nonnull (strstr (exported->out, "one"));
        g_assert_null (strstr (exported->out, "secret"));
        g_assert_null (strstr (exported->out, "2026-12-10"));
      }

  printed = cli_run_shell (fixture, "\"$KAIJI_CLI\" print s.json -o p.pdf && pdftotext p.pdf - &&"
                                    " pdfinfo p.pdf");
  g_assert_cmpint (printed->status, ==, 0);
  g_assert_nonnull (strstr (printed->out, "one"));
  g_assert_null (strstr (printed->out, "secret"));
  g_assert_null (strstr (printed->out, "2026-12-10"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  CLI_TEST ("/cli/scrubbed/foreign-picture", test_foreign_picture);
  CLI_TEST ("/cli/scrubbed/unreadable", test_unreadable);
  CLI_TEST ("/cli/scrubbed/requests", test_requests);

  return g_test_run ();
}
