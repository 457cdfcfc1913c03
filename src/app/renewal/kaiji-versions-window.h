/* kaiji-versions-window.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-document.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_VERSIONS_WINDOW (kaiji_versions_window_get_type ())
G_DECLARE_FINAL_TYPE (KaijiVersionsWindow, kaiji_versions_window, KAIJI, VERSIONS_WINDOW, AdwWindow)

/**
 * KaijiVersionsWindow:
 *
 * The versions of a sheet's file by day. Activating one opens it beside the present sheet in a
 * #KaijiComparisonWindow, where its answers can be taken.
 */
GtkWindow *
kaiji_versions_window_new (KaijiDocument *document, KaijiSchemeLibrary *library, GtkWindow *parent);

G_END_DECLS
