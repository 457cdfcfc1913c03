/* test-checks-published.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is found of four sheets that were published, each finding looked at and judged to be right.
 * The sheets belong to others and are read where they are.
 */

#include "config.h"

#include <jansson.h>

#include "kaiji-answer-text.h"
#include "kaiji-checks.h"
#include "kaiji-scheme-library.h"

typedef struct
{
  const char *field;
  const char *check;
} Expected;

typedef struct
{
  const char *name;
  guint n_missing;    /* required fields that are not answered */
  Expected found[10]; /* everything else, in order */
} PublishedSheet;

static const PublishedSheet sheets[] = {
  { "certified-2017",
    4,
    {
      { "financial-audit", "choice-as-text" },
      { "agency-contact", "standard-unmet" },
    } },
  { "certified-2023",
    4,
    {
      { "ordinary-profit", "unit-contradicts" },
      { "shareholders", "mixed-word" },
      { "service-description", "too-long-together" },
      { "service-partnerships", "too-long-together" },
    } },
  { "guideline-2024-full",
    2,
    {
      { "head-office", "postal-code-style" },
      { "service-start", "date-imprecise" },
      { "service-description", "look-alike-kanji" },
      { "sla", "choice-as-text" },
    } },
  { "guideline-2024-excerpt",
    36,
    {
      { "sla", "choice-as-text" },
      { "intrusion-detection", "details-missing" },
    } },
};

static KaijiSheet *
load (const char *name)
{
  g_autofree char *file_name = g_strconcat (name, ".json", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("KAIJI_SHARED"), "published", file_name,
                                            NULL);
  g_autoptr (KaijiSchemeLibrary) library = NULL;
  g_autoptr (KaijiScheme) scheme = NULL;
  g_autoptr (GError) error = NULL;
  const char *no_folders[] = { NULL };
  KaijiSheet *sheet;
  json_t *root;
  json_t *answer;
  const char *id;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the published sheets are not on this computer");
      return NULL;
    }

  root = json_load_file (path, 0, NULL);
  g_assert_nonnull (root);
  library = kaiji_scheme_library_new_for_directories (no_folders);
  scheme = kaiji_scheme_library_lookup (library,
                                        json_string_value (json_object_get (root, "scheme")),
                                        json_string_value (json_object_get (root, "edition")),
                                        &error);
  g_assert_no_error (error);

  sheet = kaiji_sheet_new (scheme);
  json_object_foreach (json_object_get (root, "answers"), id, answer)
    {
      g_autoptr (KaijiAnswer) text = kaiji_answer_new_text (json_string_value (answer));

      kaiji_sheet_set_answer (sheet, kaiji_scheme_find_field (scheme, id), text);
    }

  json_decref (root);
  return sheet;
}

static void
test_published (gconstpointer data)
{
  const PublishedSheet *published = data;
  g_autoptr (KaijiSheet) sheet = load (published->name);
  g_autoptr (GPtrArray) findings = NULL;
  guint n_missing = 0;
  guint n_found = 0;
  GDate today;

  if (sheet == NULL)
    return;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 1, 4, 2026);
  findings = kaiji_checks_run (sheet, &today);

  for (guint i = 0; i < findings->len; i++)
    {
      KaijiFinding *finding = g_ptr_array_index (findings, i);

      if (g_str_equal (kaiji_finding_get_check_id (finding), "required-missing"))
        {
          n_missing++;
          continue;
        }

      g_test_message ("%s: %s", kaiji_finding_get_field_id (finding),
                      kaiji_finding_get_message (finding));
      g_assert_cmpuint (n_found, <, G_N_ELEMENTS (published->found));
      g_assert_cmpstr (kaiji_finding_get_field_id (finding), ==, published->found[n_found].field);
      g_assert_cmpstr (kaiji_finding_get_check_id (finding), ==, published->found[n_found].check);
      n_found++;
    }

  g_assert_cmpuint (n_missing, ==, published->n_missing);
  g_assert_null (published->found[n_found].field);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autofree char *name = g_strdup_printf ("/sheet/checks/published/%s", sheets[i].name);

      g_test_add_data_func (name, &sheets[i], test_published);
    }

  return g_test_run ();
}
