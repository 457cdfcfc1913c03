/* kaiji-import-review.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "kaiji-import.h"
#include "kaiji-proposal.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_IMPORT_REVIEW (kaiji_import_review_get_type ())
G_DECLARE_FINAL_TYPE (KaijiImportReview, kaiji_import_review, KAIJI, IMPORT_REVIEW, GObject)

/**
 * KaijiImportReview:
 *
 * The findings in a source beside what a sheet says, before anything of them is taken: a
 * #GListModel of #KaijiProposal, in the form's order, with what found no place at the end. No more
 * than one proposal for a field is taken.
 *
 * Signal `changed` (review): something else is taken now, or answers another field.
 */
KaijiImportReview *kaiji_import_review_new (KaijiImport *import, KaijiSheet *sheet);

KaijiSheet *kaiji_import_review_get_sheet (KaijiImportReview *self);
KaijiRequest *kaiji_import_review_get_request (KaijiImportReview *self);
guint kaiji_import_review_count (KaijiImportReview *self, KaijiProposalKind kind);
guint kaiji_import_review_count_taken (KaijiImportReview *self);
void
kaiji_import_review_set_taken (KaijiImportReview *self, KaijiProposal *proposal, gboolean taken);
void kaiji_import_review_take_sure (KaijiImportReview *self);
void kaiji_import_review_take_section (KaijiImportReview *self,
                                       const KaijiSection *section,
                                       gboolean taken);
void kaiji_import_review_keep_all (KaijiImportReview *self);
void kaiji_import_review_set_field (KaijiImportReview *self,
                                    KaijiProposal *proposal,
                                    const KaijiField *field);
guint kaiji_import_review_apply (KaijiImportReview *self);

G_END_DECLS
