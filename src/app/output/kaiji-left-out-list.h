/* kaiji-left-out-list.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-sheet.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_LEFT_OUT_LIST (kaiji_left_out_list_get_type ())
G_DECLARE_FINAL_TYPE (KaijiLeftOutList, kaiji_left_out_list, KAIJI, LEFT_OUT_LIST, AdwBin)

/**
 * KaijiLeftOutList:
 *
 * The parts of a sheet that its public version leaves out, folded until somebody wants to see them.
 */
void kaiji_left_out_list_set_sheet (KaijiLeftOutList *self, KaijiSheet *sheet);

void kaiji_left_out_offer_file (GtkWidget *widget, GFile *file, const char *left_out);

G_END_DECLS
