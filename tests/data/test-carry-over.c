/* test-carry-over.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the schemes that come with Kaiji say of the next sheet: that it makes sense, and that
 * docs/carry-over.md, which tells why, tells the same.
 */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "kaiji-scheme-library.h"

static const char *const mark_names[] = {
  [KAIJI_CARRY_OVER_KEEP] = "keep",
  [KAIJI_CARRY_OVER_REVIEW] = "review",
  [KAIJI_CARRY_OVER_RECOMPUTE] = "recompute",
  [KAIJI_CARRY_OVER_CLEAR] = "clear",
};

static const char *const watch_names[] = {
  [KAIJI_WATCH_NONE] = "none",
  [KAIJI_WATCH_MAGNITUDE] = "magnitude",
  [KAIJI_WATCH_FIXED] = "fixed",
  [KAIJI_WATCH_PERIOD] = "period",
};

static const char *const method_names[] = {
  [KAIJI_CONVERSION_JOIN] = "join",
  [KAIJI_CONVERSION_DATE] = "date",
  [KAIJI_CONVERSION_YEAR] = "year",
};

/* All editions of the schemes, and the document. */
typedef struct
{
  GPtrArray *schemes;
  char **lines;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "aspic-asp-saas@2017", "aspic-asp-saas@2023",
                                       "mic-asp-saas@3" };
  g_autofree char *directory = g_test_build_filename (G_TEST_DIST, "..", "data", "schemes", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "docs", "carry-over.md", NULL);
  const char *directories[] = { directory, NULL };
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new_for_directories (directories);
  g_auto (GStrv) problems = NULL;
  g_autofree char *document = NULL;
  g_autoptr (GError) error = NULL;

  fixture->schemes = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_ptr_array_add (fixture->schemes,
                       kaiji_scheme_library_lookup_name (library, names[i], &error));
      g_assert_no_error (error);
    }
  problems = kaiji_scheme_library_dup_problems (library);
  g_assert_null (problems[0]);

  g_file_get_contents (path, &document, NULL, &error);
  g_assert_no_error (error);
  fixture->lines = g_strsplit (document, "\n", -1);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->schemes);
  g_strfreev (fixture->lines);
}

static KaijiScheme *
get_scheme (Fixture *fixture, guint position)
{
  return g_ptr_array_index (fixture->schemes, position);
}

static gboolean
is_same_scheme (KaijiScheme *a, KaijiScheme *b)
{
  return g_str_equal (kaiji_scheme_get_id (a), kaiji_scheme_get_id (b));
}

/* The conversion that takes answers of a field of another scheme. */
static const KaijiConversion *
find_conversion_from (KaijiScheme *to, KaijiScheme *from, const char *id)
{
  guint n_conversions;
  const KaijiConversion *conversions = kaiji_scheme_get_conversions (to, &n_conversions);

  for (guint i = 0; i < n_conversions; i++)
    {
      if (g_str_equal (conversions[i].scheme, kaiji_scheme_get_id (from))
          && g_strv_contains (conversions[i].from, id))
        return &conversions[i];
    }

  return NULL;
}

/* The ids in `backquotes` of a table's cell. */
static char **
read_ids (const char *cell)
{
  g_auto (GStrv) parts = g_strsplit (cell, "`", -1);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i += 2)
    g_strv_builder_add (ids, parts[i]);

  return g_strv_builder_end (ids);
}

/* Reads the document's table under a heading: its rows' cells. */
static GPtrArray *
read_table (Fixture *fixture, const char *heading)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  guint i = 0;

  while (fixture->lines[i] != NULL && !g_str_equal (fixture->lines[i], heading))
    i++;
  if (fixture->lines[i] == NULL)
    g_error ("The document has no heading “%s”", heading);

  while (fixture->lines[++i] != NULL && *fixture->lines[i] != '#')
    {
      if (g_str_has_prefix (fixture->lines[i], "| `"))
        g_ptr_array_add (rows, g_strsplit (fixture->lines[i], " | ", -1));
    }

  g_assert_cmpuint (rows->len, >, 0);
  return rows;
}

static void
insert_once (GHashTable *table, const char *key, const char *value)
{
  g_test_message ("%s: %s", key, value);
  g_assert_true (g_hash_table_insert (table, g_strdup (key), g_strdup (value)));
}

