/* published-fixture.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "published-fixture.h"

#include "kaiji-answer-text.h"
#include "sheet-fixture.h"

/* The published sheet's file, or NULL, and the test is skipped, where the sheets are not. */
JsonNode *
published_load_json (const char *name)
{
  g_autofree char *file_name = g_strconcat (name, ".json", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("KAIJI_SHARED"), "published", file_name,
                                            NULL);
  JsonNode *root;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the published sheets are not on this computer");
      return NULL;
    }

  root = json_fixture_load (path);
  g_assert_nonnull (root);
  return root;
}

/* Gives a sheet the answers of a published one, all in words. */
void
published_answer_as (KaijiSheet *sheet, JsonNode *root)
{
  KaijiScheme *scheme = kaiji_sheet_get_scheme (sheet);
  JsonNode *answers = json_fixture_get (root, "answers");
  g_autoptr (GList) ids = json_fixture_list_names (answers);

  for (GList *id = ids; id != NULL; id = id->next)
    {
      JsonNode *answer = json_fixture_get (answers, id->data);
      g_autoptr (KaijiAnswer) text = kaiji_answer_new_text (json_fixture_string (answer));

      kaiji_sheet_set_answer (sheet, kaiji_scheme_find_field (scheme, id->data), text);
    }
}

/* The published sheet, its answers in words; NULL likewise. */
KaijiSheet *
published_load (const char *name)
{
  g_autoptr (JsonNode) root = published_load_json (name);
  g_autofree char *scheme_name = NULL;
  g_autoptr (KaijiScheme) scheme = NULL;
  KaijiSheet *sheet;

  if (root == NULL)
    return NULL;

  scheme_name = g_strconcat (json_fixture_string (json_fixture_get (root, "scheme")), "@",
                             json_fixture_string (json_fixture_get (root, "edition")), NULL);
  scheme = sheet_load_scheme (scheme_name);
  sheet = kaiji_sheet_new (scheme);
  kaiji_sheet_set_certification_number (sheet, json_fixture_string (
                                                 json_fixture_get (root, "certification_number")));
  published_answer_as (sheet, root);

  return sheet;
}
