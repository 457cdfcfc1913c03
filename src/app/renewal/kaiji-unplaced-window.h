/* kaiji-unplaced-window.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-scheme-library.h"
#include "kaiji-sheet.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_UNPLACED_WINDOW (kaiji_unplaced_window_get_type ())
G_DECLARE_FINAL_TYPE (KaijiUnplacedWindow, kaiji_unplaced_window, KAIJI, UNPLACED_WINDOW, AdwWindow)

/**
 * KaijiUnplacedWindow:
 *
 * The answers from another form that have no field in a sheet, which can be copied.
 */
GtkWindow *
kaiji_unplaced_window_new (KaijiSheet *sheet, KaijiSchemeLibrary *library, GtkWindow *parent);

G_END_DECLS
