/* kaiji-section-list.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-findings.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_SECTION_LIST (kaiji_section_list_get_type ())
G_DECLARE_FINAL_TYPE (KaijiSectionList, kaiji_section_list, KAIJI, SECTION_LIST, AdwBin)

/**
 * KaijiSectionList:
 *
 * The sections of a sheet, with their progress. One that is chosen is shown by the action
 * `sheet.show-section`.
 */
void kaiji_section_list_set_findings (KaijiSectionList *self, KaijiFindings *findings);
void kaiji_section_list_select (KaijiSectionList *self, const KaijiSection *section);

G_END_DECLS
