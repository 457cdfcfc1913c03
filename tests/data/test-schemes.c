/* test-schemes.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The schemes that come with Kaiji, as it reads them.
 */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "editions.h"

static void
test_counts (gconstpointer data)
{
  const Edition *edition = data;
  g_autoptr (KaijiScheme) scheme = edition_load (data);
  guint n_items, n_fields;
  const KaijiItem *items = kaiji_scheme_get_items (scheme, &n_items);

  kaiji_scheme_get_fields (scheme, &n_fields);
  g_assert_cmpuint (n_items, ==, edition->n_items);
  g_assert_cmpuint (n_fields, ==, edition->n_fields);

  /* The published numbers leave none out. */
  for (guint i = 0; i < n_items; i++)
    g_assert_cmpuint (items[i].number, ==, i + 1);
}

/* A table as published: a line of column names, then a line a field. */
typedef struct
{
  GPtrArray *rows; /* of char ** */
  char **columns;
} Table;

static void
table_clear (Table *table)
{
  g_clear_pointer (&table->rows, g_ptr_array_unref);
  g_clear_pointer (&table->columns, g_strfreev);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

static void
table_load (Table *table, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "test-schemes", name, NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (content, "\n", -1);

  table->columns = g_strsplit (lines[0], "\t", -1);
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      if (*lines[i] != '\0')
        g_ptr_array_add (table->rows, g_strsplit (lines[i], "\t", -1));
    }
}

static const char *
table_get (const Table *table, guint row, const char *column)
{
  char **cells = g_ptr_array_index (table->rows, row);

  for (guint i = 0; table->columns[i] != NULL; i++)
    {
      if (g_str_equal (table->columns[i], column))
        {
          g_assert_cmpuint (g_strv_length (cells), ==, g_strv_length (table->columns));
          return cells[i];
        }
    }

  g_error ("The table has no column %s", column);
}

static void
assert_cell (const Table *table, guint row, const char *column, const char *value)
{
  const char *cell = table_get (table, row, column);

  if (g_strcmp0 (cell, value != NULL ? value : "") != 0)
    g_error ("%s, %s: the table has “%s”, the scheme “%s”", table_get (table, row, "id"), column,
             cell, value);
}

static void
test_table (gconstpointer data)
{
  const Edition *edition = data;
  g_autoptr (KaijiScheme) scheme = edition_load (data);
  const KaijiWords *words = kaiji_scheme_get_words (scheme);
  g_auto (Table) table = { NULL, NULL };
  const KaijiField *fields;
  guint n_fields;

  table_load (&table, edition->table);

  fields = kaiji_scheme_get_fields (scheme, &n_fields);
  g_assert_cmpuint (n_fields, ==, table.rows->len);

  for (guint i = 0; i < n_fields; i++)
    {
      const KaijiField *field = &fields[i];
      g_autofree char *number = g_strdup_printf ("%u", field->item->number);
      g_autofree char *limit = field->limit > 0 ? g_strdup_printf ("%u", field->limit) : NULL;
      const char *prompt_column = edition->prompt_column;

      if (prompt_column == NULL || *table_get (&table, i, prompt_column) == '\0')
        prompt_column = "prompt";

      assert_cell (&table, i, "no", number);
      assert_cell (&table, i, "section", kaiji_field_get_section (field)->title);
      assert_cell (&table, i, "group", field->item->group->title);
      assert_cell (&table, i, "item", field->item->title);
      assert_cell (&table, i, "id", field->id);
      assert_cell (&table, i, "level", words->levels[field->level]);
      assert_cell (&table, i, "kind", kaiji_field_kind_to_string (field->kind));
      assert_cell (&table, i, "limit", limit);
      assert_cell (&table, i, "limit_group", field->limit_group);
      assert_cell (&table, i, "unit", field->unit);
      assert_cell (&table, i, prompt_column, field->prompt);
      assert_cell (&table, i, "source", field->inferred ? "inferred" : "seed");
    }
}

