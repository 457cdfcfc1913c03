/* kaiji-section-row.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "kaiji-findings.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_SECTION_ROW (kaiji_section_row_get_type ())
G_DECLARE_FINAL_TYPE (KaijiSectionRow, kaiji_section_row, KAIJI, SECTION_ROW, GtkListBoxRow)

/**
 * KaijiSectionRow:
 *
 * A section, or all sections, with the share of required answers and the number of errors.
 */
GtkWidget *kaiji_section_row_new (const KaijiSection *section);

const KaijiSection *kaiji_section_row_get_section (KaijiSectionRow *self);
void kaiji_section_row_update (KaijiSectionRow *self, KaijiFindings *findings);

G_END_DECLS
