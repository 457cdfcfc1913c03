/* kaiji-scheme-wording.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-scheme.h"

G_BEGIN_DECLS

const char *const *const *kaiji_scheme_get_synonyms (KaijiScheme *self, guint *n_synonyms);
const char *const *const *kaiji_scheme_get_related (KaijiScheme *self, guint *n_related);
const char *const *kaiji_scheme_get_heads (KaijiScheme *self, KaijiColumnContent content);
const char *const *kaiji_scheme_get_level_signs (KaijiScheme *self);

G_END_DECLS
