/* kaiji-pagination.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-fragment.h"
#include "kaiji-page-setup.h"

G_BEGIN_DECLS

GPtrArray *kaiji_pagination_divide (const GArray *rows,
                                    const KaijiGrid *grid,
                                    KaijiTypesetter *typesetter,
                                    const KaijiPageSetup *setup,
                                    double height,
                                    GError **error);

G_END_DECLS
