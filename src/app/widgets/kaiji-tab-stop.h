/* kaiji-tab-stop.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KAIJI_TYPE_TAB_STOP (kaiji_tab_stop_get_type ())
G_DECLARE_FINAL_TYPE (KaijiTabStop, kaiji_tab_stop, KAIJI, TAB_STOP, AdwBin)

/**
 * KaijiTabStop:
 *
 * Around a scrolled list whose rows have controls in them: arrows go from row to row, and Tab goes
 * through the controls of one row and out of the list, rather than through all of its rows.
 *
 * Its property `list` is that list, a #GtkListBox or #GtkListView.
 */

G_END_DECLS
