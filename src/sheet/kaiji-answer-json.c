/* kaiji-answer-json.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Answers in the sheet file: known members are stored in the answer as they are read, and only
 * unknown ones become a tree.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kaiji-answer-private.h"
#include "kaiji-error.h"

#define REVIEW "review"

/* A NULL also ends the members of a value. */
static const char *const value_members[KAIJI_N_VALUE_PARTS + 1] = {
  [KAIJI_PART_DATE] = "date",         [KAIJI_PART_YEAR] = "year",
  [KAIJI_PART_YEARS] = "years",       [KAIJI_PART_MONTHS] = "months",
  [KAIJI_PART_NUMBER] = "number",     [KAIJI_PART_CHOICE] = "choice",
  [KAIJI_PART_PRESENCE] = "presence", [KAIJI_PART_POSTAL_CODE] = "postal-code",
  [KAIJI_PART_TYPE] = "type",         [KAIJI_PART_DATA] = "data",
  [KAIJI_PART_TEXT] = "text",         [KAIJI_PART_WRITTEN] = "written",
  [KAIJI_PART_NOTE] = "note",
};

static const char *const other_members[] = {
  [KAIJI_PART_MEMO - KAIJI_N_VALUE_PARTS] = "memo",
  [KAIJI_PART_EVIDENCE - KAIJI_N_VALUE_PARTS] = "evidence",
  [KAIJI_PART_OWNER - KAIJI_N_VALUE_PARTS] = "owner",
  [KAIJI_PART_CHECKSUM - KAIJI_N_VALUE_PARTS] = "sha256",
};

/* The index of the `review` member, which is not a text. */
#define REVIEW_INDEX KAIJI_N_PARTS
#define N_MEMBERS (KAIJI_N_PARTS + 1)

/* Gets the member name of a part. */
const char *
kaiji_answer_get_part_name (KaijiAnswerPart part)
{
  return part < KAIJI_N_VALUE_PARTS ? value_members[part]
                                    : other_members[part - KAIJI_N_VALUE_PARTS];
}

/* Lists the names of the members that make up a value, NULL-terminated. */
const char *const *
kaiji_answer_list_value_members (void)
{
  return value_members;
}

/* Returns whether the rest has a member of a value because its type is wrong. */
gboolean
kaiji_answer_rest_has_value (KaijiJsonRest *rest)
{
  for (guint i = 0; i < KAIJI_N_VALUE_PARTS; i++)
    if (kaiji_json_rest_find (rest, value_members[i]) != NULL)
      return TRUE;

  return FALSE;
}

static guint
find_part (const char *name)
{
  for (guint i = 0; i < KAIJI_N_PARTS; i++)
    if (strcmp (kaiji_answer_get_part_name (i), name) == 0)
      return i;

  return KAIJI_N_PARTS;
}

static gboolean
is_number_part (guint part)
{
  return part >= KAIJI_PART_YEAR && part <= KAIJI_PART_NUMBER;
}

/* Reads a text or a number. If a member occurs twice, the reader reports it later. */
static void
read_part (KaijiAnswer *self, guint part, KaijiJsonReader *reader)
{
  gsize length;
  const char *text = is_number_part (part) ? kaiji_json_reader_read_number (reader, &length)
                                           : kaiji_json_reader_read_string (reader, &length);

  if (text == NULL)
    return;

  g_clear_pointer (&self->parts[part], g_ref_string_release);
  self->parts[part] = g_ref_string_new_len (text, (gssize) length);
}

static void
read_members (KaijiAnswer *self, KaijiJsonReader *reader)
{
  KaijiJsonRestBuilder builder = { 0 };
  const char *name;

  if (!kaiji_json_reader_enter (reader))
    return;

  while (kaiji_json_reader_next_member (reader, &name))
    {
      guint part = find_part (name);
      KaijiJsonType type = kaiji_json_reader_peek (reader);

      if (part < KAIJI_N_PARTS
          && type == (is_number_part (part) ? KAIJI_JSON_NUMBER : KAIJI_JSON_STRING))
        {
          read_part (self, part, reader);
          kaiji_json_rest_builder_add_known (&builder, part);
        }
      else if (type == KAIJI_JSON_TRUE && strcmp (name, REVIEW) == 0)
        {
          self->review = kaiji_json_reader_read_literal (reader);
          kaiji_json_rest_builder_add_known (&builder, REVIEW_INDEX);
        }
      else
        {
          kaiji_json_rest_builder_read_unknown (&builder, name, reader);
        }
    }

  self->rest = kaiji_json_rest_builder_end (&builder);
}

