/* kaiji-cli-fill.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-cli.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kaiji-json-writer.h"
#include "kaiji-questionnaire.h"
#include "kaiji-table-file.h"

typedef enum
{
  REPORT_TEXT,
  REPORT_JSON,
} ReportFormat;

static const char *const state_names[] = {
  [KAIJI_QUESTION_OPEN] = "open",
  [KAIJI_QUESTION_FILLED] = "filled",
  [KAIJI_QUESTION_ANSWERED] = "answered",
  [KAIJI_QUESTION_COMPUTED] = "computed",
  [KAIJI_QUESTION_RESTRICTED] = "restricted",
  [KAIJI_QUESTION_REFUSED] = "refused",
  [KAIJI_QUESTION_SHARED] = "shared",
  [KAIJI_QUESTION_LOCKED] = "locked",
};

static const char *const state_words[] = {
  [KAIJI_QUESTION_OPEN] = N_ ("left open"),
  [KAIJI_QUESTION_FILLED] = N_ ("filled in"),
  [KAIJI_QUESTION_ANSWERED] = N_ ("answered already"),
  [KAIJI_QUESTION_COMPUTED] = N_ ("computed by a formula"),
  [KAIJI_QUESTION_RESTRICTED] = N_ ("to be chosen from the form's own list"),
  [KAIJI_QUESTION_REFUSED] = N_ ("too long for the form, or not what it takes there"),
  [KAIJI_QUESTION_SHARED] = N_ ("answered in one cell with another question"),
  [KAIJI_QUESTION_LOCKED] = N_ ("protected by the form's author"),
};

static void
write_question (KaijiJsonWriter *writer, const KaijiQuestion *question, GStrv sheets)
{
  g_autofree char *answer_cell = kaiji_questionnaire_dup_answer_cell (question);

  kaiji_json_writer_begin_object (writer);
  kaiji_json_writer_add_member (writer, "sheet", question->sheet);
  kaiji_json_writer_add_member (writer, "cell", question->cell);
  kaiji_json_writer_add_member (writer, "question", question->text);
  kaiji_json_writer_add_member (writer, "answer-cell", answer_cell);
  kaiji_json_writer_add_member (writer, "state", state_names[question->state]);
  if (question->state == KAIJI_QUESTION_FILLED)
    kaiji_json_writer_add_member (writer, "written", kaiji_questionnaire_get_filled (question));
  if (question->state == KAIJI_QUESTION_FILLED && question->details != NULL)
    kaiji_json_writer_add_member (writer, "written-details", question->details);
  kaiji_json_writer_add_name (writer, "candidates");
  kaiji_json_writer_begin_array (writer);
  for (guint i = 0; i < question->candidates->len; i++)
    {
      const KaijiCandidate *candidate = &g_array_index (question->candidates, KaijiCandidate, i);
      g_autofree char *certainty = g_strdup_printf ("%.3f", candidate->certainty);

      kaiji_json_writer_begin_object (writer);
      kaiji_json_writer_add_member (writer, "from", sheets[candidate->sheet]);
      kaiji_json_writer_add_member (writer, "field", candidate->field->id);
      kaiji_json_writer_add_name (writer, "certainty");
      kaiji_json_writer_add_number (writer, certainty);
      kaiji_json_writer_add_member (writer, "text", candidate->text);
      kaiji_json_writer_end (writer);
    }
  kaiji_json_writer_end (writer);
  kaiji_json_writer_end (writer);
}

static void
report_json (KaijiQuestionnaire *questionnaire, GStrv sheets, gboolean to_error)
{
  g_autoptr (KaijiJsonWriter) writer = kaiji_json_writer_new (TRUE);
  g_autofree char *text = NULL;

  kaiji_json_writer_begin_object (writer);
  kaiji_json_writer_add_name (writer, "questions");
  kaiji_json_writer_begin_array (writer);
  for (guint i = 0; i < kaiji_questionnaire_get_n_questions (questionnaire); i++)
    write_question (writer, kaiji_questionnaire_get_question (questionnaire, i), sheets);
  kaiji_json_writer_end (writer);
  kaiji_json_writer_add_name (writer, "unread-sheets");
  kaiji_json_writer_begin_array (writer);
  for (guint i = 0; kaiji_questionnaire_get_unread (questionnaire)[i] != NULL; i++)
    kaiji_json_writer_add_string (writer, kaiji_questionnaire_get_unread (questionnaire)[i]);
  kaiji_json_writer_end (writer);
  kaiji_json_writer_end (writer);

  text = kaiji_json_writer_finish (writer);
  if (to_error)
    g_printerr ("%s", text);
  else
    kaiji_cli_put (text);
}

static char *
dup_line (const KaijiQuestion *question)
{
  g_autoptr (GString) candidates = g_string_new (NULL);
  g_autofree char *text = g_strdelimit (g_strdup (question->text), "\r\n\t", ' ');
  g_autofree char *place = question->sheet != NULL
                             ? g_strconcat (question->sheet, "!", question->cell, NULL)
                             : g_strdup (question->cell);

  for (guint i = 0; i < question->candidates->len; i++)
    {
      const KaijiCandidate *candidate = &g_array_index (question->candidates, KaijiCandidate, i);

      g_string_append_printf (candidates, "%s%s %.0f %%", i > 0 ? ", " : "", candidate->field->id,
                              candidate->certainty * 100);
    }

  /* Translators: a cell, what became of the question in it, the question, and the ids of fields
   * that may answer it with how sure that is */
  return g_strdup_printf (_ ("%s: %s: %s [%s]"), place, _ (state_words[question->state]), text,
                          candidates->str);
}

