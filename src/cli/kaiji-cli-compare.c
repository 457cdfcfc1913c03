/* kaiji-cli-compare.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-cli.h"

#include <glib/gi18n.h>

#include "kaiji-comparison.h"
#include "kaiji-json-writer.h"
#include "kaiji-pdf.h"

typedef enum
{
  FORMAT_TEXT,
  FORMAT_JSON,
} Format;

static void
put_text (char mark, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    kaiji_cli_printf ("  %c %s\n", mark, lines[i]);
}

static void
put_change (KaijiChange *change)
{
  const KaijiField *field = kaiji_change_get_field (change);
  const char *difference = kaiji_change_describe_difference (change);

  kaiji_cli_printf ("%u %s, %s: %s", field->item->number, field->item->title, field->id,
                    kaiji_change_kind_to_string (kaiji_change_get_kind (change)));
  if (difference != NULL)
    kaiji_cli_printf (" (%s)", difference);
  kaiji_cli_put ("\n");
  if (kaiji_change_get_kind (change) != KAIJI_CHANGE_ADDED)
    put_text ('-', kaiji_change_get_old_text (change));
  if (kaiji_change_get_kind (change) != KAIJI_CHANGE_REMOVED)
    put_text ('+', kaiji_change_get_new_text (change));
}

static void
write_change (KaijiJsonWriter *writer, KaijiChange *change)
{
  const KaijiField *field = kaiji_change_get_field (change);

  kaiji_json_writer_begin_object (writer);
  kaiji_json_writer_add_name (writer, "number");
  kaiji_json_writer_add_integer (writer, field->item->number);
  kaiji_json_writer_add_member (writer, "item", field->item->title);
  kaiji_json_writer_add_member (writer, "field", field->id);
  kaiji_json_writer_add_member (writer, "prompt", field->prompt);
  kaiji_json_writer_add_member (writer, "change",
                                kaiji_change_kind_to_string (kaiji_change_get_kind (change)));
  if (kaiji_change_get_difference (change) != KAIJI_DIFFERENCE_WORDS)
    kaiji_json_writer_add_member (writer, "differs-in",
                                  kaiji_difference_to_string (
                                    kaiji_change_get_difference (change)));
  kaiji_json_writer_add_member (writer, "old", kaiji_change_get_old_text (change));
  kaiji_json_writer_add_member (writer, "new", kaiji_change_get_new_text (change));
  kaiji_json_writer_end (writer);
}

/**
 * kaiji_cli_write_changes:
 * @changes: a list of #KaijiChange
 *
 * Writes those that are changes as an array.
 */
void
kaiji_cli_write_changes (KaijiJsonWriter *writer, GListModel *changes)
{
  kaiji_json_writer_begin_array (writer);
  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr (KaijiChange) change = g_list_model_get_item (changes, i);

      if (kaiji_change_get_kind (change) != KAIJI_CHANGE_UNCHANGED)
        write_change (writer, change);
    }
  kaiji_json_writer_end (writer);
}

static gboolean
has_changes (GListModel *changes)
{
  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr (KaijiChange) change = g_list_model_get_item (changes, i);

      if (kaiji_change_get_kind (change) != KAIJI_CHANGE_UNCHANGED)
        return TRUE;
    }

  return FALSE;
}

/**
 * kaiji_cli_put_changes:
 * @changes: a list of #KaijiChange
 * @as_data: whether as JSON rather than as lines of text
 *
 * Prints those that are changes.
 *
 * Returns: whether there are any
 */
gboolean
kaiji_cli_put_changes (GListModel *changes, gboolean as_data)
{
  g_autoptr (KaijiJsonWriter) writer = NULL;
  g_autofree char *document = NULL;

  if (as_data)
    {
      writer = kaiji_json_writer_new (TRUE);
      kaiji_cli_write_changes (writer, changes);
      document = kaiji_json_writer_finish (writer);
      kaiji_cli_put (document);
      return has_changes (changes);
    }

  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr (KaijiChange) change = g_list_model_get_item (changes, i);

      if (kaiji_change_get_kind (change) != KAIJI_CHANGE_UNCHANGED)
        put_change (change);
    }
  return has_changes (changes);
}

/* Returns: whether the list of changes was printed. */
static gboolean
print_changes (KaijiSheet *old_sheet,
               KaijiSheet *new_sheet,
               const char *new_file,
               const char *output)
{
  const KaijiPagesOptions options = { .changes_from = old_sheet, .lists_changes = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiPages) pages = kaiji_pages_new_with_options (new_sheet, &options, NULL, &error);
  g_autoptr (GBytes) document = pages != NULL
                                  ? kaiji_pdf_render (pages, KAIJI_PDF_PLAIN, NULL, &error)
                                  : NULL;

  if (document == NULL)
    {
      kaiji_cli_report_error (new_file, error);
      return FALSE;
    }

  if (!kaiji_cli_write (output, document, &error))
    {
      kaiji_cli_report_error (output, error);
      return FALSE;
    }

  return TRUE;
}

int
kaiji_cli_compare (int argc, char **argv)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_autofree char *format_word = NULL;
  g_autofree char *output = NULL;
  g_auto (GStrv) files = NULL;
  g_autoptr (KaijiSchemeLibrary) library = NULL;
  g_autoptr (KaijiSheet) old_sheet = NULL;
  g_autoptr (KaijiSheet) new_sheet = NULL;
  g_autoptr (GListModel) changes = NULL;
  guint format = FORMAT_TEXT;
  gboolean is_different;

  const GOptionEntry options[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_word, N_ ("As lines of text or as data"),
      "text|json" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Print a table of the changes instead"),
      N_ ("OUT.pdf") },
    G_OPTION_ENTRY_NULL,
  };

  if (!kaiji_cli_parse (argc, argv, options, 2, 2, &files)
      || !kaiji_cli_parse_word (argv[0], "--format", format_word, formats, &format)
      || !kaiji_cli_may_replace (output, files[0], files[1]))
    return KAIJI_CLI_FAILED;

  library = kaiji_scheme_library_new ();
  old_sheet = kaiji_cli_open_sheet_or_report (files[0], library);
  new_sheet = old_sheet != NULL ? kaiji_cli_open_sheet_or_report (files[1], library) : NULL;
  if (new_sheet == NULL)
    return KAIJI_CLI_FAILED;

  changes = kaiji_comparison_new (old_sheet, new_sheet);
  is_different = output != NULL ? has_changes (changes)
                                : kaiji_cli_put_changes (changes, format == FORMAT_JSON);
  if (output != NULL && !print_changes (old_sheet, new_sheet, files[1], output))
    return KAIJI_CLI_FAILED;

  return is_different ? KAIJI_CLI_FOUND : KAIJI_CLI_DONE;
}
