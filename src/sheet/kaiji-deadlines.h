/* kaiji-deadlines.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-sheet.h"

G_BEGIN_DECLS

/**
 * KaijiDeadlines:
 * @disclosed: the disclosure date
 * @renewal: the day from which renewal papers are due
 * @until: the last day
 *
 * The dates of a disclosure.
 */
typedef struct
{
  GDate disclosed;
  GDate renewal;
  GDate until;
} KaijiDeadlines;

char *kaiji_deadlines_dup_disclosed (KaijiSheet *sheet);
gboolean kaiji_deadlines_find (KaijiSheet *sheet, KaijiDeadlines *deadlines);
int kaiji_deadlines_get_days_left (const KaijiDeadlines *deadlines, const GDate *today);
gboolean kaiji_deadlines_is_renewal_due (const KaijiDeadlines *deadlines, const GDate *today);
char *kaiji_deadlines_describe (const KaijiDeadlines *deadlines, const GDate *today);

G_END_DECLS
