/* kaiji-certified.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-document.h"

G_BEGIN_DECLS

void kaiji_certified_remember (GFile *file);
gboolean kaiji_certified_is_carried_over (GFile *file);
void kaiji_certified_lock (KaijiDocument *document);
void kaiji_certified_follow_settings (void);

G_END_DECLS
