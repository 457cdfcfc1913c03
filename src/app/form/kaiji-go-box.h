/* kaiji-go-box.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-form.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_GO_BOX (kaiji_go_box_get_type ())
G_DECLARE_FINAL_TYPE (KaijiGoBox, kaiji_go_box, KAIJI, GO_BOX, AdwBin)

/**
 * KaijiGoBox:
 *
 * The box to go anywhere in a sheet with. It lists where an item's number, a name or a text is, and
 * the form shows the place that is selected. Enter goes into that field, Tab too but leaves the box
 * open, Escape goes back to where one was.
 *
 * Signal `escaped` (box): Escape has closed the box. A handler that has gone back elsewhere than
 *   into the form returns %TRUE.
 */
KaijiGoBox *kaiji_go_box_new (KaijiForm *form, KaijiFindings *findings);

void kaiji_go_box_open (KaijiGoBox *self);
void kaiji_go_box_open_empty (KaijiGoBox *self);
gboolean kaiji_go_box_close (KaijiGoBox *self);
void kaiji_go_box_go (KaijiGoBox *self, gboolean backwards);

G_END_DECLS
