/* kaiji-import-window.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-import-review.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_IMPORT_WINDOW (kaiji_import_window_get_type ())
G_DECLARE_FINAL_TYPE (KaijiImportWindow, kaiji_import_window, KAIJI, IMPORT_WINDOW, AdwWindow)

/**
 * KaijiImportWindow:
 *
 * A review of what was found in another file, before anything of it goes into the sheet.
 *
 * Signal `accepted` (window): the person wants what is taken now; the window closes.
 */
GtkWindow *
kaiji_import_window_new (KaijiImportReview *review, const char *source_name, GtkWindow *parent);

KaijiImportReview *kaiji_import_window_get_review (KaijiImportWindow *self);

G_END_DECLS
