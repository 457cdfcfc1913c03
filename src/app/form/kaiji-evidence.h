/* kaiji-evidence.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "kaiji-document.h"

G_BEGIN_DECLS

void kaiji_evidence_choose (KaijiDocument *document, const KaijiField *field, GtkWindow *parent);
void kaiji_evidence_show (KaijiDocument *document, const KaijiField *field, GtkWindow *parent);

G_END_DECLS
