/* kaiji-cli-scheme.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-cli.h"

#include <glib/gi18n.h>

#include "kaiji-json-writer.h"

typedef enum
{
  FORMAT_TSV,
  FORMAT_JSON,
} Format;

/* The value of a cell: a text or a number; neither for an empty cell. */
typedef struct
{
  const char *text;
  guint number;
} Cell;

typedef Cell (*GetCell) (KaijiScheme *scheme, const KaijiField *field);

static Cell
get_number (KaijiScheme *scheme, const KaijiField *field)
{
  return (Cell){ .number = field->item->number };
}

static Cell
get_section (KaijiScheme *scheme, const KaijiField *field)
{
  return (Cell){ .text = field->item->group->section->title };
}

static Cell
get_group (KaijiScheme *scheme, const KaijiField *field)
{
  return (Cell){ .text = field->item->group->title };
}

static Cell
get_item (KaijiScheme *scheme, const KaijiField *field)
{
  return (Cell){ .text = field->item->title };
}

static Cell
get_id (KaijiScheme *scheme, const KaijiField *field)
{
  return (Cell){ .text = field->id };
}

static Cell
get_level (KaijiScheme *scheme, const KaijiField *field)
{
  return (Cell){ .text = kaiji_scheme_get_words (scheme)->levels[field->level] };
}

static Cell
get_kind (KaijiScheme *scheme, const KaijiField *field)
{
  return (Cell){ .text = kaiji_field_kind_to_string (field->kind) };
}

static Cell
get_limit (KaijiScheme *scheme, const KaijiField *field)
{
  return (Cell){ .number = field->limit };
}

static Cell
get_limit_group (KaijiScheme *scheme, const KaijiField *field)
{
  return (Cell){ .text = field->limit_group };
}

static Cell
get_unit (KaijiScheme *scheme, const KaijiField *field)
{
  return (Cell){ .text = field->unit };
}

static Cell
get_prompt (KaijiScheme *scheme, const KaijiField *field)
{
  return (Cell){ .text = field->prompt };
}

static Cell
get_source (KaijiScheme *scheme, const KaijiField *field)
{
  return (Cell){ .text = field->inferred ? "inferred" : "seed" };
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

static void
write_choices (KaijiJsonWriter *writer, const KaijiField *field)
{
  if (field->n_choices == 0)
    return;

  kaiji_json_writer_add_name (writer, "choices");
  kaiji_json_writer_begin_array (writer);
  for (guint i = 0; i < field->n_choices; i++)
    {
      kaiji_json_writer_begin_object (writer);
      kaiji_json_writer_add_member (writer, "id", field->choices[i].id);
      kaiji_json_writer_add_member (writer, "label", field->choices[i].label);
      kaiji_json_writer_end (writer);
    }
  kaiji_json_writer_end (writer);
}

static void
write_field (KaijiJsonWriter *writer, KaijiScheme *scheme, const KaijiField *field)
{
  kaiji_json_writer_begin_object (writer);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      Cell cell = columns[i].get (scheme, field);

      kaiji_json_writer_add_name (writer, columns[i].name);
      if (cell.text != NULL)
        kaiji_json_writer_add_string (writer, cell.text);
      else if (cell.number > 0)
        kaiji_json_writer_add_integer (writer, cell.number);
      else
        kaiji_json_writer_add_null (writer);
    }
  write_choices (writer, field);
  kaiji_json_writer_end (writer);
}

static void
print_json (KaijiScheme *scheme, const KaijiField *fields, guint n_fields)
{
  g_autoptr (KaijiJsonWriter) writer = kaiji_json_writer_new (TRUE);
  g_autofree char *document = NULL;

  kaiji_json_writer_begin_object (writer);
  kaiji_json_writer_add_member (writer, "id", kaiji_scheme_get_id (scheme));
  kaiji_json_writer_add_member (writer, "edition", kaiji_scheme_get_edition (scheme));
  kaiji_json_writer_add_member (writer, "title", kaiji_scheme_get_title (scheme));
  kaiji_json_writer_add_name (writer, "fields");
  kaiji_json_writer_begin_array (writer);
  for (guint i = 0; i < n_fields; i++)
    write_field (writer, scheme, &fields[i]);
  kaiji_json_writer_end (writer);
  kaiji_json_writer_end (writer);

  document = kaiji_json_writer_finish (writer);
  kaiji_cli_put (document);
}

/* A tab or line break would end a cell of the table. */
static void
print_cell (Cell cell)
{
  g_autofree char *text = g_strdup (cell.text);

  if (text != NULL)
    kaiji_cli_put (g_strdelimit (text, "\t\r\n", ' '));
  else if (cell.number > 0)
    kaiji_cli_printf ("%u", cell.number);
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
  static const char *const formats[] = { "tsv", "json", "text", NULL };
  g_autofree char *format_word = NULL;
  g_autofree char *output = NULL;
  g_auto (GStrv) arguments = NULL;
  g_autoptr (KaijiSchemeLibrary) library = NULL;
  g_autoptr (KaijiScheme) scheme = NULL;
  const KaijiField *fields;
  guint n_fields;
  guint format = FORMAT_TSV;
  gboolean checks = FALSE, is_new = FALSE, installs = FALSE, replaces = FALSE, removes = FALSE;

  const GOptionEntry options[] = {
    { "check", 0, 0, G_OPTION_ARG_NONE, &checks,
      N_ ("Tell every fault of a scheme file, with line and column"), NULL },
    { "new", 0, 0, G_OPTION_ARG_NONE, &is_new, N_ ("Write a scheme file to begin with"), NULL },
    { "install", 0, 0, G_OPTION_ARG_NONE, &installs,
      N_ ("Install a scheme file for yourself, if it has no fault"), NULL },
    { "replace", 0, 0, G_OPTION_ARG_NONE, &replaces,
      N_ ("With --install: also in place of another scheme with the same id"), NULL },
    { "remove", 0, 0, G_OPTION_ARG_NONE, &removes,
      N_ ("Move the file of a scheme that you installed to the trash"), NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_word, N_ ("As a table or as data"), "tsv|json" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_ ("Where to write the new scheme, instead of standard output"), N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };

  if (!kaiji_cli_parse (argc, argv, options, 0, 1, &arguments)
      || !kaiji_cli_parse_word (argv[0], "--format", format_word, formats, &format))
    return KAIJI_CLI_FAILED;

  if (checks + is_new + installs + removes > 1)
    {
      kaiji_cli_report (argv[0], _ ("--check, --new, --install and --remove exclude one another"));
      return KAIJI_CLI_FAILED;
    }
  if (is_new)
    return kaiji_cli_begin_scheme (arguments[0], output);
  if (arguments[0] == NULL)
    {
      kaiji_cli_report (argv[0], _ ("an argument is missing; see kaiji-cli scheme --help"));
      return KAIJI_CLI_FAILED;
    }
  if (checks)
    return kaiji_cli_check_scheme (arguments[0], format == FORMAT_JSON);

  library = kaiji_scheme_library_new ();
  if (installs)
    return kaiji_cli_install_scheme (library, arguments[0], replaces);
  if (removes)
    return kaiji_cli_remove_scheme (library, arguments[0]);

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
