/* kaiji-proposal-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-import.h"
#include "kaiji-proposal.h"

G_BEGIN_DECLS

KaijiProposal *kaiji_proposal_new (const KaijiImportEntry *entry, KaijiSheet *sheet);
KaijiProposal *kaiji_proposal_new_for_number (const char *number, KaijiSheet *sheet);
void kaiji_proposal_set_taken (KaijiProposal *self, gboolean taken);
void kaiji_proposal_set_field (KaijiProposal *self, const KaijiField *field, KaijiSheet *sheet);
KaijiAnswer *kaiji_proposal_get_answer (KaijiProposal *self);

G_END_DECLS