/* Reads which mark the document says that each field has, in the table under a heading. */
static GHashTable *
read_marks (Fixture *fixture, const char *heading)
{
  g_autoptr (GPtrArray) rows = read_table (fixture, heading);
  GHashTable *marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < rows->len; i++)
    {
      char **cells = g_ptr_array_index (rows, i);
      g_auto (GStrv) mark = read_ids (cells[0]);
      g_auto (GStrv) ids = read_ids (cells[1]);

      g_assert_cmpuint (g_strv_length (mark), ==, 1);
      for (guint j = 0; ids[j] != NULL; j++)
        insert_once (marks, ids[j], mark[0]);
    }

  return marks;
}

/* Reads what the document says that becomes of each field without a twin. */
static GHashTable *
read_fates (Fixture *fixture, KaijiScheme *from, KaijiScheme *to)
{
  g_autofree char *heading = g_strdup_printf ("### From `%s` to `%s`", kaiji_scheme_get_id (from),
                                              kaiji_scheme_get_id (to));
  g_autoptr (GPtrArray) rows = read_table (fixture, heading);
  GHashTable *fates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < rows->len; i++)
    {
      char **cells = g_ptr_array_index (rows, i);
      g_auto (GStrv) ids = read_ids (cells[0]);

      for (guint j = 0; ids[j] != NULL; j++)
        insert_once (fates, ids[j], cells[1]);
    }

  return fates;
}

static gboolean
is_computed (KaijiScheme *scheme, const KaijiField *field)
{
  guint n_relations;
  const KaijiRelation *relations = kaiji_scheme_get_relations (scheme, &n_relations);

  for (guint i = 0; i < n_relations; i++)
    {
      if (relations[i].kind == KAIJI_RELATION_YEARS_SINCE && relations[i].field == field)
        return TRUE;
    }

  return FALSE;
}

/* The date is what a new sheet is made for; what can be computed is, and nothing else; a figure, of
 * whatever unit, is never taken as still true. */
static void
test_marks (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < fixture->schemes->len; i++)
    {
      KaijiScheme *scheme = get_scheme (fixture, i);
      const KaijiField *date = kaiji_scheme_get_role (scheme, KAIJI_ROLE_DISCLOSURE_DATE);
      guint n_fields;
      const KaijiField *fields = kaiji_scheme_get_fields (scheme, &n_fields);

      for (guint j = 0; j < n_fields; j++)
        {
          const KaijiField *field = &fields[j];

          g_test_message ("%s@%s: %s: %s", kaiji_scheme_get_id (scheme),
                          kaiji_scheme_get_edition (scheme), field->id,
                          mark_names[field->carry_over]);
          g_assert_cmpint (field->carry_over == KAIJI_CARRY_OVER_CLEAR, ==, field == date);
          g_assert_cmpint (field->carry_over == KAIJI_CARRY_OVER_RECOMPUTE, ==,
                           is_computed (scheme, field));
          if (kaiji_field_kind_is_number (field->kind) && field->kind != KAIJI_FIELD_YEAR)
            g_assert_cmpint (field->carry_over, !=, KAIJI_CARRY_OVER_KEEP);
        }
    }
}

static const char *
get_mark (const KaijiField *field)
{
  return mark_names[field->carry_over];
}

static const char *
get_watch (const KaijiField *field)
{
  return watch_names[field->watch];
}

/* The document names the fields with a mark, and no others; a field has one in all its schemes. */
static void
assert_documented (Fixture *fixture,
                   const char *heading,
                   const char *(*get) (const KaijiField *field),
                   const char *unmarked)
{
  g_autoptr (GHashTable) marks = read_marks (fixture, heading);
  g_autoptr (GHashTable) left = read_marks (fixture, heading);

  for (guint i = 0; i < fixture->schemes->len; i++)
    {
      guint n_fields;
      const KaijiField *fields = kaiji_scheme_get_fields (get_scheme (fixture, i), &n_fields);

      for (guint j = 0; j < n_fields; j++)
        {
          const char *documented = g_hash_table_lookup (marks, fields[j].id);

          g_test_message ("%s", fields[j].id);
          g_assert_cmpstr (documented != NULL ? documented : unmarked, ==, get (&fields[j]));
          g_hash_table_remove (left, fields[j].id);
        }
    }

  g_assert_cmpuint (g_hash_table_size (left), ==, 0);
}

