/* kaiji-proposal.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-match.h"
#include "kaiji-sheet.h"

G_BEGIN_DECLS

/**
 * KaijiProposalKind:
 * @KAIJI_PROPOSAL_NEW: the sheet has no answer there yet
 * @KAIJI_PROPOSAL_DIFFERENT: the sheet has another answer
 * @KAIJI_PROPOSAL_SAME: the sheet has the same answer
 * @KAIJI_PROPOSAL_MASKED: the source shows only whether there is an answer
 * @KAIJI_PROPOSAL_UNPLACED: it answers no field that is known
 *
 * The relation of something that was found in a source to a sheet.
 */
typedef enum
{
  KAIJI_PROPOSAL_NEW,
  KAIJI_PROPOSAL_DIFFERENT,
  KAIJI_PROPOSAL_SAME,
  KAIJI_PROPOSAL_MASKED,
  KAIJI_PROPOSAL_UNPLACED,
} KaijiProposalKind;

#define KAIJI_N_PROPOSAL_KINDS (KAIJI_PROPOSAL_UNPLACED + 1)

#define KAIJI_TYPE_PROPOSAL (kaiji_proposal_get_type ())
G_DECLARE_FINAL_TYPE (KaijiProposal, kaiji_proposal, KAIJI, PROPOSAL, GObject)

/**
 * KaijiProposal:
 *
 * One thing that was found in a source, beside what the sheet has: a #KaijiImportReview is a list
 * of them, and says which are taken.
 *
 * Properties: `taken` (boolean, read-only).
 */
KaijiProposalKind kaiji_proposal_get_kind (KaijiProposal *self);
const KaijiField *kaiji_proposal_get_field (KaijiProposal *self);
gboolean kaiji_proposal_is_number (KaijiProposal *self);
gboolean kaiji_proposal_get_by_hand (KaijiProposal *self);
const char *kaiji_proposal_get_old_text (KaijiProposal *self);
const char *kaiji_proposal_get_new_text (KaijiProposal *self);
const char *kaiji_proposal_get_source (KaijiProposal *self);
const char *kaiji_proposal_get_place (KaijiProposal *self);
double kaiji_proposal_get_certainty (KaijiProposal *self);
KaijiMatchReasons kaiji_proposal_get_reasons (KaijiProposal *self);
gboolean kaiji_proposal_is_reply (KaijiProposal *self);
gboolean kaiji_proposal_is_conflict (KaijiProposal *self);
gboolean kaiji_proposal_is_sure (KaijiProposal *self);
gboolean kaiji_proposal_can_be_taken (KaijiProposal *self);
gboolean kaiji_proposal_get_taken (KaijiProposal *self);

G_END_DECLS