/**
 * kaiji_answer_read:
 * @reader: a reader before a value
 *
 * Reads the next value, of any type. After a fault the result must not be used.
 *
 * Returns: (transfer full): the answer
 */
KaijiAnswer *
kaiji_answer_read (KaijiJsonReader *reader)
{
  KaijiAnswer *self = kaiji_answer_alloc ();

  if (kaiji_json_reader_peek (reader) == KAIJI_JSON_OBJECT)
    read_members (self, reader);
  else
    self->other = kaiji_json_tree_read (reader);

  return kaiji_answer_seal (self);
}

static void
write_member (KaijiJsonWriter *writer, guint index, gpointer user_data)
{
  KaijiAnswer *self = user_data;

  if (index == REVIEW_INDEX)
    {
      if (!self->review)
        return;
      kaiji_json_writer_add_name (writer, REVIEW);
      kaiji_json_writer_add_boolean (writer, TRUE);
      return;
    }

  if (self->parts[index] == NULL)
    return;

  kaiji_json_writer_add_name (writer, kaiji_answer_get_part_name (index));
  if (is_number_part (index))
    kaiji_json_writer_add_number (writer, self->parts[index]);
  else
    kaiji_json_writer_add_string (writer, self->parts[index]);
}

/**
 * kaiji_answer_write:
 * @writer: the writer of a document, where a value is due
 *
 * Writes an answer as in its file, together with later changes.
 */
void
kaiji_answer_write (KaijiAnswer *self, KaijiJsonWriter *writer)
{
  if (self->other != NULL)
    {
      kaiji_json_writer_add_tree (writer, self->other);
      return;
    }

  kaiji_json_writer_begin_object (writer);
  kaiji_json_rest_write (self->rest, writer, N_MEMBERS, write_member, self);
  kaiji_json_writer_end (writer);
}

/**
 * kaiji_answer_dup_shown:
 *
 * Returns: (transfer full): the part of the answer's value that is shown: without members that
 *   cannot be read, and of a picture only the picture
 */
KaijiAnswer *
kaiji_answer_dup_shown (KaijiAnswer *self)
{
  g_autoptr (KaijiAnswer) shown = kaiji_answer_alloc ();

  for (guint i = 0; i < KAIJI_N_VALUE_PARTS; i++)
    if (self->parts[i] != NULL)
      shown->parts[i] = g_ref_string_acquire (self->parts[i]);

  return kaiji_answer_strip_image (kaiji_answer_seal (shown));
}

/**
 * kaiji_answer_new_from_json:
 * @json: an answer as in a sheet file
 *
 * Returns: (transfer full): the answer, or %NULL with %KAIJI_ERROR_SYNTAX if @json is not a JSON
 *   object. An object with wrong members is accepted as %KAIJI_ANSWER_UNREADABLE.
 */
KaijiAnswer *
kaiji_answer_new_from_json (const char *json, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (KaijiJsonReader) reader = NULL;
  g_autoptr (KaijiAnswer) self = NULL;

  g_return_val_if_fail (json != NULL, NULL);

  bytes = g_bytes_new_static (json, strlen (json));
  reader = kaiji_json_reader_new (bytes);
  self = kaiji_answer_read (reader);
  if (!kaiji_json_reader_finish (reader, error))
    return NULL;

  if (self->other != NULL)
    {
      g_set_error_literal (error, KAIJI_ERROR, KAIJI_ERROR_SYNTAX,
                           _ ("an answer must be an object"));
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * kaiji_answer_to_json:
 * @self: an answer
 *
 * Returns: (transfer full): the answer as in a sheet file
 */
char *
kaiji_answer_to_json (KaijiAnswer *self)
{
  g_autoptr (KaijiJsonWriter) writer = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  writer = kaiji_json_writer_new (TRUE);
  kaiji_answer_write (self, writer);
  return kaiji_json_writer_finish (writer);
}
