/* kaiji-answer-new.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes answers, from values and from other answers.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "kaiji-answer-private.h"
#include "kaiji-error.h"
#include "kaiji-picture-file.h"
#include "kaiji-picture-shrink.h"

/* Text from a clipboard need not be UTF-8, but a sheet must be. */
static GRefString *
new_string (const char *text)
{
  g_autofree char *valid = NULL;

  if (g_utf8_validate (text, -1, NULL))
    return g_ref_string_new (text);

  valid = g_utf8_make_valid (text, -1);
  return g_ref_string_new (valid);
}

/* Makes an answer of one part and an optional note. */
static KaijiAnswer *
new_value (KaijiAnswerPart part, const char *text, const char *note)
{
  KaijiAnswer *self = kaiji_answer_alloc ();

  self->parts[part] = new_string (text);
  if (note != NULL && *note != '\0')
    self->parts[KAIJI_PART_NOTE] = new_string (note);

  return kaiji_answer_seal (self);
}

/**
 * kaiji_answer_new_text:
 * @text: UTF-8; invalid bytes are replaced
 *
 * Returns: (transfer full): an answer in words, which is valid for every kind of field
 */
KaijiAnswer *
kaiji_answer_new_text (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return new_value (KAIJI_PART_TEXT, text, NULL);
}

/**
 * kaiji_answer_new_date:
 * @date: `2023-11-18`, `2023-11` or `2023`
 * @note: (nullable): printed after it in parentheses
 *
 * Returns: (transfer full): the answer of a date field
 */
KaijiAnswer *
kaiji_answer_new_date (const char *date, const char *note)
{
  g_return_val_if_fail (date != NULL, NULL);

  return new_value (KAIJI_PART_DATE, date, note);
}

/**
 * kaiji_answer_new_number:
 * @form: %KAIJI_ANSWER_YEAR, %KAIJI_ANSWER_YEARS, %KAIJI_ANSWER_MONTHS or %KAIJI_ANSWER_NUMBER
 * @number: a finite number, in the field's unit
 * @note: (nullable): printed after it in parentheses
 *
 * Returns: (transfer full): the answer of a field whose kind is a number
 */
KaijiAnswer *
kaiji_answer_new_number (KaijiAnswerForm form, double number, const char *note)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (isfinite (number), NULL);

  text = kaiji_json_format_number (number == 0 ? 0 : number);
  return kaiji_answer_new_number_text (form, text, note);
}

/**
 * kaiji_answer_new_number_text:
 * @form: %KAIJI_ANSWER_YEAR, %KAIJI_ANSWER_YEARS, %KAIJI_ANSWER_MONTHS or %KAIJI_ANSWER_NUMBER
 * @number: the number as it was written, in the field's unit: digits without leading zeros and with
 *   at most one point, as in JSON
 * @note: (nullable): printed after it in parentheses
 *
 * Returns: (transfer full): the answer of a field whose kind is a number
 */
KaijiAnswer *
kaiji_answer_new_number_text (KaijiAnswerForm form, const char *number, const char *note)
{
  g_return_val_if_fail (form >= KAIJI_ANSWER_YEAR && form <= KAIJI_ANSWER_NUMBER, NULL);
  g_return_val_if_fail (number != NULL && kaiji_json_is_number_text (number), NULL);

  return new_value ((KaijiAnswerPart) (KAIJI_PART_YEAR + (form - KAIJI_ANSWER_YEAR)), number, note);
}

/**
 * kaiji_answer_new_choice:
 * @choice: a choice's id
 * @note: (nullable): printed after it in parentheses
 *
 * Returns: (transfer full): the answer of a choice field
 */
KaijiAnswer *
kaiji_answer_new_choice (const char *choice, const char *note)
{
  g_return_val_if_fail (choice != NULL, NULL);

  return new_value (KAIJI_PART_CHOICE, choice, note);
}

/**
 * kaiji_answer_new_presence:
 * @present: 有り or 無し
 * @text: (nullable): details
 *
 * Returns: (transfer full): the answer of a presence field
 */
