/* kaiji-status-bar.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-findings.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_STATUS_BAR (kaiji_status_bar_get_type ())
G_DECLARE_FINAL_TYPE (KaijiStatusBar, kaiji_status_bar, KAIJI, STATUS_BAR, AdwBin)

/**
 * KaijiStatusBar:
 *
 * The progress of the sheet: required answers, errors, warnings, and buttons that go to the next of
 * them.
 *
 * Property `narrow` (boolean): whether to omit words that icons replace.
 */
void kaiji_status_bar_set_findings (KaijiStatusBar *self, KaijiFindings *findings);

G_END_DECLS
