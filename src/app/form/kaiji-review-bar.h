/* kaiji-review-bar.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-sheet.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_REVIEW_BAR (kaiji_review_bar_get_type ())
G_DECLARE_FINAL_TYPE (KaijiReviewBar, kaiji_review_bar, KAIJI, REVIEW_BAR, AdwBin)

/**
 * KaijiReviewBar:
 *
 * The previous answer beside the present one, with the changes marked, and a button that confirms
 * the present one.
 */
GtkWidget *kaiji_review_bar_new (void);
void kaiji_review_bar_update (KaijiReviewBar *self, KaijiSheet *sheet, const KaijiField *field);

G_END_DECLS
