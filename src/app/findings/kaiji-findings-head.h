/* kaiji-findings-head.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-findings-group.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_FINDINGS_HEAD (kaiji_findings_head_get_type ())
G_DECLARE_FINAL_TYPE (KaijiFindingsHead, kaiji_findings_head, KAIJI, FINDINGS_HEAD, AdwBin)

/**
 * KaijiFindingsHead:
 *
 * The head of a group in the list of findings: the section and how many findings of it are listed.
 * Left and Right fold and unfold the group.
 */
void kaiji_findings_head_set_row (KaijiFindingsHead *self, GtkTreeListRow *row);

G_END_DECLS
