/* kaiji-fix-buttons.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "kaiji-finding.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_FIX_BUTTONS (kaiji_fix_buttons_get_type ())
G_DECLARE_FINAL_TYPE (KaijiFixButtons, kaiji_fix_buttons, KAIJI, FIX_BUTTONS, GtkWidget)

/**
 * KaijiFixButtons:
 *
 * The ways to answer a finding, side by side if there is room: a button for each fix, which
 * activates `sheet.apply-fix`, and one to acknowledge the finding, or to take that back, which
 * activates `sheet.acknowledge`. Fixes of characters can be applied to the whole sheet
 * (`sheet.apply-fixes`).
 */
GtkWidget *kaiji_fix_buttons_new (void);
void kaiji_fix_buttons_set_finding (KaijiFixButtons *self, KaijiFinding *finding);

G_END_DECLS
