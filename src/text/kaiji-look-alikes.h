/* kaiji-look-alikes.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Kanji, hiragana and dashes that look like a katakana letter. */
#define KAIJI_LOOK_ALIKES_OF_KANA "一二三八千力口夕卜工才厶又囗亻乂丿干刀べぺへり―—─━‐‑‒–-−－⁻˗﹣"

gunichar kaiji_look_alikes_get_kanji (gunichar character);
gunichar kaiji_look_alikes_get_kana (gunichar character);
gunichar kaiji_look_alikes_get_unified (gunichar character);

G_END_DECLS
