/* kaiji-broken-sheet.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-window.h"

G_BEGIN_DECLS

gboolean kaiji_broken_sheet_is_one (const GError *error);
void kaiji_broken_sheet_tell (KaijiWindow *window,
                              KaijiSchemeLibrary *library,
                              GFile *file,
                              const GError *error);

G_END_DECLS
