/* kaiji-changes-pane.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-document.h"

G_BEGIN_DECLS

/**
 * KaijiChangesKind:
 * @KAIJI_CHANGES_LAST_TIME: the sheet that the present one was carried over from
 * @KAIJI_CHANGES_OTHER: any other sheet
 * @KAIJI_CHANGES_VERSION: what the present sheet was before
 * @KAIJI_CHANGES_DISK: what its file holds now, which another program wrote
 *
 * The sheet that a sheet is compared with.
 */
typedef enum
{
  KAIJI_CHANGES_LAST_TIME,
  KAIJI_CHANGES_OTHER,
  KAIJI_CHANGES_VERSION,
  KAIJI_CHANGES_DISK,
} KaijiChangesKind;

#define KAIJI_TYPE_CHANGES_PANE (kaiji_changes_pane_get_type ())
G_DECLARE_FINAL_TYPE (KaijiChangesPane, kaiji_changes_pane, KAIJI, CHANGES_PANE, AdwBin)

/**
 * KaijiChangesPane:
 *
 * The differences between a sheet and another one, answer by answer: changed, added and removed
 * ones; unchanged ones are hidden at first. It follows edits of the sheet, takes answers of the
 * other one, and prints the changes.
 *
 * Activating a change activates `sheet.show-field`.
 */
KaijiChangesPane *kaiji_changes_pane_new (KaijiDocument *document);

void kaiji_changes_pane_compare (KaijiChangesPane *self,
                                 KaijiChangesKind kind,
                                 KaijiSheet *old_sheet,
                                 const char *old_name);
void kaiji_changes_pane_set_old_sheet (KaijiChangesPane *self, KaijiSheet *old_sheet);
KaijiChangesKind kaiji_changes_pane_get_kind (KaijiChangesPane *self);
gboolean kaiji_changes_pane_focus_list (KaijiChangesPane *self);
void kaiji_changes_pane_take_focused (KaijiChangesPane *self);

G_END_DECLS
