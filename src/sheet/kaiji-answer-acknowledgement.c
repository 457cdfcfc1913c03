/* kaiji-answer-acknowledgement.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The acknowledgement of an answer's findings: somebody says that the answer is right as it is, and
 * why. The file has
 *
 *   "acknowledged": { "above-other": { "reason": "…", "sha256": "…" } }
 *
 * by the id of the check. The checksum is that of what was acknowledged: if anything of it changes,
 * the acknowledgement no longer holds.
 */

#include "config.h"

#include <string.h>

#include "kaiji-answer-private.h"

#define ACKNOWLEDGED "acknowledged"
#define REASON "reason"
#define CHECKSUM "sha256"

/* Adds the members of the object that @text is. */
static void
add_members (KaijiJsonRestBuilder *builder, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (KaijiJsonReader) reader = kaiji_json_reader_new (bytes);
  const char *name;

  if (!kaiji_json_reader_enter (reader))
    return;

  while (kaiji_json_reader_next_member (reader, &name))
    kaiji_json_rest_builder_read_unknown (builder, name, reader);
}

/* The members of the object that @text is. */
static KaijiJsonRest *
read_members (const char *text)
{
  KaijiJsonRestBuilder builder = { 0 };

  add_members (&builder, text);
  return kaiji_json_rest_builder_end (&builder);
}

/* The members of the object that @tree is. */
static KaijiJsonRest *
list_members (KaijiJsonTree *tree)
{
  g_autoptr (KaijiJsonWriter) writer = NULL;
  g_autofree char *text = NULL;

  if (tree == NULL || !JSON_NODE_HOLDS_OBJECT (kaiji_json_tree_get_root (tree)))
    return NULL;

  writer = kaiji_json_writer_new (FALSE);
  kaiji_json_writer_add_tree (writer, tree);
  text = kaiji_json_writer_finish (writer);
  return read_members (text);
}

/* An object of one acknowledgement, which is a member of it. */
static KaijiJsonRest *
new_member (const char *check_id, const char *basis, const char *reason)
{
  g_autoptr (KaijiJsonWriter) writer = kaiji_json_writer_new (FALSE);
  g_autofree char *text = NULL;

  kaiji_json_writer_begin_object (writer);
  kaiji_json_writer_add_name (writer, check_id);
  kaiji_json_writer_begin_object (writer);
  kaiji_json_writer_add_member (writer, REASON, reason);
  kaiji_json_writer_add_member (writer, CHECKSUM, basis);
  kaiji_json_writer_end (writer);
  kaiji_json_writer_end (writer);
  text = kaiji_json_writer_finish (writer);

  return read_members (text);
}

/* None of the members is known. */
static void
write_nothing (KaijiJsonWriter *writer, guint index, gpointer user_data)
{
}

/* The rest of an answer that has @members as its member "acknowledged", which stands last. */
static KaijiJsonRest *
wrap (KaijiAnswer *answer, KaijiJsonRest *members)
{
  g_autoptr (KaijiJsonWriter) writer = kaiji_json_writer_new (FALSE);
  KaijiJsonRestBuilder builder = { 0 };
  g_autofree char *text = NULL;

  kaiji_json_writer_begin_object (writer);
  kaiji_json_writer_add_name (writer, ACKNOWLEDGED);
  kaiji_json_writer_begin_object (writer);
  kaiji_json_rest_write (members, writer, 0, write_nothing, NULL);
  kaiji_json_writer_end (writer);
  kaiji_json_writer_end (writer);
  text = kaiji_json_writer_finish (writer);

  for (guint i = 0; i < KAIJI_N_PARTS; i++)
    if (answer->parts[i] != NULL)
      kaiji_json_rest_builder_add_known (&builder, i);
  add_members (&builder, text);

  return kaiji_json_rest_builder_end (&builder);
}