static void
report_text (const char *file, KaijiQuestionnaire *questionnaire)
{
  guint n_questions = kaiji_questionnaire_get_n_questions (questionnaire);
  const char *const *unread = kaiji_questionnaire_get_unread (questionnaire);
  g_autofree char *message = NULL;

  for (guint i = 0; i < n_questions; i++)
    {
      const KaijiQuestion *question = kaiji_questionnaire_get_question (questionnaire, i);
      g_autofree char *line = dup_line (question);

      if (question->state != KAIJI_QUESTION_FILLED && question->state != KAIJI_QUESTION_ANSWERED)
        kaiji_cli_report (file, line);
    }

  for (guint i = 0; unread[i] != NULL; i++)
    {
      /* Translators: %s is the name of a sheet of a spreadsheet */
      g_autofree char *line
        = g_strdup_printf (_ ("%s: left open: it looks like a questionnaire, but "
                              "its columns are not known; name them with "
                              "--sheet, --question and --answer"),
                           unread[i]);

      kaiji_cli_report (file, line);
    }

  message = g_strdup_printf (
    /* Translators: all %u are numbers of questions */
    _ ("%u questions, %u filled in, %u answered already; look at every answer before you send it"),
    n_questions, kaiji_questionnaire_count (questionnaire, KAIJI_QUESTION_FILLED),
    kaiji_questionnaire_count (questionnaire, KAIJI_QUESTION_ANSWERED));
  kaiji_cli_report (file, message);
}

/* Picks what was asked for as CELL=FIELD. */
static gboolean
pick (KaijiQuestionnaire *questionnaire, const char *verb, const char *wish)
{
  const char *equals = strrchr (wish, '=');

  for (guint i = 0; equals != NULL && i < kaiji_questionnaire_get_n_questions (questionnaire); i++)
    {
      const KaijiQuestion *question = kaiji_questionnaire_get_question (questionnaire, i);
      g_autofree char *place = question->sheet != NULL
                                 ? g_strconcat (question->sheet, "!", question->cell, NULL)
                                 : g_strdup (question->cell);

      if (strlen (place) != (gsize) (equals - wish) || !g_str_has_prefix (wish, place))
        continue;
      for (guint j = 0; j < question->candidates->len; j++)
        if (g_str_equal (g_array_index (question->candidates, KaijiCandidate, j).field->id,
                         equals + 1)
            && kaiji_questionnaire_pick (questionnaire, i, j))
          return TRUE;
    }

  kaiji_cli_report (verb, wish);
  kaiji_cli_report (verb, _ ("there is no such question, or that is none of its answers; "
                             "--report=json lists both"));
  return FALSE;
}

static GPtrArray *
open_sheets (GStrv files, KaijiSchemeLibrary *library)
{
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; files[i] != NULL; i++)
    {
      KaijiSheet *sheet = kaiji_cli_open_sheet_or_report (files[i], library);

      if (sheet == NULL)
        return NULL;
      g_ptr_array_add (sheets, sheet);
    }

  return g_steal_pointer (&sheets);
}

static KaijiQuestionnaire *
read_questionnaire (const char *file,
                    const char *sheet,
                    const char *question,
                    const char *answer,
                    KaijiAnswerIndex *index,
                    KaijiSchemeLibrary *library)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = kaiji_cli_open_input (file, &error);
  g_autoptr (GBytes) bytes = stream != NULL ? kaiji_table_file_read (stream, NULL, &error) : NULL;
  KaijiQuestionnaire *questionnaire = NULL;

  if (bytes != NULL)
    questionnaire = kaiji_questionnaire_new (bytes, sheet, question, answer, index, library,
                                             &error);
  if (questionnaire == NULL)
    kaiji_cli_report_error (file, error);

  return questionnaire;
}

/* The options that are only of use together with others. */
static gboolean
check_options (const char *verb,
               GStrv from,
               const char *output,
               const char *question,
               const char *answer)
{
  if (from == NULL || output == NULL)
    {
      kaiji_cli_report (verb, _ ("say with --from which sheet has the answers, and with "
                                 "--output where to write the filled-in form"));
      return FALSE;
    }
  if ((question == NULL) != (answer == NULL))
    {
      kaiji_cli_report (verb, _ ("--question and --answer are given together"));
      return FALSE;
    }

  return kaiji_cli_may_create (output);
}

