/* kaiji-grams.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-wording.h"

G_BEGIN_DECLS

/**
 * KaijiGrams:
 *
 * The pairs of characters and the words that texts are compared by. Grams are alike if their
 * addresses are; they live as long as this does.
 */
typedef struct _KaijiGrams KaijiGrams;

KaijiGrams *kaiji_grams_new (void);
void kaiji_grams_free (KaijiGrams *self);

GPtrArray *kaiji_grams_list (KaijiGrams *self, KaijiWording *wording, const char *text);

void kaiji_grams_add_text (KaijiGrams *self);
void kaiji_grams_count (KaijiGrams *self, const char *gram);
double kaiji_grams_get_idf (KaijiGrams *self, const char *gram);

G_END_DECLS
