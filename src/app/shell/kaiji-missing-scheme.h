/* kaiji-missing-scheme.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-window.h"

G_BEGIN_DECLS

gboolean kaiji_missing_scheme_is_why (const GError *error);
void kaiji_missing_scheme_tell (GtkWindow *parent,
                                GtkApplication *application,
                                KaijiSchemeLibrary *library,
                                GFile *sheet,
                                const char *hint,
                                const GError *error);

G_END_DECLS