KaijiAnswer *
kaiji_answer_new_presence (gboolean present, const char *text)
{
  KaijiAnswer *self = kaiji_answer_alloc ();

  self->parts[KAIJI_PART_PRESENCE] = g_ref_string_new_intern (present ? "yes" : "no");
  if (text != NULL && *text != '\0')
    self->parts[KAIJI_PART_TEXT] = new_string (text);

  return kaiji_answer_seal (self);
}

/**
 * kaiji_answer_new_address:
 * @postal_code: `140-0002`, without 〒
 * @text: (nullable): the address
 *
 * Returns: (transfer full): the answer of an address field
 */
KaijiAnswer *
kaiji_answer_new_address (const char *postal_code, const char *text)
{
  KaijiAnswer *self;

  g_return_val_if_fail (postal_code != NULL, NULL);

  self = kaiji_answer_alloc ();
  self->parts[KAIJI_PART_POSTAL_CODE] = new_string (postal_code);
  self->parts[KAIJI_PART_TEXT] = new_string (text != NULL ? text : "");

  return kaiji_answer_seal (self);
}

/**
 * kaiji_answer_check_image_size:
 * @size: a picture's size in bytes
 *
 * Checks the size before the file is read for kaiji_answer_new_image().
 *
 * Returns: whether a picture of that size fits in a sheet; otherwise %KAIJI_ERROR_TOO_LARGE is set
 */
gboolean
kaiji_answer_check_image_size (guint64 size, GError **error)
{
  g_autofree char *limit_text = NULL;
  g_autofree char *size_text = NULL;

  if (size <= KAIJI_ANSWER_MAX_IMAGE_SIZE)
    return TRUE;

  limit_text = g_format_size (KAIJI_ANSWER_MAX_IMAGE_SIZE);
  size_text = g_format_size (size);
  /* Translators: both %s are sizes such as 2.1 MB */
  g_set_error (error, KAIJI_ERROR, KAIJI_ERROR_TOO_LARGE,
               _ ("The picture has %s, but at most %s fit in a sheet. Make it smaller and choose "
                  "it again."),
               size_text, limit_text);
  return FALSE;
}

/**
 * kaiji_answer_new_image:
 * @image: a PNG or JPEG file's content
 *
 * Keeps the picture alone, without the other data of its file.
 *
 * Returns: (transfer full): the answer of an image field, or %NULL with %KAIJI_ERROR_INVALID_ANSWER
 *   if @image is neither, or %KAIJI_ERROR_TOO_LARGE
 */
KaijiAnswer *
kaiji_answer_new_image (GBytes *image, GError **error)
{
  g_autofree char *base64 = NULL;
  g_autoptr (GBytes) stripped = NULL;
  const char *type;
  const guchar *data;
  gsize length;
  KaijiAnswer *self;

  g_return_val_if_fail (image != NULL, NULL);

  type = kaiji_picture_file_get_mime_type (image);
  if (type == NULL)
    {
      g_set_error_literal (error, KAIJI_ERROR, KAIJI_ERROR_INVALID_ANSWER,
                           _ ("The picture is neither PNG nor JPEG. Choose a picture of one of "
                              "these types."));
      return NULL;
    }

  if (!kaiji_answer_check_image_size (g_bytes_get_size (image), error))
    return NULL;

  if (kaiji_picture_shrink_is_needed (image, KAIJI_ANSWER_MAX_IMAGE_SIZE))
    {
      g_set_error_literal (error, KAIJI_ERROR, KAIJI_ERROR_TOO_LARGE,
                           _ (
                             "The picture has more pixels than can be printed. Make it smaller and "
                             "choose it again."));
      return NULL;
    }

  /* Sheets are passed on, so they must not reveal where a photo was taken. */
  stripped = kaiji_picture_file_strip (image);
  data = g_bytes_get_data (stripped, &length);

  base64 = g_base64_encode (data, length);
  self = kaiji_answer_alloc ();
  self->parts[KAIJI_PART_TYPE] = g_ref_string_new_intern (type);
  self->parts[KAIJI_PART_DATA] = g_ref_string_new (base64);

  return kaiji_answer_seal (self);
}

