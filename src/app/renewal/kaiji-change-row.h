/* kaiji-change-row.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-comparison.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_CHANGE_ROW (kaiji_change_row_get_type ())
G_DECLARE_FINAL_TYPE (KaijiChangeRow, kaiji_change_row, KAIJI, CHANGE_ROW, AdwBin)

/**
 * KaijiChangeRow:
 *
 * One field of two sheets: the other sheet's answer, and below it the present one's.
 */
GtkWidget *kaiji_change_row_new (void);
void kaiji_change_row_set_change (KaijiChangeRow *self, KaijiChange *change);
void kaiji_change_row_set_can_take (KaijiChangeRow *self, gboolean can_take);
void kaiji_change_row_take (KaijiChangeRow *self);

G_END_DECLS
