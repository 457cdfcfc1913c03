/* kaiji-window-subtitle.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-document.h"

G_BEGIN_DECLS

char *kaiji_window_subtitle_dup (KaijiDocument *document, const char *saved);
char *kaiji_window_subtitle_dup_listed (KaijiDocument *document, const char *title);

G_END_DECLS
