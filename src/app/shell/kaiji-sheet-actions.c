/* kaiji-sheet-actions.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-evidence.h"
#include "kaiji-export.h"
#include "kaiji-page-setup-dialog.h"
#include "kaiji-print-job.h"
#include "kaiji-renewal.h"
#include "kaiji-sheet-actions.h"

static KaijiWindow *
get_window (KaijiSheetView *view)
{
  return KAIJI_WINDOW (gtk_widget_get_root (GTK_WIDGET (view)));
}

/* @parameter is a field's id. */
static const KaijiField *
find_field (KaijiSheetView *view, GVariant *parameter)
{
  KaijiSheet *sheet = kaiji_document_get_sheet (kaiji_sheet_view_get_document (view));

  return kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet),
                                  g_variant_get_string (parameter, NULL));
}

static void
choose_evidence_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const KaijiField *field = find_field (user_data, parameter);

  if (field != NULL)
    kaiji_evidence_choose (kaiji_sheet_view_get_document (user_data), field,
                           GTK_WINDOW (gtk_widget_get_root (user_data)));
}

static void
show_evidence_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const KaijiField *field = find_field (user_data, parameter);

  if (field != NULL)
    kaiji_evidence_show (kaiji_sheet_view_get_document (user_data), field,
                         GTK_WINDOW (gtk_widget_get_root (user_data)));
}

static void
find_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kaiji_find_bar_open (kaiji_sheet_view_get_find_bar (user_data));
}

static void
find_next_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kaiji_find_bar_go (kaiji_sheet_view_get_find_bar (user_data), FALSE);
}

static void
find_previous_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kaiji_find_bar_go (kaiji_sheet_view_get_find_bar (user_data), TRUE);
}

static void
go_to_item_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kaiji_item_bar_open (kaiji_sheet_view_get_item_bar (user_data));
}

static void
show_all_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const KaijiFilter all = { KAIJI_FILTER_ALL, NULL };

  kaiji_sheet_view_set_filter (user_data, &all);
}

static void
go_to_review_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kaiji_sheet_view_go_to_review (user_data);
}

static void
undo_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kaiji_sheet_view_undo (user_data);
}

static void
redo_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kaiji_sheet_view_redo (user_data);
}

static void
next_finding_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kaiji_sheet_view_go_to_finding (user_data, FALSE);
}

static void
previous_finding_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kaiji_sheet_view_go_to_finding (user_data, TRUE);
}

static void
confirm_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  if (kaiji_sheet_view_confirm (user_data))
    kaiji_window_offer_action (get_window (user_data), _ ("Everything is confirmed"),
                               _ ("Show _Changes"), "sheet.compare-previous");
}

static void
carry_over_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kaiji_renewal_carry_over (get_window (user_data));
}

static void
compare_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kaiji_renewal_compare (get_window (user_data));
}

static void
compare_previous_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kaiji_renewal_compare_previous (get_window (user_data));
}

static void
show_unplaced_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kaiji_renewal_show_unplaced (get_window (user_data));
}

static void
export_dates_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kaiji_renewal_export_dates (get_window (user_data));
}

static void
page_setup_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KaijiDocument *document = kaiji_sheet_view_get_document (user_data);
  const KaijiField *field = kaiji_sheet_view_get_current_field (user_data);

  gtk_window_present (kaiji_page_setup_dialog_new (kaiji_document_get_sheet (document),
                                                   field != NULL ? field->item : NULL,
                                                   GTK_WINDOW (gtk_widget_get_root (user_data))));
}

static void
print_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kaiji_print_job_start (kaiji_sheet_view_get_document (user_data),
                         GTK_WINDOW (get_window (user_data)));
}

static void
on_exported (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KaijiWindow) window = user_data;
  g_autoptr (GFile) file = kaiji_export_pdf_finish (result);

  if (file != NULL)
    kaiji_window_offer_file (window, file);
}

static void
export_pdf (KaijiSheetView *view, KaijiAudience audience)
{
  KaijiWindow *window = get_window (view);

  kaiji_export_pdf_async (kaiji_sheet_view_get_document (view), audience, GTK_WINDOW (window),
                          on_exported, g_object_ref (window));
}

