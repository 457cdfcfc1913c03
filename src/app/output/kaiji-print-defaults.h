/* kaiji-print-defaults.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-sheet.h"

G_BEGIN_DECLS

void kaiji_print_defaults_apply (KaijiSheet *sheet);

G_END_DECLS
