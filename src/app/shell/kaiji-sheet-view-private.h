/* kaiji-sheet-view-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-filter-bar.h"
#include "kaiji-filter-list.h"
#include "kaiji-findings-panel.h"
#include "kaiji-focus-memory.h"
#include "kaiji-followed-sheet.h"
#include "kaiji-form.h"
#include "kaiji-overview.h"
#include "kaiji-place.h"
#include "kaiji-section-list.h"
#include "kaiji-sheet-notices.h"
#include "kaiji-sheet-view.h"
#include "kaiji-side-split.h"
#include "kaiji-status-bar.h"

G_BEGIN_DECLS

/* For the files of the view: its panes, its comparison with another sheet, its list of findings,
 * its place, and going about in it. */
struct _KaijiSheetView
{
  AdwBin parent_instance;

  AdwFlap *flap;
  KaijiSheetNotices *notices;
  KaijiFilterList *filter_list;
  KaijiSectionList *section_list;
  KaijiFilterBar *filter_bar;
  GtkStack *page_stack;              /* the form and the overview */
  KaijiOverview *overview;           /* (nullable): NULL before it is first shown */
  KaijiFocusMemory *overview_memory; /* (nullable): like the overview */
  GtkBox *form_box;
  KaijiGoBox *go_box; /* (nullable): NULL before it is first shown, like the findings panel */
  gboolean go_from_overview; /* whether one went into that box from the overview */
  KaijiSideSplit *changes_split;
  KaijiChangesPane *changes_pane; /* (nullable): NULL before it is first shown */
  KaijiFollowedSheet *compared;   /* (nullable): the file that the sheet is compared with, if any */
  KaijiSideSplit *preview_split;
  KaijiSideSplit *guidance_split;
  KaijiForm *form;
  AdwBin *findings_bin;
  AdwToastOverlay *toasts;
  KaijiFindingsPanel *findings_panel; /* (nullable) */
  KaijiStatusBar *status_bar;

  KaijiDocument *document;
  KaijiPlace *place; /* (nullable): the last place in the sheet, until it is restored */
};

gboolean kaiji_sheet_view_shows_overview (KaijiSheetView *self);
void kaiji_sheet_view_update_section (KaijiSheetView *self);
void kaiji_sheet_view_uncover (KaijiSheetView *self);
void kaiji_sheet_view_update_cover (KaijiSheetView *self);
void kaiji_sheet_view_tell_no_findings (KaijiSheetView *self);
void kaiji_sheet_view_set_show_findings (KaijiSheetView *self, gboolean show_findings);

G_END_DECLS
