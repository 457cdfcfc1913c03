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
on_show_field (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const KaijiField *field = find_field (user_data, parameter);

  if (field != NULL)
    kaiji_sheet_view_show_field (user_data, field);
}

static void
on_show_finding (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const KaijiField *field = find_field (user_data, parameter);

  if (field != NULL)
    kaiji_sheet_view_show_finding (user_data, field);
}

static void
on_choose_evidence (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const KaijiField *field = find_field (user_data, parameter);

  if (field != NULL)
    kaiji_evidence_choose (kaiji_sheet_view_get_document (user_data), field,
                           GTK_WINDOW (gtk_widget_get_root (user_data)));
}

static void
on_show_evidence (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const KaijiField *field = find_field (user_data, parameter);

  if (field != NULL)
    kaiji_evidence_show (kaiji_sheet_view_get_document (user_data), field,
                         GTK_WINDOW (gtk_widget_get_root (user_data)));
}

/* The fix of a field that a button showed; NULL if it is no longer to be made. */
static const KaijiFix *
find_fix (KaijiSheetView *view, const KaijiField *field, const char *id, const char *label)
{
  KaijiFindings *findings = kaiji_document_get_findings (kaiji_sheet_view_get_document (view));
  GPtrArray *of_field = kaiji_findings_get_for_field (findings, field);

  for (guint i = 0; i < of_field->len; i++)
    {
      const KaijiFix *fix;

      for (guint j = 0; (fix = kaiji_finding_get_fix (of_field->pdata[i], j)) != NULL; j++)
        {
          if (g_str_equal (fix->id, id) && g_str_equal (fix->label, label))
            return fix;
        }
    }

  return NULL;
}

/* One step to undo: what was typed before is another, and so is what is typed next. */
static void
on_apply_fix (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KaijiDocument *document = kaiji_sheet_view_get_document (user_data);
  KaijiSheet *sheet = kaiji_document_get_sheet (document);
  g_autoptr (KaijiAnswer) answer = NULL;
  const char *field_id, *id, *label;
  const KaijiField *field;
  const KaijiFix *fix;

  g_variant_get (parameter, "(&s&s&s)", &field_id, &id, &label);
  field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet), field_id);
  fix = field != NULL ? find_fix (user_data, field, id, label) : NULL;
  if (fix == NULL || kaiji_sheet_get_read_only (sheet))
    return;

  /* The finding goes while the answer is set. */
  answer = fix->answer != NULL ? kaiji_answer_ref (fix->answer) : NULL;
  kaiji_history_end_typing (kaiji_document_get_history (document));
  kaiji_sheet_set_answer (sheet, field, answer);
  kaiji_history_end_typing (kaiji_document_get_history (document));
}

static void
on_find (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kaiji_find_bar_open (kaiji_sheet_view_get_find_bar (user_data));
}

static void
on_find_next (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kaiji_find_bar_go (kaiji_sheet_view_get_find_bar (user_data), FALSE);
}

static void
on_find_previous (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kaiji_find_bar_go (kaiji_sheet_view_get_find_bar (user_data), TRUE);
}

static void
on_go_to_item (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kaiji_item_bar_open (kaiji_sheet_view_get_item_bar (user_data));
}

static void
on_show_all (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const KaijiFilter all = { KAIJI_FILTER_ALL, NULL };

  kaiji_sheet_view_set_filter (user_data, &all);
}

static void
on_go_to_review (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kaiji_sheet_view_go_to_review (user_data);
}

static void
on_undo (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kaiji_sheet_view_undo (user_data);
}

static void
on_redo (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kaiji_sheet_view_redo (user_data);
}

static void
on_next_finding (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kaiji_sheet_view_go_to_finding (user_data, FALSE);
}

static void
on_previous_finding (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kaiji_sheet_view_go_to_finding (user_data, TRUE);
}

static void
on_confirm (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  if (kaiji_sheet_view_confirm (user_data))
    kaiji_window_offer_action (get_window (user_data), _ ("Everything is confirmed"),
                               _ ("Show _Changes"), "sheet.compare-previous");
}

static void
on_carry_over (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kaiji_renewal_carry_over (get_window (user_data));
}

static void
on_compare (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kaiji_renewal_compare (get_window (user_data));
}

static void
on_compare_previous (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kaiji_renewal_compare_previous (get_window (user_data));
}

static void
on_show_unplaced (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kaiji_renewal_show_unplaced (get_window (user_data));
}

static void
on_export_dates (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kaiji_renewal_export_dates (get_window (user_data));
}

static void
on_page_setup (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KaijiDocument *document = kaiji_sheet_view_get_document (user_data);
  const KaijiField *field = kaiji_sheet_view_get_current_field (user_data);

  gtk_window_present (kaiji_page_setup_dialog_new (kaiji_document_get_sheet (document),
                                                   field != NULL ? field->item : NULL,
                                                   GTK_WINDOW (gtk_widget_get_root (user_data))));
}

static void
on_print (GSimpleAction *action, GVariant *parameter, gpointer user_data)
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
on_export_pdf (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  export_pdf (user_data, KAIJI_AUDIENCE_SUBMISSION);
}

static void
on_export_public_pdf (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  export_pdf (user_data, KAIJI_AUDIENCE_PUBLIC);
}

static const GActionEntry actions[] = {
  { .name = "undo", .activate = on_undo },
  { .name = "redo", .activate = on_redo },
  { .name = "next-finding", .activate = on_next_finding },
  { .name = "previous-finding", .activate = on_previous_finding },
  { .name = "confirm", .activate = on_confirm },
  { .name = "carry-over", .activate = on_carry_over },
  { .name = "compare", .activate = on_compare },
  { .name = "compare-previous", .activate = on_compare_previous },
  { .name = "show-unplaced", .activate = on_show_unplaced },
  { .name = "export-dates", .activate = on_export_dates },
  { .name = "page-setup", .activate = on_page_setup },
  { .name = "print", .activate = on_print },
  { .name = "export-pdf", .activate = on_export_pdf },
  { .name = "export-public-pdf", .activate = on_export_public_pdf },
  { .name = "go-to-review", .activate = on_go_to_review },
  { .name = "show-all", .activate = on_show_all },
  { .name = "find", .activate = on_find },
  { .name = "find-next", .activate = on_find_next },
  { .name = "find-previous", .activate = on_find_previous },
  { .name = "go-to-item", .activate = on_go_to_item },
  { .name = "apply-fix", .activate = on_apply_fix, .parameter_type = "(sss)" },
  { .name = "show-field", .activate = on_show_field, .parameter_type = "s" },
  { .name = "show-finding", .activate = on_show_finding, .parameter_type = "s" },
  { .name = "choose-evidence", .activate = on_choose_evidence, .parameter_type = "s" },
  { .name = "show-evidence", .activate = on_show_evidence, .parameter_type = "s" },
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
on_field_changed (KaijiFindings *findings, const KaijiField *field, GSimpleActionGroup *group)
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
  g_signal_connect_object (findings, "field-changed", G_CALLBACK (on_field_changed), group, 0);
  on_field_changed (findings, NULL, group);

  return group;
}
