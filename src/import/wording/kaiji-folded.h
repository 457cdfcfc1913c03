/* kaiji-folded.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KaijiFolded:
 * @characters: (array length=length): letters and digits only, each in one form
 * @ends: (array length=length): the end of each in the text, in bytes
 *
 * A text without differences between spellings of the same words.
 */
typedef struct
{
  gunichar *characters;
  gsize *ends;
  guint length;
} KaijiFolded;

KaijiFolded kaiji_folded_new (const char *text);
void kaiji_folded_clear (KaijiFolded *folded);
guint kaiji_folded_hash (gconstpointer folded);
gboolean kaiji_folded_equal (const KaijiFolded *a, const KaijiFolded *b);
gboolean kaiji_folded_has_at (const KaijiFolded *text, guint place, const KaijiFolded *word);

G_END_DECLS
