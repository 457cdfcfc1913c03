/* kaiji-composed-label.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-wording.h"

G_BEGIN_DECLS

/**
 * KaijiComposedLabel:
 * @title_end: where the title of the item ends
 * @prompt: where what is asked begins
 * @prompt_end: where that ends
 * @likeness: how much it is like a prompt of the item, from 0 to 1
 *
 * The parts of a heading that is put together.
 */
typedef struct
{
  const char *title_end;
  const char *prompt;
  const char *prompt_end;
  float likeness;
} KaijiComposedLabel;

const char *kaiji_composed_label_skip (const char *text,
                                       KaijiScheme *scheme,
                                       KaijiWording *wording,
                                       KaijiComposedLabel *label);

G_END_DECLS
