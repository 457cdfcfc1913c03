/* kaiji-help-window.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-help-page.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_HELP_WINDOW (kaiji_help_window_get_type ())
G_DECLARE_FINAL_TYPE (KaijiHelpWindow, kaiji_help_window, KAIJI, HELP_WINDOW, AdwWindow)

/**
 * KaijiHelpWindow:
 *
 * The guide, where the desktop has no help viewer. There is one such window at the most.
 */
void kaiji_help_window_show (GtkApplication *application, const char *place);

G_END_DECLS
