/* kaiji-cli-import.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-cli.h"

#include <glib/gi18n.h>

#include "kaiji-answer-json.h"
#include "kaiji-answer-text.h"
#include "kaiji-import-file.h"
#include "kaiji-replace.h"
#include "kaiji-table-file.h"

typedef enum
{
  REPORT_TEXT,
  REPORT_JSON,
} ReportFormat;

static const char *const kind_names[] = {
  [KAIJI_IMPORT_ANSWER] = "answer",
  [KAIJI_IMPORT_MASKED] = "masked",
  [KAIJI_IMPORT_UNTOUCHED] = "untouched",
  [KAIJI_IMPORT_UNPLACED] = "unplaced",
};

static const struct
{
  KaijiMatchReasons reason;
  const char *name;
} reasons[] = {
  { KAIJI_MATCH_ID, "id" },         { KAIJI_MATCH_NUMBER, "number" }, { KAIJI_MATCH_ITEM, "item" },
  { KAIJI_MATCH_PROMPT, "prompt" }, { KAIJI_MATCH_ORDER, "order" },
};

static void
write_entry (KaijiJsonWriter *writer, const KaijiImportEntry *entry)
{
  g_autofree char *certainty = g_strdup_printf ("%.3g", entry->certainty);

  kaiji_json_writer_begin_object (writer);
  kaiji_json_writer_add_member (writer, "kind", kind_names[entry->kind]);
  kaiji_json_writer_add_member (writer, "field", entry->field != NULL ? entry->field->id : NULL);
  kaiji_json_writer_add_member (writer, "text", entry->text);
  kaiji_json_writer_add_name (writer, "line");
  kaiji_json_writer_add_integer (writer, entry->line);
  kaiji_json_writer_add_member (writer, "place", entry->place);

  if (entry->kind != KAIJI_IMPORT_UNPLACED)
    {
      kaiji_json_writer_add_name (writer, "certainty");
      kaiji_json_writer_add_number (writer, certainty);
      kaiji_json_writer_add_name (writer, "because");
      kaiji_json_writer_begin_array (writer);
      for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
        if ((entry->reasons & reasons[i].reason) != 0)
          kaiji_json_writer_add_string (writer, reasons[i].name);
      kaiji_json_writer_end (writer);
      if (entry->answer != NULL)
        {
          kaiji_json_writer_add_name (writer, "value");
          kaiji_answer_write (entry->answer, writer);
        }
      if (entry->before != NULL)
        {
          kaiji_json_writer_add_member (writer, "before", entry->before);
          kaiji_json_writer_add_name (writer, "left");
          kaiji_json_writer_add_boolean (writer, entry->is_left);
        }
    }

  kaiji_json_writer_end (writer);
}

/* If the sheet goes to standard output, the report goes to standard error. */
static void
put_report (const char *text, gboolean to_error)
{
  if (to_error)
    g_printerr ("%s", text);
  else
    kaiji_cli_put (text);
}

static void
report_json (KaijiImport *import, gboolean to_error)
{
  KaijiScheme *scheme = kaiji_import_get_scheme (import);
  const char *number = kaiji_import_get_certification_number (import);
  g_autoptr (KaijiJsonWriter) writer = kaiji_json_writer_new (TRUE);
  g_autofree char *text = NULL;

  kaiji_json_writer_begin_object (writer);
  kaiji_json_writer_add_member (writer, "scheme", kaiji_scheme_get_id (scheme));
  kaiji_json_writer_add_member (writer, "edition", kaiji_scheme_get_edition (scheme));
  kaiji_json_writer_add_member (writer, "certification-number", number);
  kaiji_json_writer_add_name (writer, "entries");
  kaiji_json_writer_begin_array (writer);
  for (guint i = 0; i < kaiji_import_get_n_entries (import); i++)
    write_entry (writer, kaiji_import_get_entry (import, i));
  kaiji_json_writer_end (writer);
  kaiji_json_writer_end (writer);

  text = kaiji_json_writer_finish (writer);
  put_report (text, to_error);
}

