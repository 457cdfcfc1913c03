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
 * The fate of the previous answers, in numbers, and the next steps.
 *
 * Choosing a step activates `sheet.go-to-review`, `sheet.show-unplaced` or `sheet.show-missing` of
 * the new sheet's window and closes this one.
 */
GtkWindow *kaiji_carry_over_summary_new (const KaijiCarryOverReport *report, GtkWindow *parent);

G_END_DECLS
