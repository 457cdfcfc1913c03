/* kaiji-sheet-view.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-changes-pane.h"
#include "kaiji-document.h"
#include "kaiji-go-box.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_SHEET_VIEW (kaiji_sheet_view_get_type ())
G_DECLARE_FINAL_TYPE (KaijiSheetView, kaiji_sheet_view, KAIJI, SHEET_VIEW, AdwBin)

/**
 * KaijiSheetView:
 *
 * A sheet in its window: the sections at the side, the form, the printed page, and the progress
 * below.
 *
 * Property `show-sections` (boolean): whether the sections are shown. In a narrow window they cover
 * the form. Property `show-findings` (boolean): whether all findings are listed below the form.
 * Property `show-preview` (boolean): whether the printed page is shown beside the form.
 * Property `show-overview` (boolean): whether the sheet is shown at a glance in the form's place.
 * The comparison with another sheet stands beside the form as well; it is not remembered.
 * Property `show-guidance` (boolean): whether it is shown how the field with the cursor is
 * answered.
 */
KaijiSheetView *kaiji_sheet_view_new (KaijiDocument *document);

KaijiDocument *kaiji_sheet_view_get_document (KaijiSheetView *self);
void kaiji_sheet_view_set_filter (KaijiSheetView *self, const KaijiFilter *filter);
KaijiGoBox *kaiji_sheet_view_get_go_box (KaijiSheetView *self);
const KaijiField *kaiji_sheet_view_get_current_field (KaijiSheetView *self);
void kaiji_sheet_view_show_last_page (KaijiSheetView *self);
gboolean kaiji_sheet_view_has_place (KaijiSheetView *self);
void kaiji_sheet_view_focus_form (KaijiSheetView *self);
void kaiji_sheet_view_show_all (KaijiSheetView *self);
void kaiji_sheet_view_focus_field (KaijiSheetView *self);
void kaiji_sheet_view_focus_page (KaijiSheetView *self);
void
kaiji_sheet_view_go_to_next_pane (KaijiSheetView *self, GtkWidget *header_bar, gboolean backwards);
void kaiji_sheet_view_go_to_findings (KaijiSheetView *self);
void kaiji_sheet_view_show_section (KaijiSheetView *self, const KaijiSection *section);
void kaiji_sheet_view_go_to_section (KaijiSheetView *self, gboolean backwards);
void kaiji_sheet_view_keep_place (KaijiSheetView *self);
void kaiji_sheet_view_go_to_finding (KaijiSheetView *self, gboolean backwards);
void kaiji_sheet_view_undo (KaijiSheetView *self);
void kaiji_sheet_view_redo (KaijiSheetView *self);
void kaiji_sheet_view_show_field (KaijiSheetView *self, const KaijiField *field);
void kaiji_sheet_view_show_finding (KaijiSheetView *self, const KaijiField *field);
gboolean kaiji_sheet_view_confirm (KaijiSheetView *self);
void kaiji_sheet_view_show_changes (KaijiSheetView *self,
                                    KaijiChangesKind kind,
                                    KaijiSheet *old_sheet,
                                    const char *old_name);
gboolean kaiji_sheet_view_go_to_changes (KaijiSheetView *self);
void kaiji_sheet_view_compare_with_previous (KaijiSheetView *self);
void kaiji_sheet_view_compare_with_file (KaijiSheetView *self, KaijiSchemeLibrary *library);
void kaiji_sheet_view_compare_with_disk (KaijiSheetView *self, KaijiSchemeLibrary *library);
void kaiji_sheet_view_close_changes (KaijiSheetView *self);
gboolean kaiji_sheet_view_take_change (KaijiSheetView *self);
void kaiji_sheet_view_go_to_review (KaijiSheetView *self);

G_END_DECLS
