/* kaiji-typesetter.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-text-block.h"

G_BEGIN_DECLS

/**
 * KaijiTypesetter:
 *
 * Sets texts in one list of fonts, each text once. It lives for one layout pass; its texts outlive
 * it, for the next pass. It must be used by the thread that made it.
 */
typedef struct _KaijiTypesetter KaijiTypesetter;

KaijiTypesetter *
kaiji_typesetter_new (const char *fonts, GHashTable *known, GCancellable *cancellable);
void kaiji_typesetter_free (KaijiTypesetter *self);

KaijiTextBlock *
kaiji_typesetter_set (KaijiTypesetter *self, const char *text, const KaijiTextStyle *style);
GCancellable *kaiji_typesetter_get_cancellable (KaijiTypesetter *self);
gboolean kaiji_typesetter_is_cancelled (KaijiTypesetter *self);
gboolean kaiji_typesetter_has_characters (KaijiTypesetter *self, const char *text);
char *kaiji_typesetter_dup_family (KaijiTypesetter *self, gboolean *is_missing);
GHashTable *kaiji_typesetter_dup_blocks (KaijiTypesetter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiTypesetter, kaiji_typesetter_free)

G_END_DECLS
