/* kaiji-claim.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "kaiji-holder.h"

G_BEGIN_DECLS

typedef struct _KaijiClaim KaijiClaim;

KaijiClaim *kaiji_claim_take (GFile *file, gboolean anyway, KaijiHolder **holder);
void kaiji_claim_follow (KaijiClaim *self);
void kaiji_claim_release (KaijiClaim *self);

KaijiHolder *kaiji_claim_find_holder (GFile *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiClaim, kaiji_claim_release)

G_END_DECLS
