/* kaiji-head-text.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-wording.h"

G_BEGIN_DECLS

/* A head that is longer, in bytes, is none. */
#define KAIJI_MAX_HEAD 60

guint kaiji_head_text_get_contents (const char *text, KaijiScheme *scheme, KaijiWording *wording);
int kaiji_head_text_get_year (const char *text, gboolean *is_alone);
gboolean kaiji_head_text_is_detail (const char *text, KaijiScheme *scheme, KaijiWording *wording);

G_END_DECLS
