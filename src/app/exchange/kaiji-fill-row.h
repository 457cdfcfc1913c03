/* kaiji-fill-row.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-questionnaire.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_FILL_ROW (kaiji_fill_row_get_type ())
G_DECLARE_FINAL_TYPE (KaijiFillRow, kaiji_fill_row, KAIJI, FILL_ROW, GtkListBoxRow)

/**
 * KaijiFillRow:
 *
 * A question of a customer's form, with the answers that may fit, of which a person picks one
 * or none.
 *
 * Signal `picked` (row): another one is picked.
 */
GtkWidget *kaiji_fill_row_new (KaijiQuestionnaire *questionnaire, guint position);

int kaiji_fill_row_get_picked (KaijiFillRow *self);

G_END_DECLS
