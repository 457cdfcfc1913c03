/* kaiji-cursor.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-scheme.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_CURSOR (kaiji_cursor_get_type ())
G_DECLARE_FINAL_TYPE (KaijiCursor, kaiji_cursor, KAIJI, CURSOR, GObject)

/**
 * KaijiCursor:
 *
 * The field of a document that is or was last edited. It is kept only here: the form moves it, the
 * preview follows it, and actions relative to the present field ask for it.
 *
 * Signal `moved` (cursor): another field is edited.
 */
KaijiCursor *kaiji_cursor_new (void);

const KaijiField *kaiji_cursor_get_field (KaijiCursor *self);
void kaiji_cursor_move (KaijiCursor *self, const KaijiField *field);

G_END_DECLS
