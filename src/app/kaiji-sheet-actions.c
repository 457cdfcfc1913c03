/* kaiji-sheet-actions.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-evidence.h"
#include "kaiji-sheet-actions.h"

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

static const GActionEntry actions[] = {
  { .name = "go-to-review", .activate = go_to_review_action },
  { .name = "show-all", .activate = show_all_action },
  { .name = "find", .activate = find_action },
  { .name = "find-next", .activate = find_next_action },
  { .name = "find-previous", .activate = find_previous_action },
  { .name = "go-to-item", .activate = go_to_item_action },
  { .name = "choose-evidence", .activate = choose_evidence_action, .parameter_type = "s" },
  { .name = "show-evidence", .activate = show_evidence_action, .parameter_type = "s" },
};

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

  g_return_val_if_fail (KAIJI_IS_SHEET_VIEW (view), NULL);

  group = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), view);

  return group;
}
