/* kaiji-answer-new.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Making answers: of values, and of other answers.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "kaiji-answer-private.h"
#include "kaiji-error.h"

/* What comes from a clipboard need not be UTF-8; what a sheet holds is. */
static json_t *
new_string (const char *text)
{
  json_t *string = json_string (text);

  if (string == NULL)
    {
      g_autofree char *valid = g_utf8_make_valid (text, -1);

      string = json_string (valid);
    }

  return string;
}

static void
set_note (json_t *json, const char *note)
{
  if (note != NULL && *note != '\0')
    json_object_set_new (json, "note", new_string (note));
}

/**
 * kaiji_answer_new_text:
 * @text: UTF-8; what is not is replaced
 *
 * Returns: (transfer full): an answer in words, which every kind of field takes
 */
KaijiAnswer *
kaiji_answer_new_text (const char *text)
{
  json_t *json;

  g_return_val_if_fail (text != NULL, NULL);

  json = json_object ();
  json_object_set_new (json, "text", new_string (text));
  return kaiji_answer_new_take_json (json);
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
  json_t *json;

  g_return_val_if_fail (date != NULL, NULL);

  json = json_object ();
  json_object_set_new (json, "date", new_string (date));
  set_note (json, note);
  return kaiji_answer_new_take_json (json);
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
  json_t *json;

  g_return_val_if_fail (form >= KAIJI_ANSWER_YEAR && form <= KAIJI_ANSWER_NUMBER, NULL);
  g_return_val_if_fail (isfinite (number), NULL);

  json = json_object ();
  json_object_set_new (json, kaiji_answer_get_form_member (form),
                       number == floor (number) && fabs (number) < 1e15
                         ? json_integer ((json_int_t) number)
                         : json_real (number));
  set_note (json, note);
  return kaiji_answer_new_take_json (json);
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
  json_t *json;

  g_return_val_if_fail (choice != NULL, NULL);

  json = json_object ();
  json_object_set_new (json, "choice", new_string (choice));
  set_note (json, note);
  return kaiji_answer_new_take_json (json);
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
  json_t *json = json_object ();

  json_object_set_new (json, "presence", json_string (present ? "yes" : "no"));
  if (text != NULL && *text != '\0')
    json_object_set_new (json, "text", new_string (text));
  return kaiji_answer_new_take_json (json);
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
  json_t *json;

  g_return_val_if_fail (postal_code != NULL, NULL);

  json = json_object ();
  json_object_set_new (json, "postal-code", new_string (postal_code));
  json_object_set_new (json, "text", new_string (text != NULL ? text : ""));
  return kaiji_answer_new_take_json (json);
}

/**
 * kaiji_answer_check_image_size:
 * @size: a picture's size in bytes
 *
 * Tells before a file is read whether kaiji_answer_new_image() would take it.
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

  limit_text = g_format_size_full (KAIJI_ANSWER_MAX_IMAGE_SIZE, G_FORMAT_SIZE_IEC_UNITS);
  size_text = g_format_size_full (size, G_FORMAT_SIZE_IEC_UNITS);
  /* Translators: both %s are sizes such as 2.0 MiB */
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
 * Returns: (transfer full): the answer of an image field, or %NULL with
 *   %KAIJI_ERROR_INVALID_ANSWER where @image is neither, or %KAIJI_ERROR_TOO_LARGE
 */
KaijiAnswer *
kaiji_answer_new_image (GBytes *image, GError **error)
{
  g_autofree char *base64 = NULL;
  const guchar *data;
  const char *type;
  gsize length;
  json_t *json;

  g_return_val_if_fail (image != NULL, NULL);

  data = g_bytes_get_data (image, &length);
  if (length >= 8 && memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0)
    type = "image/png";
  else if (length >= 3 && memcmp (data, "\xff\xd8\xff", 3) == 0)
    type = "image/jpeg";
  else
    {
      g_set_error_literal (error, KAIJI_ERROR, KAIJI_ERROR_INVALID_ANSWER,
                           _ ("The picture is neither PNG nor JPEG. Choose a picture of one of "
                              "these types."));
      return NULL;
    }

  if (!kaiji_answer_check_image_size (length, error))
    return NULL;

  base64 = g_base64_encode (data, length);
  json = json_object ();
  json_object_set_new (json, "type", json_string (type));
  json_object_set_new (json, "data", json_string (base64));
  return kaiji_answer_new_take_json (json);
}

