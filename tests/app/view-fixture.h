/* view-fixture.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-sheet-view.h"
#include "row-fixture.h"

G_BEGIN_DECLS

/* A window with a whole sheet of the scheme tests/sheet/schemes/checks.json. */
typedef struct
{
  KaijiSheet *sheet;
  KaijiDocument *document;
  GtkWidget *window;
  KaijiSheetView *view;
  KaijiForm *form;
} View;

View *view_new (const char *answers);
View *view_new_for_document (KaijiDocument *document);
void view_free (View *self);

void view_settle (View *self);
GtkScrolledWindow *view_get_scrolled_window (View *self);
GtkAdjustment *view_get_adjustment (View *self);
void view_scroll_through (View *self);
void view_activate (View *self, const char *action);
const KaijiField *view_find_field (View *self, const char *field_id);
void view_show_field (View *self, const char *field_id);
KaijiFieldRow *view_get_row (View *self, const char *field_id);
gboolean view_is_in_sight (View *self, const char *field_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (View, view_free)

G_END_DECLS
