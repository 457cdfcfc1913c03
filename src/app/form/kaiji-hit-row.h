/* kaiji-hit-row.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-search.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_HIT_ROW (kaiji_hit_row_get_type ())
G_DECLARE_FINAL_TYPE (KaijiHitRow, kaiji_hit_row, KAIJI, HIT_ROW, AdwBin)

/**
 * KaijiHitRow:
 *
 * One place where a text was found: its item, its section, and the text around it.
 */
GtkWidget *kaiji_hit_row_new (void);

void kaiji_hit_row_set_hit (KaijiHitRow *self, KaijiSheet *sheet, const KaijiHit *hit);
char *kaiji_hit_row_dup_text (KaijiSheet *sheet, const KaijiHit *hit);

G_END_DECLS
