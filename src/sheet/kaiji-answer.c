/* kaiji-answer.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "kaiji-answer-private.h"
#include "kaiji-picture-file.h"
#include "kaiji-text.h"

G_DEFINE_BOXED_TYPE (KaijiAnswer, kaiji_answer, kaiji_answer_ref, kaiji_answer_unref)

/* The form that each part implies. Parts that imply different forms contradict each other. */
static const KaijiAnswerForm part_forms[KAIJI_N_PARTS] = {
  [KAIJI_PART_DATE] = KAIJI_ANSWER_DATE,         [KAIJI_PART_YEAR] = KAIJI_ANSWER_YEAR,
  [KAIJI_PART_YEARS] = KAIJI_ANSWER_YEARS,       [KAIJI_PART_MONTHS] = KAIJI_ANSWER_MONTHS,
  [KAIJI_PART_NUMBER] = KAIJI_ANSWER_NUMBER,     [KAIJI_PART_CHOICE] = KAIJI_ANSWER_CHOICE,
  [KAIJI_PART_PRESENCE] = KAIJI_ANSWER_PRESENCE, [KAIJI_PART_POSTAL_CODE] = KAIJI_ANSWER_ADDRESS,
  [KAIJI_PART_DATA] = KAIJI_ANSWER_IMAGE,
};

#define FORM(form) (1u << (form))

/* The forms that each kind of field accepts. All accept text: real sheets answer a percentage with
 * a sentence, and every printed answer must be readable again. */
static const guint kind_forms[KAIJI_N_FIELD_KINDS] = {
  [KAIJI_FIELD_TEXT] = 0,
  [KAIJI_FIELD_PARAGRAPH] = 0,
  [KAIJI_FIELD_DATE] = FORM (KAIJI_ANSWER_DATE),
  [KAIJI_FIELD_YEAR] = FORM (KAIJI_ANSWER_YEAR),
  [KAIJI_FIELD_DURATION] = FORM (KAIJI_ANSWER_YEARS) | FORM (KAIJI_ANSWER_MONTHS),
  [KAIJI_FIELD_COUNT] = FORM (KAIJI_ANSWER_NUMBER),
  [KAIJI_FIELD_MONEY] = FORM (KAIJI_ANSWER_NUMBER),
  [KAIJI_FIELD_PERCENT] = FORM (KAIJI_ANSWER_NUMBER),
  [KAIJI_FIELD_CHOICE] = FORM (KAIJI_ANSWER_CHOICE),
  [KAIJI_FIELD_PRESENCE] = FORM (KAIJI_ANSWER_PRESENCE),
  [KAIJI_FIELD_PRESENCE_DETAIL] = FORM (KAIJI_ANSWER_PRESENCE),
  [KAIJI_FIELD_ADDRESS] = FORM (KAIJI_ANSWER_ADDRESS),
  [KAIJI_FIELD_CORPORATE_NUMBER] = 0,
  [KAIJI_FIELD_URL] = 0,
  [KAIJI_FIELD_IMAGE] = FORM (KAIJI_ANSWER_IMAGE),
};

/* Returns whether a member of the value has the wrong type. */
static gboolean
has_wrong_value (KaijiAnswer *self)
{
  return self->rest != NULL && kaiji_answer_rest_has_value (self->rest);
}

static KaijiAnswerForm
find_form (KaijiAnswer *self)
{
  KaijiAnswerForm form = KAIJI_ANSWER_EMPTY;
  const char *presence = self->parts[KAIJI_PART_PRESENCE];

  if (self->other != NULL || has_wrong_value (self))
    return KAIJI_ANSWER_UNREADABLE;

  for (guint i = 0; i < KAIJI_N_VALUE_PARTS; i++)
    {
      if (self->parts[i] == NULL || part_forms[i] == KAIJI_ANSWER_EMPTY)
        continue;
      if (form != KAIJI_ANSWER_EMPTY)
        return KAIJI_ANSWER_UNREADABLE;
      form = part_forms[i];
    }

  /* A picture has a type, and no other form does. */
  if ((self->parts[KAIJI_PART_TYPE] != NULL) != (form == KAIJI_ANSWER_IMAGE))
    return KAIJI_ANSWER_UNREADABLE;

  switch (form)
    {
    case KAIJI_ANSWER_EMPTY:
      return self->parts[KAIJI_PART_TEXT] != NULL ? KAIJI_ANSWER_TEXT : KAIJI_ANSWER_EMPTY;

    case KAIJI_ANSWER_PRESENCE:
      if (!g_str_equal (presence, "yes") && !g_str_equal (presence, "no"))
        return KAIJI_ANSWER_UNREADABLE;
      return form;

    case KAIJI_ANSWER_ADDRESS:
      return form;

    default:
      return self->parts[KAIJI_PART_TEXT] == NULL ? form : KAIJI_ANSWER_UNREADABLE;
    }
}

