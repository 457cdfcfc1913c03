/* kaiji-fix.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-fix.h"

/**
 * kaiji_fix_new:
 * @id: the kind of change
 * @label: (transfer full): the action, in the user's language
 * @answer: (transfer full) (nullable): the resulting answer
 *
 * Returns: (transfer full): a fix
 */
KaijiFix *
kaiji_fix_new (const char *id, char *label, KaijiAnswer *answer)
{
  KaijiFix *self;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (label != NULL, NULL);

  self = g_new0 (KaijiFix, 1);
  self->id = g_intern_string (id);
  self->label = label;
  self->answer = answer;

  return self;
}

/**
 * kaiji_fix_free:
 * @self: (transfer full): a fix
 */
void
kaiji_fix_free (KaijiFix *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->answer, kaiji_answer_unref);
  g_free (self->label);
  g_free (self);
}

/**
 * kaiji_fix_equal:
 * @a: a fix
 * @b: a fix
 *
 * Returns: whether both are of the same kind and have the same result
 */
gboolean
kaiji_fix_equal (const KaijiFix *a, const KaijiFix *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->id == b->id && g_str_equal (a->label, b->label)
         && kaiji_answer_equal (a->answer, b->answer);
}
