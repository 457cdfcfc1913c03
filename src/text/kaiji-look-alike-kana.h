/* kaiji-look-alike-kana.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KaijiLookAlike:
 * @KAIJI_LOOK_ALIKE_NONE: the character is not a look-alike
 * @KAIJI_LOOK_ALIKE_POSSIBLE: both readings make sense: ユーザ一の is one user's or ユーザーの
 * @KAIJI_LOOK_ALIKE_CERTAIN: the character stands for another one: サ一バ
 */
typedef enum
{
  KAIJI_LOOK_ALIKE_NONE,
  KAIJI_LOOK_ALIKE_POSSIBLE,
  KAIJI_LOOK_ALIKE_CERTAIN,
} KaijiLookAlike;

KaijiLookAlike kaiji_look_alike_kana_judge (const char *text, const char *place, gunichar *meant);

G_END_DECLS
