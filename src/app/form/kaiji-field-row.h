/* kaiji-field-row.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "kaiji-findings.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_FIELD_ROW (kaiji_field_row_get_type ())
G_DECLARE_FINAL_TYPE (KaijiFieldRow, kaiji_field_row, KAIJI, FIELD_ROW, GtkWidget)

/**
 * KaijiFieldRow:
 *
 * One field of the form: its prompt in full, its level, its counter, an example, the editor that
 * suits its kind, and its findings. It follows only the findings' `field-changed::FIELD-ID` of its
 * own field.
 */
KaijiFieldRow *kaiji_field_row_new (KaijiFindings *findings, const KaijiField *field);

const KaijiField *kaiji_field_row_get_field (KaijiFieldRow *self);
void kaiji_field_row_grab_editor_focus (KaijiFieldRow *self);
void kaiji_field_row_focus_change (KaijiFieldRow *self);
void kaiji_field_row_reveal_findings (KaijiFieldRow *self);
GtkWidget *kaiji_field_row_open_note (KaijiFieldRow *self, KaijiAnswerMember member);

G_END_DECLS
