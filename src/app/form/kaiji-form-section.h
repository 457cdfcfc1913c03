/* kaiji-form-section.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-field-row.h"
#include "kaiji-filter.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_FORM_SECTION (kaiji_form_section_get_type ())
G_DECLARE_FINAL_TYPE (KaijiFormSection, kaiji_form_section, KAIJI, FORM_SECTION, GtkWidget)

/**
 * KaijiFormSection:
 *
 * One section of the form. Rows are the most expensive part of the window, so it starts empty and
 * builds its heading and items one by one on request.
 */
KaijiFormSection *kaiji_form_section_new (KaijiFindings *findings, const KaijiSection *section);

const KaijiSection *kaiji_form_section_get_section (KaijiFormSection *self);
void kaiji_form_section_filter (KaijiFormSection *self,
                                const KaijiFilter *filter,
                                const KaijiField *kept);
gboolean kaiji_form_section_is_empty (KaijiFormSection *self);
gboolean kaiji_form_section_shows_item (KaijiFormSection *self, const KaijiItem *item);
gboolean kaiji_form_section_has_item (KaijiFormSection *self, const KaijiItem *item);
void kaiji_form_section_build_item (KaijiFormSection *self, const KaijiItem *item);
KaijiFieldRow *kaiji_form_section_find_row (KaijiFormSection *self, const KaijiField *field);
KaijiFieldRow *kaiji_form_section_get_row (KaijiFormSection *self, const KaijiField *field);

G_END_DECLS
