/* kaiji-sheet-view-go.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-focus.h"
#include "kaiji-review.h"
#include "kaiji-sheet-view-private.h"

/* Goes to a field that was changed elsewhere than at the cursor. Who is in that field stays where
 * they are. */
static void
go_to_changed_field (KaijiSheetView *self, const KaijiField *field)
{
  if (field != NULL
      && (field != kaiji_sheet_view_get_current_field (self)
          || !kaiji_focus_is_within (GTK_WIDGET (self->form))))
    kaiji_form_show_change (self->form, field);
}

static const KaijiField *
find_shown_field (KaijiSheetView *self, const KaijiSection *section)
{
  for (guint i = 0; i < section->n_fields; i++)
    if (kaiji_filter_passes (kaiji_form_get_filter (self->form),
                             kaiji_document_get_findings (self->document), &section->fields[i]))
      return &section->fields[i];

  return NULL;
}

/**
 * kaiji_sheet_view_show_section:
 * @section: (nullable): a section, or %NULL for all
 *
 * Shows the fields of a section. In a narrow window the list of sections makes room for them.
 */
void
kaiji_sheet_view_show_section (KaijiSheetView *self, const KaijiSection *section)
{
  gboolean from_overview;

  g_return_if_fail (KAIJI_IS_SHEET_VIEW (self));

  from_overview = self->overview != NULL && kaiji_focus_is_within (GTK_WIDGET (self->overview));
  kaiji_form_show_section (self->form, section);
  if (from_overview)
    kaiji_sheet_view_focus_form (self);
}

/**
 * kaiji_sheet_view_go_to_section:
 * @backwards: whether to go to the preceding section
 *
 * Goes to the first field of the next section that has one to show.
 */
void
kaiji_sheet_view_go_to_section (KaijiSheetView *self, gboolean backwards)
{
  const KaijiSection *section, *shown;
  const KaijiSection *sections;
  const KaijiField *current;
  guint n_sections;

  g_return_if_fail (KAIJI_IS_SHEET_VIEW (self));

  sections = kaiji_scheme_get_sections (kaiji_sheet_get_scheme (
                                          kaiji_document_get_sheet (self->document)),
                                        &n_sections);
  current = kaiji_sheet_view_get_current_field (self);
  shown = kaiji_form_get_section (self->form);
  section = shown != NULL ? shown : current != NULL ? kaiji_field_get_section (current) : sections;

  while (backwards ? section > sections : section < sections + n_sections - 1)
    {
      const KaijiField *field;

      section += backwards ? -1 : 1;
      field = find_shown_field (self, section);
      if (field == NULL)
        continue;

      kaiji_sheet_view_show_field (self, field);
      return;
    }

  gtk_widget_error_bell (GTK_WIDGET (self));
}

/**
 * kaiji_sheet_view_go_to_finding:
 * @backwards: whether to go backwards
 *
 * Goes from the edited field to the next one with a finding.
 */
void
kaiji_sheet_view_go_to_finding (KaijiSheetView *self, gboolean backwards)
{
  const KaijiField *field;

  g_return_if_fail (KAIJI_IS_SHEET_VIEW (self));

  field = kaiji_findings_find_next (kaiji_document_get_findings (self->document),
                                    kaiji_sheet_view_get_current_field (self), backwards);
  if (field != NULL)
    kaiji_sheet_view_show_finding (self, field);
}

/**
 * kaiji_sheet_view_undo:
 *
 * Undoes the last change, and goes to its field.
 */
void
kaiji_sheet_view_undo (KaijiSheetView *self)
{
  g_return_if_fail (KAIJI_IS_SHEET_VIEW (self));

  go_to_changed_field (self, kaiji_history_undo (kaiji_document_get_history (self->document)));
}

/**
 * kaiji_sheet_view_redo:
 *
 * Redoes the last undone change, and goes to its field.
 */
void
kaiji_sheet_view_redo (KaijiSheetView *self)
{
  g_return_if_fail (KAIJI_IS_SHEET_VIEW (self));

  go_to_changed_field (self, kaiji_history_redo (kaiji_document_get_history (self->document)));
}

/**
 * kaiji_sheet_view_confirm:
 *
 * Confirms the edited answer, if it was carried over and is not confirmed yet, and goes to the next
 * one to confirm.
 *
 * Returns: whether it was the last one
 */
gboolean
kaiji_sheet_view_confirm (KaijiSheetView *self)
{
  g_return_val_if_fail (KAIJI_IS_SHEET_VIEW (self), FALSE);

  return kaiji_review_confirm (self->form, self->document);
}

/**
 * kaiji_sheet_view_go_to_review:
 *
 * Goes to the first answer to confirm, if there is one.
 */
void
kaiji_sheet_view_go_to_review (KaijiSheetView *self)
{
  g_return_if_fail (KAIJI_IS_SHEET_VIEW (self));

  kaiji_review_begin (self->form, self->document);
}
