/* kaiji-scheme-rating.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-table.h"
#include "kaiji-wording.h"

G_BEGIN_DECLS

double kaiji_scheme_rating_get (KaijiTable *table,
                                KaijiScheme *scheme,
                                KaijiWording *wording,
                                gboolean is_inside);

G_END_DECLS
