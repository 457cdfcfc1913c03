/* kaiji-history.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-sheet.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_HISTORY (kaiji_history_get_type ())
G_DECLARE_FINAL_TYPE (KaijiHistory, kaiji_history, KAIJI, HISTORY, GObject)

/**
 * KaijiHistoryClock:
 *
 * Returns: a monotonic time in microseconds, like g_get_monotonic_time()
 */
typedef gint64 (*KaijiHistoryClock) (void);

/**
 * KaijiHistory:
 *
 * The changes of a sheet, for undo and redo. It watches the sheet, so it records every change,
 * whatever its cause. A step of typing ends with a word or a pause. A step holds only what differs;
 * all of them together up to 64 MiB, which is weeks of typing.
 *
 * Properties: `can-undo`, `can-redo` (booleans).
 */
KaijiHistory *kaiji_history_new (KaijiSheet *sheet);
KaijiHistory *kaiji_history_new_with_clock (KaijiSheet *sheet, KaijiHistoryClock clock);

gboolean kaiji_history_get_can_undo (KaijiHistory *self);
gboolean kaiji_history_get_can_redo (KaijiHistory *self);
const KaijiField *kaiji_history_undo (KaijiHistory *self);
const KaijiField *kaiji_history_redo (KaijiHistory *self);
void kaiji_history_end_typing (KaijiHistory *self);
void kaiji_history_begin_group (KaijiHistory *self);
void kaiji_history_begin_sequel (KaijiHistory *self, const KaijiField *field);
void kaiji_history_end_group (KaijiHistory *self);

G_END_DECLS
