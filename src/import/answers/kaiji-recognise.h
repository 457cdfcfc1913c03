/* kaiji-recognise.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-scheme-library.h"
#include "kaiji-table.h"

G_BEGIN_DECLS

KaijiScheme *
kaiji_recognise_scheme (KaijiTable *table, KaijiSchemeLibrary *library, GError **error);

G_END_DECLS
