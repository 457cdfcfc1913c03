/* kaiji-carry-over.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-sheet.h"

G_BEGIN_DECLS

/**
 * KaijiCarryOverReport:
 * @n_carried: answers that were carried over unchanged
 * @n_converted: answers that were converted from another scheme or kind
 * @n_recomputed: answers that were recomputed from others
 * @n_unplaced: answers without a field in the new form; they are kept
 * @n_to_review: answers to confirm
 * @n_to_answer: required fields that are still empty
 *
 * A summary of a carry-over.
 */
typedef struct
{
  guint n_carried;
  guint n_converted;
  guint n_recomputed;
  guint n_unplaced;
  guint n_to_review;
  guint n_to_answer;
} KaijiCarryOverReport;

char *kaiji_carry_over_propose_date (KaijiSheet *old_sheet, const GDate *today);
KaijiSheet *kaiji_carry_over (KaijiSheet *old_sheet,
                              KaijiScheme *scheme,
                              const char *date,
                              KaijiCarryOverReport *report,
                              GError **error);

G_END_DECLS