/* Tells of an answer that another one replaced, or was not let replace. */
static void
report_replaced (const char *file, const KaijiImportEntry *entry)
{
  g_autofree char *line = NULL;

  if (entry->before == NULL || *entry->before == '\0')
    return;

  if (entry->is_left && entry->certainty < KAIJI_IMPORT_SURE)
    line = g_strdup_printf (
      /* Translators: a place in a file, an item's number, what is asked, and two answers */
      _ ("%s: %u %s: left as it is, since it is not sure what is answered: “%s”, not “%s”"),
      entry->place, entry->field->item->number, entry->field->prompt, entry->before, entry->text);
  else if (entry->is_left)
    line = g_strdup_printf (
      /* Translators: a place in a file, an item's number, what is asked, and two answers */
      _ ("%s: %u %s: left as it is, since it has changed after it was asked for: “%s”, not “%s”"),
      entry->place, entry->field->item->number, entry->field->prompt, entry->before, entry->text);
  else
    /* Translators: a place in a file, an item's number, what is asked, and two answers */
    line = g_strdup_printf (_ ("%s: %u %s: “%s” became “%s”"), entry->place,
                            entry->field->item->number, entry->field->prompt, entry->before,
                            entry->text);
  kaiji_cli_report (kaiji_cli_get_input_name (file), line);
}

/* Lists what is not taken surely, each with its place. */
static void
report_entries (const char *file, KaijiImport *import)
{
  for (guint i = 0; i < kaiji_import_get_n_entries (import); i++)
    {
      const KaijiImportEntry *entry = kaiji_import_get_entry (import, i);
      g_autofree char *line = NULL;

      if (entry->kind == KAIJI_IMPORT_UNPLACED)
        /* Translators: a place in a file, and what stands there */
        line = g_strdup_printf (_ ("%s: it answers nothing: %s"), entry->place, entry->text);
      else if (entry->kind == KAIJI_IMPORT_ANSWER && entry->certainty < KAIJI_IMPORT_SURE)
        line = g_strdup_printf (
          /* Translators: a place in a file, the number and title of an item, how sure that is in
           * percent, and an answer */
          _ ("%s: it may be the answer to %u %s (%.0f %% sure): %s"), entry->place,
          entry->field->item->number, entry->field->item->title, entry->certainty * 100,
          entry->text);
      if (line != NULL)
        kaiji_cli_report (kaiji_cli_get_input_name (file), line);
      report_replaced (file, entry);
    }
}

static void
report_text (const char *file, KaijiImport *import, guint n_changed)
{
  KaijiScheme *scheme = kaiji_import_get_scheme (import);
  g_autofree char *message = NULL;

  report_entries (file, import);
  message = g_strdup_printf (
    /* Translators: a form's id and edition; all %u are numbers of answers */
    _ ("%s@%s: %u answers, %u of them new, %u not shown in the public version, %u found no place"),
    kaiji_scheme_get_id (scheme), kaiji_scheme_get_edition (scheme),
    kaiji_import_count (import, KAIJI_IMPORT_ANSWER), n_changed,
    kaiji_import_count (import, KAIJI_IMPORT_MASKED),
    kaiji_import_count (import, KAIJI_IMPORT_UNPLACED));
  kaiji_cli_report (kaiji_cli_get_input_name (file), message);
}

static KaijiImport *
read_import (const char *file, KaijiScheme *scheme, KaijiSchemeLibrary *library)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = kaiji_cli_open_input (file, &error);
  g_autoptr (GBytes) bytes = stream != NULL ? kaiji_table_file_read (stream, NULL, &error) : NULL;
  g_autoptr (KaijiImport) import = NULL;

  if (bytes != NULL)
    import = kaiji_import_file_parse (bytes, scheme, library, &error);
  if (import != NULL && kaiji_import_count (import, KAIJI_IMPORT_ANSWER) == 0
      && kaiji_import_count (import, KAIJI_IMPORT_UNTOUCHED) == 0)
    {
      report_entries (file, import);
      kaiji_cli_report (kaiji_cli_get_input_name (file),
                        _ ("there are no answers in it; say with --as which form it is, or save it "
                           "in another format, such as CSV or XLSX"));
      return NULL;
    }
  if (import == NULL)
    kaiji_cli_report_error (file, error);

  return g_steal_pointer (&import);
}

/* Opens the sheet that gets the answers, or finds the form that they are said to have; there is
 * neither if a new sheet gets them and its form is to be recognised. */
static gboolean
find_target (const char *into,
             const char *as,
             KaijiSchemeLibrary *library,
             KaijiSheet **sheet,
             KaijiScheme **scheme,
             char **etag)
{
  g_autoptr (GError) error = NULL;

  if (into != NULL)
    {
      *sheet = kaiji_cli_open_sheet_to_change (into, library, etag, &error);
      if (*sheet != NULL)
        *scheme = g_object_ref (kaiji_sheet_get_scheme (*sheet));
      else
        kaiji_cli_report_error (into, error);
      return *sheet != NULL;
    }

  if (as != NULL)
    *scheme = kaiji_cli_find_scheme (library, as);
  return as == NULL || *scheme != NULL;
}

