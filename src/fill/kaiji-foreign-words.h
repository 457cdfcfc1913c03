/* kaiji-foreign-words.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-wording.h"

G_BEGIN_DECLS

/**
 * KaijiForeignWords:
 *
 * Knows which words a question about a subject may have.
 */
typedef struct _KaijiForeignWords KaijiForeignWords;

KaijiForeignWords *kaiji_foreign_words_new (void);
void kaiji_foreign_words_free (KaijiForeignWords *self);

void kaiji_foreign_words_add_scheme (KaijiForeignWords *self,
                                     KaijiScheme *scheme,
                                     KaijiWording *wording);
void kaiji_foreign_words_add_label (KaijiForeignWords *self,
                                    guint subject,
                                    KaijiWording *wording,
                                    const char *label);
gboolean kaiji_foreign_words_are_of_other (KaijiForeignWords *self,
                                           guint subject,
                                           KaijiWording *wording,
                                           const char *heading);
gboolean kaiji_foreign_words_are_in (KaijiForeignWords *self,
                                     guint subject,
                                     KaijiWording *wording,
                                     const char *question);

G_END_DECLS
