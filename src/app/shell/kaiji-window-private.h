/* kaiji-window-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-focus-memory.h"
#include "kaiji-start-page.h"
#include "kaiji-window-title.h"
#include "kaiji-window.h"

G_BEGIN_DECLS

/* For the files of the window: its start page, saving, and sheets that are carried over or
 * imported. */
struct _KaijiWindow
{
  AdwApplicationWindow parent_instance;

  GtkWidget *header_bar;
  KaijiWindowTitle *title_widget;
  GtkWidget *sections_button;
  GtkWidget *go_buttons;
  GtkWidget *edit_buttons;
  GtkMenuButton *menu_button;
  GMenuModel *primary_menu;
  AdwToastOverlay *toast_overlay;
  GtkStack *stack;
  AdwBin *start_bin;
  AdwBin *sheet_bin;

  KaijiSchemeLibrary *library;
  KaijiDocument *document;
  KaijiSheetView *view;
  KaijiStartPage *start_page;
  KaijiFocusMemory *start_memory; /* (nullable): like the start page */
  gboolean asking;                /* the question about closing is open */
  gboolean saving;
  gboolean close_when_saved;
};

void kaiji_window_fold_watch (KaijiWindow *self);
void kaiji_window_fold_update (KaijiWindow *self);
void kaiji_window_keys_watch (KaijiWindow *self);
void kaiji_window_menu_set_up (KaijiWindow *self);
void kaiji_window_focus_page (KaijiWindow *self);
void kaiji_window_focus_start_page (KaijiWindow *self);
void kaiji_window_open_file (KaijiWindow *self, GFile *file, const char *hint);
void kaiji_window_carry_over (KaijiWindow *self, KaijiSheet *old_sheet, GFile *origin);
void kaiji_window_install_save_actions (KaijiWindowClass *klass);
void kaiji_window_update_save_actions (KaijiWindow *self);
void kaiji_window_ask_to_close (KaijiWindow *self);
void kaiji_window_install_import_actions (KaijiWindowClass *klass);
void kaiji_window_install_scheme_actions (KaijiWindowClass *klass);

G_END_DECLS
