/* kaiji-print-findings.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-finding.h"
#include "kaiji-pages.h"

G_BEGIN_DECLS

GPtrArray *kaiji_print_findings_list (KaijiPages *pages);
char *kaiji_print_findings_dup_font_message (KaijiPages *pages);

G_END_DECLS
