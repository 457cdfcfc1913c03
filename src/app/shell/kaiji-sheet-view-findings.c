/* kaiji-sheet-view-findings.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-focus.h"
#include "kaiji-settings.h"
#include "kaiji-sheet-view-private.h"
#include "kaiji-toast.h"

static void
create_findings_panel (KaijiSheetView *self)
{
  self->findings_panel = kaiji_findings_panel_new (kaiji_document_get_findings (self->document));
  adw_bin_set_child (self->findings_bin, GTK_WIDGET (self->findings_panel));
}

static gboolean
go_to_list (GtkWidget *widget)
{
  KaijiSheetView *self = KAIJI_SHEET_VIEW (gtk_widget_get_ancestor (widget, KAIJI_TYPE_SHEET_VIEW));

  return kaiji_findings_panel_focus_list (KAIJI_FINDINGS_PANEL (widget),
                                          kaiji_sheet_view_get_current_field (self));
}

/**
 * kaiji_sheet_view_tell_no_findings:
 *
 * Says that there is nothing to list and nothing to go to.
 */
void
kaiji_sheet_view_tell_no_findings (KaijiSheetView *self)
{
  g_return_if_fail (KAIJI_IS_SHEET_VIEW (self));

  kaiji_toast_tell (GTK_WIDGET (self), _ ("Nothing is missing or wrong."));
}

/**
 * kaiji_sheet_view_set_show_findings:
 * @show_findings: whether to list all findings below the form
 *
 * Shows or hides the list of findings, and remembers it for the next sheet.
 */
void
kaiji_sheet_view_set_show_findings (KaijiSheetView *self, gboolean show_findings)
{
  GSettings *settings = kaiji_settings_get ();

  if (show_findings && self->findings_panel == NULL)
    create_findings_panel (self);
  /* The focus must not go with the list. */
  if (!show_findings && kaiji_focus_is_within (GTK_WIDGET (self->findings_bin)))
    kaiji_sheet_view_focus_page (self);
  gtk_widget_set_visible (GTK_WIDGET (self->findings_bin), show_findings);
  if (settings != NULL)
    g_settings_set_boolean (settings, "show-findings", show_findings);
  g_object_notify (G_OBJECT (self), "show-findings");
}

/**
 * kaiji_sheet_view_go_to_findings:
 *
 * Shows the list of findings and goes into it, to what was found about the edited field; from
 * there, hides it and goes back into the form. If there is nothing to list, it says so and takes no
 * room.
 */
void
kaiji_sheet_view_go_to_findings (KaijiSheetView *self)
{
  gboolean is_empty;

  g_return_if_fail (KAIJI_IS_SHEET_VIEW (self));

  is_empty = g_list_model_get_n_items (G_LIST_MODEL (kaiji_document_get_findings (self->document)))
             == 0;
  if (gtk_widget_get_visible (GTK_WIDGET (self->findings_bin))
      && (is_empty || kaiji_focus_is_within (GTK_WIDGET (self->findings_bin))))
    {
      kaiji_sheet_view_set_show_findings (self, FALSE);
      kaiji_sheet_view_focus_page (self);
      return;
    }
  if (is_empty)
    {
      kaiji_sheet_view_tell_no_findings (self);
      return;
    }

  kaiji_sheet_view_set_show_findings (self, TRUE);
  kaiji_focus_go_when_ready (GTK_WIDGET (self->findings_panel), go_to_list);
}
