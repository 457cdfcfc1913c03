/* kaiji-form-card.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-field-row.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_FORM_CARD (kaiji_form_card_get_type ())
G_DECLARE_FINAL_TYPE (KaijiFormCard, kaiji_form_card, KAIJI, FORM_CARD, GtkWidget)

/**
 * KaijiFormCard:
 *
 * One item of the form: its heading above the rows of its fields. Rows are the most expensive part
 * of the window, so a card is empty until it is filled, and then has an estimated height; screen
 * readers know it by the item's name all the same.
 *
 * If the focus comes to an empty card, it is filled first, with the action `form.fill-item`.
 */
KaijiFormCard *kaiji_form_card_new (KaijiFindings *findings, const KaijiItem *item);

const KaijiItem *kaiji_form_card_get_item (KaijiFormCard *self);
void kaiji_form_card_fill (KaijiFormCard *self);
gboolean kaiji_form_card_is_filled (KaijiFormCard *self);
KaijiFieldRow *kaiji_form_card_find_row (KaijiFormCard *self, const KaijiField *field);
void kaiji_form_card_show_fields (KaijiFormCard *self, const gboolean *shown);
int kaiji_form_card_adjust_height (KaijiFormCard *self, int height);
int kaiji_form_card_get_height (KaijiFormCard *self);

G_END_DECLS
