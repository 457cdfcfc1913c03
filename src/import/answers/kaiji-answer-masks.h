/* kaiji-answer-masks.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-scheme-library.h"

G_BEGIN_DECLS

gboolean kaiji_answer_masks_are (KaijiSchemeLibrary *library, const char *text);

G_END_DECLS
