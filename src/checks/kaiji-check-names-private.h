/* kaiji-check-names-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KaijiCheckNames:
 *
 * The list of characters or words in a message: each once, and no more than a person reads.
 */
typedef struct
{
  GString *names;
  guint n_names;
  gunichar last_code_point;
} KaijiCheckNames;

KaijiCheckNames kaiji_check_names_start (void);
void kaiji_check_names_clear (KaijiCheckNames *self);

void kaiji_check_names_add_code_point (KaijiCheckNames *self, gunichar c);
void
kaiji_check_names_add_replacement (KaijiCheckNames *self, const char *written, const char *meant);
void kaiji_check_names_add_character (KaijiCheckNames *self, gunichar written, gunichar meant);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KaijiCheckNames, kaiji_check_names_clear)

G_END_DECLS