/* Sections, groups and items are runs of neighbours: two of one title do not follow each other. */
static void
test_runs (gconstpointer data)
{
  g_autoptr (KaijiScheme) scheme = edition_load (data);
  guint n_sections;
  const KaijiSection *sections = kaiji_scheme_get_sections (scheme, &n_sections);
  guint n_fields = 0;

  for (guint i = 0; i < n_sections; i++)
    {
      if (i > 0)
        g_assert_cmpstr (sections[i].title, !=, "");
      for (guint j = 1; j < sections[i].n_groups; j++)
        g_assert_cmpstr (sections[i].groups[j].title, !=, sections[i].groups[j - 1].title);
      n_fields += sections[i].n_fields;
    }

  g_assert_cmpstr (sections[0].title, ==, "");
  g_assert_cmpuint (n_fields, ==, ((const Edition *) data)->n_fields);
}

static void
test_choices (gconstpointer data)
{
  g_autoptr (KaijiScheme) scheme = edition_load (data);
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (scheme, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_test_message ("%s", fields[i].id);
      if (fields[i].kind != KAIJI_FIELD_CHOICE)
        {
          g_assert_cmpuint (fields[i].n_choices, ==, 0);
          continue;
        }

      g_assert_cmpuint (fields[i].n_choices, >=, 2);
      for (guint j = 0; j < fields[i].n_choices; j++)
        {
          const KaijiChoice *choice = &fields[i].choices[j];

          g_assert_cmpstr (choice->id, !=, "");
          /* A prompt that lists what can be chosen lists just the labels; the SLA's lists none. */
          if (strstr (fields[i].prompt, "選択") != NULL)
            g_assert_nonnull (strstr (fields[i].prompt, choice->label));
        }
    }
}

