/* kaiji-toolkit-names.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void kaiji_toolkit_names_mend (void);

G_END_DECLS