static void
test_marks_documented (Fixture *fixture, gconstpointer data)
{
  assert_documented (fixture, "## What is marked", get_mark, "keep");
}

static void
test_watches_documented (Fixture *fixture, gconstpointer data)
{
  assert_documented (fixture, "## What is watched", get_watch, "none");
}

/* A figure or a period that is watched waits for review as well; what is fixed need not. */
static void
test_watches (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < fixture->schemes->len; i++)
    {
      guint n_fields;
      const KaijiField *fields = kaiji_scheme_get_fields (get_scheme (fixture, i), &n_fields);

      for (guint j = 0; j < n_fields; j++)
        {
          KaijiCarryOver expected = fields[j].watch == KAIJI_WATCH_FIXED ? KAIJI_CARRY_OVER_KEEP
                                                                         : KAIJI_CARRY_OVER_REVIEW;

          g_test_message ("%s", fields[j].id);
          if (fields[j].watch != KAIJI_WATCH_NONE)
            g_assert_cmpint (fields[j].carry_over, ==, expected);
        }
    }
}

static void
assert_fits (const KaijiConversion *conversion, KaijiScheme *from)
{
  const KaijiField *to = conversion->to;

  for (guint i = 0; conversion->from[i] != NULL; i++)
    {
      const KaijiField *source = kaiji_scheme_find_field (from, conversion->from[i]);

      g_test_message ("%s to %s", conversion->from[i], to->id);
      g_assert_nonnull (source);
      for (guint j = 0; j < i; j++)
        g_assert_cmpstr (conversion->from[i], !=, conversion->from[j]);

      switch (conversion->method)
        {
        case KAIJI_CONVERSION_DATE:
          g_assert_cmpint (source->kind, ==, KAIJI_FIELD_YEAR);
          g_assert_cmpint (to->kind, ==, KAIJI_FIELD_DATE);
          break;
        case KAIJI_CONVERSION_YEAR:
          g_assert_cmpint (source->kind, ==, KAIJI_FIELD_DATE);
          g_assert_cmpint (to->kind, ==, KAIJI_FIELD_YEAR);
          break;
        case KAIJI_CONVERSION_JOIN:
          g_assert_cmpint (source->kind, !=, KAIJI_FIELD_IMAGE);
          g_assert_true (to->kind == KAIJI_FIELD_TEXT || to->kind == KAIJI_FIELD_PARAGRAPH
                         || to->kind == KAIJI_FIELD_PRESENCE_DETAIL);
          g_assert_cmpuint (to->limit, ==, 0);
          break;
        default:
          g_assert_not_reached ();
        }
    }

  /* The twin's own answer would be lost. */
  if (kaiji_scheme_find_field (from, to->id) != NULL)
    g_assert_true (g_strv_contains (conversion->from, to->id));
}

/* Every conversion is from a scheme that there is, and fits all its editions. */
static void
test_conversions (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < fixture->schemes->len; i++)
    {
      KaijiScheme *to = get_scheme (fixture, i);
      guint n_conversions;
      const KaijiConversion *conversions = kaiji_scheme_get_conversions (to, &n_conversions);

      g_assert_cmpuint (n_conversions, >, 0);
      for (guint j = 0; j < n_conversions; j++)
        {
          guint n_editions = 0;

          g_assert_cmpstr (conversions[j].scheme, !=, kaiji_scheme_get_id (to));
          for (guint k = 0; k < fixture->schemes->len; k++)
            {
              KaijiScheme *from = get_scheme (fixture, k);

              if (!g_str_equal (conversions[j].scheme, kaiji_scheme_get_id (from)))
                continue;
              assert_fits (&conversions[j], from);
              n_editions++;
            }
          g_assert_cmpuint (n_editions, >, 0);
        }
    }
}

/* What becomes of a field's answer, as the document says it; NULL where its twin takes it. */
static char *
tell_fate (KaijiScheme *from, const char *id, KaijiScheme *to)
{
  const KaijiConversion *conversion = find_conversion_from (to, from, id);

  if (conversion != NULL)
    return g_strdup_printf ("`%s` (%s)", conversion->to->id, method_names[conversion->method]);
  if (kaiji_scheme_find_field (to, id) != NULL)
    return NULL;

  return g_strdup ("unplaced");
}

