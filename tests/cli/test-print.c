/* test-print.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-fixture.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
assert_is_pdf (CliFixture *fixture, const char *name)
{
  g_autofree char *path = cli_path (fixture, name);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (length, >, 1000);
  g_assert_true (g_str_has_prefix (content, "%PDF-"));
  g_assert_cmpint (memcmp (content + length - 6, "%%EOF\n", 6), ==, 0);
}

/* Beside the sheet, under its name. */
static void
test_name (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) result = NULL;

  cli_new_sheet (fixture, "a.kaiji.json");
  cli_new_sheet (fixture, "b.json");
  cli_new_sheet (fixture, "c");
  result = cli_run (fixture, "print", "a.kaiji.json", "b.json", "c", NULL);

  cli_assert_done (result, "");
  assert_is_pdf (fixture, "a.pdf");
  assert_is_pdf (fixture, "b.pdf");
  assert_is_pdf (fixture, "c.pdf");
}

static void
test_output (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) result = NULL;

  cli_new_sheet (fixture, "s.kaiji.json");
  cli_write (fixture, "out.pdf", "what was here before");
  result = cli_run (fixture, "print", "s.kaiji.json", "-o", "out.pdf", NULL);

  cli_assert_done (result, "");
  assert_is_pdf (fixture, "out.pdf");
}

/* The first page for a file manager, as wide as it asks for. */
static void
test_thumbnail (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) result = NULL;
  g_autoptr (CliResult) too_large = NULL;
  g_autoptr (CliResult) broken = NULL;
  g_autofree char *path = cli_path (fixture, "out.png");
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  const guchar *bytes;
  gsize length;

  cli_new_sheet (fixture, "s.kaiji.json");
  result = cli_run (fixture, "thumbnail", "--size=128", "s.kaiji.json", "-o", "out.png", NULL);
  cli_assert_done (result, "");
  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (length, >, 24);
  g_assert_cmpmem (content, 8, "\211PNG\r\n\032\n", 8);
  bytes = (const guchar *) content;
  g_assert_cmpuint (bytes[18] << 8 | bytes[19], ==, 128);

  too_large = cli_run (fixture, "thumbnail", "--size=100000", "s.kaiji.json", "-o", "o.png", NULL);
  g_assert_cmpint (too_large->status, ==, 2);
  cli_write (fixture, "broken.kaiji.json", "{");
  broken = cli_run (fixture, "thumbnail", "broken.kaiji.json", "-o", "o.png", NULL);
  g_assert_cmpint (broken->status, ==, 2);
}

static void
test_standard (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) input = NULL;
  g_autoptr (CliResult) output = NULL;
  g_autoptr (CliResult) pipe = NULL;

  cli_new_sheet (fixture, "s.kaiji.json");
  input = cli_run_shell (fixture, "\"$KAIJI_CLI\" print - <s.kaiji.json >1.pdf");
  output = cli_run_shell (fixture, "\"$KAIJI_CLI\" print s.kaiji.json -o - >2.pdf");
  pipe = cli_run_shell (fixture, "\"$KAIJI_CLI\" print s.kaiji.json -o /dev/stdout | cat >3.pdf");

  cli_assert_done (input, "");
  assert_is_pdf (fixture, "1.pdf");
  cli_assert_done (output, "");
  assert_is_pdf (fixture, "2.pdf");
  cli_assert_done (pipe, "");
  assert_is_pdf (fixture, "3.pdf");
}

