/* sheet-fixture.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sheet-fixture.h"

#include "kaiji-answer-text.h"

/* (transfer none) */
KaijiSchemeLibrary *
sheet_get_library (void)
{
  static KaijiSchemeLibrary *library;

  if (library == NULL)
    {
      const char *no_folders[] = { NULL };

      library = kaiji_scheme_library_new_for_directories (no_folders);
    }

  return library;
}

/* A scheme by its id, with or without an edition. (transfer full) */
KaijiScheme *
sheet_load_scheme (const char *name)
{
  g_autoptr (GError) error = NULL;
  KaijiScheme *scheme = kaiji_scheme_library_lookup_name (sheet_get_library (), name, &error);

  g_assert_no_error (error);
  return scheme;
}

/* (transfer full) */
KaijiSheet *
sheet_carry_over (KaijiSheet *old, const char *name, const char *date, KaijiCarryOverReport *report)
{
  g_autoptr (KaijiScheme) scheme = sheet_load_scheme (name);
  g_autoptr (GError) error = NULL;
  KaijiSheet *sheet = kaiji_carry_over (old, scheme, date, report, &error);

  g_assert_no_error (error);
  return sheet;
}

void
sheet_assert_answer (KaijiSheet *sheet, const char *id, const char *text, gboolean review)
{
  const KaijiField *field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet), id);
  g_autofree char *printed = kaiji_sheet_dup_text (sheet, field);

  g_assert_cmpstr (printed, ==, text);
  g_assert_cmpint (kaiji_answer_get_review (kaiji_sheet_get_answer (sheet, field)), ==, review);
}
