/* kaiji-history-steps.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-history-steps-private.h"

/* The most that all steps hold, in bytes: a day of typing takes less than 2 MB, but each picture
 * that was replaced up to 3. The oldest steps go first, the last one stays. */
#define MAX_SIZE (64 << 20)

struct _KaijiHistorySteps
{
  GPtrArray *steps; /* of KaijiHistoryStep */
  gsize size;       /* of all steps, in bytes */
  guint position;   /* steps before it are done, those from it on are undone */
  guint group;      /* the group of new steps; 0 for none */
  guint last_group;
};

static void
remove_steps (KaijiHistorySteps *self, guint start, guint n)
{
  if (n == 0)
    return;

  for (guint i = start; i < start + n; i++)
    self->size -= kaiji_history_step_get_size (g_ptr_array_index (self->steps, i));
  g_ptr_array_remove_range (self->steps, start, n);
}

/* Returns whether the steps at @position and after it belong to one group. */
static gboolean
is_one_with_next (KaijiHistorySteps *self, guint position)
{
  const KaijiHistoryStep *step = g_ptr_array_index (self->steps, position);
  const KaijiHistoryStep *next = g_ptr_array_index (self->steps, position + 1);

  return step->group != 0 && step->group == next->group;
}

/* Removes the oldest steps, as they would be undone, until the others take no more than they may.
 */
static void
forget_oldest (KaijiHistorySteps *self)
{
  while (self->size > MAX_SIZE)
    {
      guint n = 1;

      while (n < self->steps->len && is_one_with_next (self, n - 1))
        n++;
      if (n == self->steps->len)
        return;

      remove_steps (self, 0, n);
      self->position -= n;
    }
}

static const KaijiField *
replay (KaijiHistorySteps *self, guint position, KaijiSheet *sheet)
{
  KaijiHistoryStep *step = g_ptr_array_index (self->steps, position);
  const KaijiField *field;

  kaiji_history_steps_end_typing (self);
  self->size -= kaiji_history_step_get_size (step);
  field = kaiji_history_step_replay (step, sheet);
  self->size += kaiji_history_step_get_size (step);

  return field;
}

/**
 * kaiji_history_steps_new:
 *
 * Returns: (transfer full): no steps yet
 */
KaijiHistorySteps *
kaiji_history_steps_new (void)
{
  KaijiHistorySteps *self = g_new0 (KaijiHistorySteps, 1);

  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) kaiji_history_step_free);

  return self;
}

/**
 * kaiji_history_steps_free:
 * @self: (transfer full): steps
 */
void
kaiji_history_steps_free (KaijiHistorySteps *self)
{
  g_ptr_array_unref (self->steps);
  g_free (self);
}

/**
 * kaiji_history_steps_push:
 * @step: (transfer full): a new step
 *
 * Adds a step; undone steps can no longer be redone.
 */
void
kaiji_history_steps_push (KaijiHistorySteps *self, KaijiHistoryStep *step)
{
  step->group = self->group;
  remove_steps (self, self->position, self->steps->len - self->position);
  g_ptr_array_add (self->steps, step);
  self->size += kaiji_history_step_get_size (step);
  self->position = self->steps->len;
  forget_oldest (self);
}

/**
 * kaiji_history_steps_get_last:
 *
 * Returns: (transfer none) (nullable): the last step that is done
 */
KaijiHistoryStep *
kaiji_history_steps_get_last (KaijiHistorySteps *self)
{
  return self->position > 0 ? g_ptr_array_index (self->steps, self->position - 1) : NULL;
}

/**
 * kaiji_history_steps_hold_answer:
 * @step: one of the steps, of an answer
 * @present: (nullable): the answer in the sheet
 * @other: (nullable): the other answer
 *
 * Keeps another answer in a step than so far.
 */
void
kaiji_history_steps_hold_answer (KaijiHistorySteps *self,
                                 KaijiHistoryStep *step,
                                 KaijiAnswer *present,
                                 KaijiAnswer *other)
{
  self->size -= kaiji_history_step_get_size (step);
  kaiji_answer_delta_clear (&step->answer);
  kaiji_answer_delta_init (&step->answer, present, other);
  self->size += kaiji_history_step_get_size (step);
}

/**
 * kaiji_history_steps_end_typing:
 *
 * What is typed next is a new step.
 */
void
kaiji_history_steps_end_typing (KaijiHistorySteps *self)
{
  KaijiHistoryStep *last = kaiji_history_steps_get_last (self);

  if (last != NULL)
    last->typing = KAIJI_TYPING_NONE;
}

/**
 * kaiji_history_steps_can_undo:
 *
 * Returns: whether there is a step to undo
 */
gboolean
kaiji_history_steps_can_undo (KaijiHistorySteps *self)
{
  return self->position > 0;
}

/**
 * kaiji_history_steps_can_redo:
 *
 * Returns: whether there is a step to redo
 */
gboolean
kaiji_history_steps_can_redo (KaijiHistorySteps *self)
{
  return self->position < self->steps->len;
}

/**
 * kaiji_history_steps_undo:
 * @sheet: the sheet whose steps they are
 *
 * Undoes the last step that is done, with all that belong to its group; there must be one.
 *
 * Returns: (transfer none) (nullable): the field that changed, the first of several
 */
const KaijiField *
kaiji_history_steps_undo (KaijiHistorySteps *self, KaijiSheet *sheet)
{
  const KaijiField *field;

  do
    field = replay (self, --self->position, sheet);
  while (self->position > 0 && is_one_with_next (self, self->position - 1));

  return field;
}

/**
 * kaiji_history_steps_redo:
 * @sheet: the sheet whose steps they are
 *
 * Does the last undone step again, with all that belong to its group; there must be one.
 *
 * Returns: (transfer none) (nullable): the field that changed, the first of several
 */
const KaijiField *
kaiji_history_steps_redo (KaijiHistorySteps *self, KaijiSheet *sheet)
{
  const KaijiField *field = replay (self, self->position++, sheet);

  while (self->position < self->steps->len && is_one_with_next (self, self->position - 1))
    replay (self, self->position++, sheet);

  return field;
}

/**
 * kaiji_history_steps_begin_group:
 *
 * The steps from now on are undone and redone together.
 */
void
kaiji_history_steps_begin_group (KaijiHistorySteps *self)
{
  g_return_if_fail (self->group == 0);

  kaiji_history_steps_end_typing (self);
  self->group = ++self->last_group;
}

/**
 * kaiji_history_steps_join:
 * @field: a field
 *
 * Makes the last step a part of the group that was begun, if it changed @field.
 */
void
kaiji_history_steps_join (KaijiHistorySteps *self, const KaijiField *field)
{
  KaijiHistoryStep *last = kaiji_history_steps_can_redo (self)
                             ? NULL
                             : kaiji_history_steps_get_last (self);

  if (last == NULL || last->kind != KAIJI_STEP_ANSWER || last->field != field)
    return;

  if (last->group != 0)
    self->group = last->group;
  else
    last->group = self->group;
}

/**
 * kaiji_history_steps_end_group:
 *
 * Ends the group that was begun.
 */
void
kaiji_history_steps_end_group (KaijiHistorySteps *self)
{
  g_return_if_fail (self->group != 0);

  kaiji_history_steps_end_typing (self);
  self->group = 0;
}
