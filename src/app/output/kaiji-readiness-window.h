/* kaiji-readiness-window.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-document.h"
#include "kaiji-pages.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_READINESS_WINDOW (kaiji_readiness_window_get_type ())
G_DECLARE_FINAL_TYPE (KaijiReadinessWindow,
                      kaiji_readiness_window,
                      KAIJI,
                      READINESS_WINDOW,
                      AdwWindow)

/**
 * KaijiReadinessWindow:
 *
 * The check before a sheet is handed in: everything that may have to be done first, a line each
 * that goes to its field. The sheet can be printed and exported from here, as a draft or not.
 */
GtkWindow *kaiji_readiness_window_new (KaijiDocument *document,
                                       KaijiAudience audience,
                                       GActionGroup *actions,
                                       GtkWindow *parent);

G_END_DECLS