/* Allocates an answer to fill in. It must not be shared before kaiji_answer_seal(). */
KaijiAnswer *
kaiji_answer_alloc (void)
{
  KaijiAnswer *self = g_new0 (KaijiAnswer, 1);

  g_atomic_ref_count_init (&self->ref_count);
  return self;
}

/* Ends filling in an answer. */
KaijiAnswer *
kaiji_answer_seal (KaijiAnswer *self)
{
  self->form = find_form (self);

  /* A number that a double cannot hold is unreadable. */
  if (self->form >= KAIJI_ANSWER_YEAR && self->form <= KAIJI_ANSWER_NUMBER
      && !isfinite (kaiji_answer_get_number (self)))
    self->form = KAIJI_ANSWER_UNREADABLE;

  return self;
}

/**
 * kaiji_answer_ref:
 * @self: an answer
 *
 * Returns: (transfer full): @self
 */
KaijiAnswer *
kaiji_answer_ref (KaijiAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * kaiji_answer_unref:
 * @self: (transfer full): an answer
 */
void
kaiji_answer_unref (KaijiAnswer *self)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_ref_count_dec (&self->ref_count))
    {
      for (guint i = 0; i < KAIJI_N_PARTS; i++)
        g_clear_pointer (&self->parts[i], g_ref_string_release);
      g_clear_pointer (&self->rest, kaiji_json_rest_unref);
      g_clear_pointer (&self->other, kaiji_json_tree_unref);
      g_free (self);
    }
}

/**
 * kaiji_answer_equal:
 * @a: (nullable): an answer
 * @b: (nullable): an answer
 *
 * Returns: whether both are equal, internal members included; numbers are equal if they are written
 *   alike
 */
gboolean
kaiji_answer_equal (KaijiAnswer *a, KaijiAnswer *b)
{
  if (a == b)
    return TRUE;

  if (a == NULL || b == NULL || a->form != b->form || a->review != b->review
      || (a->other != NULL) != (b->other != NULL))
    return FALSE;

  for (guint i = 0; i < KAIJI_N_PARTS; i++)
    if (a->parts[i] != b->parts[i] && g_strcmp0 (a->parts[i], b->parts[i]) != 0)
      return FALSE;

  return kaiji_json_rest_equal (a->rest, b->rest)
         && (a->other == NULL || kaiji_json_tree_equal (a->other, b->other));
}

/**
 * kaiji_answer_get_form:
 * @self: an answer
 *
 * Returns: the form of its value
 */
KaijiAnswerForm
kaiji_answer_get_form (KaijiAnswer *self)
{
  g_return_val_if_fail (self != NULL, KAIJI_ANSWER_EMPTY);

  return self->form;
}

/**
 * kaiji_answer_is_picture:
 * @self: (nullable): an answer; %NULL is none
 *
 * Returns: whether it is a picture
 */
gboolean
kaiji_answer_is_picture (KaijiAnswer *self)
{
  return self != NULL && kaiji_answer_get_form (self) == KAIJI_ANSWER_IMAGE;
}

/**
 * kaiji_answer_is_empty:
 * @self: (nullable): an answer
 *
 * Returns: whether there is nothing to print
 */
gboolean
kaiji_answer_is_empty (KaijiAnswer *self)
{
  if (self == NULL)
    return TRUE;

  switch (self->form)
    {
    case KAIJI_ANSWER_EMPTY:
      return TRUE;
    case KAIJI_ANSWER_TEXT:
      return kaiji_text_is_blank (self->parts[KAIJI_PART_TEXT])
             && kaiji_text_is_blank (self->parts[KAIJI_PART_NOTE]);
    case KAIJI_ANSWER_DATE:
      return kaiji_text_is_blank (self->parts[KAIJI_PART_DATE])
             && kaiji_text_is_blank (self->parts[KAIJI_PART_NOTE]);
    case KAIJI_ANSWER_CHOICE:
      return kaiji_text_is_blank (self->parts[KAIJI_PART_CHOICE])
             && kaiji_text_is_blank (self->parts[KAIJI_PART_NOTE]);
    case KAIJI_ANSWER_ADDRESS:
      return kaiji_text_is_blank (self->parts[KAIJI_PART_POSTAL_CODE])
             && kaiji_text_is_blank (self->parts[KAIJI_PART_TEXT]);
    case KAIJI_ANSWER_IMAGE:
      return *self->parts[KAIJI_PART_DATA] == '\0';
    default:
      return FALSE;
    }
}

/**
 * kaiji_answer_suits_kind:
 * @self: an answer
 * @kind: a kind of field
 *
 * Returns: whether fields of @kind accept answers of this form
 */
gboolean
kaiji_answer_suits_kind (KaijiAnswer *self, KaijiFieldKind kind)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (kind < KAIJI_N_FIELD_KINDS, FALSE);

  return (FORM (self->form)
          & (kind_forms[kind] | FORM (KAIJI_ANSWER_TEXT) | FORM (KAIJI_ANSWER_EMPTY)))
         != 0;
}

