/* kaiji-left-out.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-sheet.h"

G_BEGIN_DECLS

gboolean kaiji_left_out_masks (KaijiScheme *scheme, const KaijiField *field);
GPtrArray *kaiji_left_out_describe (KaijiSheet *sheet);
char *kaiji_left_out_dup_text (KaijiSheet *sheet);

G_END_DECLS
