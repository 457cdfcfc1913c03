/* kaiji-item-bar.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-form.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_ITEM_BAR (kaiji_item_bar_get_type ())
G_DECLARE_FINAL_TYPE (KaijiItemBar, kaiji_item_bar, KAIJI, ITEM_BAR, AdwBin)

/**
 * KaijiItemBar:
 *
 * Asks for the number of an item, and goes to its first field.
 */
KaijiItemBar *kaiji_item_bar_new (KaijiForm *form, KaijiSheet *sheet);

void kaiji_item_bar_open (KaijiItemBar *self);

const KaijiItem *kaiji_item_bar_find_item (KaijiScheme *scheme, const char *text);

G_END_DECLS
