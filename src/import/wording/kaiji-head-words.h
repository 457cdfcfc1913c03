/* kaiji-head-words.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-wording.h"

G_BEGIN_DECLS

/**
 * KaijiHeadWords:
 *
 * The words by which a form's heads are known.
 */
typedef struct _KaijiHeadWords KaijiHeadWords;

KaijiHeadWords *kaiji_head_words_new (KaijiScheme *scheme, KaijiWording *wording);
void kaiji_head_words_free (KaijiHeadWords *self);
guint kaiji_head_words_get_contents (KaijiHeadWords *self, const char *text);
gboolean kaiji_head_words_is_value (KaijiHeadWords *self, const char *head, const char *text);
gboolean kaiji_head_words_are_whole (guint contents);
KaijiColumnContent kaiji_head_words_choose (guint contents, guint taken);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiHeadWords, kaiji_head_words_free)

G_END_DECLS
