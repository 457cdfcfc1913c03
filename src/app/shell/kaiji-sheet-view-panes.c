/* kaiji-sheet-view-panes.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-focus.h"
#include "kaiji-sheet-view-private.h"

/* The panes through which F6 goes, in that order, and then the header bar. */
typedef enum
{
  PANE_SECTIONS,
  PANE_FORM,
  PANE_GUIDANCE,
  PANE_PREVIEW,
  PANE_CHANGES,
  PANE_FINDINGS,
  N_PANES,
} Pane;

/* Returns: (nullable): a pane of the view, if it is shown */
static GtkWidget *
get_pane (KaijiSheetView *self, Pane pane)
{
  GtkWidget *widgets[N_PANES];

  widgets[PANE_SECTIONS] = adw_flap_get_reveal_flap (self->flap) ? adw_flap_get_flap (self->flap)
                                                                 : NULL;
  widgets[PANE_FORM] = GTK_WIDGET (self->page_stack);
  widgets[PANE_GUIDANCE] = kaiji_side_split_get_pane (self->guidance_split);
  widgets[PANE_PREVIEW] = kaiji_side_split_get_pane (self->preview_split);
  widgets[PANE_CHANGES] = kaiji_side_split_get_pane (self->changes_split);
  widgets[PANE_FINDINGS] = gtk_widget_get_visible (GTK_WIDGET (self->findings_bin))
                             ? GTK_WIDGET (self->findings_panel)
                             : NULL;

  return widgets[pane] != NULL && gtk_widget_get_mapped (widgets[pane]) ? widgets[pane] : NULL;
}

/* Goes into a pane of the view. Returns whether it is shown and there is something to go to. */
static gboolean
focus_pane (KaijiSheetView *self, Pane pane)
{
  GtkWidget *widget;

  widget = get_pane (self, pane);
  if (widget == NULL)
    return FALSE;
  /* Its first control leads to the overview, which has a key of its own. */
  if (pane == PANE_SECTIONS)
    widget = GTK_WIDGET (self->section_list);
  if (pane == PANE_CHANGES)
    return gtk_widget_grab_focus (GTK_WIDGET (self->changes_pane));
  if (pane != PANE_FORM)
    return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);

  kaiji_sheet_view_focus_page (self);
  return TRUE;
}

/* In a narrow window the sections make room for what one goes to. */
static void
uncover (KaijiSheetView *self)
{
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
}

/**
 * kaiji_sheet_view_focus_field:
 *
 * Puts the cursor back into the form where it was, or into the first field.
 */
void
kaiji_sheet_view_focus_field (KaijiSheetView *self)
{
  g_return_if_fail (KAIJI_IS_SHEET_VIEW (self));

  uncover (self);
  if (!kaiji_form_return (self->form))
    kaiji_sheet_view_focus_form (self);
}

/**
 * kaiji_sheet_view_focus_page:
 *
 * Goes back into the form, where one was, or into the overview in its place.
 */
void
kaiji_sheet_view_focus_page (KaijiSheetView *self)
{
  g_return_if_fail (KAIJI_IS_SHEET_VIEW (self));

  if (!kaiji_sheet_view_shows_overview (self))
    {
      kaiji_sheet_view_focus_field (self);
      return;
    }

  uncover (self);
  kaiji_side_split_show_content (self->changes_split);
  kaiji_side_split_show_content (self->preview_split);
  kaiji_side_split_show_content (self->guidance_split);
  if (!kaiji_focus_memory_return (self->overview_memory))
    gtk_widget_grab_focus (GTK_WIDGET (self->overview));
}

/**
 * kaiji_sheet_view_go_to_next_pane:
 * @header_bar: the header bar of the window
 * @backwards: whether to go backwards
 *
 * Goes round through the panes and the header bar. What is in none of them, as the status bar, is
 * left for the form.
 */
void
kaiji_sheet_view_go_to_next_pane (KaijiSheetView *self, GtkWidget *header_bar, gboolean backwards)
{
  const guint n_panes = N_PANES + 1;
  guint present = backwards ? PANE_FORM + 1 : PANE_FORM + n_panes - 1;

  g_return_if_fail (KAIJI_IS_SHEET_VIEW (self));
  g_return_if_fail (GTK_IS_WIDGET (header_bar));

  for (guint i = 0; i < n_panes; i++)
    {
      GtkWidget *widget = i < N_PANES ? get_pane (self, i) : header_bar;

      if (widget != NULL && kaiji_focus_is_within (widget))
        present = i;
    }

  for (guint i = 1; i <= n_panes; i++)
    {
      guint pane = (present + (backwards ? n_panes - i : i)) % n_panes;

      if (pane < N_PANES ? focus_pane (self, pane)
                         : gtk_widget_child_focus (header_bar, GTK_DIR_TAB_FORWARD))
        return;
    }
}
