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
 * @n_carried: answers that came over as they were
 * @n_converted: answers that another scheme's, or another kind's, became
 * @n_recomputed: answers that follow from others
 * @n_unplaced: answers that the new form has no place for; they are kept
 * @n_to_review: answers that wait to be confirmed
 * @n_to_answer: required fields that are still empty
 *
 * What became of last time's answers.
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
