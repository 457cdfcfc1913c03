/* kaiji-answer-delta.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-answer-delta-private.h"
#include "kaiji-answer-private.h"

/* The one part whose text differs, if all else of the answers is equal; otherwise KAIJI_N_PARTS. */
static guint
find_part (KaijiAnswer *a, KaijiAnswer *b)
{
  guint found = KAIJI_N_PARTS;

  if (a == NULL || b == NULL || a->review != b->review || a->other != NULL || b->other != NULL
      || !kaiji_json_rest_equal (a->rest, b->rest))
    return KAIJI_N_PARTS;

  for (guint i = 0; i < KAIJI_N_PARTS; i++)
    {
      if (a->parts[i] == b->parts[i] || g_strcmp0 (a->parts[i], b->parts[i]) == 0)
        continue;
      if (found != KAIJI_N_PARTS || a->parts[i] == NULL || b->parts[i] == NULL)
        return KAIJI_N_PARTS;
      found = i;
    }

  /* Two pictures have nothing in common; a reference does not copy them. */
  return found == KAIJI_PART_DATA ? KAIJI_N_PARTS : found;
}

static void
init_text (KaijiAnswerDelta *self, const char *present, const char *other)
{
  gsize n_present = strlen (present);
  gsize n_other = strlen (other);
  gsize most = MIN (n_present, n_other);
  gsize start = 0, end = 0;

  while (start < most && present[start] == other[start])
    start++;
  while (end < most - start && present[n_present - 1 - end] == other[n_other - 1 - end])
    end++;

  self->start = (guint32) start;
  self->length = (guint32) (n_present - start - end);
  self->text = g_strndup (other + start, n_other - start - end);
}

/**
 * kaiji_answer_delta_init:
 * @self: (out caller-allocates): the difference
 * @present: (nullable): the answer that the sheet has
 * @other: (nullable): the answer to keep
 *
 * Keeps @other. Free it with kaiji_answer_delta_clear().
 */
void
kaiji_answer_delta_init (KaijiAnswerDelta *self, KaijiAnswer *present, KaijiAnswer *other)
{
  guint part = find_part (present, other);

  memset (self, 0, sizeof *self);
  if (part != KAIJI_N_PARTS)
    {
      self->is_text = TRUE;
      self->part = (guint8) part;
      init_text (self, present->parts[part], other->parts[part]);
    }
  else if (other != NULL)
    self->answer = kaiji_answer_ref (other);
}

void
kaiji_answer_delta_clear (KaijiAnswerDelta *self)
{
  if (self->is_text)
    g_clear_pointer (&self->text, g_free);
  else
    g_clear_pointer (&self->answer, kaiji_answer_unref);
}

/**
 * kaiji_answer_delta_apply:
 * @self: a difference
 * @present: (nullable): the answer from which it was taken, or an equal one
 *
 * Returns: (transfer full) (nullable): the answer that was kept
 */
KaijiAnswer *
kaiji_answer_delta_apply (const KaijiAnswerDelta *self, KaijiAnswer *present)
{
  g_autoptr (GString) text = NULL;
  KaijiAnswer *other;

  if (!self->is_text)
    return self->answer != NULL ? kaiji_answer_ref (self->answer) : NULL;

  g_return_val_if_fail (present != NULL && present->parts[self->part] != NULL, NULL);

  text = g_string_new (present->parts[self->part]);
  g_string_erase (text, self->start, self->length);
  g_string_insert (text, self->start, self->text);

  other = kaiji_answer_alloc ();
  for (guint i = 0; i < KAIJI_N_PARTS; i++)
    if (i == self->part)
      other->parts[i] = g_ref_string_new (text->str);
    else if (present->parts[i] != NULL)
      other->parts[i] = g_ref_string_acquire (present->parts[i]);
  other->review = present->review;
  other->rest = kaiji_json_rest_ref (present->rest);
  return kaiji_answer_seal (other);
}

/**
 * kaiji_answer_delta_get_size:
 * @self: a difference
 *
 * Returns: about how many bytes it holds
 */
gsize
kaiji_answer_delta_get_size (const KaijiAnswerDelta *self)
{
  gsize size = 0;

  if (self->is_text)
    return strlen (self->text);
  if (self->answer == NULL)
    return 0;

  for (guint i = 0; i < KAIJI_N_PARTS; i++)
    if (self->answer->parts[i] != NULL)
      size += g_ref_string_length (self->answer->parts[i]);
  return size + sizeof (KaijiAnswer);
}
