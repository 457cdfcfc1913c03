/* kaiji-restore.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-document.h"

G_BEGIN_DECLS

gboolean kaiji_restore_suits (KaijiSheet *version, const KaijiField *field);
gboolean
kaiji_restore_can_take (KaijiDocument *document, KaijiSheet *version, const KaijiField *field);
gboolean kaiji_restore_take (KaijiDocument *document, KaijiSheet *version, const KaijiField *field);
gboolean
kaiji_restore_take_value (KaijiDocument *document, KaijiSheet *other, const KaijiField *field);
gboolean kaiji_restore_can_restore (KaijiDocument *document, KaijiSheet *version);
gboolean kaiji_restore_all (KaijiDocument *document, KaijiSheet *version);

G_END_DECLS
