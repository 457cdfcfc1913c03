/* kaiji-sheet-reader.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-scheme-library.h"
#include "kaiji-sheet.h"

G_BEGIN_DECLS

KaijiSheet *kaiji_sheet_read (GBytes *bytes, KaijiSchemeLibrary *library, GError **error);

G_END_DECLS
