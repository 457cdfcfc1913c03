/* test-reading.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What officers type, how it is read, how it is printed, what is found of it, and what each fix
 * makes of it. Every line of tests/checks/test-reading/values.tsv is one value:
 *
 *   field, what is typed, the form it is read as, what is printed, checks, fixes
 *
 * A fix is written id=printed, a check or fix that is not there as -. \n, \r, \t and \uXXXX stand
 * for characters that a line cannot hold or show. Lines that begin with # tell which kind follows.
 */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "checks-fixture.h"
#include "kaiji-answer-text.h"

/* Fewer values would no longer show every kind. */
#define MIN_VALUES 400

enum
{
  COLUMN_FIELD,
  COLUMN_TYPED,
  COLUMN_RESULT,
  N_COLUMNS
};

static const char *const form_names[] = {
  [KAIJI_ANSWER_EMPTY] = "empty",       [KAIJI_ANSWER_TEXT] = "text",
  [KAIJI_ANSWER_DATE] = "date",         [KAIJI_ANSWER_YEAR] = "year",
  [KAIJI_ANSWER_YEARS] = "years",       [KAIJI_ANSWER_MONTHS] = "months",
  [KAIJI_ANSWER_NUMBER] = "number",     [KAIJI_ANSWER_CHOICE] = "choice",
  [KAIJI_ANSWER_PRESENCE] = "presence", [KAIJI_ANSWER_ADDRESS] = "address",
  [KAIJI_ANSWER_IMAGE] = "image",       [KAIJI_ANSWER_UNREADABLE] = "unreadable",
};

static char *
unescape (const char *text)
{
  GString *string = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p != '\\')
        {
          g_string_append_c (string, *p);
        }
      else if (*++p == 'n')
        {
          g_string_append_c (string, '\n');
        }
      else if (*p == 'r')
        {
          g_string_append_c (string, '\r');
        }
      else if (*p == 't')
        {
          g_string_append_c (string, '\t');
        }
      else if (*p == 'u')
        {
          g_autofree char *digits = g_strndup (p + 1, 4);

          g_string_append_unichar (string, (gunichar) g_ascii_strtoull (digits, NULL, 16));
          p += 4;
        }
    }

  return g_string_free (string, FALSE);
}

/* The other way round, for what an editor would not show. */
static char *
escape (const char *text)
{
  GString *string = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n')
        g_string_append (string, "\\n");
      else if (c == '\r')
        g_string_append (string, "\\r");
      else if (c == '\t')
        g_string_append (string, "\\t");
      else if (g_unichar_iscntrl (c) || g_unichar_ismark (c)
               || g_unichar_type (c) == G_UNICODE_FORMAT || c == 0x3000 || c == 0xa0)
        g_string_append_printf (string, "\\u%04x", c);
      else
        g_string_append_unichar (string, c);
    }

  return g_string_free (string, FALSE);
}

static char *
print_answer (KaijiAnswer *answer, KaijiScheme *scheme, const KaijiField *field)
{
  g_autofree char *printed = kaiji_answer_format (answer, scheme, field);

  return escape (printed);
}

/* The columns after what is typed, as they are. */
static char *
describe (KaijiScheme *scheme, const KaijiField *field, const char *typed)
{
  g_autoptr (KaijiAnswer) answer = kaiji_answer_parse (scheme, field, typed);
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GString) checks = g_string_new (NULL);
  g_autoptr (GString) fixes = g_string_new (NULL);
  g_autofree char *printed = print_answer (answer, scheme, field);

  kaiji_sheet_set_answer (sheet, field, answer);
  findings = kaiji_checks_run_field (sheet, field, checks_get_today ());

  for (guint i = 0; i < findings->len; i++)
    {
      const KaijiFix *fix;

      g_string_append_printf (checks, "%s%s", i > 0 ? ", " : "",
                              kaiji_finding_get_check_id (findings->pdata[i]));
      for (guint j = 0; (fix = kaiji_finding_get_fix (findings->pdata[i], j)) != NULL; j++)
        {
          g_autofree char *fixed = print_answer (fix->answer, scheme, field);

          g_string_append_printf (fixes, "%s%s=%s", fixes->len > 0 ? "; " : "", fix->id, fixed);
        }
    }

  return g_strdup_printf (
    "%s\t%s\t%s\t%s",
    form_names[answer != NULL ? kaiji_answer_get_form (answer) : KAIJI_ANSWER_EMPTY], printed,
    checks->len > 0 ? checks->str : "-", fixes->len > 0 ? fixes->str : "-");
}

static void
test_values (void)
{
  g_autoptr (KaijiScheme) scheme = checks_load_scheme ();
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "checks", "test-reading",
                                                 "values.tsv", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_values = 0;
  guint n_wrong = 0;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (contents, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) columns = NULL;
      g_autofree char *typed = NULL;
      g_autofree char *result = NULL;
      const KaijiField *field;

      if (*lines[i] == '\0' || *lines[i] == '#')
        continue;

      columns = g_strsplit (lines[i], "\t", N_COLUMNS);
      g_assert_cmpuint (g_strv_length (columns), ==, N_COLUMNS);
      field = kaiji_scheme_find_field (scheme, columns[COLUMN_FIELD]);
      g_assert_nonnull (field);

      n_values++;
      typed = unescape (columns[COLUMN_TYPED]);
      result = describe (scheme, field, typed);
      if (g_str_equal (result, columns[COLUMN_RESULT]))
        continue;

      n_wrong++;
      g_test_message ("line %u is\n%s\t%s\t%s", i + 1, columns[COLUMN_FIELD], columns[COLUMN_TYPED],
                      result);
    }

  g_assert_cmpuint (n_wrong, ==, 0);
  g_assert_cmpuint (n_values, >=, MIN_VALUES);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/checks/reading/values", test_values);

  return g_test_run ();
}
