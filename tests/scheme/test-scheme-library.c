/* test-scheme-library.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "kaiji-error.h"
#include "kaiji-scheme-library.h"

/* A scheme with one field of a kind that is put in for %s, in a file of its own. */
static const char template[]
  = "{\"format\": \"kaiji-scheme\", \"version\": 1, \"id\": \"mini\", \"title\": \"小\", "
    "\"short-title\": \"小\", \"default-edition\": \"1\", \"editions\": [{\"id\": \"1\", "
    "\"title\": "
    "\"初版\"}, {\"id\": \"2\", \"title\": \"二版\", \"differs\": {\"title\": \"大\", \"fields\": "
    "{\"a\": "
    "{\"prompt\": \"問い二\"}}}}], \"words\": {\"required\": \"必\", \"required-standard\": "
    "\"必○\", "
    "\"optional\": \"選\", \"yes\": \"有\", \"no\": \"無\", \"day\": \"%%F\", \"month\": "
    "\"%%Y-%%m\", "
    "\"year\": \"{}\", \"years\": \"{}y\", \"months\": \"{}m\", \"note\": \"({})\", "
    "\"postal-code\": "
    "\"{}\", \"limit\": \" <{}>\", \"limit-group\": \" <+{}>\"}, \"page\": {\"paper\": \"iso_a4\", "
    "\"margins\": {\"top\": 10, \"right\": 10, \"bottom\": 10, \"left\": 10}, \"fonts\": "
    "\"sans-serif\", "
    "\"font-size\": 8, \"title-size\": 10, \"subtitle-size\": 8, \"notes-size\": 7, "
    "\"line-height\": 1, "
    "\"padding-x\": 1, \"padding-y\": 1, \"rule-width\": 0.5, \"title\": \"{page}\", "
    "\"section-row\": "
    "\"{section}\", \"columns\": [{\"content\": \"prompt\", \"head\": \"問\", \"width\": 1}, "
    "{\"content\": "
    "\"answer\", \"head\": \"答\", \"width\": 2}], \"notes\": []}, \"sections\": [{\"title\": "
    "\"\", "
    "\"groups\": [{\"title\": \"群\", \"items\": [{\"number\": 1, \"title\": \"項\", \"fields\": "
    "[{\"id\": "
    "\"a\", \"level\": \"required\", \"kind\": \"%s\", \"prompt\": \"問い\", \"limit\": 5, "
    "\"limit-group\": "
    "\"g\"}, {\"id\": \"b\", \"level\": \"optional\", \"kind\": \"paragraph\", \"prompt\": \"次\", "
    "\"limit\": 5, \"limit-group\": \"g\"}]}]}]}]}";

typedef struct
{
  char *directory;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->directory = g_dir_make_tmp ("kaiji-test-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->directory, "mini.json", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_remove (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->directory), ==, 0);
  g_free (fixture->directory);
  g_free (fixture->path);
}

static KaijiSchemeLibrary *
new_library (Fixture *fixture, const char *content)
{
  const char *directories[] = { "/nonexistent", fixture->directory, NULL };

  g_assert_true (g_file_set_contents (fixture->path, content, -1, NULL));
  return kaiji_scheme_library_new_for_directories (directories);
}

static char *
fill_in (const char *kind)
{
  char *content;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  content = g_strdup_printf (template, kind);
#pragma GCC diagnostic pop

  return content;
}

static void
test_editions (Fixture *fixture, gconstpointer data)
{
  g_autofree char *content = fill_in ("text");
  g_autoptr (KaijiSchemeLibrary) library = new_library (fixture, content);
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiScheme) first = kaiji_scheme_library_lookup_name (library, "mini", &error);
  g_autoptr (KaijiScheme) second = kaiji_scheme_library_lookup_name (library, "mini@2", &error);

  g_assert_no_error (error);
  g_assert_true (kaiji_scheme_is_default_edition (first));
  g_assert_cmpstr (kaiji_scheme_get_edition (first), ==, "1");
  g_assert_cmpstr (kaiji_scheme_get_title (first), ==, "小");
  g_assert_cmpstr (kaiji_scheme_find_field (first, "a")->full_prompt, ==, "問い <5>");
  g_assert_cmpstr (kaiji_scheme_find_field (first, "b")->full_prompt, ==, "次 <+5>");

  g_assert_false (kaiji_scheme_is_default_edition (second));
  g_assert_cmpstr (kaiji_scheme_get_edition_title (second), ==, "二版");
  g_assert_cmpstr (kaiji_scheme_get_title (second), ==, "大");
  g_assert_cmpstr (kaiji_scheme_find_field (second, "a")->prompt, ==, "問い二");
  g_assert_cmpstr (kaiji_scheme_find_field (second, "b")->prompt, ==, "次");

  g_assert_null (kaiji_scheme_library_lookup_name (library, "mini@3", &error));
  g_assert_error (error, KAIJI_ERROR, KAIJI_ERROR_UNKNOWN_EDITION);
}

