/* kaiji-asked-kind.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-scheme.h"

G_BEGIN_DECLS

gboolean kaiji_asked_kind_fits (KaijiScheme *scheme, const KaijiField *field, const char *question);
gboolean kaiji_asked_kind_is_exact (const char *question, const char *answer);

G_END_DECLS
