/* kaiji-figures.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-figures.h"

/**
 * kaiji_figures_count:
 * @figures: (out): the figures
 * @findings: the findings of a sheet
 * @section: (nullable): a section, or %NULL for the whole sheet
 *
 * Counts the figures of a sheet's progress.
 */
void
kaiji_figures_count (KaijiFigures *figures, KaijiFindings *findings, const KaijiSection *section)
{
  KaijiSheet *sheet;

  g_return_if_fail (figures != NULL);
  g_return_if_fail (KAIJI_IS_FINDINGS (findings));

  sheet = kaiji_findings_get_sheet (findings);
  kaiji_sheet_count_required (sheet, section, &figures->n_answered, &figures->n_required);
  if (section != NULL)
    {
      figures->n_errors = kaiji_findings_count_section (findings, section, KAIJI_SEVERITY_ERROR);
      figures->n_warnings = kaiji_findings_count_section (findings, section,
                                                          KAIJI_SEVERITY_WARNING);
    }
  else
    {
      figures->n_errors = kaiji_findings_count (findings, KAIJI_SEVERITY_ERROR);
      figures->n_warnings = kaiji_findings_count (findings, KAIJI_SEVERITY_WARNING);
    }
  figures->n_to_review = kaiji_sheet_count_to_review (sheet, section);
  figures->n_missing = kaiji_findings_count_missing (findings, section);
  figures->n_errors -= figures->n_missing;
}

/**
 * kaiji_figures_equal:
 *
 * Most key presses change no figure, and showing figures takes longer than counting them: labels
 * are laid out and screen readers notified.
 *
 * Returns: whether all figures of @a and @b are the same
 */
gboolean
kaiji_figures_equal (const KaijiFigures *a, const KaijiFigures *b)
{
  return a->n_required == b->n_required && a->n_answered == b->n_answered
         && a->n_missing == b->n_missing && a->n_errors == b->n_errors
         && a->n_warnings == b->n_warnings && a->n_to_review == b->n_to_review;
}