static void
export_pdf_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  export_pdf (user_data, KAIJI_AUDIENCE_SUBMISSION);
}

static void
export_public_pdf_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  export_pdf (user_data, KAIJI_AUDIENCE_PUBLIC);
}

static const GActionEntry actions[] = {
  { .name = "undo", .activate = undo_action },
  { .name = "redo", .activate = redo_action },
  { .name = "next-finding", .activate = next_finding_action },
  { .name = "previous-finding", .activate = previous_finding_action },
  { .name = "confirm", .activate = confirm_action },
  { .name = "carry-over", .activate = carry_over_action },
  { .name = "compare", .activate = compare_action },
  { .name = "compare-previous", .activate = compare_previous_action },
  { .name = "show-unplaced", .activate = show_unplaced_action },
  { .name = "export-dates", .activate = export_dates_action },
  { .name = "page-setup", .activate = page_setup_action },
  { .name = "print", .activate = print_action },
  { .name = "export-pdf", .activate = export_pdf_action },
  { .name = "export-public-pdf", .activate = export_public_pdf_action },
  { .name = "go-to-review", .activate = go_to_review_action },
  { .name = "show-all", .activate = show_all_action },
  { .name = "find", .activate = find_action },
  { .name = "find-next", .activate = find_next_action },
  { .name = "find-previous", .activate = find_previous_action },
  { .name = "go-to-item", .activate = go_to_item_action },
  { .name = "choose-evidence", .activate = choose_evidence_action, .parameter_type = "s" },
  { .name = "show-evidence", .activate = show_evidence_action, .parameter_type = "s" },
};

/* What a switch of the view shows or hides, by the property that says so. */
static const char *const switches[] = { "show-sections", "show-findings", "show-preview" };

static void
set_enabled (GSimpleActionGroup *group, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (group), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
on_finding_changed (KaijiFindings *findings, const KaijiField *field, GSimpleActionGroup *group)
{
  gboolean has_problems = kaiji_findings_find_next (findings, NULL, FALSE) != NULL;

  set_enabled (group, "next-finding", has_problems);
  set_enabled (group, "previous-finding", has_problems);
}

static void
bind_history (GSimpleActionGroup *group, KaijiHistory *history)
{
  GActionMap *map = G_ACTION_MAP (group);

  g_object_bind_property (history, "can-undo", g_action_map_lookup_action (map, "undo"), "enabled",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (history, "can-redo", g_action_map_lookup_action (map, "redo"), "enabled",
                          G_BINDING_SYNC_CREATE);
}

/**
 * kaiji_sheet_actions_new:
 * @view: the sheet that they work on; must outlive them
 *
 * Returns: (transfer full): what can be done in a sheet's window that needs the sheet. A group of
 *   its own rather than the window's, so that without a sheet there are none.
 */
GSimpleActionGroup *
kaiji_sheet_actions_new (KaijiSheetView *view)
{
  GSimpleActionGroup *group;
  KaijiDocument *document;
  KaijiFindings *findings;
  KaijiScheme *scheme;

  g_return_val_if_fail (KAIJI_IS_SHEET_VIEW (view), NULL);

  document = kaiji_sheet_view_get_document (view);
  findings = kaiji_document_get_findings (document);
  scheme = kaiji_sheet_get_scheme (kaiji_document_get_sheet (document));

  group = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), view);
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      g_autoptr (GPropertyAction) action = g_property_action_new (switches[i], view, switches[i]);

      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }

  set_enabled (group, "compare-previous",
               kaiji_sheet_get_has_previous (kaiji_document_get_sheet (document)));
  set_enabled (group, "show-unplaced",
               kaiji_sheet_get_n_unplaced (kaiji_document_get_sheet (document)) > 0);
  set_enabled (group, "export-public-pdf",
               kaiji_scheme_get_page_layout (scheme)->public_masks_optional);
  g_object_bind_property (document, "editable",
                          g_action_map_lookup_action (G_ACTION_MAP (group), "page-setup"),
                          "enabled", G_BINDING_SYNC_CREATE);
  bind_history (group, kaiji_document_get_history (document));
  g_signal_connect_object (findings, "field-changed", G_CALLBACK (on_finding_changed), group, 0);
  on_finding_changed (findings, NULL, group);

  return group;
}