static void
on_changed (gboolean *changed)
{
  *changed = TRUE;
}

/* Writes a file and waits until the watched library has noticed. */
static void
change_file (Fixture *fixture, const char *content, gboolean *changed)
{
  *changed = FALSE;
  g_assert_true (g_file_set_contents (fixture->path, content, -1, NULL));
  while (!*changed)
    g_main_context_iteration (NULL, TRUE);
}

/* A file that is written while the library is watched is there, or what is wrong with it; a scheme
 * that was looked up before stays as it was. */
static void
test_watched (Fixture *fixture, gconstpointer data)
{
  g_autofree char *content = fill_in ("text");
  g_autofree char *other = fill_in ("url");
  g_autoptr (KaijiSchemeLibrary) library = new_library (fixture, content);
  g_autoptr (KaijiScheme) first = NULL;
  g_autoptr (KaijiScheme) second = NULL;
  g_auto (GStrv) problems = NULL;
  g_auto (GStrv) none = NULL;
  gboolean changed;

  first = kaiji_scheme_library_lookup (library, "mini", NULL, NULL);
  g_assert_nonnull (first);
  g_signal_connect_swapped (library, "changed", G_CALLBACK (on_changed), &changed);
  kaiji_scheme_library_watch (library);

  change_file (fixture, "{", &changed);
  g_assert_null (kaiji_scheme_library_lookup (library, "mini", NULL, NULL));
  problems = kaiji_scheme_library_dup_problems (library);
  g_assert_nonnull (problems[0]);

  change_file (fixture, other, &changed);
  second = kaiji_scheme_library_lookup (library, "mini", NULL, NULL);
  g_assert_nonnull (second);
  g_assert_cmpint (kaiji_scheme_find_field (second, "a")->kind, ==, KAIJI_FIELD_URL);
  g_assert_cmpint (kaiji_scheme_find_field (first, "a")->kind, ==, KAIJI_FIELD_TEXT);
  none = kaiji_scheme_library_dup_problems (library);
  g_assert_null (none[0]);
}

/* Every kind has a name, and the scheme that is read with it says so. */
static void
test_kinds (Fixture *fixture, gconstpointer data)
{
  for (guint kind = 0; kind < KAIJI_N_FIELD_KINDS; kind++)
    {
      g_autofree char *content = fill_in (kaiji_field_kind_to_string ((KaijiFieldKind) kind));
      g_autoptr (KaijiSchemeLibrary) library = new_library (fixture, content);
      g_autoptr (KaijiScheme) scheme = kaiji_scheme_library_lookup (library, "mini", NULL, NULL);

      if (kind == KAIJI_FIELD_CHOICE)
        {
          g_auto (GStrv) problems = kaiji_scheme_library_dup_problems (library);

          g_assert_null (scheme);
          g_assert_nonnull (strstr (problems[0], "fields[0]"));
        }
      else
        {
          g_assert_cmpint (kaiji_scheme_find_field (scheme, "a")->kind, ==, kind);
        }
    }
}

