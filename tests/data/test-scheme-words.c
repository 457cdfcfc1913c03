/* test-scheme-words.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the schemes that come with Kaiji say of each field beside what is published: examples,
 * guidance and what the checks look at.
 */

#include "config.h"

#include <locale.h>

#include "editions.h"
#include "kaiji-answer-text.h"
#include "kaiji-checks.h"

static void
test_examples (gconstpointer data)
{
  g_autoptr (KaijiScheme) scheme = edition_load (data);
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (scheme, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      const KaijiField *field = &fields[i];

      g_test_message ("%s: %s", field->id, field->example);
      g_assert_nonnull (field->example);
      g_assert_cmpstr (field->example, !=, "");
      if (field->limit > 0)
        g_assert_cmpint (g_utf8_strlen (field->example, -1), <=, field->limit);
    }
}

/* Every field says how it is answered, and shows how not. */
static void
test_guidance (gconstpointer data)
{
  g_autoptr (KaijiScheme) scheme = edition_load (data);
  const KaijiWords *words = kaiji_scheme_get_words (scheme);
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (scheme, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      const KaijiField *field = &fields[i];

      g_test_message ("%s: %s: %s", field->id, field->poor_example, field->guidance);
      g_assert_nonnull (field->poor_example);
      g_assert_cmpstr (field->poor_example, !=, "");
      g_assert_cmpstr (field->poor_example, !=, field->example);
      g_assert_nonnull (field->guidance);
      g_assert_true (g_str_has_suffix (field->guidance, "。"));

      /* A bare 有り is poor only as the answer to a prompt that asks for more. */
      if (!field->details_asked && field->kind != KAIJI_FIELD_PARAGRAPH)
        g_assert_cmpstr (field->poor_example, !=, words->presence[TRUE]);
    }
}

static gboolean
is_subject (const char *field, const char *sentence)
{
  g_autoptr (KaijiScheme) scheme = editions_load_scheme ("aspic-asp-saas", NULL);
  g_autoptr (GPtrArray) subjects = kaiji_checks_list_subjects (scheme,
                                                               kaiji_scheme_find_field (scheme,
                                                                                        field));

  return g_ptr_array_find_with_equal_func (subjects, sentence, g_str_equal, NULL);
}

/* What the checks look at is told of the fields that it is about, and of no other. */
static void
test_subjects (void)
{
  static const struct
  {
    const char *sentence;
    const char *about;
    const char *not_about;
  } cases[] = {
    { "A required answer is there", "sales", "ordinary-profit" },
    { "It has no more characters than the limit", "business-overview", "office-locations" },
    { "With “有り” stand the details", "ups", "fire-detection" },
    { "It is not “無し”, for a certain standard is expected", "firewall", "ups" },
    { "The number is in the unit “円”", "sales", "equity-ratio" },
    { "The number is in the unit “%”", "equity-ratio", "sales" },
    { "The term has not run out", "disclosure-date", "service-start" },
    { "The date is not in the future", "service-start", "disclosure-date" },
    { "It is not above “売上高”", "ordinary-profit", "sales" },
    { "It is not before “設立年・事業年数”", "service-start", "founding-year" },
    { "It is the time since “事業者の設立年(西暦)”", "business-years", "founding-year" },
    { "The picture is a PNG or JPEG file and not too large", "representative-photo", "sales" },
    { "It is the same as last time", "founding-year", "disclosure-date" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].sentence);
      g_assert_true (is_subject (cases[i].about, cases[i].sentence));
      g_assert_false (is_subject (cases[i].not_about, cases[i].sentence));
    }
}

/* An example that shows a choice shows one that there is; one that shows whether there is
 * something does so in the form's own words, and with the details that the prompt asks for. */
static void
test_examples_fit (gconstpointer data)
{
  g_autoptr (KaijiScheme) scheme = edition_load (data);
  const KaijiWords *words = kaiji_scheme_get_words (scheme);
  g_autofree char *yes_and = g_strconcat (words->presence[TRUE], " ", NULL);
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (scheme, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      const KaijiField *field = &fields[i];
      gboolean found = FALSE;

      if (field->example == NULL)
        continue;

      g_test_message ("%s: %s", field->id, field->example);
      if (field->kind == KAIJI_FIELD_CHOICE)
        {
          for (guint j = 0; j < field->n_choices; j++)
            found |= g_str_equal (field->example, field->choices[j].label);
          g_assert_true (found);
        }
      else if (field->kind == KAIJI_FIELD_PRESENCE)
        {
          g_assert_cmpstr (field->example, ==, words->presence[TRUE]);
        }
      else if (field->kind == KAIJI_FIELD_PRESENCE_DETAIL && field->details_asked)
        {
          g_assert_true (g_str_has_prefix (field->example, yes_and));
        }
      else if (field->kind == KAIJI_FIELD_PRESENCE_DETAIL)
        {
          g_assert_true (g_str_has_prefix (field->example, words->presence[TRUE]));
        }
    }
}

/* A sheet answered with the examples alone is one that nobody would send back. */
static void
test_examples_clean (gconstpointer data)
{
  g_autoptr (KaijiScheme) scheme = edition_load (data);
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (GDate) today = g_date_new_dmy (1, G_DATE_OCTOBER, 2026);
  g_autoptr (GPtrArray) findings = NULL;
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (scheme, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autoptr (KaijiAnswer) answer = NULL;

      /* No text is a picture. */
      if (fields[i].kind == KAIJI_FIELD_IMAGE)
        continue;

      answer = kaiji_answer_parse (scheme, &fields[i], fields[i].example);
      kaiji_sheet_set_answer (sheet, &fields[i], answer);
    }

  findings = kaiji_checks_run (sheet, today);
  for (guint i = 0; i < findings->len; i++)
    {
      KaijiFinding *finding = g_ptr_array_index (findings, i);

      g_test_message ("%s: %s", kaiji_finding_get_field_id (finding),
                      kaiji_finding_get_message (finding));
      g_assert_cmpint (kaiji_finding_get_severity (finding), ==, KAIJI_SEVERITY_NOTE);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  editions_add_test ("/data/scheme-words", "examples", test_examples);
  editions_add_test ("/data/scheme-words", "examples-fit", test_examples_fit);
  editions_add_test ("/data/scheme-words", "examples-clean", test_examples_clean);
  editions_add_test ("/data/scheme-words", "guidance", test_guidance);

  g_test_add_func ("/data/scheme-words/subjects", test_subjects);

  return g_test_run ();
}
