/* kaiji-change.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "kaiji-sheet.h"

G_BEGIN_DECLS

typedef enum
{
  KAIJI_CHANGE_UNCHANGED,
  KAIJI_CHANGE_CHANGED,
  KAIJI_CHANGE_ADDED,
  KAIJI_CHANGE_REMOVED,
} KaijiChangeKind;

/**
 * KaijiDifference:
 * @KAIJI_DIFFERENCE_WORDS: anything that can be seen
 * @KAIJI_DIFFERENCE_SPACES: which spaces there are, and how many
 * @KAIJI_DIFFERENCE_COMPOSITION: voicing marks that are characters of their own: か and U+3099
 * @KAIJI_DIFFERENCE_INVISIBLE: characters without width
 * @KAIJI_DIFFERENCE_LOOK_ALIKES: characters that look like others, as ⽤ like 用
 *
 * The kind of difference between two answers that are not the same.
 */
typedef enum
{
  KAIJI_DIFFERENCE_WORDS,
  KAIJI_DIFFERENCE_SPACES,
  KAIJI_DIFFERENCE_COMPOSITION,
  KAIJI_DIFFERENCE_INVISIBLE,
  KAIJI_DIFFERENCE_LOOK_ALIKES,
} KaijiDifference;

#define KAIJI_TYPE_CHANGE (kaiji_change_get_type ())
G_DECLARE_FINAL_TYPE (KaijiChange, kaiji_change, KAIJI, CHANGE, GObject)

/**
 * KaijiChange:
 *
 * The difference between two sheets' answers to one field. Immutable.
 */
KaijiChange *kaiji_change_new (KaijiScheme *scheme,
                               const KaijiField *field,
                               KaijiAnswer *old_answer,
                               KaijiAnswer *new_answer,
                               gboolean in_new);

KaijiChangeKind kaiji_change_get_kind (KaijiChange *self);
const KaijiField *kaiji_change_get_field (KaijiChange *self);
gboolean kaiji_change_get_in_new (KaijiChange *self);
const char *kaiji_change_get_old_text (KaijiChange *self);
const char *kaiji_change_get_new_text (KaijiChange *self);
KaijiDifference kaiji_change_get_difference (KaijiChange *self);
const char *kaiji_change_describe_difference (KaijiChange *self);
const char *kaiji_difference_to_string (KaijiDifference difference);
const char *kaiji_change_kind_to_string (KaijiChangeKind kind);

G_END_DECLS
