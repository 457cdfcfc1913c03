/* kaiji-window.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-document.h"
#include "kaiji-scheme-library.h"
#include "kaiji-sheet-view.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_WINDOW (kaiji_window_get_type ())
G_DECLARE_FINAL_TYPE (KaijiWindow, kaiji_window, KAIJI, WINDOW, AdwApplicationWindow)

/**
 * KaijiWindow:
 *
 * The window of one sheet; without one it shows the start page. It opens files through
 * g_application_open(), with %KAIJI_WINDOW_HINT_RESTORE for a copy of unsaved changes, and
 * %KAIJI_WINDOW_HINT_SCHEME for a file that is to be a form.
 */
#define KAIJI_WINDOW_HINT_RESTORE "restore"
#define KAIJI_WINDOW_HINT_SCHEME "scheme"

KaijiWindow *kaiji_window_new (GtkApplication *application, KaijiSchemeLibrary *library);
KaijiWindow *kaiji_window_get_free (GtkApplication *application, KaijiSchemeLibrary *library);

KaijiDocument *kaiji_window_get_document (KaijiWindow *self);
gboolean kaiji_window_is_free (KaijiWindow *self);

void kaiji_window_show_start_page (KaijiWindow *self);
void kaiji_window_choose_scheme (KaijiWindow *self);
void kaiji_window_show_waiting (KaijiWindow *self);
void kaiji_window_show_document (KaijiWindow *self, KaijiDocument *document);
void kaiji_window_replace_document (KaijiWindow *self, KaijiDocument *document);
void kaiji_window_close_document (KaijiWindow *self);
void kaiji_window_offer_new_form (KaijiWindow *self);
void kaiji_window_keep_place (KaijiWindow *self);
void kaiji_window_carry_over_file (KaijiWindow *self, GFile *file);
void kaiji_window_import_file (KaijiWindow *self, GFile *file, gboolean into_new);

G_END_DECLS
