/* kaiji-finding-row.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-finding.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_FINDING_ROW (kaiji_finding_row_get_type ())
G_DECLARE_FINAL_TYPE (KaijiFindingRow, kaiji_finding_row, KAIJI, FINDING_ROW, AdwBin)

/**
 * KaijiFindingRow:
 *
 * A finding in the list of all: its severity, place and message.
 */
GtkWidget *kaiji_finding_row_new (void);
void kaiji_finding_row_set_finding (KaijiFindingRow *self, KaijiFinding *finding);
void kaiji_finding_row_set_shows_message (KaijiFindingRow *self, gboolean shows_message);

G_END_DECLS
