/* kaiji-sheet-counts.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-answer-text.h"
#include "kaiji-sheet.h"

/**
 * kaiji_sheet_count_characters:
 * @field: a field of the sheet's scheme
 *
 * Returns: the number of characters (字) of its answer and of the other fields in its limit group
 */
guint
kaiji_sheet_count_characters (KaijiSheet *self, const KaijiField *field)
{
  const KaijiField *fields;
  guint n_fields;
  guint sum = 0;

  g_return_val_if_fail (KAIJI_IS_SHEET (self), 0);
  g_return_val_if_fail (field != NULL, 0);

  if (field->limit_group == NULL)
    return kaiji_answer_count_characters (kaiji_sheet_get_answer (self, field),
                                          kaiji_sheet_get_scheme (self), field);

  fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (self), &n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      if (g_strcmp0 (fields[i].limit_group, field->limit_group) == 0)
        sum += kaiji_answer_count_characters (kaiji_sheet_get_answer (self, &fields[i]),
                                              kaiji_sheet_get_scheme (self), &fields[i]);
    }

  return sum;
}

/**
 * kaiji_sheet_count_required:
 * @section: (nullable): a section, or %NULL for all
 * @n_answered: (out): the number of required fields with an answer
 * @n_required: (out): the number of required fields outside excluded sections
 */
void
kaiji_sheet_count_required (KaijiSheet *self,
                            const KaijiSection *section,
                            guint *n_answered,
                            guint *n_required)
{
  const KaijiField *fields;
  const KaijiSection *excluded = NULL;
  const KaijiSection *included = NULL;
  guint n_fields;

  g_return_if_fail (KAIJI_IS_SHEET (self));
  g_return_if_fail (n_answered != NULL && n_required != NULL);

  *n_answered = *n_required = 0;

  if (section != NULL)
    {
      fields = section->fields;
      n_fields = section->n_fields;
    }
  else
    {
      fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (self), &n_fields);
    }

  for (guint i = 0; i < n_fields; i++)
    {
      const KaijiField *field = &fields[i];
      const KaijiSection *its_section = kaiji_field_get_section (field);
      KaijiAnswer *answer = kaiji_sheet_get_answer (self, field);

      /* The fields of a section are contiguous, so each section is looked up once. */
      if (its_section != excluded && its_section != included)
        {
          if (kaiji_sheet_is_section_excluded (self, its_section))
            excluded = its_section;
          else
            included = its_section;
        }

      if (its_section == excluded || field->level == KAIJI_LEVEL_OPTIONAL)
        continue;

      *n_required += 1;
      if (!kaiji_answer_is_empty (answer)
          && kaiji_answer_get_form (answer) != KAIJI_ANSWER_UNREADABLE)
        *n_answered += 1;
    }
}

/**
 * kaiji_sheet_count_to_review:
 * @section: (nullable): a section, or %NULL for the whole sheet
 *
 * Returns: the number of carried-over answers to confirm outside excluded sections
 */
guint
kaiji_sheet_count_to_review (KaijiSheet *self, const KaijiSection *section)
{
  const KaijiField *fields;
  guint n_fields;
  guint n = 0;

  g_return_val_if_fail (KAIJI_IS_SHEET (self), 0);

  fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (self), &n_fields);
  if (section != NULL)
    {
      fields = section->fields;
      n_fields = section->n_fields;
    }
  for (guint i = 0; i < n_fields; i++)
    {
      if (kaiji_answer_get_review (kaiji_sheet_get_answer (self, &fields[i]))
          && !kaiji_sheet_is_section_excluded (self, kaiji_field_get_section (&fields[i])))
        n++;
    }

  return n;
}