/* What is replaced in a good scheme, by what, and the place of the fault that this makes. */
static const struct
{
  const char *old;
  const char *new;
  const char *place;
} faults[] = {
  { "\"kaiji-scheme\"", "\"other\"", "format: this is not a scheme file" },
  { "\"version\": 1", "\"version\": 99", "newer version" },
  { "\"id\": \"mini\"", "\"id\": \"maxi\"", "id: " },
  { "\"kind\": \"text\"", "\"kind\": \"colour\"",
    "sections[0].groups[0].items[0].fields[0].kind: " },
  { "\"level\": \"required\"", "\"level\": \"perhaps\"",
    "sections[0].groups[0].items[0].fields[0].level: " },
  { "\"limit\": 5", "\"limit\": \"5\"", "sections[0].groups[0].items[0].fields[0].limit: " },
  { "\"limit\": 5", "\"limit\": 6", "sections[0].groups[0].items[0].fields[1].limit: " },
  { "\"kind\": \"text\"", "\"kind\": \"date\", \"minimum\": 1",
    "sections[0].groups[0].items[0].fields[0].minimum: " },
  { "\"kind\": \"text\"", "\"kind\": \"percent\", \"maximum\": \"100\"",
    "sections[0].groups[0].items[0].fields[0].maximum: " },
  { "\"kind\": \"text\"", "\"kind\": \"year\", \"minimum\": 1e300",
    "sections[0].groups[0].items[0].fields[0].minimum: " },
  { "\"kind\": \"text\"", "\"kind\": \"count\", \"minimum\": 2, \"maximum\": 1",
    "sections[0].groups[0].items[0].fields[0].maximum: " },
  { "\"yes\": \"有\", ", "\"yes\": \"有\", \"dates-as-given\": 1, ", "words.dates-as-given: " },
  { "\"yes\": \"有\", ", "\"yes\": \"有\", \"postal-code-first\": \"\", ",
    "words.postal-code-first: " },
  { "\"id\": \"b\"", "\"id\": \"a\"", "sections[0].groups[0].items[0].fields[1].id: " },
  { "\"number\": 1", "\"number\": 0", "sections[0].groups[0].items[0].number: " },
  { "\"prompt\": \"次\", ", "", "sections[0].groups[0].items[0].fields[1].prompt: " },
  { "\"yes\": \"有\", ", "", "words.yes: " },
  { "\"day\": \"%F\"", "\"day\": \"%Q\"", "words.day: " },
  { "\"month\": \"%Y-%m\"", "\"month\": \"\"", "words.month: " },
  { "\"note\": \"({})\"", "\"note\": \"()\"", "words.note: " },
  { "\"default-edition\": \"1\"", "\"default-edition\": \"9\"", "default-edition: " },
  { "\"id\": \"2\"", "\"id\": \"1\"", "the edition “1” occurs twice" },
  { "\"fields\": {\"a\"", "\"fields\": {\"z\"", "editions[1]: fields.z: " },
  { "\"paper\": \"iso_a4\"", "\"paper\": \"papyrus\"", "page.paper: " },
  { "\"left\": 10", "\"left\": 199", "page.margins: " },
  { "\"content\": \"answer\"", "\"content\": \"prompt\"", "page.columns[1]: " },
  { "\"head\": \"問\"", "\"head\": \"問\", \"head-span\": 3", "page.columns[0].head-span: " },
  { "\"head\": \"問\"", "\"head\": \"問\", \"head-span\": 0", "page.columns[0]: " },
  { "\"head\": \"問\"", "\"head\": \"問\", \"head-span\": \"2\"", "page.columns[0].head-span: " },
  { "\"head\": \"問\"", "\"head\": \"問\", \"head-span\": -4294967295",
    "page.columns[0].head-span: " },
  { "\"notes\": []", "\"notes\": [5]", "page.notes[0]: " },
  { "\"notes\": []", "\"notes\": [], \"public\": {\"masks-optional\": true}",
    "page.public.answered: " },
  { "\"sections\": [{",
    "\"relations\": [{\"rule\": \"not-above\", \"field\": \"a\", \"other\": "
    "\"z\"}], \"sections\": [{",
    "relations[0].other: " },
  { "\"sections\": [{", "\"roles\": {\"service-name\": \"z\"}, \"sections\": [{",
    "roles.service-name: " },
  { "\"sections\": [{", "\"wording\": {\"level-signs\": [\"\"]}, \"sections\": [{",
    "wording.level-signs: " },
  { "\"sections\": [{", "\"wording\": {\"level-signs\": \"○\"}, \"sections\": [{",
    "wording.level-signs: " },
  { "\"sections\": [{", "\"wording\": {\"heads\": {\"level\": 5}}, \"sections\": [{",
    "wording.heads.level: " },
  { "\"sections\": [{", "\"wording\": {\"choices\": {\"no\": \"×\"}}, \"sections\": [{",
    "wording.choices.no: " },
  { "\"sections\": [{", "\"wording\": {\"form-heads\": {\"after\": 5}}, \"sections\": [{",
    "wording.form-heads.after: " },
  { "\"sections\": [{", "\"wording\": {\"asking\": {\"others\": [5]}}, \"sections\": [{",
    "wording.asking.others" },
  { "{\"format\"", "\n\n  {\"format\" 5", "3:" },
};

static void
test_faults (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *good = fill_in ("text");
      g_autoptr (GString) content = g_string_new (good);
      g_autoptr (KaijiSchemeLibrary) library = NULL;
      g_autoptr (GPtrArray) list = NULL;
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) problems = NULL;
      g_auto (GStrv) again = NULL;

      g_test_message ("%s -> %s", faults[i].old, faults[i].new);
      g_assert_cmpuint (g_string_replace (content, faults[i].old, faults[i].new, 1), ==, 1);
      library = new_library (fixture, content->str);

      g_assert_null (kaiji_scheme_library_lookup (library, "mini", NULL, &error));
      g_assert_error (error, KAIJI_ERROR, KAIJI_ERROR_UNKNOWN_SCHEME);

      problems = kaiji_scheme_library_dup_problems (library);
      g_assert_nonnull (problems[0]);
      g_assert_true (g_str_has_prefix (problems[0], fixture->path));
      g_assert_nonnull (strstr (problems[0], faults[i].place));

      /* The others work, and it is told once. */
      list = kaiji_scheme_library_list (library);
      g_assert_cmpuint (list->len, ==, 3);
      again = kaiji_scheme_library_dup_problems (library);
      g_assert_null (again[1]);
    }
}

