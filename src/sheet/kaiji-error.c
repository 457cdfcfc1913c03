/* kaiji-error.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-error.h"

G_DEFINE_QUARK (kaiji - error - quark, kaiji_error)