static void
test_choices_of_certification (void)
{
  g_autoptr (KaijiScheme) scheme = editions_load_scheme ("aspic-asp-saas", NULL);
  static const struct
  {
    const char *field;
    guint n_choices;
  } expected[] = { { "service-type", 4 }, { "financial-audit", 4 }, { "sla", 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const KaijiField *field = kaiji_scheme_find_field (scheme, expected[i].field);

      g_assert_nonnull (field);
      g_assert_cmpuint (field->n_choices, ==, expected[i].n_choices);
    }
}

/* 「…の有無と、…」 and 「有り」の場合は… ask for details, a bare 「…の有無」 does not. */
static void
test_details_asked (gconstpointer data)
{
  g_autoptr (KaijiScheme) scheme = edition_load (data);
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (scheme, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      const KaijiField *field = &fields[i];

      g_test_message ("%s: %s", field->id, field->prompt);
      if (field->kind != KAIJI_FIELD_PRESENCE_DETAIL)
        {
          g_assert_false (field->details_asked);
        }
      else if (strstr (field->prompt, "有無と、") != NULL
               || strstr (field->prompt, "「有り」の場合") != NULL
               || strstr (field->prompt, "ある場合") != NULL
               || strstr (field->prompt, "有る場合") != NULL)
        {
          g_assert_true (field->details_asked);
        }
      else
        {
          g_assert_nonnull (strstr (field->prompt, "の有無"));
          g_assert_false (field->details_asked);
        }
    }
}

static void
test_roles (gconstpointer data)
{
  g_autoptr (KaijiScheme) scheme = edition_load (data);
  const KaijiField *date = kaiji_scheme_get_role (scheme, KAIJI_ROLE_DISCLOSURE_DATE);
  const KaijiField *business = kaiji_scheme_get_role (scheme, KAIJI_ROLE_BUSINESS_NAME);
  const KaijiField *service = kaiji_scheme_get_role (scheme, KAIJI_ROLE_SERVICE_NAME);

  g_assert_nonnull (date);
  g_assert_cmpint (date->kind, ==, KAIJI_FIELD_DATE);
  g_assert_cmpuint (date->index, ==, 0);
  g_assert_nonnull (business);
  g_assert_nonnull (service);
  g_assert_true (business != service);
}

static gboolean
is_time (const KaijiField *field)
{
  return field->kind == KAIJI_FIELD_DATE || field->kind == KAIJI_FIELD_YEAR;
}

static void
test_relations (gconstpointer data)
{
  g_autoptr (KaijiScheme) scheme = edition_load (data);
  guint n_relations;
  const KaijiRelation *relations = kaiji_scheme_get_relations (scheme, &n_relations);

  g_assert_cmpuint (n_relations, >=, 2);
  for (guint i = 0; i < n_relations; i++)
    {
      const KaijiRelation *relation = &relations[i];

      g_assert_nonnull (relation->field);
      g_assert_nonnull (relation->other);
      g_test_message ("%s, %s", relation->field->id, relation->other->id);

      switch (relation->kind)
        {
        case KAIJI_RELATION_NOT_ABOVE:
          g_assert_cmpint (relation->field->kind, ==, relation->other->kind);
          g_assert_true (kaiji_field_kind_is_number (relation->field->kind));
          g_assert_cmpstr (relation->field->unit, ==, relation->other->unit);
          break;
        case KAIJI_RELATION_YEARS_SINCE:
          g_assert_cmpint (relation->field->kind, ==, KAIJI_FIELD_DURATION);
          g_assert_true (is_time (relation->other));
          g_assert_nonnull (relation->until);
          g_assert_true (is_time (relation->until));
          break;
        case KAIJI_RELATION_NOT_BEFORE:
          g_assert_true (is_time (relation->field));
          g_assert_true (is_time (relation->other));
          break;
        default:
          g_assert_not_reached ();
        }
    }
}

static void
test_limits (void)
{
  g_autoptr (KaijiScheme) present = editions_load_scheme ("aspic-asp-saas", "2023");
  g_autoptr (KaijiScheme) former = editions_load_scheme ("aspic-asp-saas", "2017");
  const KaijiField *field = kaiji_scheme_find_field (present, "business-overview");

  g_assert_true (g_str_has_suffix (field->full_prompt, "(ASP・SaaS以外も含む) <100字以内で記述>"));

  field = kaiji_scheme_find_field (present, "service-description");
  g_assert_true (g_str_has_suffix (field->full_prompt, " <500字以内で記述>"));

  field = kaiji_scheme_find_field (present, "service-partnerships");
  g_assert_true (g_str_has_suffix (field->full_prompt, " <前記述と合わせて500字以内で記述>"));

  field = kaiji_scheme_find_field (former, "service-partnerships");
  g_assert_true (g_str_has_suffix (field->full_prompt, " <前記述と合せて500字以内で記述>"));
}

/* What each edition's issuer publishes of the optional answers. */
static void
test_public (void)
{
  g_autoptr (KaijiScheme) present = editions_load_scheme ("aspic-asp-saas", "2023");
  g_autoptr (KaijiScheme) former = editions_load_scheme ("aspic-asp-saas", "2017");
  g_autoptr (KaijiScheme) guideline = editions_load_scheme ("mic-asp-saas", NULL);
  const KaijiPageLayout *page = kaiji_scheme_get_page_layout (former);
  guint n_public_only = 0;

  g_assert_false (kaiji_scheme_get_page_layout (present)->public_masks_optional);
  g_assert_false (kaiji_scheme_get_page_layout (guideline)->public_masks_optional);

  g_assert_true (page->public_masks_optional);
  g_assert_cmpstr (page->masked_answered, ==, "記述有り(*)");
  g_assert_cmpstr (page->masked_unanswered, ==, "記述無し(*)");
  for (guint i = 0; i < page->n_notes; i++)
    n_public_only += page->notes[i].public_only;
  g_assert_cmpuint (n_public_only, ==, 1);

  page = kaiji_scheme_get_page_layout (present);
  for (guint i = 0; i < page->n_notes; i++)
    g_assert_false (page->notes[i].public_only);
}

static void
test_default_edition (void)
{
  g_autoptr (KaijiScheme) certification = editions_load_scheme ("aspic-asp-saas", NULL);
  g_autoptr (KaijiScheme) guideline = editions_load_scheme ("mic-asp-saas", NULL);

  g_assert_cmpstr (kaiji_scheme_get_edition (certification), ==, "2023");
  g_assert_cmpstr (kaiji_scheme_get_edition (guideline), ==, "3");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  editions_add_test ("/data/schemes", "counts", test_counts);
  editions_add_test ("/data/schemes", "table", test_table);
  editions_add_test ("/data/schemes", "runs", test_runs);
  editions_add_test ("/data/schemes", "choices", test_choices);
  editions_add_test ("/data/schemes", "details-asked", test_details_asked);
  editions_add_test ("/data/schemes", "roles", test_roles);
  editions_add_test ("/data/schemes", "relations", test_relations);

  g_test_add_func ("/data/schemes/choices-of-certification", test_choices_of_certification);
  g_test_add_func ("/data/schemes/limits", test_limits);
  g_test_add_func ("/data/schemes/public", test_public);
  g_test_add_func ("/data/schemes/default-edition", test_default_edition);

  return g_test_run ();
}
