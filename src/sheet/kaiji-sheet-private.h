/* kaiji-sheet-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-json-private.h"
#include "kaiji-sheet.h"

G_BEGIN_DECLS

KaijiSheet *kaiji_sheet_new_from_json (KaijiScheme *scheme, json_t *root, gboolean read_only);
json_t *kaiji_sheet_to_json (KaijiSheet *self);
json_t *kaiji_sheet_get_member (KaijiSheet *self, const char *name);
void kaiji_sheet_set_member (KaijiSheet *self, const char *name, json_t *member);
json_t *kaiji_sheet_get_unplaced_json (KaijiSheet *self);
json_t *kaiji_sheet_get_unknown_json (KaijiSheet *self, const char *id);

KaijiAnswer *kaiji_previous_new_for_answer (KaijiAnswer *answer);

G_END_DECLS
