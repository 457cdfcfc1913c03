/* kaiji-srgb-profile.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *kaiji_srgb_profile_new (void);

G_END_DECLS
