/* kaiji-find-bar.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-form.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_FIND_BAR (kaiji_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (KaijiFindBar, kaiji_find_bar, KAIJI, FIND_BAR, AdwBin)

/**
 * KaijiFindBar:
 *
 * Searches prompts, answers and notes for a text, and goes from hit to hit while the cursor stays
 * in the bar. Escape returns to the place before the search.
 */
KaijiFindBar *kaiji_find_bar_new (KaijiForm *form, KaijiFindings *findings);

void kaiji_find_bar_open (KaijiFindBar *self);
void kaiji_find_bar_go (KaijiFindBar *self, gboolean backwards);

G_END_DECLS