/* Adds a reference to a part; NULL for NULL. */
static GRefString *
acquire (GRefString *part)
{
  return part != NULL ? g_ref_string_acquire (part) : NULL;
}

/* Seals an answer; returns NULL if it is empty. */
KaijiAnswer *
kaiji_answer_seal_unless_empty (KaijiAnswer *self)
{
  gboolean is_empty = !self->review && kaiji_json_rest_is_empty (self->rest);

  for (guint i = 0; i < KAIJI_N_PARTS; i++)
    is_empty &= self->parts[i] == NULL;

  if (!is_empty)
    return kaiji_answer_seal (self);

  kaiji_answer_unref (self);
  return NULL;
}

/**
 * kaiji_answer_replace_value:
 * @self: (nullable): the answer so far
 * @new_value: (nullable): the new value, or %NULL for none
 *
 * Replaces the value of an answer and keeps its internal members and those that this version does
 * not know. Every edit of a value goes through this function. Of a picture only the picture is
 * taken; see kaiji_answer_strip_image().
 *
 * Returns: (transfer full) (nullable): the new answer; %NULL if nothing is left of it
 */
KaijiAnswer *
kaiji_answer_replace_value (KaijiAnswer *self, KaijiAnswer *new_value)
{
  KaijiAnswer *replaced = kaiji_answer_alloc ();
  g_autoptr (KaijiAnswer) value = new_value != NULL ? kaiji_answer_strip_image (new_value) : NULL;
  const char *dropped[KAIJI_N_PARTS + 2] = { NULL };
  g_autoptr (KaijiJsonRest) value_rest = NULL;
  g_autoptr (KaijiJsonRest) own_rest = NULL;
  guint n_dropped = 0;

  if (value != NULL)
    {
      for (guint i = 0; i < KAIJI_N_PARTS; i++)
        replaced->parts[i] = acquire (value->parts[i]);
      replaced->review = value->review;
      value_rest = kaiji_json_rest_ref (value->rest);
    }

  /* The other members of @value count, too, even if they cannot be read. */
  for (guint i = 0; i < KAIJI_N_PARTS; i++)
    {
      const char *name = kaiji_answer_get_part_name (i);

      if (i >= KAIJI_N_VALUE_PARTS && self != NULL && replaced->parts[i] == NULL
          && kaiji_json_rest_find (value_rest, name) == NULL)
        replaced->parts[i] = acquire (self->parts[i]);
      if (i < KAIJI_N_VALUE_PARTS || replaced->parts[i] != NULL)
        dropped[n_dropped++] = name;
    }

  if (self != NULL)
    {
      if (kaiji_json_rest_find (value_rest, "review") == NULL)
        replaced->review |= self->review;
      if (replaced->review)
        dropped[n_dropped++] = "review";
      own_rest = kaiji_json_rest_filter (self->rest, dropped, FALSE);
    }

  replaced->rest = kaiji_json_rest_merge (value_rest, own_rest);
  return kaiji_answer_seal_unless_empty (replaced);
}

/**
 * kaiji_answer_dup_value:
 * @self: an answer
 *
 * Returns: (transfer full): only its value, without internal and unknown members
 */
KaijiAnswer *
kaiji_answer_dup_value (KaijiAnswer *self)
{
  KaijiAnswer *value;

  g_return_val_if_fail (self != NULL, NULL);

  value = kaiji_answer_alloc ();
  for (guint i = 0; i < KAIJI_N_VALUE_PARTS; i++)
    value->parts[i] = acquire (self->parts[i]);
  value->rest = kaiji_json_rest_filter (self->rest, kaiji_answer_list_value_members (), TRUE);

  return kaiji_answer_seal (value);
}

/* Copies an answer in order to change it, without the unreadable value of one member in the
 * file. */