static void
test_unreadable_among_others (CliFixture *fixture, gconstpointer data)
{
  static const char *const left[] = { "a.kaiji.json", "a.pdf", "broken.kaiji.json",
                                      "c.kaiji.json", "c.pdf", NULL };
  g_autoptr (CliResult) result = NULL;
  g_auto (GStrv) names = NULL;
  g_auto (GStrv) lines = NULL;

  cli_new_sheet (fixture, "a.kaiji.json");
  cli_write (fixture, "broken.kaiji.json", "{");
  cli_new_sheet (fixture, "c.kaiji.json");
  result = cli_run (fixture, "print", "a.kaiji.json", "broken.kaiji.json", "c.kaiji.json", NULL);
  names = cli_list_folder (fixture);

  g_assert_cmpint (result->status, ==, 2);
  g_assert_cmpstr (result->out, ==, "");
  lines = g_strsplit (result->err, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_true (g_str_has_prefix (lines[0], "kaiji-cli: broken.kaiji.json: "));
  g_assert_cmpstr (lines[1], ==, "kaiji-cli: 2 of 3 sheets printed");
  g_assert_cmpstr (lines[2], ==, "");
  g_assert_cmpstrv (names, left);
  assert_is_pdf (fixture, "a.pdf");
  assert_is_pdf (fixture, "c.pdf");
}

/* Who watches a terminal is told how it went although all is well; a script is not. */
static void
test_terminal_summary (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *program = g_find_program_in_path ("script");
  g_autoptr (CliResult) result = NULL;

  if (program == NULL)
    {
      g_test_skip ("there is no script(1) on this computer");
      return;
    }

  cli_new_sheet (fixture, "a.kaiji.json");
  cli_new_sheet (fixture, "b.kaiji.json");
  result = cli_run_shell (fixture, "script -qec '\"$KAIJI_CLI\" print a.kaiji.json b.kaiji.json' "
                                   "/dev/null < /dev/null");

  g_assert_cmpint (result->status, ==, 0);
  g_assert_nonnull (strstr (result->out, "kaiji-cli: 2 of 2 sheets printed"));
}

#define BROKEN "broken.kaiji.json"
#define GOOD "good.kaiji.json"
#define SLOW "slow.kaiji.json"

/* A sheet that is still being written: it is read until the one who writes it is done. Returns:
 * what writes it, which is there from the start: nobody waits for long for a writer that is to
 * come. */
static int
make_slow_sheet (CliFixture *fixture)
{
  g_autofree char *path = cli_path (fixture, SLOW);
  int fd;

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  fd = open (path, O_RDWR | O_CLOEXEC);
  g_assert_cmpint (fd, >=, 0);

  return fd;
}

static void
finish_slow_sheet (CliFixture *fixture, int fd)
{
  g_autofree char *text = cli_read (fixture, GOOD);

  g_assert_cmpint (write (fd, text, strlen (text)), ==, strlen (text));
  g_assert_cmpint (close (fd), ==, 0);
}

/* Begins to print three sheets, one of which is broken and one slow. */
static GSubprocess *
begin_batch (CliFixture *fixture, int err, int *slow)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
    G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  cli_new_sheet (fixture, GOOD);
  cli_write (fixture, BROKEN, "{");
  *slow = make_slow_sheet (fixture);

  g_subprocess_launcher_set_cwd (launcher, fixture->folder);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", fixture->data_home, TRUE);
  g_subprocess_launcher_take_stderr_fd (launcher, err);
  process = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("KAIJI_CLI"), "print", BROKEN,
                                         GOOD, SLOW, NULL);
  g_assert_no_error (error);

  return process;
}

/* Waits for the end of the batch, which reports the broken sheet and continues. */
static void
end_batch (CliFixture *fixture, GSubprocess *process)
{
  g_autofree char *out = NULL;

  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &out, NULL, NULL));
  g_assert_cmpstr (out, ==, "");
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 2);
  assert_is_pdf (fixture, "good.pdf");
  assert_is_pdf (fixture, "slow.pdf");
}

/* Reads on until @wanted has come, or with NULL to the end. */
static void
read_terminal (int terminal, GString *text, const char *wanted)
{
  char buffer[1024];

  while (wanted == NULL || strstr (text->str, wanted) == NULL)
    {
      gssize n = read (terminal, buffer, sizeof buffer);

      /* A terminal that nobody writes to any more has no end, but an error. */
      if (n <= 0)
        {
          g_assert_true (n == 0 || errno == EIO);
          g_assert_null (wanted);
          return;
        }
      g_string_append_len (text, buffer, n);
    }
}

