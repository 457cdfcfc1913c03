/* kaiji-undecided-words.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean kaiji_undecided_words_are (const char *text);

G_END_DECLS
