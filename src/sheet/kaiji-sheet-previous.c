/* kaiji-sheet-previous.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-answer-private.h"
#include "kaiji-sheet-private.h"

/* Frees the previous sheet's data. */
void
kaiji_sheet_previous_free (KaijiPrevious *self)
{
  g_free (self->scheme);
  g_free (self->edition);
  g_clear_pointer (&self->answers, g_array_unref);
  g_clear_pointer (&self->rest, kaiji_json_rest_unref);
  g_free (self);
}

/* Gives a sheet the previous sheet's data, which it owns from then on. */
void
kaiji_sheet_take_previous (KaijiSheet *self, KaijiPrevious *previous)
{
  guint n_fields;

  g_return_if_fail (self->previous == NULL);

  self->previous = previous;
  if (previous->answers == NULL)
    return;

  kaiji_scheme_get_fields (self->scheme, &n_fields);
  self->previous_answers = g_new0 (KaijiAnswer *, n_fields + 1);
  for (guint i = 0; i < previous->answers->len; i++)
    {
      KaijiNamedAnswer *entry = &g_array_index (previous->answers, KaijiNamedAnswer, i);
      const KaijiField *field = kaiji_scheme_find_field (self->scheme, entry->id);

      if (field != NULL && entry->answer->other == NULL)
        self->previous_answers[field->index] = entry->answer;
    }
}

/* A picture is not stored twice in a sheet: its checksum shows whether it has changed. */
static char *
compute_checksum (KaijiAnswer *picture)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, picture->parts[KAIJI_PART_DATA], -1);
}

static const char *
get_checksum (KaijiAnswer *previous)
{
  return previous != NULL ? previous->parts[KAIJI_PART_CHECKSUM] : NULL;
}

/* Reduces a previous answer to what a sheet remembers of it. */
KaijiAnswer *
kaiji_sheet_previous_new_for_answer (KaijiAnswer *answer)
{
  g_autofree char *checksum = NULL;
  KaijiAnswer *previous;

  if (!kaiji_answer_is_picture (answer))
    return kaiji_answer_dup_value (answer);

  checksum = compute_checksum (answer);
  previous = kaiji_answer_alloc ();
  previous->parts[KAIJI_PART_CHECKSUM] = g_ref_string_new (checksum);
  return kaiji_answer_seal (previous);
}

/**
 * kaiji_sheet_compare_picture:
 * @field: a field of the sheet's scheme
 *
 * Returns: whether the previous answer was a picture, and whether it is still the same
 */
KaijiPictureChange
kaiji_sheet_compare_picture (KaijiSheet *self, const KaijiField *field)
{
  KaijiAnswer *answer;
  const char *before;
  g_autofree char *now = NULL;

  g_return_val_if_fail (KAIJI_IS_SHEET (self), KAIJI_PICTURE_NONE);
  g_return_val_if_fail (field != NULL, KAIJI_PICTURE_NONE);

  before = get_checksum (kaiji_sheet_get_previous_answer (self, field));
  if (before == NULL)
    return KAIJI_PICTURE_NONE;

  answer = kaiji_sheet_get_answer (self, field);
  if (kaiji_answer_is_picture (answer))
    now = compute_checksum (answer);

  return g_strcmp0 (before, now) == 0 ? KAIJI_PICTURE_SAME : KAIJI_PICTURE_CHANGED;
}

/* A picture of which only the checksum is known: it differs from all others. */
static KaijiAnswer *
new_lost_picture (const char *checksum)
{
  KaijiAnswer *picture = kaiji_answer_alloc ();

  picture->parts[KAIJI_PART_TYPE] = g_ref_string_new ("image/png");
  picture->parts[KAIJI_PART_DATA] = g_ref_string_new (checksum);
  return kaiji_answer_seal (picture);
}

/* The previous answer in full. A picture that was replaced has no content to show. */
static KaijiAnswer *
dup_previous_answer (KaijiSheet *self, const KaijiField *field)
{
  KaijiAnswer *previous = kaiji_sheet_get_previous_answer (self, field);

  switch (kaiji_sheet_compare_picture (self, field))
    {
    case KAIJI_PICTURE_SAME:
      return kaiji_answer_ref (kaiji_sheet_get_answer (self, field));
    case KAIJI_PICTURE_CHANGED:
      return new_lost_picture (get_checksum (previous));
    case KAIJI_PICTURE_NONE:
    default:
      return previous != NULL ? kaiji_answer_ref (previous) : NULL;
    }
}

/**
 * kaiji_sheet_dup_previous:
 *
 * Makes a sheet of the previous answers, in this sheet's scheme, for comparison. It is only for
 * reading: it lacks everything beside the answers, and the answers that have no place in this
 * scheme.
 *
 * Returns: (transfer full) (nullable): the previous answers, or %NULL if they are not known
 */
KaijiSheet *
kaiji_sheet_dup_previous (KaijiSheet *self)
{
  KaijiSheet *previous;
  guint n_fields;
  const KaijiField *fields;

  g_return_val_if_fail (KAIJI_IS_SHEET (self), NULL);

  if (!kaiji_sheet_get_has_previous (self))
    return NULL;

  previous = kaiji_sheet_new (kaiji_sheet_get_scheme (self));
  fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (self), &n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      g_autoptr (KaijiAnswer) answer = dup_previous_answer (self, &fields[i]);

      kaiji_sheet_set_answer (previous, &fields[i], answer);
    }

  return previous;
}