static int
open_terminal (int *program_side)
{
  int terminal = posix_openpt (O_RDWR | O_NOCTTY | O_CLOEXEC);

  g_assert_cmpint (terminal, >=, 0);
  g_assert_cmpint (grantpt (terminal), ==, 0);
  g_assert_cmpint (unlockpt (terminal), ==, 0);
  *program_side = open (ptsname (terminal), O_RDWR | O_NOCTTY | O_CLOEXEC);
  g_assert_cmpint (*program_side, >=, 0);

  return terminal;
}

/* A terminal shows how far a batch is, until it is done, and what is said of a file stands in a
 * line of its own. Another one that runs meanwhile without a terminal writes nothing of that. */
static void
test_terminal_bar (CliFixture *fixture, gconstpointer data)
{
  CliFixture other = { 0 };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GSubprocess) on_terminal = NULL;
  g_autoptr (GSubprocess) to_file = NULL;
  g_autofree char *err_path = NULL;
  g_autofree char *err = NULL;
  g_auto (GStrv) lines = NULL;
  const char *bar;
  int terminal, program_side, err_fd, slow, other_slow;

  cli_set_up (&other, NULL);
  err_path = cli_path (&other, "err");
  err_fd = open (err_path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  g_assert_cmpint (err_fd, >=, 0);
  to_file = begin_batch (&other, err_fd, &other_slow);

  terminal = open_terminal (&program_side);
  on_terminal = begin_batch (fixture, program_side, &slow);
  read_terminal (terminal, text, "] 2/3");
  finish_slow_sheet (fixture, slow);
  read_terminal (terminal, text, NULL);
  end_batch (fixture, on_terminal);
  g_assert_cmpint (close (terminal), ==, 0);

  finish_slow_sheet (&other, other_slow);
  end_batch (&other, to_file);
  err = cli_read (&other, "err");

  /* Two of three parts of forty. */
  bar = strstr (text->str, "\r[==========================              ] 2/3");
  g_assert_nonnull (bar);
  g_assert_nonnull (strstr (bar, "\r\033[Kkaiji-cli: 2 of 3 sheets printed\r\n"));
  g_assert_true (g_str_has_suffix (text->str, "\r\033[Kkaiji-cli: 2 of 3 sheets printed\r\n"));

  lines = g_strsplit (err, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_true (g_str_has_prefix (lines[0], "kaiji-cli: " BROKEN ": "));
  g_assert_cmpstr (lines[1], ==, "kaiji-cli: 2 of 3 sheets printed");
  g_assert_cmpstr (lines[2], ==, "");
  g_assert_null (strchr (err, '\r'));
  g_assert_nonnull (strstr (text->str, lines[0]));
  cli_tear_down (&other, NULL);
}

static void
test_audience (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) submission = NULL;
  g_autoptr (CliResult) public = NULL;
  g_autoptr (CliResult) unknown = NULL;

  cli_new_sheet (fixture, "s.json");
  submission = cli_run (fixture, "print", "s.json", "-o", "1.pdf", "--audience=submission", NULL);
  public = cli_run (fixture, "print", "s.json", "-o", "2.pdf", "--audience=public", NULL);
  unknown = cli_run (fixture, "print", "s.json", "-o", "3.pdf", "--audience=everyone", NULL);

  cli_assert_done (submission, "");
  assert_is_pdf (fixture, "1.pdf");
  cli_assert_done (public, "");
  assert_is_pdf (fixture, "2.pdf");
  cli_assert_failed (unknown, "--audience cannot be “everyone”, only one of: submission, public");
}

