/* kaiji-answer.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-answer-private.h"
#include "kaiji-text.h"

struct _KaijiAnswer
{
  gatomicrefcount ref_count;
  json_t *json; /* never changed; an object, unless what the file held was not one */
  KaijiAnswerForm form;
};

G_DEFINE_BOXED_TYPE (KaijiAnswer, kaiji_answer, kaiji_answer_ref, kaiji_answer_unref)

/* The members that make up a value. A leading member decides on the form; more than one
 * leading member contradict each other. */
static const struct
{
  const char *name;
  json_type type;       /* JSON_REAL stands for any number */
  KaijiAnswerForm form; /* KAIJI_ANSWER_EMPTY where the member does not lead */
} value_members[] = {
  { "date", JSON_STRING, KAIJI_ANSWER_DATE },
  { "year", JSON_REAL, KAIJI_ANSWER_YEAR },
  { "years", JSON_REAL, KAIJI_ANSWER_YEARS },
  { "months", JSON_REAL, KAIJI_ANSWER_MONTHS },
  { "number", JSON_REAL, KAIJI_ANSWER_NUMBER },
  { "choice", JSON_STRING, KAIJI_ANSWER_CHOICE },
  { "presence", JSON_STRING, KAIJI_ANSWER_PRESENCE },
  { "postal-code", JSON_STRING, KAIJI_ANSWER_ADDRESS },
  { "type", JSON_STRING, KAIJI_ANSWER_EMPTY },
  { "data", JSON_STRING, KAIJI_ANSWER_IMAGE },
  { "text", JSON_STRING, KAIJI_ANSWER_EMPTY },
  { "note", JSON_STRING, KAIJI_ANSWER_EMPTY },
};

static const char *const form_members[] = {
  [KAIJI_ANSWER_YEAR] = "year",
  [KAIJI_ANSWER_YEARS] = "years",
  [KAIJI_ANSWER_MONTHS] = "months",
  [KAIJI_ANSWER_NUMBER] = "number",
};

static const char *const internal_members[KAIJI_N_ANSWER_MEMBERS] = {
  [KAIJI_ANSWER_MEMO] = "memo",
  [KAIJI_ANSWER_EVIDENCE] = "evidence",
  [KAIJI_ANSWER_OWNER] = "owner",
};

#define FORM(form) (1u << (form))

/* The forms each kind of field takes. Text is taken by all: real sheets answer a percentage with a
 * sentence, and what was printed must be able to come back. */
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

static const char *
get_string (KaijiAnswer *self, const char *name)
{
  return json_string_value (json_object_get (self->json, name));
}

static gboolean
has_type (json_t *member, json_type type)
{
  return type == JSON_REAL ? json_is_number (member) : json_typeof (member) == type;
}

static KaijiAnswerForm
find_form (json_t *json)
{
  KaijiAnswerForm form = KAIJI_ANSWER_EMPTY;
  json_t *text = json_object_get (json, "text");
  const char *presence;

  if (!json_is_object (json))
    return KAIJI_ANSWER_UNREADABLE;

  for (guint i = 0; i < G_N_ELEMENTS (value_members); i++)
    {
      json_t *member = json_object_get (json, value_members[i].name);

      if (member == NULL)
        continue;
      if (!has_type (member, value_members[i].type))
        return KAIJI_ANSWER_UNREADABLE;
      if (value_members[i].form == KAIJI_ANSWER_EMPTY)
        continue;
      if (form != KAIJI_ANSWER_EMPTY)
        return KAIJI_ANSWER_UNREADABLE;
      form = value_members[i].form;
    }

  /* A picture states its type, and nothing else does. */
  if ((json_object_get (json, "type") != NULL) != (form == KAIJI_ANSWER_IMAGE))
    return KAIJI_ANSWER_UNREADABLE;

  switch (form)
    {
    case KAIJI_ANSWER_EMPTY:
      return text != NULL ? KAIJI_ANSWER_TEXT : KAIJI_ANSWER_EMPTY;

    case KAIJI_ANSWER_PRESENCE:
      presence = json_string_value (json_object_get (json, "presence"));
      if (!g_str_equal (presence, "yes") && !g_str_equal (presence, "no"))
        return KAIJI_ANSWER_UNREADABLE;
      return form;

    case KAIJI_ANSWER_ADDRESS:
      return form;

    default:
      return text == NULL ? form : KAIJI_ANSWER_UNREADABLE;
    }
}

/* Whether a member is part of the value, not an internal or unknown one. */
gboolean
kaiji_answer_is_value_member (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (value_members); i++)
    {
      if (g_str_equal (value_members[i].name, name))
        return TRUE;
    }

  return FALSE;
}

/* The member that holds the number of an answer of that form. */
const char *
kaiji_answer_get_form_member (KaijiAnswerForm form)
{
  return form_members[form];
}

/* The name of an internal member. */
const char *
kaiji_answer_get_member_name (KaijiAnswerMember member)
{
  return internal_members[member];
}

