/* kaiji-readiness.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Answers whether a sheet can be handed in, by what its scheme and its answers say.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-readiness.h"

/* The checks whose findings are listed apart. */
static const struct
{
  const char *check_id;
  KaijiReadinessKind kind;
} kinds[] = {
  { "too-long", KAIJI_READINESS_LIMIT },        { "too-long-together", KAIJI_READINESS_LIMIT },
  { "review-pending", KAIJI_READINESS_REVIEW }, { "period-old", KAIJI_READINESS_OLD },
  { "figure-old", KAIJI_READINESS_OLD },
};

/* Returns: whether @finding has to be seen to at all */
static gboolean
get_kind (KaijiFinding *finding, KaijiReadinessKind *kind)
{
  if (kaiji_finding_is_missing (finding))
    {
      *kind = KAIJI_READINESS_MISSING;
      return TRUE;
    }
  if (kaiji_finding_is_acknowledged (finding))
    {
      *kind = KAIJI_READINESS_ACKNOWLEDGED;
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kaiji_finding_get_check_id (finding), kinds[i].check_id))
      {
        *kind = kinds[i].kind;
        return TRUE;
      }

  *kind = kaiji_finding_get_severity (finding) == KAIJI_SEVERITY_ERROR ? KAIJI_READINESS_ERROR
                                                                       : KAIJI_READINESS_WARNING;
  return kaiji_finding_get_severity (finding) != KAIJI_SEVERITY_NOTE;
}

static gboolean
lacks_evidence (KaijiSheet *sheet, const KaijiField *field)
{
  KaijiAnswer *answer = kaiji_sheet_get_answer (sheet, field);
  const char *evidence;

  if (!field->wants_evidence || kaiji_answer_is_empty (answer)
      || kaiji_sheet_is_section_excluded (sheet, kaiji_field_get_section (field)))
    return FALSE;

  evidence = kaiji_answer_get_member (answer, KAIJI_ANSWER_EVIDENCE);
  return evidence == NULL || *evidence == '\0';
}

static void
list_evidence (KaijiSheet *sheet, GPtrArray *list)
{
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (sheet), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      if (!lacks_evidence (sheet, &fields[i]))
        continue;
      g_ptr_array_add (list,
                       kaiji_finding_new ("evidence-missing", KAIJI_SEVERITY_NOTE, fields[i].id,
                                          &fields[i],
                                          g_strdup (_ ("No evidence is named for this answer. "
                                                       "Name the document that proves it."))));
    }
}

/**
 * kaiji_readiness_list:
 * @findings: the findings of a sheet
 * @kind: what to list
 *
 * Returns: (transfer full) (element-type KaijiFinding): what is to be seen to, in the form's order
 */
GPtrArray *
kaiji_readiness_list (KaijiFindings *findings, KaijiReadinessKind kind)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_findings;

  g_return_val_if_fail (KAIJI_IS_FINDINGS (findings), list);

  if (kind == KAIJI_READINESS_EVIDENCE)
    {
      list_evidence (kaiji_findings_get_sheet (findings), list);
      return list;
    }

  n_findings = g_list_model_get_n_items (G_LIST_MODEL (findings));
  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr (KaijiFinding) finding = g_list_model_get_item (G_LIST_MODEL (findings), i);
      KaijiReadinessKind finding_kind;

      if (get_kind (finding, &finding_kind) && finding_kind == kind)
        g_ptr_array_add (list, g_steal_pointer (&finding));
    }

  return list;
}

static gboolean
has_none_up_to (KaijiFindings *findings, KaijiReadinessKind last)
{
  for (KaijiReadinessKind kind = 0; kind <= last; kind++)
    {
      g_autoptr (GPtrArray) list = kaiji_readiness_list (findings, kind);

      if (list->len > 0)
        return FALSE;
    }

  return TRUE;
}

/**
 * kaiji_readiness_is_ready:
 *
 * Returns: whether nothing is to be seen to that is not acknowledged
 */
gboolean
kaiji_readiness_is_ready (KaijiFindings *findings)
{
  g_return_val_if_fail (KAIJI_IS_FINDINGS (findings), FALSE);

  return has_none_up_to (findings, KAIJI_READINESS_EVIDENCE);
}

/**
 * kaiji_readiness_is_final:
 *
 * Returns: whether nothing is missing, wrong or unconfirmed, so that the sheet is no draft
 */
gboolean
kaiji_readiness_is_final (KaijiFindings *findings)
{
  g_return_val_if_fail (KAIJI_IS_FINDINGS (findings), FALSE);

  return has_none_up_to (findings, KAIJI_READINESS_REVIEW);
}
