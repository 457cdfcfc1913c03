/* kaiji-keep-in-sight.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-form.h"

G_BEGIN_DECLS

void kaiji_keep_in_sight (KaijiForm *form);

G_END_DECLS
