/* kaiji-fix.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-answer.h"

G_BEGIN_DECLS

/**
 * KaijiFix:
 * @id: the kind of change, the same for all findings that it fixes; interned, not translated
 * @label: the action, for a button, in the user's language
 * @answer: (nullable): the resulting answer; %NULL for none
 *
 * A change of the answer that resolves a finding. It is never applied automatically: a person
 * decides.
 */
typedef struct
{
  const char *id;
  char *label;
  KaijiAnswer *answer;
} KaijiFix;

KaijiFix *kaiji_fix_new (const char *id, char *label, KaijiAnswer *answer);
void kaiji_fix_free (KaijiFix *self);
gboolean kaiji_fix_equal (const KaijiFix *a, const KaijiFix *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiFix, kaiji_fix_free)

G_END_DECLS