KaijiAnswer *
kaiji_answer_copy_without (KaijiAnswer *self, const char *name)
{
  const char *const names[] = { name, NULL };
  KaijiAnswer *answer = kaiji_answer_alloc ();

  if (self == NULL)
    return answer;

  for (guint i = 0; i < KAIJI_N_PARTS; i++)
    answer->parts[i] = acquire (self->parts[i]);
  answer->review = self->review;
  answer->rest = kaiji_json_rest_filter (self->rest, names, FALSE);

  return answer;
}

/* An answer with another text in one of its parts. */
static KaijiAnswer *
set_part (KaijiAnswer *self, KaijiAnswerPart part, const char *text)
{
  KaijiAnswer *answer = kaiji_answer_copy_without (self, kaiji_answer_get_part_name (part));

  g_clear_pointer (&answer->parts[part], g_ref_string_release);
  if (text != NULL && *text != '\0')
    answer->parts[part] = new_string (text);

  return answer;
}

/**
 * kaiji_answer_strip_image:
 * @self: an answer
 *
 * For an answer that is taken over or passed on: the file of its picture may tell more than the
 * picture, if another program put it into the sheet.
 *
 * Returns: (transfer full): an answer whose picture has no other data; @self if it has none
 */
KaijiAnswer *
kaiji_answer_strip_image (KaijiAnswer *self)
{
  g_autoptr (GBytes) image = NULL;
  g_autofree char *base64 = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  image = kaiji_answer_dup_image (self);
  if (image == NULL)
    return kaiji_answer_ref (self);

  base64 = g_base64_encode (g_bytes_get_data (image, NULL), g_bytes_get_size (image));
  if (g_str_equal (base64, self->parts[KAIJI_PART_DATA]))
    return kaiji_answer_ref (self);

  return kaiji_answer_seal (set_part (self, KAIJI_PART_DATA, base64));
}

/**
 * kaiji_answer_set_member:
 * @self: (nullable): the answer so far
 * @member: an internal member
 * @text: (nullable): its new text; %NULL or "" to remove it
 *
 * Returns: (transfer full) (nullable): the new answer; %NULL if nothing is left of it
 */
KaijiAnswer *
kaiji_answer_set_member (KaijiAnswer *self, KaijiAnswerMember member, const char *text)
{
  KaijiAnswerPart part = (KaijiAnswerPart) (KAIJI_PART_MEMO + member);

  g_return_val_if_fail (member < KAIJI_N_ANSWER_MEMBERS, NULL);

  return kaiji_answer_seal_unless_empty (set_part (self, part, text));
}

/**
 * kaiji_answer_set_review:
 * @self: (nullable): the answer so far
 * @review: whether it was carried over and must be confirmed
 *
 * Returns: (transfer full) (nullable): the new answer; %NULL if nothing is left of it
 */
KaijiAnswer *
kaiji_answer_set_review (KaijiAnswer *self, gboolean review)
{
  KaijiAnswer *answer = kaiji_answer_copy_without (self, "review");

  answer->review = review;
  return kaiji_answer_seal_unless_empty (answer);
}

/**
 * kaiji_answer_set_note:
 * @self: an answer
 * @note: (nullable): what is printed after the value in parentheses
 *
 * Returns: (transfer full): the same value with another note
 */
KaijiAnswer *
kaiji_answer_set_note (KaijiAnswer *self, const char *note)
{
  g_return_val_if_fail (self != NULL, NULL);

  return kaiji_answer_seal (set_part (self, KAIJI_PART_NOTE, note));
}

/**
 * kaiji_answer_set_written:
 * @self: an answer that is a date, a number or a presence
 * @written: (nullable): how it was written, without a number's unit, and of a presence what is
 *   before its details; %NULL for the scheme's own way
 *
 * Returns: (transfer full): the same value, as it was written
 */
KaijiAnswer *
kaiji_answer_set_written (KaijiAnswer *self, const char *written)
{
  g_return_val_if_fail (self != NULL, NULL);

  return kaiji_answer_seal (set_part (self, KAIJI_PART_WRITTEN, written));
}
