/* kaiji-cli-verbs.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-cli.h"

#include <glib/gi18n.h>

/* In the order of a sheet's life, which is also the order of the help. */
static const KaijiVerb verbs[] = {
  { "schemes", "", N_ ("List the schemes and their editions"), NULL, kaiji_cli_schemes },
  { "scheme",
    N_ ("ID[@EDITION]"),
    N_ ("List the fields of a scheme"),
    N_ ("With --check, the argument is a scheme file: prints one fault a line, "
        "FILE:LINE:COLUMN: PLACE: MESSAGE, or as JSON, and ends with status 1 where there is one.\n"
        "With --new, the argument is the id of the new scheme and may be left out. What is written "
        "is a small form with comments, which can be checked, filled in and printed.\n"
        "With --install, the argument is a scheme file; with --remove, the id of one that was "
        "installed so. The file of one that is removed is in the trash."),
    kaiji_cli_scheme,
    { { "--check", "FILE" },
      { "--install", "FILE" },
      { "--new", "NEW-ID" },
      { "--remove", "OWN-ID" } } },
  { "new", N_ ("ID[@EDITION]"), N_ ("Make an empty sheet"), NULL, kaiji_cli_new },
  { "get", N_ ("FILE FIELD…"), N_ ("Print answers of a sheet"), NULL, kaiji_cli_get },
  { "set", N_ ("FILE FIELD=VALUE…"), N_ ("Change answers of a sheet"),
    N_ ("VALUE is what a person would write, or the answer as JSON, as “get --json” prints it. "
        "Without a VALUE the answer is taken away.\n"
        "A sheet from standard input is written to standard output."),
    kaiji_cli_set },
  { "check", N_ ("FILE…"), N_ ("Tell what is wrong or missing in sheets"),
    N_ ("Prints one finding a line: FILE:FIELD: SEVERITY: NUMBER ITEM: MESSAGE [CHECK]\n"
        "Ends with status 1 where one is an error."),
    kaiji_cli_check },
  { "print", N_ ("FILE…"), N_ ("Print sheets to PDF"), NULL, kaiji_cli_print },
  { "compare", N_ ("OLD NEW"), N_ ("Tell what changed between two sheets"),
    N_ ("Ends with status 1 where something changed."), kaiji_cli_compare },
  { "carry-over", N_ ("OLD"), N_ ("Make this time's sheet from last time's"), NULL,
    kaiji_cli_carry_over },
  { "import", N_ ("FILE"), N_ ("Make a sheet of a table, a web page or a document"),
    N_ ("FILE is a published sheet or anyone's table of questions and answers: text, Markdown, "
        "HTML, CSV, XLSX or PDF; or values that “kaiji-cli export” wrote as JSON, or a sheet.\n"
        "What answers nothing, and what is not sure, is told with its place."),
    kaiji_cli_import },
  { "export", N_ ("FILE"), N_ ("Write a sheet for other programs and people"),
    N_ ("Writes a spreadsheet, CSV, a web page, Markdown, plain text, or values for other programs "
        "as JSON. Spreadsheets, CSV, web pages, Markdown and JSON can be imported again."),
    kaiji_cli_export },
  { "versions", N_ ("FILE"), N_ ("List what a sheet was before, and bring it back"),
    N_ ("Prints one version a line, the newest first: N, the time it was saved, the number of "
        "answers that were changed then, their fields. A version keeps its N.\n"
        "FILE may have been deleted. --compare ends with status 1 where something changed."),
    kaiji_cli_versions },
  { "thumbnail", N_ ("FILE"), N_ ("Draw a sheet's first page as a small picture (PNG)"),
    N_ ("For file managers. It takes 10 seconds of computing time at the most."),
    kaiji_cli_thumbnail },
  { "fill", N_ ("FORM"), N_ ("Fill in somebody else's questionnaire from sheets"),
    N_ ("FORM is a spreadsheet with questions in one column and room for answers in another. What "
        "is certain enough is written into these cells; nothing else of the file changes, and what "
        "stands there is never replaced. What is left open is told, with the answers that may be "
        "meant."),
    kaiji_cli_fill },
  { "ask", N_ ("FILE"), N_ ("Write spreadsheets for those who answer, with their fields only"),
    N_ ("Who answers a field is one of its internal notes. FILE remembers who was asked for what, "
        "and until when; --status tells it. “kaiji-cli import” takes the answers back with --into, "
        "and keeps in the memos who gave them and when."),
    kaiji_cli_ask },
};

/**
 * kaiji_cli_get_verbs:
 * @n_verbs: (out): how many
 *
 * Returns: (transfer none) (array length=n_verbs): all verbs, in the order of the help
 */
const KaijiVerb *
kaiji_cli_get_verbs (guint *n_verbs)
{
  *n_verbs = G_N_ELEMENTS (verbs);
  return verbs;
}

/**
 * kaiji_cli_find_verb:
 *
 * Returns: (transfer none) (nullable): the verb of that name
 */
const KaijiVerb *
kaiji_cli_find_verb (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].name, name))
      return &verbs[i];

  return NULL;
}
