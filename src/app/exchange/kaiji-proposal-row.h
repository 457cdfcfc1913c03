/* kaiji-proposal-row.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-import-review.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_PROPOSAL_ROW (kaiji_proposal_row_get_type ())
G_DECLARE_FINAL_TYPE (KaijiProposalRow, kaiji_proposal_row, KAIJI, PROPOSAL_ROW, AdwBin)

/**
 * KaijiProposalRow:
 *
 * The sheet's answer and the one that was found, side by side, with the place where it was found
 * and how sure it is that it belongs there. The first row of a section has the section's heading
 * over it.
 *
 * Signal `field-wanted` (row): the person wants to say which field it answers.
 */
GtkWidget *kaiji_proposal_row_new (KaijiImportReview *review);

void kaiji_proposal_row_set_proposal (KaijiProposalRow *self,
                                      KaijiProposal *proposal,
                                      KaijiProposal *before);
KaijiProposal *kaiji_proposal_row_get_proposal (KaijiProposalRow *self);
void kaiji_proposal_row_toggle (KaijiProposalRow *self);

G_END_DECLS
