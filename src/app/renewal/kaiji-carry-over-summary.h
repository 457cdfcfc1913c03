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
 * KaijiCarryOverStep:
 *
 * What a person goes on with after carrying over.
 */
typedef enum
{
  KAIJI_CARRY_OVER_STEP_REVIEW,
  KAIJI_CARRY_OVER_STEP_UNPLACED,
  KAIJI_CARRY_OVER_STEP_MISSING,
} KaijiCarryOverStep;

/**
 * KaijiCarryOverSummary:
 *
 * What became of last time's answers, in numbers, and what is to be done with them.
 *
 * Signal `step-chosen` (window, KaijiCarryOverStep step): a person wants to go on with that. The
 * window closes.
 */
GtkWindow *kaiji_carry_over_summary_new (const KaijiCarryOverReport *report, GtkWindow *parent);

G_END_DECLS
