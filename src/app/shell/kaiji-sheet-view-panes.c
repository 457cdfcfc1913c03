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
  PANE_NOTICES,
  PANE_SECTIONS,
  PANE_FORM,
  PANE_GUIDANCE,
  PANE_PREVIEW,
  PANE_CHANGES,
  PANE_FINDINGS,
  PANE_TOASTS,
  N_PANES,
} Pane;

/* Returns: (nullable): a pane of the view, if it is shown */
static GtkWidget *
get_pane (KaijiSheetView *self, Pane pane)
{
  GtkWidget *widgets[N_PANES];

  widgets[PANE_NOTICES] = GTK_WIDGET (self->notices);
  widgets[PANE_SECTIONS] = adw_flap_get_reveal_flap (self->flap) ? adw_flap_get_flap (self->flap)
                                                                 : NULL;
  widgets[PANE_FORM] = GTK_WIDGET (self->page_stack);
  widgets[PANE_GUIDANCE] = kaiji_side_split_get_pane (self->guidance_split);
  widgets[PANE_PREVIEW] = kaiji_side_split_get_pane (self->preview_split);
  widgets[PANE_CHANGES] = kaiji_side_split_get_pane (self->changes_split);
  widgets[PANE_FINDINGS] = gtk_widget_get_visible (GTK_WIDGET (self->findings_bin))
                             ? GTK_WIDGET (self->findings_panel)
                             : NULL;
  widgets[PANE_TOASTS] = gtk_widget_get_first_child (GTK_WIDGET (self->toasts));

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
  if (pane != PANE_SECTIONS)
    kaiji_sheet_view_uncover (self);

  switch (pane)
    {
    case PANE_SECTIONS:
      /* The first control of the pane leads to the overview, which has a key of its own. */
      return gtk_widget_child_focus (GTK_WIDGET (self->section_list), GTK_DIR_TAB_FORWARD);
    case PANE_FORM:
      kaiji_sheet_view_focus_page (self);
      return TRUE;
    /* The first control of a side pane is its edge, with which arrows would change its width. */
    case PANE_GUIDANCE:
      return kaiji_side_split_focus_child (self->guidance_split);
    case PANE_PREVIEW:
      return kaiji_side_split_focus_child (self->preview_split);
    case PANE_CHANGES:
      return kaiji_side_split_focus_child (self->changes_split);
    case PANE_FINDINGS:
      return kaiji_findings_panel_return (self->findings_panel,
                                          kaiji_sheet_view_get_current_field (self));
    default:
      return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
    }
}

/**
 * kaiji_sheet_view_uncover:
 *
 * In a narrow window, where the sections lie above the rest, makes them give way.
 */
void
kaiji_sheet_view_uncover (KaijiSheetView *self)
{
  g_return_if_fail (KAIJI_IS_SHEET_VIEW (self));

  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
}

static gboolean
go_to_sections (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

/**
 * kaiji_sheet_view_update_cover:
 *
 * Keeps the focus in what can be seen. While the sections lie above the rest they have it, and
 * nothing below them can get it: what one types would change an answer unseen. If they go with the
 * focus, it goes back to where one was.
 */
void
kaiji_sheet_view_update_cover (KaijiSheetView *self)
{
  gboolean is_revealed;
  gboolean is_covered;
  GtkWidget *content;

  g_return_if_fail (KAIJI_IS_SHEET_VIEW (self));

  is_revealed = adw_flap_get_reveal_flap (self->flap);
  is_covered = is_revealed && adw_flap_get_folded (self->flap);
  content = adw_flap_get_content (self->flap);
  if (is_covered && gtk_widget_get_can_focus (content) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      /* They can take it once they have begun to come; until then no key goes below them. */
      gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
      kaiji_focus_go_when_ready (GTK_WIDGET (self->section_list), go_to_sections);
    }
  gtk_widget_set_can_focus (content, !is_covered);
  if (!is_revealed && kaiji_focus_is_within (adw_flap_get_flap (self->flap)))
    kaiji_sheet_view_focus_page (self);
}

/* Whether the form shows a section or a filter without the edited field: it was chosen to be gone
 * into, and going back to the field would take it away again. */
static gboolean
shows_others (KaijiSheetView *self)
{
  const KaijiField *current = kaiji_sheet_view_get_current_field (self);

  return current != NULL && !kaiji_form_has_field (self->form, current);
}

/**
 * kaiji_sheet_view_focus_field:
 *
 * Puts the cursor back into the form where it was, or into the first field, also of a section or a
 * filter that was chosen since.
 */
void
kaiji_sheet_view_focus_field (KaijiSheetView *self)
{
  g_return_if_fail (KAIJI_IS_SHEET_VIEW (self));

  kaiji_sheet_view_uncover (self);
  if (shows_others (self) || !kaiji_form_return (self->form))
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

  kaiji_sheet_view_uncover (self);
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
