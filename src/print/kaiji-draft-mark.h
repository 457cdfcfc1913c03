/* kaiji-draft-mark.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-typesetter.h"

G_BEGIN_DECLS

KaijiTextBlock *kaiji_draft_mark_set (KaijiTypesetter *typesetter, const KaijiPageLayout *layout);
void kaiji_draft_mark_draw (KaijiTextBlock *mark, cairo_t *cr, double width, double height);

G_END_DECLS
