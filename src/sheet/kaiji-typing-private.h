/* kaiji-typing-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-answer.h"

G_BEGIN_DECLS

/**
 * KaijiTyping:
 * @KAIJI_TYPING_NONE: anything but typing; no change continues it
 * @KAIJI_TYPING_INSERT: a character is inserted
 * @KAIJI_TYPING_DELETE: a character is deleted
 * @KAIJI_TYPING_REPLACE: a character replaces a selection, which begins an insertion
 * @KAIJI_TYPING_VALUE: a number, a date or their note is edited: it is short, so it is one step
 *   until a pause
 *
 * The kind of a change of an answer.
 */
typedef enum
{
  KAIJI_TYPING_NONE,
  KAIJI_TYPING_INSERT,
  KAIJI_TYPING_DELETE,
  KAIJI_TYPING_REPLACE,
  KAIJI_TYPING_VALUE,
} KaijiTyping;

KaijiTyping kaiji_typing_classify (KaijiAnswer *old_answer, KaijiAnswer *new_answer);
gboolean kaiji_typing_continues (KaijiTyping last, KaijiTyping next);

G_END_DECLS
