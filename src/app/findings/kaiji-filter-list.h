/* kaiji-filter-list.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-filter.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_FILTER_LIST (kaiji_filter_list_get_type ())
G_DECLARE_FINAL_TYPE (KaijiFilterList, kaiji_filter_list, KAIJI, FILTER_LIST, AdwBin)

/**
 * KaijiFilterList:
 *
 * The filters, each with the number of fields that it would show. The owners are those named in the
 * sheet.
 *
 * Signal `filter-activated` (list, const KaijiFilter *filter): the user chose a filter.
 */
void kaiji_filter_list_set_findings (KaijiFilterList *self, KaijiFindings *findings);
void kaiji_filter_list_set_section (KaijiFilterList *self, const KaijiSection *section);
void kaiji_filter_list_select (KaijiFilterList *self, const KaijiFilter *filter);

G_END_DECLS
