/* kaiji-presence-words.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean kaiji_presence_words_read (const char *text,
                                    const char *about,
                                    gboolean *present,
                                    const char **topic_end,
                                    const char **rest);
gboolean kaiji_presence_words_names_both (const char *text, const char **rest);
gboolean kaiji_presence_words_skip_own (const char *text, const char *word, const char **rest);
const char *kaiji_presence_words_skip_separators (const char *text);
gboolean kaiji_presence_words_split (const char *text,
                                     const char *const own[2],
                                     gboolean *present,
                                     const char **details);

G_END_DECLS