/* What the public does not see is listed, whatever is made of the sheet. */
static void
test_left_out (CliFixture *fixture, gconstpointer data)
{
  static const char *const lines[] = {
    "kaiji-cli: s.json: left out: 2 internal memos: business-name, shareholders\n",
    "kaiji-cli: s.json: left out: evidence of 1 answer: business-name\n",
    "kaiji-cli: s.json: left out: who supplied 1 answer: business-name\n",
    "kaiji-cli: s.json: left out: that 1 answer is not confirmed yet: business-name\n",
    "kaiji-cli: s.json: left out: 1 optional answer, shown only as answered: shareholders\n",
  };
  g_autoptr (CliResult) submission = NULL;
  g_autoptr (CliResult) printed = NULL;
  g_autoptr (CliResult) exported = NULL;
  g_autofree char *expected = NULL;

  cli_write (fixture, "s.json",
             "{\"format\": \"kaiji-sheet\", \"version\": 1, \"scheme\": \"aspic-asp-saas\","
             " \"edition\": \"2017\", \"answers\": {"
             "\"business-name\": {\"text\": \"one\", \"memo\": \"secret\","
             " \"evidence\": \"https://secret.example/\", \"owner\": \"secret\","
             " \"review\": true},"
             "\"shareholders\": {\"text\": \"two\", \"memo\": \"secret\"}}}");
  submission = cli_run (fixture, "print", "s.json", "-o", "1.pdf", NULL);
  printed = cli_run (fixture, "print", "s.json", "-o", "2.pdf", "--audience=public", NULL);
  exported = cli_run (fixture, "export", "s.json", "--format=txt", "--audience=public", NULL);

  cli_assert_done (submission, "");
  expected = g_strconcat (lines[0], lines[1], lines[2], lines[3], lines[4], NULL);
  g_assert_cmpint (printed->status, ==, 0);
  g_assert_cmpstr (printed->err, ==, expected);
  g_assert_cmpint (exported->status, ==, 0);
  g_assert_cmpstr (exported->err, ==, expected);
  g_assert_null (strstr (exported->out, "secret"));
}

static void
test_one_output_for_many (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) result = cli_run (fixture, "print", "a.json", "b.json", "-o", "out.pdf",
                                          NULL);

  cli_assert_failed (result, "--output takes one sheet only");
}

/* Prints s.json. Returns: how long the document is. */
static gsize
measure (CliFixture *fixture, const char *option)
{
  g_autoptr (CliResult) result = cli_run (fixture, "print", "s.json", "-o", "out.pdf", option,
                                          NULL);
  g_autofree char *path = cli_path (fixture, "out.pdf");
  g_autofree char *content = NULL;
  gsize length;

  cli_assert_done (result, "");
  assert_is_pdf (fixture, "out.pdf");
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));

  return length;
}

/* A sheet without answers has errors. Nothing is marked unless it was asked for. */
static void
test_draft (CliFixture *fixture, gconstpointer data)
{
  gsize clean;

  cli_new_sheet (fixture, "s.json");
  clean = measure (fixture, "--draft=no");

  g_assert_cmpuint (measure (fixture, "--audience=submission"), ==, clean);
  g_assert_cmpuint (measure (fixture, "--draft=auto"), >, clean);
  g_assert_cmpuint (measure (fixture, "--draft=yes"), >, clean);
}

static void
test_changes (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) many = NULL;
  g_autoptr (CliResult) missing = NULL;
  gsize clean;

  cli_new_sheet (fixture, "s.json");
  cli_new_sheet (fixture, "old.json");
  cli_do (fixture, "set", "s.json", "business-name=甲", NULL);
  clean = measure (fixture, "--changes-from=s.json");
  g_assert_cmpuint (measure (fixture, "--changes-from=old.json"), >, clean);

  many = cli_run (fixture, "print", "s.json", "old.json", "--changes-from=old.json", NULL);
  cli_assert_failed (many, "--changes-from takes one sheet only");
  missing = cli_run (fixture, "print", "s.json", "--changes-from=nothing.json", NULL);
  cli_assert_failed (missing, "nothing.json");
}