/* A fault is told with line and column of what is at fault: in what editions have in common, in
 * what one of them has of its own, and where something is missing. */
static void
test_positions (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *old;
    const char *new;
    const char *position;
  } positions[] = {
    { "\"kind\": \"text\"", "\n\n \"kind\":  \"色\"",
      ": 3:11: sections[0].groups[0].items[0].fields[0].kind: " },
    { "\"day\": \"%F\"", "\n  \"day\": 5", ": 2:10: words.day: " },
    { "\"title\": \"大\"", "\n\"title\":\n5", ": 3:1: editions[1]: title: " },
    { "\"prompt\": \"問い二\"", "\n\"prompt\": 5", ": 2:11: editions[1]: " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (positions); i++)
    {
      g_autofree char *good = fill_in ("text");
      g_autoptr (GString) content = g_string_new (good);
      g_autoptr (KaijiSchemeLibrary) library = NULL;
      g_auto (GStrv) problems = NULL;

      g_assert_cmpuint (g_string_replace (content, positions[i].old, positions[i].new, 1), ==, 1);
      library = new_library (fixture, content->str);
      g_assert_null (kaiji_scheme_library_lookup (library, "mini", NULL, NULL));

      problems = kaiji_scheme_library_dup_problems (library);
      g_test_message ("%s", problems[0]);
      g_assert_true (
        g_str_has_prefix (problems[0] + strlen (fixture->path), positions[i].position));
    }
}

/* A list of problems stays as it is when more are met. */
static void
test_problems_stay (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->directory, "later.json", NULL);
  g_autoptr (KaijiSchemeLibrary) library = new_library (fixture, "{");
  g_auto (GStrv) before = NULL;
  g_auto (GStrv) after = NULL;

  g_assert_true (g_file_set_contents (path, "[", -1, NULL));
  g_assert_null (kaiji_scheme_library_lookup (library, "mini", NULL, NULL));
  before = kaiji_scheme_library_dup_problems (library);
  g_assert_null (kaiji_scheme_library_lookup (library, "later", NULL, NULL));
  after = kaiji_scheme_library_dup_problems (library);

  g_assert_cmpuint (g_strv_length (before), ==, 1);
  g_assert_cmpuint (g_strv_length (after), ==, 2);
  g_assert_cmpstr (before[0], ==, after[0]);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* What is no file is told of as what it is, once. */
static void
test_folder (Fixture *fixture, gconstpointer data)
{
  const char *directories[] = { fixture->directory, NULL };
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new_for_directories (directories);
  g_autoptr (GPtrArray) list = NULL;
  g_auto (GStrv) problems = NULL;
  g_autofree char *expected = g_strconcat (fixture->path, ": it is a folder, not a file", NULL);

  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  list = kaiji_scheme_library_list (library);
  g_assert_cmpuint (list->len, ==, 3);
  problems = kaiji_scheme_library_dup_problems (library);
  g_assert_cmpstr (problems[0], ==, expected);
  g_assert_null (problems[1]);
}

/* A user's file goes before the built-in one of the same id; a broken one gives way to it. */
static void
test_precedence (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->directory, "mic-asp-saas.json", NULL);
  g_autofree char *good = fill_in ("text");
  g_autoptr (GString) content = g_string_new (good);

  g_string_replace (content, "\"id\": \"mini\"", "\"id\": \"mic-asp-saas\"", 1);

  for (int broken = FALSE; broken <= TRUE; broken++)
    {
      g_autoptr (KaijiSchemeLibrary) library = new_library (fixture, good);
      g_autoptr (KaijiScheme) scheme = NULL;
      g_auto (GStrv) problems = NULL;

      g_assert_true (g_file_set_contents (path, broken ? "{" : content->str, -1, NULL));
      scheme = kaiji_scheme_library_lookup (library, "mic-asp-saas", NULL, NULL);
      g_assert_cmpint (kaiji_scheme_find_field (scheme, "corporate-number") != NULL, ==, broken);
      problems = kaiji_scheme_library_dup_problems (library);
      g_assert_cmpint (problems[0] != NULL, ==, broken);
    }

  g_unlink (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/scheme/scheme-library/" name, Fixture, NULL, set_up, function, tear_down)

  ADD ("editions", test_editions);
  ADD ("watched", test_watched);
  ADD ("kinds", test_kinds);
  ADD ("faults", test_faults);
  ADD ("positions", test_positions);
  ADD ("problems-stay", test_problems_stay);
  ADD ("folder", test_folder);
  ADD ("precedence", test_precedence);

  return g_test_run ();
}
