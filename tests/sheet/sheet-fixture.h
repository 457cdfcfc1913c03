/* sheet-fixture.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-carry-over.h"
#include "kaiji-scheme-library.h"

G_BEGIN_DECLS

/* Sheets of the schemes that are built in. */

KaijiSchemeLibrary *sheet_get_library (void);
KaijiScheme *sheet_load_scheme (const char *name);
KaijiSheet *sheet_carry_over (KaijiSheet *old,
                              const char *name,
                              const char *date,
                              KaijiCarryOverReport *report);
void sheet_assert_answer (KaijiSheet *sheet, const char *id, const char *text, gboolean review);

G_END_DECLS