/* A workbook with macros that is not called one is refused by Excel as damaged. */
static gboolean
check_macros (KaijiQuestionnaire *questionnaire, const char *verb, const char *output)
{
  g_autofree char *folded = g_ascii_strdown (output, -1);

  if (!kaiji_questionnaire_has_macros (questionnaire))
    return TRUE;
  if (!g_str_equal (output, "-") && !g_str_has_suffix (folded, ".xlsm"))
    {
      kaiji_cli_report (verb, _ ("the form has macros, so the filled-in one must be named .xlsm; "
                                 "under another name Excel refuses to open it"));
      return FALSE;
    }

  kaiji_cli_report (verb, _ ("the form has macros, which stay in the filled-in one as they are"));
  return TRUE;
}

static gboolean
write_filled (KaijiQuestionnaire *questionnaire, const char *input, const char *output)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) filled = kaiji_questionnaire_write (questionnaire, &error);

  /* What cannot be put together is wrong with the form. */
  if (filled == NULL)
    {
      kaiji_cli_report_error (input, error);
      return FALSE;
    }
  if (kaiji_cli_write_new (output, filled, &error))
    return TRUE;

  kaiji_cli_report_error (output, error);
  return FALSE;
}

int
kaiji_cli_fill (int argc, char **argv)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_auto (GStrv) from = NULL;
  g_auto (GStrv) picks = NULL;
  g_auto (GStrv) files = NULL;
  g_autofree char *output = NULL;
  g_autofree char *sheet_name = NULL;
  g_autofree char *question = NULL;
  g_autofree char *answer = NULL;
  g_autofree char *report_word = NULL;
  double certainty = KAIJI_QUESTIONNAIRE_CERTAIN;
  guint format = REPORT_TEXT;
  g_autoptr (KaijiSchemeLibrary) library = NULL;
  g_autoptr (GPtrArray) sheets = NULL;
  g_autoptr (KaijiAnswerIndex) index = NULL;
  g_autoptr (KaijiQuestionnaire) questionnaire = NULL;

  const GOptionEntry options[] = {
    { "from", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &from,
      N_ ("A sheet with answers; several may be given, the most important one first"),
      N_ ("SHEET") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Where to write the filled-in form"),
      N_ ("FILLED") },
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &sheet_name,
      N_ ("The one sheet of the spreadsheet to fill in"), N_ ("NAME") },
    { "question", 0, 0, G_OPTION_ARG_STRING, &question,
      N_ ("The column of the questions, as B; found by its head otherwise"), N_ ("COLUMN") },
    { "answer", 0, 0, G_OPTION_ARG_STRING, &answer, N_ ("The column of the answers, as D"),
      N_ ("COLUMN") },
    { "certainty", 0, 0, G_OPTION_ARG_DOUBLE, &certainty,
      N_ ("Leave questions open of whose answer Kaiji is less sure, from 0 to 1; 0.8 otherwise"),
      N_ ("NUMBER") },
    { "pick", 0, 0, G_OPTION_ARG_STRING_ARRAY, &picks,
      N_ ("Fill in this of the answers that may be meant; may be given several times"),
      N_ ("CELL=FIELD") },
    { "report", 0, 0, G_OPTION_ARG_STRING, &report_word,
      N_ ("Tell what was filled in and what was not, in words or as data"), "text|json" },
    G_OPTION_ENTRY_NULL,
  };

  if (!kaiji_cli_parse (argc, argv, options, 1, 1, &files)
      || !kaiji_cli_parse_word (argv[0], "--report", report_word, formats, &format)
      || !check_options (argv[0], from, output, question, answer))
    return KAIJI_CLI_FAILED;

  library = kaiji_scheme_library_new ();
  sheets = open_sheets (from, library);
  if (sheets == NULL)
    return KAIJI_CLI_FAILED;

  index = kaiji_answer_index_new (sheets, library);
  questionnaire = read_questionnaire (files[0], sheet_name, question, answer, index, library);
  if (questionnaire == NULL)
    return KAIJI_CLI_FAILED;

  if (!check_macros (questionnaire, argv[0], output))
    return KAIJI_CLI_FAILED;

  for (guint i = 0; picks != NULL && picks[i] != NULL; i++)
    if (!pick (questionnaire, argv[0], picks[i]))
      return KAIJI_CLI_FAILED;
  kaiji_questionnaire_fill (questionnaire, certainty);

  if (!write_filled (questionnaire, files[0], output))
    return KAIJI_CLI_FAILED;

  if (format == REPORT_JSON)
    report_json (questionnaire, from, g_str_equal (output, "-"));
  else
    report_text (kaiji_cli_get_input_name (files[0]), questionnaire);
  return KAIJI_CLI_DONE;
}
