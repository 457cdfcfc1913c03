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
 * the scheme's order, including acknowledged ones. A changed answer re-checks only its field and
 * those that depend on it.
 *
 * Signal `field-changed::FIELD-ID` (findings, const KaijiField *field): the answer of a field or
 *   its findings changed. All fields are checked and the list is updated before the first emission,
 *   which is for the field that was answered. That field is reported even if its findings are the
 *   same, so that views of answers need no other signal. With @field %NULL and no detail the sheet
 *   as a whole has changed: its excluded sections, page setup or certification number, or the day.
 */
KaijiFindings *kaiji_findings_new (KaijiSheet *sheet, const GDate *today);
KaijiFindings *kaiji_findings_new_still (KaijiSheet *sheet, const GDate *today);
void kaiji_findings_follow (KaijiFindings *self);

KaijiSheet *kaiji_findings_get_sheet (KaijiFindings *self);
const GDate *kaiji_findings_get_today (KaijiFindings *self);
void kaiji_findings_set_today (KaijiFindings *self, const GDate *today);
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