/* A field of one scheme has in the other a twin, or the document says what becomes of it. */
static void
test_fates_documented (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < fixture->schemes->len; i++)
    {
      for (guint j = 0; j < fixture->schemes->len; j++)
        {
          KaijiScheme *from = get_scheme (fixture, i);
          KaijiScheme *to = get_scheme (fixture, j);
          g_autoptr (GHashTable) fates = NULL;
          guint n_fields;
          const KaijiField *fields = kaiji_scheme_get_fields (from, &n_fields);

          if (is_same_scheme (from, to))
            continue;

          fates = read_fates (fixture, from, to);
          for (guint k = 0; k < n_fields; k++)
            {
              g_autofree char *fate = tell_fate (from, fields[k].id, to);

              g_test_message ("%s", fields[k].id);
              g_assert_cmpstr (g_hash_table_lookup (fates, fields[k].id), ==, fate);
              g_hash_table_remove (fates, fields[k].id);
            }
          g_assert_cmpuint (g_hash_table_size (fates), ==, 0);
        }
    }
}

/* Each answer goes to one field, and what it was converted to has a place when it comes back. */
static void
test_there_and_back (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < fixture->schemes->len; i++)
    {
      KaijiScheme *to = get_scheme (fixture, i);
      guint n_conversions;
      const KaijiConversion *conversions = kaiji_scheme_get_conversions (to, &n_conversions);

      for (guint j = 0; j < n_conversions; j++)
        {
          for (guint k = 0; k < fixture->schemes->len; k++)
            {
              KaijiScheme *from = get_scheme (fixture, k);
              g_autofree char *fate = NULL;

              if (!g_str_equal (conversions[j].scheme, kaiji_scheme_get_id (from)))
                continue;

              for (guint l = 0; conversions[j].from[l] != NULL; l++)
                g_assert_true (find_conversion_from (to, from, conversions[j].from[l])
                               == &conversions[j]);
              fate = tell_fate (to, conversions[j].to->id, from);
              g_test_message ("%s: %s", conversions[j].to->id, fate);
              g_assert_cmpstr (fate, !=, "unplaced");
            }
        }
    }
}

/* Editions of a scheme have their fields in common, so that nothing between them is converted. */
static void
test_editions (Fixture *fixture, gconstpointer data)
{
  KaijiScheme *former = get_scheme (fixture, 0);
  KaijiScheme *present = get_scheme (fixture, 1);
  guint n_former, n_present;
  const KaijiField *fields = kaiji_scheme_get_fields (former, &n_former);

  kaiji_scheme_get_fields (present, &n_present);
  g_assert_cmpuint (n_former, ==, n_present);
  for (guint i = 0; i < n_former; i++)
    {
      const KaijiField *twin = kaiji_scheme_find_field (present, fields[i].id);

      g_test_message ("%s", fields[i].id);
      g_assert_nonnull (twin);
      g_assert_cmpint (twin->kind, ==, fields[i].kind);
      g_assert_cmpstr (twin->unit, ==, fields[i].unit);
    }
}

/* A certification runs two years, and its renewal papers go out four months before the end; the
 * guideline sets no term. */
static void
test_validity (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < fixture->schemes->len; i++)
    {
      KaijiScheme *scheme = get_scheme (fixture, i);
      const KaijiValidity *validity = kaiji_scheme_get_validity (scheme);
      gboolean certified = g_str_equal (kaiji_scheme_get_id (scheme), "aspic-asp-saas");

      g_assert_cmpuint (validity->months, ==, certified ? 24 : 0);
      g_assert_cmpuint (validity->renewal_months, ==, certified ? 4 : 0);
    }
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*function) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/data/carry-over/marks", test_marks },
    { "/data/carry-over/marks-documented", test_marks_documented },
    { "/data/carry-over/watches", test_watches },
    { "/data/carry-over/watches-documented", test_watches_documented },
    { "/data/carry-over/conversions", test_conversions },
    { "/data/carry-over/fates-documented", test_fates_documented },
    { "/data/carry-over/there-and-back", test_there_and_back },
    { "/data/carry-over/editions", test_editions },
    { "/data/carry-over/validity", test_validity },
  };

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].function, fixture_tear_down);

  return g_test_run ();
}
