/* kaiji-saved-state.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-sheet.h"

G_BEGIN_DECLS

/**
 * KaijiSavedState:
 *
 * The state of a sheet when it was saved, to find out whether it has changed. Answers are
 * immutable, so it costs one reference per field.
 */
typedef struct _KaijiSavedState KaijiSavedState;

KaijiSavedState *kaiji_saved_state_new (KaijiSheet *sheet);
void kaiji_saved_state_free (KaijiSavedState *self);

void kaiji_saved_state_compare_all (KaijiSavedState *self, KaijiSheet *sheet);
void kaiji_saved_state_compare (KaijiSavedState *self, KaijiSheet *sheet, const KaijiField *field);
void kaiji_saved_state_compare_others (KaijiSavedState *self, KaijiSheet *sheet);
gboolean kaiji_saved_state_is_current (KaijiSavedState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiSavedState, kaiji_saved_state_free)

G_END_DECLS
