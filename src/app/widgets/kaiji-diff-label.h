/* kaiji-diff-label.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KaijiDiffSide:
 * @KAIJI_DIFF_OLD: the old text, with the deletions marked
 * @KAIJI_DIFF_NEW: the new text, with the insertions marked
 * @KAIJI_DIFF_BOTH: both in one
 */
typedef enum
{
  KAIJI_DIFF_OLD,
  KAIJI_DIFF_NEW,
  KAIJI_DIFF_BOTH,
} KaijiDiffSide;

void kaiji_diff_label_show (GtkLabel *label,
                            const char *old_text,
                            const char *new_text,
                            KaijiDiffSide side);

G_END_DECLS