/**
 * kaiji_answer_new_from_json:
 * @json: an answer as the sheet file holds it
 *
 * Returns: (transfer full): the answer, or %NULL with %KAIJI_ERROR_SYNTAX where @json is no JSON
 *   object. An object of the wrong members is taken, as %KAIJI_ANSWER_UNREADABLE.
 */
KaijiAnswer *
kaiji_answer_new_from_json (const char *json, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (json_t) parsed = NULL;

  g_return_val_if_fail (json != NULL, NULL);

  bytes = g_bytes_new_static (json, strlen (json));
  parsed = kaiji_json_parse (bytes, error);
  if (parsed == NULL)
    return NULL;

  if (!json_is_object (parsed))
    {
      g_set_error_literal (error, KAIJI_ERROR, KAIJI_ERROR_SYNTAX,
                           _ ("an answer must be an object"));
      return NULL;
    }

  return kaiji_answer_new_take_json (g_steal_pointer (&parsed));
}

/**
 * kaiji_answer_replace_value:
 * @self: (nullable): the answer so far
 * @value: (nullable): the new value, or %NULL for none
 *
 * Gives an answer another value and keeps everything else: its internal members and those that
 * this version does not know. Every edit of a value goes through here.
 *
 * Returns: (transfer full) (nullable): the new answer; %NULL where nothing is left of it
 */
KaijiAnswer *
kaiji_answer_replace_value (KaijiAnswer *self, KaijiAnswer *value)
{
  json_t *json = json_object ();
  const char *name;
  json_t *member;

  if (value != NULL)
    json_object_update (json, kaiji_answer_get_json (value));

  if (self != NULL && json_is_object (kaiji_answer_get_json (self)))
    {
      json_object_foreach (kaiji_answer_get_json (self), name, member)
        {
          if (!kaiji_answer_is_value_member (name) && json_object_get (json, name) == NULL)
            json_object_set (json, name, member);
        }
    }

  if (json_object_size (json) == 0)
    {
      json_decref (json);
      return NULL;
    }

  return kaiji_answer_new_take_json (json);
}

/**
 * kaiji_answer_dup_value:
 * @self: an answer
 *
 * Returns: (transfer full): its value alone, without internal and unknown members
 */
KaijiAnswer *
kaiji_answer_dup_value (KaijiAnswer *self)
{
  json_t *json;
  const char *name;
  json_t *member;

  g_return_val_if_fail (self != NULL, NULL);

  json = json_object ();
  json_object_foreach (kaiji_answer_get_json (self), name, member)
    {
      if (kaiji_answer_is_value_member (name))
        json_object_set (json, name, member);
    }

  return kaiji_answer_new_take_json (json);
}

static KaijiAnswer *
set_json_member (KaijiAnswer *self, const char *name, json_t *member)
{
  json_t *json = json_object ();

  if (self != NULL && json_is_object (kaiji_answer_get_json (self)))
    json_object_update (json, kaiji_answer_get_json (self));

  if (member != NULL)
    json_object_set_new (json, name, member);
  else
    json_object_del (json, name);

  if (json_object_size (json) == 0)
    {
      json_decref (json);
      return NULL;
    }

  return kaiji_answer_new_take_json (json);
}

/**
 * kaiji_answer_set_member:
 * @self: (nullable): the answer so far
 * @member: an internal member
 * @text: (nullable): its new text; %NULL or "" to remove it
 *
 * Returns: (transfer full) (nullable): the new answer; %NULL where nothing is left of it
 */
KaijiAnswer *
kaiji_answer_set_member (KaijiAnswer *self, KaijiAnswerMember member, const char *text)
{
  g_return_val_if_fail (member < KAIJI_N_ANSWER_MEMBERS, NULL);

  return set_json_member (self, kaiji_answer_get_member_name (member),
                          text != NULL && *text != '\0' ? new_string (text) : NULL);
}

/**
 * kaiji_answer_set_review:
 * @self: (nullable): the answer so far
 * @review: whether it was carried over and waits to be confirmed
 *
 * Returns: (transfer full) (nullable): the new answer; %NULL where nothing is left of it
 */
KaijiAnswer *
kaiji_answer_set_review (KaijiAnswer *self, gboolean review)
{
  return set_json_member (self, "review", review ? json_true () : NULL);
}
