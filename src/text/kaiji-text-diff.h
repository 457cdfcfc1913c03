/* kaiji-text-diff.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  KAIJI_DIFF_EQUAL,
  KAIJI_DIFF_DELETE,
  KAIJI_DIFF_INSERT,
} KaijiDiffKind;

/**
 * KaijiDiffPart:
 * @start: its offset in bytes, in the old text for a deleted part, otherwise in the new text
 * @length: its length in bytes
 */
typedef struct
{
  KaijiDiffKind kind;
  gsize start;
  gsize length;
} KaijiDiffPart;

GArray *kaiji_text_diff (const char *old_text, const char *new_text);

G_END_DECLS
