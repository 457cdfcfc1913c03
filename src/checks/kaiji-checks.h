/* kaiji-checks.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-finding.h"
#include "kaiji-sheet.h"

G_BEGIN_DECLS

/* All findings of a sheet in the scheme's order, followed by those for unknown fields. */
GPtrArray *kaiji_checks_run (KaijiSheet *sheet, const GDate *today);

/* The findings of one field. */
GPtrArray *kaiji_checks_run_field (KaijiSheet *sheet, const KaijiField *field, const GDate *today);

/* The same after another field's answer changed, with what was found before. */
GPtrArray *kaiji_checks_run_dependent (KaijiSheet *sheet,
                                       const KaijiField *field,
                                       const GDate *today,
                                       GPtrArray *before);

/* The fields whose findings may change with the answer of @field, @field itself first. */
GPtrArray *kaiji_checks_list_dependents (KaijiSheet *sheet, const KaijiField *field);

/* The answer that keeps what a person says of a finding: that it is right all the same. */
KaijiAnswer *
kaiji_checks_acknowledge (KaijiSheet *sheet, KaijiFinding *finding, const char *reason);

/* Applies every fix of one kind, repeatedly while there are any. Returns the number of answers that
 * changed. */
guint kaiji_checks_apply_fixes (KaijiSheet *sheet, const char *id, const GDate *today);

/* The ids of all fixes. */
const char *const *kaiji_checks_get_fix_ids (void);

/* The subjects of the checks of a field, a sentence each. */
GPtrArray *kaiji_checks_list_subjects (KaijiScheme *scheme, const KaijiField *field);

G_END_DECLS
