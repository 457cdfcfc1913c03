/* kaiji-figures.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-figures.h"
#include "kaiji-filter.h"

/* Errors about fields without an answer say that it is missing, and nothing else. */
static guint
count_missing (KaijiFindings *findings, const KaijiField *fields, guint n_fields)
{
  KaijiSheet *sheet = kaiji_findings_get_sheet (findings);
  guint n_missing = 0;

  for (guint i = 0; i < n_fields; i++)
    {
      GPtrArray *of_field;

      if (!kaiji_answer_is_empty (kaiji_sheet_get_answer (sheet, &fields[i])))
        continue;

      of_field = kaiji_findings_get_for_field (findings, &fields[i]);
      for (guint j = 0; j < of_field->len; j++)
        {
          if (kaiji_finding_get_severity (g_ptr_array_index (of_field, j)) == KAIJI_SEVERITY_ERROR)
            n_missing++;
        }
    }

  return n_missing;
}

/**
 * kaiji_figures_count:
 * @figures: (out): the figures
 * @findings: what the checks say of a sheet
 * @section: (nullable): the section to count, or %NULL for the whole sheet
 *
 * Counts what is shown of a sheet's progress.
 */
void
kaiji_figures_count (KaijiFigures *figures, KaijiFindings *findings, const KaijiSection *section)
{
  const KaijiFilter review = { KAIJI_FILTER_REVIEW, NULL };
  KaijiSheet *sheet;
  const KaijiField *fields;
  guint n_fields;

  g_return_if_fail (figures != NULL);
  g_return_if_fail (KAIJI_IS_FINDINGS (findings));

  sheet = kaiji_findings_get_sheet (findings);
  kaiji_sheet_count_required (sheet, section, &figures->n_answered, &figures->n_required);
  if (section != NULL)
    {
      fields = section->fields;
      n_fields = section->n_fields;
      figures->n_errors = kaiji_findings_count_section (findings, section, KAIJI_SEVERITY_ERROR);
      figures->n_warnings = kaiji_findings_count_section (findings, section,
                                                          KAIJI_SEVERITY_WARNING);
    }
  else
    {
      fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (sheet), &n_fields);
      figures->n_errors = kaiji_findings_count (findings, KAIJI_SEVERITY_ERROR);
      figures->n_warnings = kaiji_findings_count (findings, KAIJI_SEVERITY_WARNING);
    }
  figures->n_to_review = kaiji_filter_count (&review, findings, section);
  figures->n_errors -= count_missing (findings, fields, n_fields);
}

/**
 * kaiji_figures_equal:
 *
 * Most key presses change no figure, and to show the same ones again takes longer than to count
 * them: labels are laid out and screen readers told anew.
 *
 * Returns: whether all figures of @a and @b are the same
 */
gboolean
kaiji_figures_equal (const KaijiFigures *a, const KaijiFigures *b)
{
  return a->n_required == b->n_required && a->n_answered == b->n_answered
         && a->n_errors == b->n_errors && a->n_warnings == b->n_warnings
         && a->n_to_review == b->n_to_review;
}
