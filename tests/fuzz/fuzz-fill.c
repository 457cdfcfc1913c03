/* fuzz-fill.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Somebody else's form, filled in: what is written is a form again.
 */

#include "config.h"

#include "fuzz.h"
#include "kaiji-questionnaire.h"
#include "workbook.h"

static KaijiSchemeLibrary *library;
static KaijiAnswerIndex *answers;

static KaijiAnswerIndex *
create_index (void)
{
  g_autoptr (KaijiScheme) scheme = kaiji_scheme_library_lookup_name (library, "aspic-asp-saas",
                                                                     NULL);
  KaijiSheet *sheet = kaiji_sheet_new (scheme);
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (scheme, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autoptr (KaijiAnswer) answer = kaiji_answer_new_text ("有り <&> 答え");

      kaiji_sheet_set_answer (sheet, &fields[i], answer);
    }
  g_ptr_array_add (sheets, sheet);

  return kaiji_answer_index_new (sheets, library);
}

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  library = kaiji_scheme_library_new ();
  answers = create_index ();
  return 0;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = fuzz_pack_workbook (data, size);
  g_autoptr (KaijiQuestionnaire) questionnaire = NULL;
  g_autoptr (KaijiQuestionnaire) again = NULL;
  g_autoptr (GBytes) filled = NULL;

  questionnaire = kaiji_questionnaire_new (bytes, NULL, NULL, NULL, answers, library, NULL);
  if (questionnaire == NULL)
    return 0;

  for (guint i = 0; i < kaiji_questionnaire_get_n_questions (questionnaire); i++)
    if (kaiji_questionnaire_get_question (questionnaire, i)->candidates->len > 0)
      kaiji_questionnaire_pick (questionnaire, i, 0);
  filled = kaiji_questionnaire_write (questionnaire, NULL);
  if (filled == NULL)
    return 0;

  again = kaiji_questionnaire_new (filled, NULL, NULL, NULL, answers, library, NULL);
  g_assert_nonnull (again);
  return 0;
}
