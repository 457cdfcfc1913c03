/* fuzz-answer.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"
#include "kaiji-answer-text.h"
#include "kaiji-scheme-library.h"
#include "kaiji-sheet.h"

/* A text as the answer of some field, and as the JSON of one. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static KaijiScheme *scheme;
  g_autofree char *raw = NULL;
  g_autofree char *text = NULL;
  g_autoptr (KaijiAnswer) parsed = NULL;
  g_autoptr (KaijiAnswer) from_json = NULL;
  g_autoptr (KaijiSheet) sheet = NULL;
  const KaijiField *fields;
  guint n_fields;

  if (scheme == NULL)
    {
      g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();

      scheme = kaiji_scheme_library_lookup_name (library, "aspic-asp-saas", NULL);
    }
  if (size == 0)
    return 0;

  fields = kaiji_scheme_get_fields (scheme, &n_fields);
  raw = g_strndup ((const char *) data + 1, size - 1);
  text = g_utf8_make_valid (raw, -1);
  sheet = kaiji_sheet_new (scheme);
  parsed = kaiji_answer_parse (scheme, &fields[data[0] % n_fields], text);
  if (parsed != NULL)
    {
      g_autofree char *printed = NULL;

      kaiji_sheet_set_answer (sheet, &fields[data[0] % n_fields], parsed);
      printed = kaiji_sheet_dup_text (sheet, &fields[data[0] % n_fields]);
      g_assert_true (g_utf8_validate (printed, -1, NULL));
    }
  from_json = kaiji_answer_new_from_json (text, NULL);
  return 0;
}
