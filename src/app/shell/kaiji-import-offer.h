/* kaiji-import-offer.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-window.h"

G_BEGIN_DECLS

gboolean kaiji_import_offer_is_for (GFile *file, const GError *error);
void kaiji_import_offer (KaijiWindow *window, GFile *file);

G_END_DECLS
