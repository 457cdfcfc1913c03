/* kaiji-finding-list.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "kaiji-finding.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_FINDING_LIST (kaiji_finding_list_get_type ())
G_DECLARE_FINAL_TYPE (KaijiFindingList, kaiji_finding_list, KAIJI, FINDING_LIST, GtkWidget)

/**
 * KaijiFindingList:
 *
 * The findings of a field, one line each. The list slides open and closed, so that the eye can
 * follow the content below.
 */
GtkWidget *kaiji_finding_list_new (void);

void kaiji_finding_list_show (KaijiFindingList *self, GPtrArray *findings);
char *kaiji_finding_list_dup_text (KaijiFindingList *self);

G_END_DECLS
