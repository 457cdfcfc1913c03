/* kaiji-recompute-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-sheet.h"

G_BEGIN_DECLS

KaijiAnswer *kaiji_recompute (KaijiSheet *sheet, const KaijiField *field);

G_END_DECLS
