/* kaiji-cli-scheme.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-cli.h"

#include <glib/gi18n.h>
#include <jansson.h>
#include <stdlib.h>

typedef enum
{
  FORMAT_TSV,
  FORMAT_JSON,
} Format;

typedef json_t *(*GetCell) (KaijiScheme *scheme, const KaijiField *field);

static json_t *
text_or_null (const char *text)
{
  return text != NULL ? json_string (text) : json_null ();
}

static json_t *
get_number (KaijiScheme *scheme, const KaijiField *field)
{
  return json_integer (field->item->number);
}

static json_t *
get_section (KaijiScheme *scheme, const KaijiField *field)
{
  return json_string (field->item->group->section->title);
}

static json_t *
get_group (KaijiScheme *scheme, const KaijiField *field)
{
  return json_string (field->item->group->title);
}

static json_t *
get_item (KaijiScheme *scheme, const KaijiField *field)
{
  return json_string (field->item->title);
}

static json_t *
get_id (KaijiScheme *scheme, const KaijiField *field)
{
  return json_string (field->id);
}

static json_t *
get_level (KaijiScheme *scheme, const KaijiField *field)
{
  return json_string (kaiji_scheme_get_words (scheme)->levels[field->level]);
}

static json_t *
get_kind (KaijiScheme *scheme, const KaijiField *field)
{
  return json_string (kaiji_field_kind_to_string (field->kind));
}

static json_t *
get_limit (KaijiScheme *scheme, const KaijiField *field)
{
  return field->limit > 0 ? json_integer (field->limit) : json_null ();
}

static json_t *
get_limit_group (KaijiScheme *scheme, const KaijiField *field)
{
  return text_or_null (field->limit_group);
}

static json_t *
get_unit (KaijiScheme *scheme, const KaijiField *field)
{
  return text_or_null (field->unit);
}

static json_t *
get_prompt (KaijiScheme *scheme, const KaijiField *field)
{
  return json_string (field->prompt);
}

static json_t *
get_source (KaijiScheme *scheme, const KaijiField *field)
{
  return json_string (field->inferred ? "inferred" : "seed");
}

static const struct
{
  const char *name;
  GetCell get;
} columns[] = {
  { "no", get_number }, { "section", get_section }, { "group", get_group },
  { "item", get_item }, { "id", get_id },           { "level", get_level },
  { "kind", get_kind }, { "limit", get_limit },     { "limit_group", get_limit_group },
  { "unit", get_unit }, { "prompt", get_prompt },   { "source", get_source },
};

static json_t *
list_choices (const KaijiField *field)
{
  json_t *choices = json_array ();

  for (guint i = 0; i < field->n_choices; i++)
    json_array_append_new (choices, json_pack ("{s:s, s:s}", "id", field->choices[i].id, "label",
                                               field->choices[i].label));

  return choices;
}

static void
print_json (KaijiScheme *scheme, const KaijiField *fields, guint n_fields)
{
  json_t *list = json_array ();
  json_t *document = json_pack ("{s:s, s:s, s:s, s:o}", "id", kaiji_scheme_get_id (scheme),
                                "edition", kaiji_scheme_get_edition (scheme), "title",
                                kaiji_scheme_get_title (scheme), "fields", list);
  char *text;

  for (guint i = 0; i < n_fields; i++)
    {
      json_t *row = json_object ();

      for (guint j = 0; j < G_N_ELEMENTS (columns); j++)
        json_object_set_new (row, columns[j].name, columns[j].get (scheme, &fields[i]));
      if (fields[i].n_choices > 0)
        json_object_set_new (row, "choices", list_choices (&fields[i]));

      json_array_append_new (list, row);
    }

  text = json_dumps (document, JSON_INDENT (2));
  kaiji_cli_printf ("%s\n", text);
  free (text);
  json_decref (document);
}

/* A cell of the table ends at a tab or a line break. */
static void
print_cell (json_t *cell)
{
  g_autofree char *text = NULL;

  if (json_is_integer (cell))
    kaiji_cli_printf ("%" JSON_INTEGER_FORMAT, json_integer_value (cell));
  else if (json_is_string (cell))
    {
      text = g_strdup (json_string_value (cell));
      kaiji_cli_put (g_strdelimit (text, "\t\r\n", ' '));
    }

  json_decref (cell);
}

static void
print_tsv (KaijiScheme *scheme, const KaijiField *fields, guint n_fields)
{
  for (guint j = 0; j < G_N_ELEMENTS (columns); j++)
    kaiji_cli_printf ("%s%s", j > 0 ? "\t" : "", columns[j].name);
  kaiji_cli_put ("\n");

  for (guint i = 0; i < n_fields; i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (columns); j++)
        {
          if (j > 0)
            kaiji_cli_put ("\t");
          print_cell (columns[j].get (scheme, &fields[i]));
        }
      kaiji_cli_put ("\n");
    }
}

int
kaiji_cli_scheme (int argc, char **argv)
{
  static const char *const formats[] = { "tsv", "json", NULL };
  g_autofree char *format_word = NULL;
  g_auto (GStrv) arguments = NULL;
  g_autoptr (KaijiSchemeLibrary) library = NULL;
  g_autoptr (KaijiScheme) scheme = NULL;
  const KaijiField *fields;
  guint n_fields;
  guint format = FORMAT_TSV;

  const GOptionEntry options[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_word, N_ ("As a table or as data"), "tsv|json" },
    G_OPTION_ENTRY_NULL,
  };

  if (!kaiji_cli_parse (argc, argv, options, 1, 1, &arguments)
      || !kaiji_cli_parse_word (argv[0], "--format", format_word, formats, &format))
    return KAIJI_CLI_FAILED;

  library = kaiji_scheme_library_new ();
  scheme = kaiji_cli_find_scheme (library, arguments[0]);
  if (scheme == NULL)
    return KAIJI_CLI_FAILED;

  fields = kaiji_scheme_get_fields (scheme, &n_fields);
  if (format == FORMAT_JSON)
    print_json (scheme, fields, n_fields);
  else
    print_tsv (scheme, fields, n_fields);

  return KAIJI_CLI_DONE;
}
