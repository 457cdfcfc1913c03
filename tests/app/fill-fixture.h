/* fill-fixture.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-partial-date.h"
#include "kaiji-sheet.h"

G_BEGIN_DECLS

/* The content of a filled sheet, and how a user types it. */

char *fill_dup_scheme_path (void);
void fill_install_scheme (void);
KaijiSheet *fill_load_sample (void);
KaijiSheet *fill_load_every_kind (const char *folder);

char *fill_format_day (const KaijiPartialDate *date, guint way);
char *fill_widen (const char *number);

G_END_DECLS
