/* kaiji-file-actions.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-document.h"
#include "kaiji-sheet-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Hints for g_application_open(): read the sheet of an open window again, or open the content of a
 * file as a new sheet. */
#define KAIJI_FILE_ACTIONS_HINT_RELOAD "reload"
#define KAIJI_FILE_ACTIONS_HINT_COPY "copy"

void kaiji_file_actions_add (GActionMap *map,
                             KaijiDocument *document,
                             KaijiSchemeLibrary *library,
                             KaijiSheetView *view);

G_END_DECLS