/**
 * kaiji_answer_add_to_basis:
 * @self: (nullable): an answer that a check looks at
 * @basis: the checksum of what is acknowledged
 *
 * Adds what the answer says to a checksum. Files have such checksums in them, so its bytes are
 * always those of the answer's value as it is written in a file.
 */
void
kaiji_answer_add_to_basis (KaijiAnswer *self, GChecksum *basis)
{
  g_autoptr (KaijiAnswer) value = self != NULL ? kaiji_answer_dup_value (self) : NULL;
  g_autofree char *text = value != NULL ? kaiji_answer_to_json (value) : g_strdup ("");

  g_return_if_fail (basis != NULL);

  /* The zero byte tells one answer from the next. */
  g_checksum_update (basis, (const guchar *) text, (gssize) strlen (text) + 1);
}

/**
 * kaiji_answer_has_acknowledgements:
 * @self: (nullable): an answer
 *
 * Returns: whether findings of it were acknowledged, be it for another value
 */
gboolean
kaiji_answer_has_acknowledgements (KaijiAnswer *self)
{
  return self != NULL && kaiji_json_rest_find (self->rest, ACKNOWLEDGED) != NULL;
}

/**
 * kaiji_answer_get_acknowledgement:
 * @self: (nullable): an answer
 * @check_id: the id of a check
 * @basis: the SHA-256 checksum of what is checked now
 *
 * Returns: (transfer none) (nullable): why what the check finds is right as it is; %NULL if nobody
 *   said so, or if it was said of something else
 */
const char *
kaiji_answer_get_acknowledgement (KaijiAnswer *self, const char *check_id, const char *basis)
{
  KaijiJsonTree *tree;
  JsonNode *node;

  g_return_val_if_fail (check_id != NULL, NULL);
  g_return_val_if_fail (basis != NULL, NULL);

  tree = self != NULL ? kaiji_json_rest_find (self->rest, ACKNOWLEDGED) : NULL;
  if (tree == NULL)
    return NULL;

  node = kaiji_json_get_member (kaiji_json_tree_get_root (tree), check_id);
  if (node == NULL
      || g_strcmp0 (kaiji_json_get_string (kaiji_json_get_member (node, CHECKSUM)), basis) != 0)
    return NULL;

  return kaiji_json_get_string (kaiji_json_get_member (node, REASON));
}

/**
 * kaiji_answer_set_acknowledgement:
 * @self: (nullable): the answer so far
 * @check_id: the id of a check
 * @basis: the SHA-256 checksum of what is checked
 * @reason: (nullable): why what the check finds is right as it is; %NULL to take it back
 *
 * Returns: (transfer full) (nullable): the new answer; %NULL where nothing is left of it
 */
KaijiAnswer *
kaiji_answer_set_acknowledgement (KaijiAnswer *self,
                                  const char *check_id,
                                  const char *basis,
                                  const char *reason)
{
  const char *const names[] = { check_id, NULL };
  g_autoptr (KaijiJsonRest) members = NULL;
  g_autoptr (KaijiJsonRest) others = NULL;
  g_autoptr (KaijiJsonRest) added = NULL;
  g_autoptr (KaijiJsonRest) all = NULL;
  KaijiAnswer *answer;

  g_return_val_if_fail (check_id != NULL, NULL);
  g_return_val_if_fail (basis != NULL, NULL);

  if (self != NULL)
    members = list_members (kaiji_json_rest_find (self->rest, ACKNOWLEDGED));
  others = kaiji_json_rest_filter (members, names, FALSE);
  if (reason != NULL)
    added = new_member (check_id, basis, reason);
  all = kaiji_json_rest_merge (others, added);

  answer = kaiji_answer_copy_without (self, ACKNOWLEDGED);
  if (!kaiji_json_rest_is_empty (all))
    {
      g_autoptr (KaijiJsonRest) own = answer->rest;
      g_autoptr (KaijiJsonRest) wrapped = wrap (answer, all);

      answer->rest = kaiji_json_rest_merge (own, wrapped);
    }

  return kaiji_answer_seal_unless_empty (answer);
}
