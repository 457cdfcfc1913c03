/* kaiji-change.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kaiji-answer-text.h"
#include "kaiji-change.h"
#include "kaiji-difference-private.h"

struct _KaijiChange
{
  GObject parent_instance;

  KaijiScheme *scheme; /* the scheme of the field */
  const KaijiField *field;
  gboolean in_new;
  KaijiChangeKind kind;
  char *old_text;
  char *new_text;
};

G_DEFINE_FINAL_TYPE (KaijiChange, kaiji_change, G_TYPE_OBJECT)

static void
kaiji_change_finalize (GObject *object)
{
  KaijiChange *self = KAIJI_CHANGE (object);

  g_clear_object (&self->scheme);
  g_free (self->old_text);
  g_free (self->new_text);

  G_OBJECT_CLASS (kaiji_change_parent_class)->finalize (object);
}

static void
kaiji_change_class_init (KaijiChangeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kaiji_change_finalize;
}

static void
kaiji_change_init (KaijiChange *self)
{
}

/* Formats an answer for the comparison: both sheets' answers in the words of one scheme, so that
 * another date format does not count as a change, nor another way to write a date or number. A
 * picture has no text of its own. */
static char *
dup_text (KaijiAnswer *answer, KaijiScheme *scheme, const KaijiField *field)
{
  g_autoptr (KaijiAnswer) value = NULL;

  if (kaiji_answer_is_picture (answer))
    return g_strdup (_ ("(picture)"));

  if (answer != NULL && kaiji_answer_get_written (answer) != NULL)
    value = kaiji_answer_set_written (answer, NULL);

  return kaiji_answer_format (value != NULL ? value : answer, scheme, field);
}

static gboolean
is_same_value (KaijiAnswer *a, KaijiAnswer *b)
{
  g_autoptr (KaijiAnswer) a_value = kaiji_answer_dup_value (a);
  g_autoptr (KaijiAnswer) b_value = kaiji_answer_dup_value (b);

  return kaiji_answer_equal (a_value, b_value);
}

/**
 * kaiji_change_new:
 * @scheme: the scheme of @field, in whose words both answers are compared
 * @field: a field
 * @old_answer: (nullable): the old sheet's answer
 * @new_answer: (nullable): the new sheet's answer
 * @in_new: whether the new sheet's form has the field
 *
 * Returns: (transfer full): the difference between the two answers
 */
KaijiChange *
kaiji_change_new (KaijiScheme *scheme,
                  const KaijiField *field,
                  KaijiAnswer *old_answer,
                  KaijiAnswer *new_answer,
                  gboolean in_new)
{
  KaijiChange *self = g_object_new (KAIJI_TYPE_CHANGE, NULL);

  self->scheme = g_object_ref (scheme);
  self->field = field;
  self->in_new = in_new;
  self->old_text = dup_text (old_answer, scheme, field);
  self->new_text = dup_text (new_answer, scheme, field);

  if (*self->old_text == '\0' && *self->new_text != '\0')
    self->kind = KAIJI_CHANGE_ADDED;
  else if (*self->old_text != '\0' && *self->new_text == '\0')
    self->kind = KAIJI_CHANGE_REMOVED;
  else if (!kaiji_difference_is_same_print (self->old_text, self->new_text))
    self->kind = KAIJI_CHANGE_CHANGED;
  else if (kaiji_answer_is_picture (old_answer) && kaiji_answer_is_picture (new_answer)
           && !is_same_value (old_answer, new_answer))
    self->kind = KAIJI_CHANGE_CHANGED;
  else
    self->kind = KAIJI_CHANGE_UNCHANGED;

  return self;
}

/**
 * kaiji_change_get_kind:
 *
 * Returns: the kind of change
 */
KaijiChangeKind
kaiji_change_get_kind (KaijiChange *self)
{
  g_return_val_if_fail (KAIJI_IS_CHANGE (self), KAIJI_CHANGE_UNCHANGED);

  return self->kind;
}

/**
 * kaiji_change_get_field:
 *
 * Returns: (transfer none): the field, of the new scheme if it has the field, otherwise of the old
 *   one
 */
const KaijiField *
kaiji_change_get_field (KaijiChange *self)
{
  g_return_val_if_fail (KAIJI_IS_CHANGE (self), NULL);

  return self->field;
}

/**
 * kaiji_change_get_in_new:
 *
 * Returns: whether the new sheet's scheme has the field
 */
gboolean
kaiji_change_get_in_new (KaijiChange *self)
{
  g_return_val_if_fail (KAIJI_IS_CHANGE (self), FALSE);

  return self->in_new;
}

/**
 * kaiji_change_get_old_text:
 *
 * Returns: (transfer none): the printed previous answer, "" for none
 */
const char *
kaiji_change_get_old_text (KaijiChange *self)
{
  g_return_val_if_fail (KAIJI_IS_CHANGE (self), NULL);

  return self->old_text;
}

/**
 * kaiji_change_get_new_text:
 *
 * Returns: (transfer none): the printed present answer, "" for none
 */
const char *
kaiji_change_get_new_text (KaijiChange *self)
{
  g_return_val_if_fail (KAIJI_IS_CHANGE (self), NULL);

  return self->new_text;
}

/**
 * kaiji_change_get_difference:
 *
 * Returns: what the answers of a change differ in
 */
KaijiDifference
kaiji_change_get_difference (KaijiChange *self)
{
  g_return_val_if_fail (KAIJI_IS_CHANGE (self), KAIJI_DIFFERENCE_WORDS);

  if (self->kind != KAIJI_CHANGE_CHANGED)
    return KAIJI_DIFFERENCE_WORDS;

  return kaiji_difference_find (self->old_text, self->new_text);
}

/**
 * kaiji_change_describe_difference:
 *
 * Returns: (transfer none) (nullable): in which way answers that look the same differ, translated;
 *   %NULL if the difference can be seen
 */
const char *
kaiji_change_describe_difference (KaijiChange *self)
{
  switch (kaiji_change_get_difference (self))
    {
    case KAIJI_DIFFERENCE_SPACES:
      return _ ("only the spaces differ");
    case KAIJI_DIFFERENCE_COMPOSITION:
      return _ ("looks the same: voicing marks are characters of their own in one of them");
    case KAIJI_DIFFERENCE_INVISIBLE:
      return _ ("looks the same: one of them has characters that cannot be seen");
    case KAIJI_DIFFERENCE_LOOK_ALIKES:
      return _ (
        "looks the same: one of them has characters that only look like those of the other");
    case KAIJI_DIFFERENCE_WORDS:
    default:
      return NULL;
    }
}

/**
 * kaiji_change_kind_to_string:
 * @kind: a kind of change
 *
 * Returns: its name for programs: `unchanged`, `changed`, `added` or `removed`
 */
const char *
kaiji_change_kind_to_string (KaijiChangeKind kind)
{
  static const char *const names[] = {
    [KAIJI_CHANGE_UNCHANGED] = "unchanged",
    [KAIJI_CHANGE_CHANGED] = "changed",
    [KAIJI_CHANGE_ADDED] = "added",
    [KAIJI_CHANGE_REMOVED] = "removed",
  };

  g_return_val_if_fail (kind < G_N_ELEMENTS (names), NULL);

  return names[kind];
}
