/* kaiji-window-title.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-document.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_WINDOW_TITLE (kaiji_window_title_get_type ())
G_DECLARE_FINAL_TYPE (KaijiWindowTitle, kaiji_window_title, KAIJI, WINDOW_TITLE, AdwBin)

/**
 * KaijiWindowTitle:
 *
 * The name of the sheet in a window's header bar, and below it what distinguishes it from others of
 * the same service and when it was saved. It is the title of the window as well.
 */
void kaiji_window_title_set_document (KaijiWindowTitle *self, KaijiDocument *document);
void kaiji_window_title_show_saved (KaijiWindowTitle *self, gboolean by_itself);

G_END_DECLS
