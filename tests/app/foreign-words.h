/* foreign-words.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tells English from Japanese, and from the language that pseudo-language makes. */

gboolean words_are_made_up (void);
gboolean words_are_english (const char *text);

G_END_DECLS
