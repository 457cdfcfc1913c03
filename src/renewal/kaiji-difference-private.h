/* kaiji-difference-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-change.h"

G_BEGIN_DECLS

/* Returns whether two texts are printed alike: the characters that end a line do not count, nor
 * does what is blank at the end of a line or of the text. */
gboolean kaiji_difference_is_same_print (const char *a, const char *b);

/* Finds the kind of difference between two texts that are not printed alike. */
KaijiDifference kaiji_difference_find (const char *a, const char *b);

G_END_DECLS