/* Takes @json, which must not change any more. */
KaijiAnswer *
kaiji_answer_new_take_json (json_t *json)
{
  KaijiAnswer *self = g_new0 (KaijiAnswer, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->json = json;
  self->form = find_form (json);

  return self;
}

/* The answer as in the sheet file; must not be changed. */
json_t *
kaiji_answer_get_json (KaijiAnswer *self)
{
  return self->json;
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
      json_decref (self->json);
      g_free (self);
    }
}

/**
 * kaiji_answer_equal:
 * @a: (nullable): an answer
 * @b: (nullable): an answer
 *
 * Returns: whether both have the same members, internal ones included
 */
gboolean
kaiji_answer_equal (KaijiAnswer *a, KaijiAnswer *b)
{
  if (a == b)
    return TRUE;

  return a != NULL && b != NULL && json_equal (a->json, b->json);
}

/**
 * kaiji_answer_get_form:
 * @self: an answer
 *
 * Returns: which form its value has
 */
KaijiAnswerForm
kaiji_answer_get_form (KaijiAnswer *self)
{
  g_return_val_if_fail (self != NULL, KAIJI_ANSWER_EMPTY);

  return self->form;
}

/**
 * kaiji_answer_is_empty:
 * @self: (nullable): an answer
 *
 * Returns: whether there is nothing that could be printed
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
      return kaiji_text_is_blank (get_string (self, "text"))
             && kaiji_text_is_blank (get_string (self, "note"));
    case KAIJI_ANSWER_DATE:
      return kaiji_text_is_blank (get_string (self, "date"))
             && kaiji_text_is_blank (get_string (self, "note"));
    case KAIJI_ANSWER_CHOICE:
      return kaiji_text_is_blank (get_string (self, "choice"))
             && kaiji_text_is_blank (get_string (self, "note"));
    case KAIJI_ANSWER_ADDRESS:
      return kaiji_text_is_blank (get_string (self, "postal-code"))
             && kaiji_text_is_blank (get_string (self, "text"));
    case KAIJI_ANSWER_IMAGE:
      return *get_string (self, "data") == '\0';
    default:
      return FALSE;
    }
}

/**
 * kaiji_answer_suits_kind:
 * @self: an answer
 * @kind: a kind of field
 *
 * Returns: whether fields of @kind take answers of this form
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

  return get_string (self, "text");
}

/**
 * kaiji_answer_get_date:
 * @self: an answer
 *
 * Returns: (transfer none) (nullable): the date as the file holds it
 */
const char *
kaiji_answer_get_date (KaijiAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return get_string (self, "date");
}

static json_t *
get_number_member (KaijiAnswer *self)
{
  if (self->form < KAIJI_ANSWER_YEAR || self->form > KAIJI_ANSWER_NUMBER)
    return NULL;

  return json_object_get (self->json, form_members[self->form]);
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
  g_return_val_if_fail (self != NULL, 0);

  return json_number_value (get_number_member (self));
}

/**
 * kaiji_answer_get_integer:
 * @self: an answer
 * @integer: (out): the number
 *
 * Returns: whether the number is a whole one
 */
gboolean
kaiji_answer_get_integer (KaijiAnswer *self, gint64 *integer)
{
  json_t *number;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (integer != NULL, FALSE);

  number = get_number_member (self);
  if (!json_is_integer (number))
    return FALSE;

  *integer = json_integer_value (number);
  return TRUE;
}

/**
 * kaiji_answer_get_note:
 * @self: an answer
 *
 * Returns: (transfer none) (nullable): what is printed after the value in parentheses
 */
const char *
kaiji_answer_get_note (KaijiAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return get_string (self, "note");
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

  return get_string (self, "choice");
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

  return g_strcmp0 (get_string (self, "presence"), "yes") == 0;
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

  return get_string (self, "postal-code");
}

/**
 * kaiji_answer_get_image_type:
 * @self: an answer
 *
 * Returns: (transfer none) (nullable): the MIME type that the file states for a picture
 */
const char *
kaiji_answer_get_image_type (KaijiAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return get_string (self, "type");
}

/**
 * kaiji_answer_dup_image:
 * @self: an answer
 *
 * Returns: (transfer full) (nullable): a picture's file content, whatever it is; %NULL for other
 *   forms and where nothing could be decoded
 */
GBytes *
kaiji_answer_dup_image (KaijiAnswer *self)
{
  guchar *data;
  gsize length;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->form != KAIJI_ANSWER_IMAGE)
    return NULL;

  data = g_base64_decode (get_string (self, "data"), &length);
  if (length == 0)
    {
      g_free (data);
      return NULL;
    }

  return g_bytes_new_take (data, length);
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

  return self != NULL ? get_string (self, internal_members[member]) : NULL;
}

/**
 * kaiji_answer_get_review:
 * @self: (nullable): an answer
 *
 * Returns: whether it was carried over and waits to be confirmed
 */
gboolean
kaiji_answer_get_review (KaijiAnswer *self)
{
  return self != NULL && json_is_true (json_object_get (self->json, "review"));
}

/**
 * kaiji_answer_to_json:
 * @self: an answer
 *
 * Returns: (transfer full): the answer as the sheet file holds it
 */
char *
kaiji_answer_to_json (KaijiAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return kaiji_json_write (self->json);
}
