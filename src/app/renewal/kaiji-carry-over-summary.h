/* kaiji-carry-over-summary.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-carry-over.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_CARRY_OVER_SUMMARY (kaiji_carry_over_summary_get_type ())
G_DECLARE_FINAL_TYPE (KaijiCarryOverSummary,
                      kaiji_carry_over_summary,
                      KAIJI,
                      CARRY_OVER_SUMMARY,
                      AdwWindow)

/**
 * KaijiCarryOverSummary:
 *
 * What became of last time's answers, in numbers, and what is to be done with them.
 *
 * A step that is chosen activates `sheet.go-to-review`, `sheet.show-unplaced` or
 * `sheet.show-missing` of the new sheet's window; this one closes.
 */
GtkWindow *kaiji_carry_over_summary_new (const KaijiCarryOverReport *report, GtkWindow *parent);

G_END_DECLS
