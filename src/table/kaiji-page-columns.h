/* kaiji-page-columns.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "kaiji-page-rules.h"

G_BEGIN_DECLS

typedef struct _KaijiPageColumns KaijiPageColumns;

KaijiPageColumns *kaiji_page_columns_new (GPtrArray *pages, double height);
void kaiji_page_columns_free (KaijiPageColumns *self);
guint kaiji_page_columns_get_n (KaijiPageColumns *self);
gboolean kaiji_page_columns_get_is_doubtful (KaijiPageColumns *self);
GArray *kaiji_page_columns_get_guides (KaijiPageColumns *self, guint page, double scale);
gboolean
kaiji_page_columns_divide (KaijiPageColumns *self, guint page, double scale, KaijiPageRules *rules);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiPageColumns, kaiji_page_columns_free)

G_END_DECLS
