/* preview-fixture.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <X11/Xlib.h>

#include "kaiji-form.h"
#include "kaiji-page-view.h"
#include "row-fixture.h"

G_BEGIN_DECLS

/* A sheet in a window with the printed page beside the form, or room for it, that is clicked into
 * and typed into through the X server. */
typedef struct
{
  KaijiSheet *sheet;
  KaijiDocument *document;
  GtkWidget *window;
  GtkWidget *view;
} Preview;

typedef gboolean (*PreviewCondition) (gpointer user_data);

/* Widths of a window that fits both, or not. */
#define WIDE 1300
#define NARROW 600

void preview_init_test (int *argc, char ***argv);
void preview_add_test (const char *path, void (*test) (void));

KaijiSheet *preview_load_sheet (const char *scheme_name, const char *page);
Preview *preview_new (KaijiSheet *sheet, int width, gboolean show);
void preview_free (Preview *self);

GtkWidget *preview_get_widget (Preview *self);
KaijiPages *preview_get_pages (Preview *self);
KaijiPageView *preview_get_page_view (Preview *self);
KaijiForm *preview_get_form (Preview *self);
const KaijiField *preview_find_field (Preview *self, const char *id);
GtkWidget *preview_find_button (Preview *self, const char *action);
gboolean preview_is_shown (Preview *self);

gboolean preview_is_drawn (gpointer user_data);
gboolean preview_is_fitted (gpointer user_data);
void preview_wait_until (PreviewCondition condition, gpointer user_data, const char *what);
void preview_wait_for_frame (Preview *self);
void preview_wait_for_renewal (Preview *self, KaijiPages *old);
void preview_wait_for_field (Preview *self, const char *id);
void preview_wait_for_page (Preview *self, guint page);

void preview_show (Preview *self, gboolean show);
void preview_press_button (Preview *self, const char *action);
Display *preview_get_display (void);
void preview_click_on_field (Preview *self, const char *id, double x, double y);
void preview_press_key (Preview *self, KeySym key);
void preview_press_with (Preview *self, KeySym modifier, KeySym key);

void preview_assert_page (Preview *self, guint page);
void preview_assert_enabled (Preview *self, const char *action, gboolean enabled);
void preview_assert_drawn (Preview *self);
void preview_assert_sharp (Preview *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Preview, preview_free)

G_END_DECLS
