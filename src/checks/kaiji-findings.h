/* kaiji-findings.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-checks.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_FINDINGS (kaiji_findings_get_type ())
G_DECLARE_FINAL_TYPE (KaijiFindings, kaiji_findings, KAIJI, FINDINGS, GObject)

/**
 * KaijiFindings:
 *
 * The findings of a sheet, kept up to date while it is edited: a #GListModel of #KaijiFinding in
 * the scheme's order. A changed answer re-checks its field and those that depend on it, nothing
 * else.
 *
 * Signal `field-changed::FIELD-ID` (findings, const KaijiField *field): a field was checked again,
 *   after the list itself has been brought up to date. It is emitted for the edited field even
 *   where its findings stayed the same, so counters can follow it.
 */
KaijiFindings *kaiji_findings_new (KaijiSheet *sheet, const GDate *today);

KaijiSheet *kaiji_findings_get_sheet (KaijiFindings *self);
GPtrArray *kaiji_findings_get_for_field (KaijiFindings *self, const KaijiField *field);
guint kaiji_findings_count (KaijiFindings *self, KaijiSeverity severity);
guint kaiji_findings_count_section (KaijiFindings *self,
                                    const KaijiSection *section,
                                    KaijiSeverity severity);
guint kaiji_findings_count_missing (KaijiFindings *self, const KaijiSection *section);
gboolean kaiji_findings_has_problem (KaijiFindings *self, const KaijiField *field);
const KaijiField *
kaiji_findings_find_next (KaijiFindings *self, const KaijiField *from, gboolean backwards);

G_END_DECLS
