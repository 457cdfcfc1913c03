/* kaiji-followed-sheet.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "kaiji-scheme-library.h"
#include "kaiji-sheet.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_FOLLOWED_SHEET (kaiji_followed_sheet_get_type ())
G_DECLARE_FINAL_TYPE (KaijiFollowedSheet, kaiji_followed_sheet, KAIJI, FOLLOWED_SHEET, GObject)

/**
 * KaijiFollowedSheet:
 *
 * A file that was read and may be written again, by whom ever.
 *
 * Signal `read` (self, sheet): it was, and this is what it holds now; %NULL if it is gone or holds
 * no sheet any more, after which nothing follows.
 */
KaijiFollowedSheet *
kaiji_followed_sheet_new (GFile *file, const char *etag, KaijiSchemeLibrary *library);
void kaiji_followed_sheet_stop (KaijiFollowedSheet *self);

G_END_DECLS
