/* kaiji-history-steps-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-history-step-private.h"

G_BEGIN_DECLS

/**
 * KaijiHistorySteps:
 *
 * The steps of a history in their order, of which the last may be undone, and some belong together.
 * The oldest are forgotten when all of them take too much memory.
 */
typedef struct _KaijiHistorySteps KaijiHistorySteps;

KaijiHistorySteps *kaiji_history_steps_new (void);
void kaiji_history_steps_free (KaijiHistorySteps *self);

void kaiji_history_steps_push (KaijiHistorySteps *self, KaijiHistoryStep *step);
KaijiHistoryStep *kaiji_history_steps_get_last (KaijiHistorySteps *self);
void kaiji_history_steps_hold_answer (KaijiHistorySteps *self,
                                      KaijiHistoryStep *step,
                                      KaijiAnswer *present,
                                      KaijiAnswer *other);
void kaiji_history_steps_end_typing (KaijiHistorySteps *self);

gboolean kaiji_history_steps_can_undo (KaijiHistorySteps *self);
gboolean kaiji_history_steps_can_redo (KaijiHistorySteps *self);
const KaijiField *kaiji_history_steps_undo (KaijiHistorySteps *self, KaijiSheet *sheet);
const KaijiField *kaiji_history_steps_redo (KaijiHistorySteps *self, KaijiSheet *sheet);

void kaiji_history_steps_begin_group (KaijiHistorySteps *self);
void kaiji_history_steps_join (KaijiHistorySteps *self, const KaijiField *field);
void kaiji_history_steps_end_group (KaijiHistorySteps *self);

G_END_DECLS
