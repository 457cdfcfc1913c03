/* kaiji-page.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-cell.h"

G_BEGIN_DECLS

/**
 * KaijiPage:
 *
 * The cells of one page and the rules between them.
 */
typedef struct _KaijiPage KaijiPage;

KaijiPage *kaiji_page_new (GArray *cells, double rule_width);
void kaiji_page_free (KaijiPage *self);

const KaijiCell *kaiji_page_get_cells (KaijiPage *self, guint *n_cells);
gboolean kaiji_page_looks_same (KaijiPage *self, KaijiPage *other);
void kaiji_page_draw (KaijiPage *self, cairo_t *cr);
gboolean kaiji_page_has_rules (KaijiPage *self);
void kaiji_page_draw_rules (KaijiPage *self, cairo_t *cr);

G_END_DECLS
