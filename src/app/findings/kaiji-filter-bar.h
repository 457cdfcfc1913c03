/* kaiji-filter-bar.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-filter.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_FILTER_BAR (kaiji_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (KaijiFilterBar, kaiji_filter_bar, KAIJI, FILTER_BAR, AdwBin)

/**
 * KaijiFilterBar:
 *
 * Says above a form which of its fields are shown, and offers to show all.
 */
void kaiji_filter_bar_show (KaijiFilterBar *self,
                            const KaijiSection *section,
                            const KaijiFilter *filter);

G_END_DECLS
