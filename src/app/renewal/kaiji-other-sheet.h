/* kaiji-other-sheet.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "kaiji-followed-sheet.h"
#include "kaiji-scheme-library.h"
#include "kaiji-sheet.h"

G_BEGIN_DECLS

void kaiji_other_sheet_load_async (GtkWidget *widget,
                                   GFile *file,
                                   const char *title,
                                   KaijiSchemeLibrary *library,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
KaijiSheet *kaiji_other_sheet_load_finish (GAsyncResult *result, GFile **file);
KaijiFollowedSheet *kaiji_other_sheet_load_follow (GAsyncResult *result);

G_END_DECLS
