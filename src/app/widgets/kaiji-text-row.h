/* kaiji-text-row.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KAIJI_TYPE_TEXT_ROW (kaiji_text_row_get_type ())
G_DECLARE_FINAL_TYPE (KaijiTextRow, kaiji_text_row, KAIJI, TEXT_ROW, AdwPreferencesRow)

/**
 * KaijiTextRow:
 *
 * A row of a list with a title and a subtitle, each of as many lines as it needs. It looks like an
 * AdwActionRow, which takes several times as long to lay out.
 */
GtkWidget *kaiji_text_row_new (void);

/* A text of %NULL or "" takes no room. */
void kaiji_text_row_set_subtitle (KaijiTextRow *self, const char *subtitle);
const char *kaiji_text_row_get_subtitle (KaijiTextRow *self);

/* One widget may stand before the texts, and one behind them. */
void kaiji_text_row_set_prefix (KaijiTextRow *self, GtkWidget *prefix);
void kaiji_text_row_set_suffix (KaijiTextRow *self, GtkWidget *suffix);

G_END_DECLS