/**
 * kaiji_answer_get_text:
 * @self: an answer
 *
 * Returns: (transfer none) (nullable): the text of an answer in words, the details of a presence,
 *   the address without its postal code
 */
const char *
kaiji_answer_get_text (KaijiAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->parts[KAIJI_PART_TEXT];
}

/**
 * kaiji_answer_get_date:
 * @self: an answer
 *
 * Returns: (transfer none) (nullable): the date as in the file
 */
const char *
kaiji_answer_get_date (KaijiAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->parts[KAIJI_PART_DATE];
}

/**
 * kaiji_answer_get_number_text:
 * @self: an answer
 *
 * Returns: (transfer none) (nullable): the number of a year, a duration or a number with unit, as
 *   it was written: `99.90`; %NULL for other forms
 */
const char *
kaiji_answer_get_number_text (KaijiAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->form < KAIJI_ANSWER_YEAR || self->form > KAIJI_ANSWER_NUMBER)
    return NULL;

  return self->parts[KAIJI_PART_YEAR + (self->form - KAIJI_ANSWER_YEAR)];
}

/**
 * kaiji_answer_get_number:
 * @self: an answer
 *
 * Returns: the number of a year, a duration or a number with unit; 0 for other forms
 */
double
kaiji_answer_get_number (KaijiAnswer *self)
{
  const char *text = kaiji_answer_get_number_text (self);

  return text != NULL ? g_ascii_strtod (text, NULL) : 0;
}

/**
 * kaiji_answer_get_note:
 * @self: an answer
 *
 * Returns: (transfer none) (nullable): the text printed in parentheses after the value
 */
const char *
kaiji_answer_get_note (KaijiAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->parts[KAIJI_PART_NOTE];
}

/**
 * kaiji_answer_get_written:
 * @self: an answer
 *
 * Returns: (transfer none) (nullable): how a date, a number or a presence was written, where that
 * is not the scheme's way: `2023年11月18日`, `△1,234`, `あり、`. Who prints it makes sure that it
 * says the same.
 */
const char *
kaiji_answer_get_written (KaijiAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->parts[KAIJI_PART_WRITTEN];
}

/**
 * kaiji_answer_get_choice:
 * @self: an answer
 *
 * Returns: (transfer none) (nullable): the id of the choice
 */
const char *
kaiji_answer_get_choice (KaijiAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->parts[KAIJI_PART_CHOICE];
}

/**
 * kaiji_answer_get_present:
 * @self: an answer
 *
 * Returns: whether a presence is 有り
 */
gboolean
kaiji_answer_get_present (KaijiAnswer *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return g_strcmp0 (self->parts[KAIJI_PART_PRESENCE], "yes") == 0;
}

/**
 * kaiji_answer_get_postal_code:
 * @self: an answer
 *
 * Returns: (transfer none) (nullable): the postal code of an address, without 〒
 */
const char *
kaiji_answer_get_postal_code (KaijiAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->parts[KAIJI_PART_POSTAL_CODE];
}

/**
 * kaiji_answer_get_image_type:
 * @self: an answer
 *
 * Returns: (transfer none) (nullable): the MIME type of a picture, as stated in the file
 */
const char *
kaiji_answer_get_image_type (KaijiAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->parts[KAIJI_PART_TYPE];
}

/**
 * kaiji_answer_dup_image:
 * @self: an answer
 *
 * Callers pass the picture on, so other data of its file is left out, even if an older sheet has
 * it.
 *
 * Returns: (transfer full) (nullable): a picture's file content, of any type; %NULL for other forms
 *   and if it cannot be decoded
 */
GBytes *
kaiji_answer_dup_image (KaijiAnswer *self)
{
  g_autoptr (GBytes) file = NULL;
  guchar *data;
  gsize length;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->form != KAIJI_ANSWER_IMAGE)
    return NULL;

  data = g_base64_decode (self->parts[KAIJI_PART_DATA], &length);
  if (length == 0)
    {
      g_free (data);
      return NULL;
    }

  file = g_bytes_new_take (data, length);
  return kaiji_picture_file_strip (file);
}

/**
 * kaiji_answer_get_member:
 * @self: (nullable): an answer
 * @member: an internal member
 *
 * Returns: (transfer none) (nullable): its text
 */
const char *
kaiji_answer_get_member (KaijiAnswer *self, KaijiAnswerMember member)
{
  g_return_val_if_fail (member < KAIJI_N_ANSWER_MEMBERS, NULL);

  return self != NULL ? self->parts[KAIJI_PART_MEMO + member] : NULL;
}

/**
 * kaiji_answer_get_review:
 * @self: (nullable): an answer
 *
 * Returns: whether it was carried over and must be confirmed
 */
gboolean
kaiji_answer_get_review (KaijiAnswer *self)
{
  return self != NULL && self->review;
}
