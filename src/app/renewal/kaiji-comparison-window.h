/* kaiji-comparison-window.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-document.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_COMPARISON_WINDOW (kaiji_comparison_window_get_type ())
G_DECLARE_FINAL_TYPE (KaijiComparisonWindow,
                      kaiji_comparison_window,
                      KAIJI,
                      COMPARISON_WINDOW,
                      AdwWindow)

/**
 * KaijiComparisonWindow:
 *
 * Two sheets side by side: changed, added and removed answers; unchanged ones are hidden at first.
 * It follows edits of the new sheet, and prints the changes.
 *
 * Activating a change activates `sheet.show-field` of the window of the new sheet.
 */
GtkWindow *kaiji_comparison_window_new (KaijiDocument *document,
                                        KaijiSheet *old_sheet,
                                        const char *old_name,
                                        GtkWindow *parent);
GtkWindow *kaiji_comparison_window_new_for_version (KaijiDocument *document,
                                                    KaijiSheet *version,
                                                    const char *name,
                                                    GtkWindow *parent);

G_END_DECLS
