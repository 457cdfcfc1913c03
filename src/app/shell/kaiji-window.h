/* kaiji-window.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-application.h"
#include "kaiji-document.h"
#include "kaiji-sheet-view.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_WINDOW (kaiji_window_get_type ())
G_DECLARE_FINAL_TYPE (KaijiWindow, kaiji_window, KAIJI, WINDOW, AdwApplicationWindow)

/**
 * KaijiWindow:
 *
 * The window of one sheet; without one it shows the start page.
 */
KaijiWindow *kaiji_window_new (KaijiApplication *application);

KaijiDocument *kaiji_window_get_document (KaijiWindow *self);
KaijiSheetView *kaiji_window_get_view (KaijiWindow *self);
void kaiji_window_tell (KaijiWindow *self, const char *text);
void kaiji_window_offer_file (KaijiWindow *self, GFile *file);
void kaiji_window_offer_action (KaijiWindow *self,
                                const char *text,
                                const char *label,
                                const char *action);
gboolean kaiji_window_is_free (KaijiWindow *self);

void kaiji_window_show_start_page (KaijiWindow *self);
void kaiji_window_show_waiting (KaijiWindow *self);
void kaiji_window_show_document (KaijiWindow *self, KaijiDocument *document);
void kaiji_window_close_document (KaijiWindow *self);

G_END_DECLS
