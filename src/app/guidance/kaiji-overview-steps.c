/* kaiji-overview-steps.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The next steps in a sheet, the most urgent first.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-deadlines.h"
#include "kaiji-overview-steps.h"

/* The findings of one sort: how many there are, and the first field they are about. */
typedef struct
{
  guint n;
  const char *first;
} Count;

typedef struct
{
  Count missing;
  Count errors;
  Count warnings;
} Counts;

static void
count (Count *self, KaijiFinding *finding)
{
  const KaijiField *field = kaiji_finding_get_field (finding);

  self->n++;
  if (self->first == NULL && field != NULL)
    self->first = field->id;
}

/* Answers that wait to be confirmed are a step of their own. */
static void
count_findings (Counts *self, GListModel *findings)
{
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (KaijiFinding) finding = g_list_model_get_item (findings, i);

      if (kaiji_finding_is_missing (finding))
        count (&self->missing, finding);
      else if (g_str_equal (kaiji_finding_get_check_id (finding), "review-pending")
               || kaiji_finding_is_acknowledged (finding))
        continue;
      else if (kaiji_finding_get_severity (finding) == KAIJI_SEVERITY_ERROR)
        count (&self->errors, finding);
      else if (kaiji_finding_get_severity (finding) == KAIJI_SEVERITY_WARNING)
        count (&self->warnings, finding);
    }
}

static void
add (GArray *steps, char *title, const char *subtitle, const char *action, const char *target)
{
  KaijiOverviewStep step = { title, subtitle, action, target };

  g_array_append_val (steps, step);
}

static void
step_clear (gpointer step)
{
  g_free (((KaijiOverviewStep *) step)->title);
}

static gboolean
is_renewal_due (KaijiDocument *document)
{
  KaijiDeadlines deadlines;

  return kaiji_deadlines_find (kaiji_document_get_sheet (document), &deadlines)
         && kaiji_deadlines_is_renewal_due (&deadlines, kaiji_findings_get_today (
                                                          kaiji_document_get_findings (document)));
}

/**
 * kaiji_overview_steps_list:
 * @document: a document
 *
 * Returns: (transfer full) (element-type KaijiOverviewStep): what to do next, at least one step; to
 *   be used no longer than the document lives
 */
GArray *
kaiji_overview_steps_list (KaijiDocument *document)
{
  GArray *steps;
  Counts counts = { 0 };
  guint n_to_review;

  g_return_val_if_fail (KAIJI_IS_DOCUMENT (document), NULL);

  steps = g_array_new (FALSE, FALSE, sizeof (KaijiOverviewStep));
  g_array_set_clear_func (steps, step_clear);
  count_findings (&counts, G_LIST_MODEL (kaiji_document_get_findings (document)));
  n_to_review = kaiji_sheet_count_to_review (kaiji_document_get_sheet (document), NULL);

  if (is_renewal_due (document))
    add (steps, g_strdup (_ ("Carry over to a new sheet")),
         _ ("It is time to renew. The answers of this sheet are taken over to be confirmed."),
         "sheet.carry-over", NULL);
  if (n_to_review > 0)
    add (steps,
         g_strdup_printf (ngettext ("Confirm %u answer of last time",
                                    "Confirm %u answers of last time", n_to_review),
                          n_to_review),
         _ ("Ctrl+Enter confirms an answer and goes to the next one."), "sheet.go-to-review", NULL);
  if (counts.missing.first != NULL)
    add (steps,
         g_strdup_printf (ngettext ("Answer %u required field that is still empty",
                                    "Answer %u required fields that are still empty",
                                    counts.missing.n),
                          counts.missing.n),
         _ ("F8 goes on to the next one. F1 shows how a field is answered."), "sheet.show-finding",
         counts.missing.first);
  if (counts.errors.first != NULL)
    add (steps,
         g_strdup_printf (ngettext ("Correct %u error", "Correct %u errors", counts.errors.n),
                          counts.errors.n),
         _ ("What the form does not allow, such as too many characters"), "sheet.show-finding",
         counts.errors.first);
  if (counts.warnings.first != NULL)
    add (steps,
         g_strdup_printf (ngettext ("Look at %u warning", "Look at %u warnings", counts.warnings.n),
                          counts.warnings.n),
         _ ("What is almost certainly not meant, such as a number in another unit"),
         "sheet.show-finding", counts.warnings.first);
  if (steps->len == 0)
    {
      add (steps, g_strdup (_ ("Check before handing in")),
           _ ("All required fields are answered, and no errors are left."), "sheet.check-readiness",
           NULL);
      add (steps, g_strdup (_ ("Print")), NULL, "sheet.print", NULL);
      add (steps, g_strdup (_ ("Export to PDF")), NULL, "sheet.export-pdf", NULL);
    }

  return steps;
}
