/* checks-fixture.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-checks.h"
#include "kaiji-scheme-library.h"

G_BEGIN_DECLS

KaijiScheme *checks_load_scheme (void);
KaijiSheet *checks_new_sheet (const char *answers);
KaijiSheet *checks_new_next_sheet (const char *answers, const char *previous);
const GDate *checks_get_today (void);
char *checks_describe (GPtrArray *findings);

G_END_DECLS
