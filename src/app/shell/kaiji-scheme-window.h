/* kaiji-scheme-window.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-scheme-library.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_SCHEME_WINDOW (kaiji_scheme_window_get_type ())
G_DECLARE_FINAL_TYPE (KaijiSchemeWindow, kaiji_scheme_window, KAIJI, SCHEME_WINDOW, AdwWindow)

/**
 * KaijiSchemeWindow:
 *
 * A scheme file: all that is wrong with it, or its editions, to be tried with an empty sheet, and
 * to be installed. It follows the file, so that an author sees what each change of it makes.
 */
void kaiji_scheme_window_show (GtkApplication *application,
                               KaijiSchemeLibrary *library,
                               KaijiSchemeFile *file,
                               GFile *sheet,
                               const char *hint);

G_END_DECLS
