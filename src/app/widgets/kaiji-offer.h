/* kaiji-offer.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void kaiji_offer_file (AdwToastOverlay *overlay, GFile *file);

G_END_DECLS
