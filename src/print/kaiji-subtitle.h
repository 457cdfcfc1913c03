/* kaiji-subtitle.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-sheet.h"

G_BEGIN_DECLS

char *kaiji_subtitle_fill (const char *pattern, KaijiSheet *sheet);

G_END_DECLS