/* Adds the answers to @sheet, which is taken, and saves it. If another program changes the file
 * @into, which had @etag, meanwhile, the answers are added to its version. */
static gboolean
save (KaijiImport *import,
      double certainty,
      KaijiSheet *sheet,
      const char *into,
      const char *output,
      const char *etag,
      KaijiSchemeLibrary *library,
      guint *n_changed)
{
  g_autoptr (KaijiSheet) changed = sheet;
  g_autofree char *present_etag = g_strdup (etag);
  g_autoptr (GError) error = NULL;

  *n_changed = kaiji_import_apply (import, changed, certainty);
  while (!kaiji_cli_save_sheet (changed, output, present_etag, &error))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
        {
          g_clear_error (&error);
          g_clear_object (&changed);
          g_clear_pointer (&present_etag, g_free);
          changed = kaiji_cli_open_sheet_to_change (into, library, &present_etag, &error);
        }
      if (error != NULL)
        {
          kaiji_cli_report_error (output, error);
          return FALSE;
        }
      *n_changed = kaiji_import_apply (import, changed, certainty);
    }

  return TRUE;
}

int
kaiji_cli_import (int argc, char **argv)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_autofree char *into = NULL;
  g_autofree char *as = NULL;
  g_autofree char *output = NULL;
  g_autofree char *report_word = NULL;
  g_auto (GStrv) files = NULL;
  g_autoptr (KaijiSchemeLibrary) library = NULL;
  g_autoptr (KaijiScheme) scheme = NULL;
  g_autoptr (KaijiSheet) sheet = NULL;
  g_autoptr (KaijiImport) import = NULL;
  double certainty = 0;
  g_autofree char *etag = NULL;
  gboolean anyway = FALSE;
  gboolean changes_itself;
  guint format = REPORT_TEXT;
  guint n_changed;

  const GOptionEntry options[] = {
    { "into", 0, 0, G_OPTION_ARG_FILENAME, &into,
      N_ ("A sheet that gets the answers; without --output it is changed itself"), N_ ("SHEET") },
    { "as", 0, 0, G_OPTION_ARG_STRING, &as, N_ ("The form it is, instead of recognising it"),
      N_ ("ID[@EDITION]") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_ ("Where to write the sheet, instead of standard output"), N_ ("FILE") },
    { "certainty", 0, 0, G_OPTION_ARG_DOUBLE, &certainty,
      N_ ("Leave out answers of which Kaiji is less sure, from 0 to 1"), N_ ("NUMBER") },
    { "report", 0, 0, G_OPTION_ARG_STRING, &report_word,
      N_ ("Tell what was found and where, in words or as data"), "text|json" },
    { "anyway", 0, 0, G_OPTION_ARG_NONE, &anyway,
      N_ ("Change the sheet although somebody has it open"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!kaiji_cli_parse (argc, argv, options, 1, 1, &files)
      || !kaiji_cli_parse_word (argv[0], "--report", report_word, formats, &format))
    return KAIJI_CLI_FAILED;

  if (into != NULL && as != NULL)
    {
      kaiji_cli_report (argv[0], _ ("--as and --into exclude each other: a sheet has its form"));
      return KAIJI_CLI_FAILED;
    }
  if (output != NULL && kaiji_cli_is_same_file (files[0], output))
    {
      kaiji_cli_report (output, _ ("it is the file that is imported; give the sheet another name"));
      return KAIJI_CLI_FAILED;
    }
  changes_itself = into != NULL && (output == NULL || kaiji_cli_is_same_file (into, output));
  if (changes_itself ? !kaiji_cli_may_change (into, anyway) : !kaiji_cli_may_create (output))
    return KAIJI_CLI_FAILED;

  library = kaiji_scheme_library_new ();
  if (!find_target (into, as, library, &sheet, &scheme, &etag))
    return KAIJI_CLI_FAILED;

  import = read_import (files[0], scheme, library);
  if (import == NULL)
    return KAIJI_CLI_FAILED;

  if (sheet == NULL)
    sheet = kaiji_sheet_new (kaiji_import_get_scheme (import));
  if (output == NULL)
    output = g_strdup (into != NULL ? into : "-");
  if (!save (import, certainty, g_steal_pointer (&sheet), into, output,
             changes_itself ? etag : KAIJI_ETAG_NEW, library, &n_changed))
    return KAIJI_CLI_FAILED;

  if (format == REPORT_JSON)
    report_json (import, g_str_equal (output, "-"));
  else
    report_text (files[0], import, n_changed);
  return KAIJI_CLI_DONE;
}