/* Text that could not be printed as written is reported, and the rest is printed. */
static void
test_unknown_character (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) result = NULL;

  cli_new_sheet (fixture, "s.json");
  cli_do (fixture, "set", "s.json", "business-name=\xf4\x8f\xbf\xbd", NULL);
  result = cli_run (fixture, "print", "s.json", NULL);

  g_assert_cmpint (result->status, ==, 0);
  g_assert_nonnull (strstr (result->err, "business-name: "));
  g_assert_nonnull (strstr (result->err, "U+10FFFD"));
  assert_is_pdf (fixture, "s.pdf");
}

/* An archive document is printed exactly as written, or not at all. */
static void
test_archival (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) good = NULL;
  g_autoptr (CliResult) bad = NULL;
  g_autofree char *path = cli_path (fixture, "b.pdf");

  cli_new_sheet (fixture, "a.json");
  good = cli_run (fixture, "print", "a.json", "--archival", NULL);
  cli_assert_done (good, "");
  assert_is_pdf (fixture, "a.pdf");

  cli_new_sheet (fixture, "b.json");
  cli_do (fixture, "set", "b.json", "business-name=\xf4\x8f\xbf\xbd", NULL);
  bad = cli_run (fixture, "print", "b.json", "--archival", NULL);
  cli_assert_failed (bad, "business-name (");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Without a font for the form there is one message that names the package, and no PDF. */
static void
test_no_font (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) result = NULL;
  g_autofree char *path = cli_path (fixture, "s.pdf");

  cli_new_sheet (fixture, "s.kaiji.json");
  cli_write (fixture, "fonts.conf",
             "<?xml version=\"1.0\"?>\n<fontconfig><cachedir>cache</cachedir></fontconfig>\n");
  result = cli_run_shell (
    fixture, "FONTCONFIG_FILE=\"$PWD/fonts.conf\" \"$KAIJI_CLI\" print s.kaiji.json -o s.pdf");

  cli_assert_failed (result, "fonts-ipaexfont-gothic");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Many sheets take texts from each other, and print as each does alone. */
static void
test_batch (CliFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "a", "b", "c", "d" };
  g_autoptr (CliResult) result = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *sheet = g_strconcat (names[i], ".kaiji.json", NULL);
      g_autofree char *answer = g_strconcat ("service-name=", names[i], NULL);

      cli_new_sheet (fixture, sheet);
      cli_do (fixture, "set", sheet, answer, NULL);
    }

  result = cli_run_shell (
    fixture, "export SOURCE_DATE_EPOCH=1; set -e; "
             "for s in a b c d; do "
             "  \"$KAIJI_CLI\" print $s.kaiji.json -o $s-alone.pdf; "
             "done; "
             "\"$KAIJI_CLI\" print a.kaiji.json b.kaiji.json c.kaiji.json d.kaiji.json; "
             "for s in a b c d; do cmp $s.pdf $s-alone.pdf; done");
  cli_assert_done (result, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* Files of the same pages are of the same size. */
  g_setenv ("SOURCE_DATE_EPOCH", "1700000000", TRUE);

  CLI_TEST ("/cli/print/thumbnail", test_thumbnail);
  CLI_TEST ("/cli/print/left-out", test_left_out);
  CLI_TEST ("/cli/print/name", test_name);
  CLI_TEST ("/cli/print/output", test_output);
  CLI_TEST ("/cli/print/standard", test_standard);
  CLI_TEST ("/cli/print/unreadable-among-others", test_unreadable_among_others);
  CLI_TEST ("/cli/print/terminal/summary", test_terminal_summary);
  CLI_TEST ("/cli/print/terminal/bar", test_terminal_bar);
  CLI_TEST ("/cli/print/audience", test_audience);
  CLI_TEST ("/cli/print/one-output-for-many", test_one_output_for_many);

  CLI_TEST ("/cli/print/draft", test_draft);
  CLI_TEST ("/cli/print/changes", test_changes);
  CLI_TEST ("/cli/print/unknown-character", test_unknown_character);
  CLI_TEST ("/cli/print/archival", test_archival);
  CLI_TEST ("/cli/print/no-font", test_no_font);
  CLI_TEST ("/cli/print/batch", test_batch);

  return g_test_run ();
}
