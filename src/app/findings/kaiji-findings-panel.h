/* kaiji-findings-panel.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-findings.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_FINDINGS_PANEL (kaiji_findings_panel_get_type ())
G_DECLARE_FINAL_TYPE (KaijiFindingsPanel, kaiji_findings_panel, KAIJI, FINDINGS_PANEL, AdwBin)

/**
 * KaijiFindingsPanel:
 *
 * All findings of a sheet in a list; activating one activates `sheet.show-finding`.
 */
KaijiFindingsPanel *kaiji_findings_panel_new (KaijiFindings *findings);
gboolean kaiji_findings_panel_focus_list (KaijiFindingsPanel *self, const KaijiField *field);
gboolean kaiji_findings_panel_return (KaijiFindingsPanel *self, const KaijiField *field);

G_END_DECLS
