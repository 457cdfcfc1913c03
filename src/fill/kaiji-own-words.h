/* kaiji-own-words.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-scheme.h"

G_BEGIN_DECLS

char *kaiji_own_words_choose (KaijiScheme *scheme,
                              const char *const *offered,
                              const char *question,
                              gboolean present);
GStrv kaiji_own_words_split_head (const char *head);

G_END_DECLS
