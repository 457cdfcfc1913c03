/* kaiji-sheet-view-place.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-settings.h"
#include "kaiji-sheet-view-private.h"

/**
 * kaiji_sheet_view_show_last_page:
 *
 * Restores the section and the filter, or shows the overview of a sheet that was not open yet. The
 * form must be in its window before, since only then does it know its visible height.
 */
void
kaiji_sheet_view_show_last_page (KaijiSheetView *self)
{
  GSettings *settings;

  g_return_if_fail (KAIJI_IS_SHEET_VIEW (self));

  settings = kaiji_settings_get ();
  g_clear_pointer (&self->place, kaiji_place_free);
  self->place = kaiji_place_load (kaiji_document_get_file (self->document));
  /* The form is not built before it is gone to. */
  if (self->place == NULL)
    g_object_set (self, "show-overview", TRUE, NULL);
  else
    kaiji_form_show_section (self->form, kaiji_place_find_section (self->place, self->document));
  kaiji_sheet_view_update_section (self);
  /* A filter that no field passes any more would show an empty form. */
  if (self->place != NULL
      && kaiji_filter_count (&self->place->filter, kaiji_document_get_findings (self->document),
                             kaiji_form_get_section (self->form))
           > 0)
    kaiji_sheet_view_set_filter (self, &self->place->filter);
  /* A list with nothing in it would only take room. */
  if (settings != NULL && g_settings_get_boolean (settings, "show-findings")
      && g_list_model_get_n_items (G_LIST_MODEL (kaiji_document_get_findings (self->document))) > 0)
    kaiji_sheet_view_set_show_findings (self, TRUE);
}

/**
 * kaiji_sheet_view_has_place:
 *
 * Returns: whether there is a place in this sheet to go back to, until
 * kaiji_sheet_view_focus_form() has gone there
 */
gboolean
kaiji_sheet_view_has_place (KaijiSheetView *self)
{
  g_return_val_if_fail (KAIJI_IS_SHEET_VIEW (self), FALSE);

  return self->place != NULL;
}

/**
 * kaiji_sheet_view_focus_form:
 *
 * Restores the last place in this sheet and the cursor; if the field is not known, puts the cursor
 * into the first one.
 */
void
kaiji_sheet_view_focus_form (KaijiSheetView *self)
{
  g_autoptr (KaijiPlace) place = NULL;

  g_return_if_fail (KAIJI_IS_SHEET_VIEW (self));

  place = g_steal_pointer (&self->place);
  if (place != NULL && kaiji_place_go_there (place, self->form, self->document))
    return;

  kaiji_form_begin (self->form);
}

/**
 * kaiji_sheet_view_keep_place:
 *
 * Stores the place in the sheet for the next time it is opened.
 */
void
kaiji_sheet_view_keep_place (KaijiSheetView *self)
{
  g_return_if_fail (KAIJI_IS_SHEET_VIEW (self));

  kaiji_place_keep (self->form, self->document);
}
