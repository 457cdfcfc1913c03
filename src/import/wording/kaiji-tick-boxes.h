/* kaiji-tick-boxes.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-scheme.h"

G_BEGIN_DECLS

gboolean kaiji_tick_boxes_is_mark (const char *text);
gboolean kaiji_tick_boxes_is_tick (const char *text, KaijiScheme *scheme);
gboolean kaiji_tick_boxes_is_box (const char *text);
char *kaiji_tick_boxes_dup_mark (KaijiScheme *scheme,
                                 const char *const *list,
                                 const char *text,
                                 const char *others);

GStrv kaiji_tick_boxes_split (const char *text);
char *kaiji_tick_boxes_tick (const char *text, const char *word);
char *kaiji_tick_boxes_read (const char *text, GStrv *words);

G_END_DECLS
