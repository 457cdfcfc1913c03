/* kaiji-filter.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-filter.h"

/* Returns whether a field matches @filter; few fields do, and only then is the exclusion of its
 * section checked. */
static gboolean
waits_for (const KaijiFilter *filter,
           KaijiFindings *findings,
           const KaijiField *field,
           KaijiAnswer *answer)
{
  const char *owner;

  switch (filter->kind)
    {
    case KAIJI_FILTER_MISSING:
      return field->level != KAIJI_LEVEL_OPTIONAL && kaiji_answer_is_empty (answer);
    case KAIJI_FILTER_FINDINGS:
      return kaiji_findings_has_problem (findings, field);
    case KAIJI_FILTER_REVIEW:
      return kaiji_answer_get_review (answer);
    case KAIJI_FILTER_OWNER:
      owner = answer != NULL ? kaiji_answer_get_member (answer, KAIJI_ANSWER_OWNER) : NULL;
      return g_strcmp0 (owner, filter->owner) == 0;
    default:
      return TRUE;
    }
}

/**
 * kaiji_filter_passes:
 * @findings: the findings of a sheet
 *
 * Returns: whether a field of that sheet is shown. Fields of excluded sections are shown only
 *   without a filter.
 */
gboolean
kaiji_filter_passes (const KaijiFilter *filter, KaijiFindings *findings, const KaijiField *field)
{
  KaijiSheet *sheet;

  g_return_val_if_fail (filter != NULL, FALSE);
  g_return_val_if_fail (KAIJI_IS_FINDINGS (findings), FALSE);
  g_return_val_if_fail (field != NULL, FALSE);

  if (filter->kind == KAIJI_FILTER_ALL)
    return TRUE;

  sheet = kaiji_findings_get_sheet (findings);
  return waits_for (filter, findings, field, kaiji_sheet_get_answer (sheet, field))
         && !kaiji_sheet_is_section_excluded (sheet, kaiji_field_get_section (field));
}

/**
 * kaiji_filter_count:
 * @findings: the findings of a sheet
 * @section: (nullable): a section of that sheet, or %NULL for all
 *
 * Returns: the number of fields that pass
 */
guint
kaiji_filter_count (const KaijiFilter *filter, KaijiFindings *findings, const KaijiSection *section)
{
  KaijiScheme *scheme = kaiji_sheet_get_scheme (kaiji_findings_get_sheet (findings));
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (scheme, &n_fields);
  guint n = 0;

  if (section != NULL)
    {
      fields = section->fields;
      n_fields = section->n_fields;
    }
  for (guint i = 0; i < n_fields; i++)
    n += kaiji_filter_passes (filter, findings, &fields[i]) ? 1 : 0;

  return n;
}

/**
 * kaiji_filter_dup_title:
 *
 * Returns: (transfer full): the title of the filter
 */
char *
kaiji_filter_dup_title (const KaijiFilter *filter)
{
  static const char *const titles[KAIJI_N_FILTER_KINDS] = {
    [KAIJI_FILTER_ALL] = N_ ("All fields"),
    [KAIJI_FILTER_MISSING] = N_ ("Required and still empty"),
    [KAIJI_FILTER_FINDINGS] = N_ ("Empty, errors or warnings"),
    [KAIJI_FILTER_REVIEW] = N_ ("Waiting for review"),
    /* Translators: %s is the department or person who supplies answers. */
    [KAIJI_FILTER_OWNER] = N_ ("From %s"),
  };

  if (filter->kind == KAIJI_FILTER_OWNER)
    return g_strdup_printf (_ ("From %s"), filter->owner);

  return g_strdup (_ (titles[filter->kind]));
}
