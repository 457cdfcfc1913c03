/* kaiji-text.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint kaiji_text_count_characters (const char *text);
char *kaiji_text_narrow (const char *text);
char *kaiji_text_replace (const char *pattern, const char *name, const char *value);
gboolean kaiji_text_is_blank (const char *text);
gboolean kaiji_text_skip (const char **text, const char *word);
gboolean kaiji_text_skip_any (const char **text, const char *const *words);
void kaiji_text_skip_spaces (const char **text);
const char *kaiji_text_skip_white_space (const char *text);
gboolean kaiji_text_ends_with_any (const char *text, const char *end, const char *const *words);
char *kaiji_text_strip (const char *text);
char *kaiji_text_dup_without_spaces (const char *text);
gboolean kaiji_text_skip_sign (const char **text, const char *sign);

G_END_DECLS
