/* kaiji-findings-group.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-findings.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_FINDINGS_GROUP (kaiji_findings_group_get_type ())
G_DECLARE_FINAL_TYPE (KaijiFindingsGroup, kaiji_findings_group, KAIJI, FINDINGS_GROUP, GObject)

/**
 * KaijiFindingsGroup:
 *
 * The findings of a list that are of one section, or of no field of the form.
 */
GListModel *kaiji_findings_group_list (GListModel *findings, KaijiScheme *scheme);

const char *kaiji_findings_group_get_title (KaijiFindingsGroup *self);
GListModel *kaiji_findings_group_get_findings (KaijiFindingsGroup *self);

G_END_DECLS
