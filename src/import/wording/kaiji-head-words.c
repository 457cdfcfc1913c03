/* kaiji-head-words.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words that stand above or beside the cells of tables, and say what those are.
 */

#include "config.h"

#include <string.h>

#include "kaiji-head-text.h"
#include "kaiji-head-words.h"

struct _KaijiHeadWords
{
  KaijiScheme *scheme;
  KaijiWording *wording;
  GHashTable *contents; /* of each text that was asked for */
};

/**
 * kaiji_head_words_new:
 * @scheme: a form, which must stay
 * @wording: the form's, which must stay
 *
 * Returns: (transfer full): what the form's heads say
 */
KaijiHeadWords *
kaiji_head_words_new (KaijiScheme *scheme, KaijiWording *wording)
{
  KaijiHeadWords *self = g_new0 (KaijiHeadWords, 1);

  self->scheme = scheme;
  self->wording = wording;
  self->contents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * kaiji_head_words_free:
 */
void
kaiji_head_words_free (KaijiHeadWords *self)
{
  g_hash_table_unref (self->contents);
  g_free (self);
}

/**
 * kaiji_head_words_get_contents:
 * @text: the text of a cell
 *
 * Returns: the contents, one bit each, of the cells that it may be the head of
 */
guint
kaiji_head_words_get_contents (KaijiHeadWords *self, const char *text)
{
  gpointer known;
  guint contents;

  if (strlen (text) > KAIJI_MAX_HEAD)
    return 0;
  if (g_hash_table_lookup_extended (self->contents, text, NULL, &known))
    return GPOINTER_TO_UINT (known);

  contents = kaiji_head_text_get_contents (text, self->scheme, self->wording);
  g_hash_table_insert (self->contents, g_strdup (text), GUINT_TO_POINTER (contents));
  return contents;
}

/**
 * kaiji_head_words_is_value:
 * @head: a head
 * @text: the text beside it
 *
 * Returns: whether @text may be the value of @head rather than another head; a word such as
 *   “required” can be both
 */
gboolean
kaiji_head_words_is_value (KaijiHeadWords *self, const char *head, const char *text)
{
  guint contents = kaiji_head_words_get_contents (self, text);

  return contents == 0 || (contents & kaiji_head_words_get_contents (self, head)) != 0;
}

/**
 * kaiji_head_words_are_whole:
 * @contents: one bit for each content
 *
 * Returns: whether something that is asked is among them, and the answer
 */
gboolean
kaiji_head_words_are_whole (guint contents)
{
  return (contents & 1 << KAIJI_COLUMN_ANSWER) != 0
         && (contents & (1 << KAIJI_COLUMN_PROMPT | 1 << KAIJI_COLUMN_ITEM)) != 0;
}

/**
 * kaiji_head_words_choose:
 * @contents: the contents that a head may say, one bit each
 * @taken: those that other heads to the right of it, or below it, say already
 *
 * A head with two meanings is what no other one is. Heads are read from the last, which is the
 * answer's.
 *
 * Returns: the content, %KAIJI_N_COLUMN_CONTENTS for none
 */
KaijiColumnContent
kaiji_head_words_choose (guint contents, guint taken)
{
  static const KaijiColumnContent order[] = {
    KAIJI_COLUMN_NUMBER, KAIJI_COLUMN_LEVEL, KAIJI_COLUMN_ANSWER,
    KAIJI_COLUMN_PROMPT, KAIJI_COLUMN_ITEM,  KAIJI_COLUMN_GROUP,
  };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if ((contents & ~taken & 1 << order[i]) != 0)
      return order[i];

  return KAIJI_N_COLUMN_CONTENTS;
}
