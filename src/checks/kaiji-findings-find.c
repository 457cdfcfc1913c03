/* kaiji-findings-find.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the next problem is.
 */

#include "config.h"

#include "kaiji-findings.h"

/**
 * kaiji_findings_has_problem:
 * @self: the findings of a sheet
 * @field: a field of its scheme
 *
 * Returns: whether @field has an error or a warning, or waits to be confirmed; a note is not a
 *   problem, nor is an acknowledged finding
 */
gboolean
kaiji_findings_has_problem (KaijiFindings *self, const KaijiField *field)
{
  GPtrArray *findings;

  g_return_val_if_fail (KAIJI_IS_FINDINGS (self), FALSE);
  g_return_val_if_fail (field != NULL, FALSE);

  findings = kaiji_findings_get_for_field (self, field);
  for (guint i = 0; i < findings->len; i++)
    {
      KaijiFinding *finding = g_ptr_array_index (findings, i);

      if (kaiji_finding_get_severity (finding) > KAIJI_SEVERITY_NOTE
          && !kaiji_finding_is_acknowledged (finding))
        return TRUE;
    }

  return FALSE;
}

/**
 * kaiji_findings_find_next:
 * @self: the findings of a sheet
 * @from: (nullable): the field to start from, or %NULL to start at the beginning of the form, or at
 *   its end if @backwards
 * @backwards: whether to search backwards
 *
 * Finds the next field with a problem: an error or a warning. The search wraps around and ends with
 * @from itself.
 *
 * Returns: (transfer none) (nullable): the field; %NULL if no field has a problem
 */
const KaijiField *
kaiji_findings_find_next (KaijiFindings *self, const KaijiField *from, gboolean backwards)
{
  const KaijiField *fields;
  guint step, index, n_fields;

  g_return_val_if_fail (KAIJI_IS_FINDINGS (self), NULL);

  fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (kaiji_findings_get_sheet (self)),
                                    &n_fields);
  if (n_fields == 0)
    return NULL;

  step = backwards ? n_fields - 1 : 1;

  if (from != NULL)
    index = from->index;
  else
    index = backwards ? 0 : n_fields - 1;

  for (guint i = 0; i < n_fields; i++)
    {
      index = (index + step) % n_fields;
      if (kaiji_findings_has_problem (self, &fields[index]))
        return &fields[index];
    }

  return NULL;
}
