/* kaiji-form-section.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-filter.h"
#include "kaiji-form-card.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_FORM_SECTION (kaiji_form_section_get_type ())
G_DECLARE_FINAL_TYPE (KaijiFormSection, kaiji_form_section, KAIJI, FORM_SECTION, GtkWidget)

/**
 * KaijiFormSection:
 *
 * One section of the form: its heading and the cards of its items. It starts without any of them;
 * they are added, and filled, on request or if the focus comes there.
 */
KaijiFormSection *kaiji_form_section_new (KaijiFindings *findings, const KaijiSection *section);

const KaijiSection *kaiji_form_section_get_section (KaijiFormSection *self);
void kaiji_form_section_filter (KaijiFormSection *self,
                                const KaijiFilter *filter,
                                const KaijiField *kept);
gboolean kaiji_form_section_has_field (KaijiFormSection *self, const KaijiField *field);
gboolean kaiji_form_section_is_empty (KaijiFormSection *self);
gboolean kaiji_form_section_shows_item (KaijiFormSection *self, const KaijiItem *item);
gboolean kaiji_form_section_has_cards (KaijiFormSection *self);
void kaiji_form_section_add_cards (KaijiFormSection *self);
KaijiFormCard *kaiji_form_section_find_card (KaijiFormSection *self, const KaijiItem *item);
void kaiji_form_section_fill_item (KaijiFormSection *self, const KaijiItem *item);
KaijiFieldRow *kaiji_form_section_find_row (KaijiFormSection *self, const KaijiField *field);
KaijiFieldRow *kaiji_form_section_get_row (KaijiFormSection *self, const KaijiField *field);

G_END_DECLS
