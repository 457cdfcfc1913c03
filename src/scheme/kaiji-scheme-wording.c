/* kaiji-scheme-wording.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kaiji-scheme-private.h"
#include "kaiji-scheme-wording.h"
#include "kaiji-text.h"

static const char *const wording_members[] = { "synonyms", "related",    "heads",  "level-signs",
                                               "choices",  "form-heads", "asking", NULL };

static const char *const choice_names[] = { "yes", "no", "negations", NULL };
static const char *const form_head_names[] = {
  "before-question", "question", "before-answer", "answer", "before-detail", "detail", "after",
  "remark",          "example",  "placeholder",   NULL,
};
static const char *const asking_names[] = { "anything", "others", NULL };

/* The columns of a form that others name in their own words, and those that it does not have. */
static const struct
{
  const char *name;
  KaijiColumnContent content;
  KaijiOtherHead other;
} head_lists[] = {
  { "number", KAIJI_COLUMN_NUMBER, 0 },
  { "group", KAIJI_COLUMN_GROUP, 0 },
  { "item", KAIJI_COLUMN_ITEM, 0 },
  { "prompt", KAIJI_COLUMN_PROMPT, 0 },
  { "level", KAIJI_COLUMN_LEVEL, 0 },
  { "answer", KAIJI_COLUMN_ANSWER, 0 },
  { "earlier", KAIJI_N_COLUMN_CONTENTS, KAIJI_OTHER_HEAD_EARLIER },
  { "detail", KAIJI_N_COLUMN_CONTENTS, KAIJI_OTHER_HEAD_DETAIL },
};

static const char *const head_names[] = { "number", "group",   "item",   "prompt", "level",
                                          "answer", "earlier", "detail", NULL };

/* Reads a member that is lists of words that mean the same. */
static gboolean
read_lists (KaijiSchemeReader *reader,
            JsonNode *json,
            const char *name,
            const char ****lists,
            guint *n_lists)
{
  JsonNode *array = kaiji_json_get_member (json, name);

  if (array == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (array))
    {
      kaiji_scheme_reader_enter (reader, name);
      return kaiji_scheme_reader_fault (reader, "%s", _ ("must be a list"));
    }

  *n_lists = kaiji_json_get_length (array);
  *lists = g_new0 (const char **, *n_lists + 1);
  for (guint i = 0; i < *n_lists; i++)
    {
      gsize place = kaiji_scheme_reader_enter_element (reader, name, i);

      (*lists)[i] = kaiji_scheme_reader_read_texts (reader, kaiji_json_get_element (array, i));
      if ((*lists)[i] != NULL && ((*lists)[i][0] == NULL || (*lists)[i][1] == NULL))
        kaiji_scheme_reader_fault (reader, "%s", _ ("must have two texts or more"));
      kaiji_scheme_reader_leave (reader, place);
    }

  return TRUE;
}

static gboolean
read_heads (KaijiScheme *self, KaijiSchemeReader *reader, JsonNode *json)
{
  JsonNode *heads = NULL;
  gsize place;

  if (kaiji_json_get_member (json, "heads") == NULL)
    return TRUE;
  if (!kaiji_scheme_reader_get_object (reader, json, "heads", &heads))
    return FALSE;

  place = kaiji_scheme_reader_enter (reader, "heads");
  kaiji_scheme_reader_check_members (reader, heads, head_names);
  for (guint i = 0; i < G_N_ELEMENTS (head_lists); i++)
    {
      JsonNode *words = kaiji_json_get_member (heads, head_lists[i].name);
      const char ***list = head_lists[i].content < KAIJI_N_COLUMN_CONTENTS
                             ? &self->heads[head_lists[i].content]
                             : &self->other_heads[head_lists[i].other];
      gsize inner;

      if (words == NULL)
        continue;
      inner = kaiji_scheme_reader_enter (reader, head_lists[i].name);
      *list = kaiji_scheme_reader_read_texts (reader, words);
      kaiji_scheme_reader_leave (reader, inner);
    }

  kaiji_scheme_reader_leave (reader, place);
  return TRUE;
}

/* Reads a member that is a list of texts and may be left out. */
static void
read_texts (KaijiSchemeReader *reader, JsonNode *json, const char *name, const char ***texts)
{
  JsonNode *words = kaiji_json_get_member (json, name);
  gsize place;

  if (words == NULL)
    return;

  place = kaiji_scheme_reader_enter (reader, name);
  *texts = kaiji_scheme_reader_read_texts (reader, words);
  kaiji_scheme_reader_leave (reader, place);
}

/* Reads a member whose members are lists of texts, each of which may be left out. */
static gboolean
read_named_texts (KaijiSchemeReader *reader,
                  JsonNode *json,
                  const char *name,
                  const char *const *names,
                  const char ***texts)
{
  JsonNode *object = NULL;
  gsize place;

  if (kaiji_json_get_member (json, name) == NULL)
    return TRUE;
  if (!kaiji_scheme_reader_get_object (reader, json, name, &object))
    return FALSE;

  place = kaiji_scheme_reader_enter (reader, name);
  kaiji_scheme_reader_check_members (reader, object, names);
  for (guint i = 0; names[i] != NULL; i++)
    read_texts (reader, object, names[i], &texts[i]);

  kaiji_scheme_reader_leave (reader, place);
  return TRUE;
}

/* Reads `wording`: the words that others use instead of the form's own. */
gboolean
kaiji_scheme_read_wording (KaijiScheme *self, KaijiSchemeReader *reader)
{
  JsonNode *json = NULL;
  gsize inside;

  if (kaiji_json_get_member (reader->root, "wording") == NULL)
    return TRUE;
  if (!kaiji_scheme_reader_get_object (reader, reader->root, "wording", &json))
    return FALSE;

  kaiji_scheme_reader_enter (reader, "wording");
  inside = reader->place->len;
  kaiji_scheme_reader_check_members (reader, json, wording_members);
  read_lists (reader, json, "synonyms", &self->synonyms, &self->n_synonyms);
  kaiji_scheme_reader_leave (reader, inside);
  read_lists (reader, json, "related", &self->related, &self->n_related);
  kaiji_scheme_reader_leave (reader, inside);
  read_heads (self, reader, json);
  read_texts (reader, json, "level-signs", &self->level_signs);
  read_named_texts (reader, json, "choices", choice_names, self->choice_words);
  read_named_texts (reader, json, "form-heads", form_head_names, self->form_heads);
  read_named_texts (reader, json, "asking", asking_names, self->asking_words);

  return TRUE;
}

void
kaiji_scheme_clear_wording (KaijiScheme *self)
{
  for (guint i = 0; i < self->n_synonyms; i++)
    g_free (self->synonyms[i]);
  g_clear_pointer (&self->synonyms, g_free);
  for (guint i = 0; i < self->n_related; i++)
    g_free (self->related[i]);
  g_clear_pointer (&self->related, g_free);

  for (guint i = 0; i < KAIJI_N_COLUMN_CONTENTS; i++)
    g_clear_pointer (&self->heads[i], g_free);
  for (guint i = 0; i < G_N_ELEMENTS (self->other_heads); i++)
    g_clear_pointer (&self->other_heads[i], g_free);
  g_clear_pointer (&self->level_signs, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (self->choice_words); i++)
    g_clear_pointer (&self->choice_words[i], g_free);
  for (guint i = 0; i < G_N_ELEMENTS (self->form_heads); i++)
    g_clear_pointer (&self->form_heads[i], g_free);
  for (guint i = 0; i < G_N_ELEMENTS (self->asking_words); i++)
    g_clear_pointer (&self->asking_words[i], g_free);
}

/**
 * kaiji_scheme_get_synonyms:
 * @n_synonyms: (out): the number of lists
 *
 * Returns: (transfer none) (array length=n_synonyms): lists of words, each of which may be used
 *   instead of the first of its list
 */
const char *const *const *
kaiji_scheme_get_synonyms (KaijiScheme *self, guint *n_synonyms)
{
  g_return_val_if_fail (KAIJI_IS_SCHEME (self), NULL);
  g_return_val_if_fail (n_synonyms != NULL, NULL);

  *n_synonyms = self->n_synonyms;
  return (const char *const *const *) self->synonyms;
}

/**
 * kaiji_scheme_get_related:
 * @n_related: (out): the number of lists
 *
 * Returns: (transfer none) (array length=n_related): lists of words with which others ask for the
 *   same, the shortest first; too loose to tell fields of one form apart by
 */
const char *const *const *
kaiji_scheme_get_related (KaijiScheme *self, guint *n_related)
{
  g_return_val_if_fail (KAIJI_IS_SCHEME (self), NULL);
  g_return_val_if_fail (n_related != NULL, NULL);

  *n_related = self->n_related;
  return (const char *const *const *) self->related;
}

/**
 * kaiji_scheme_get_heads:
 * @content: the content of a column
 *
 * Returns: (transfer none) (array zero-terminated=1): the heads that other people's tables give
 *   such a column
 */
const char *const *
kaiji_scheme_get_heads (KaijiScheme *self, KaijiColumnContent content)
{
  static const char *const none[] = { NULL };

  g_return_val_if_fail (KAIJI_IS_SCHEME (self), none);
  g_return_val_if_fail (content < KAIJI_N_COLUMN_CONTENTS, none);

  return self->heads[content] != NULL ? self->heads[content] : none;
}

/**
 * kaiji_scheme_get_other_heads:
 * @which: what a column has
 *
 * Returns: (transfer none) (array zero-terminated=1): the heads by which other people's tables name
 *   such a column, which the form does not have
 */
const char *const *
kaiji_scheme_get_other_heads (KaijiScheme *self, KaijiOtherHead which)
{
  static const char *const none[] = { NULL };

  g_return_val_if_fail (KAIJI_IS_SCHEME (self), none);
  g_return_val_if_fail (which < G_N_ELEMENTS (self->other_heads), none);

  return self->other_heads[which] != NULL ? self->other_heads[which] : none;
}

/**
 * kaiji_scheme_get_level_signs:
 *
 * Returns: (transfer none) (array zero-terminated=1): the signs that people write instead of one
 *   another at the end of a level, such as the circle in 必須○
 */
const char *const *
kaiji_scheme_get_level_signs (KaijiScheme *self)
{
  static const char *const none[] = { NULL };

  g_return_val_if_fail (KAIJI_IS_SCHEME (self), none);

  return self->level_signs != NULL ? self->level_signs : none;
}

/**
 * kaiji_scheme_get_choices:
 * @which: what the words say
 *
 * Returns: (transfer none) (array zero-terminated=1): the words that other people's forms offer as
 *   answers to whether something is so, or that turn such a question round
 */
const char *const *
kaiji_scheme_get_choices (KaijiScheme *self, KaijiChoiceWords which)
{
  static const char *const none[] = { NULL };

  g_return_val_if_fail (KAIJI_IS_SCHEME (self), none);
  g_return_val_if_fail (which < G_N_ELEMENTS (self->choice_words), none);

  return self->choice_words[which] != NULL ? self->choice_words[which] : none;
}

/**
 * kaiji_scheme_get_form_heads:
 * @which: what the words say
 *
 * Returns: (transfer none) (array zero-terminated=1): words that heads of other people's forms are
 *   put together from
 */
const char *const *
kaiji_scheme_get_form_heads (KaijiScheme *self, KaijiFormHeadWords which)
{
  static const char *const none[] = { NULL };

  g_return_val_if_fail (KAIJI_IS_SCHEME (self), none);
  g_return_val_if_fail (which < G_N_ELEMENTS (self->form_heads), none);

  return self->form_heads[which] != NULL ? self->form_heads[which] : none;
}

/**
 * kaiji_scheme_get_asking:
 * @which: what the words are for
 *
 * Returns: (transfer none) (array zero-terminated=1): words that other people's questions have
 *   whatever they ask for, or that say whose things they ask for
 */
const char *const *
kaiji_scheme_get_asking (KaijiScheme *self, KaijiAskingWords which)
{
  static const char *const none[] = { NULL };

  g_return_val_if_fail (KAIJI_IS_SCHEME (self), none);
  g_return_val_if_fail (which < G_N_ELEMENTS (self->asking_words), none);

  return self->asking_words[which] != NULL ? self->asking_words[which] : none;
}

/* Widths and letter cases are one; signs such as ○ count, unlike in titles and prompts. */
static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  g_autofree char *folded = g_utf8_casefold (normal != NULL ? normal : text, -1);

  return kaiji_text_strip (folded);
}

/**
 * kaiji_scheme_has_choice:
 * @which: what the words say
 * @text: a word or a sign
 *
 * Returns: whether it is one of those words, whatever its width and letter case
 */
gboolean
kaiji_scheme_has_choice (KaijiScheme *self, KaijiChoiceWords which, const char *text)
{
  const char *const *words = kaiji_scheme_get_choices (self, which);
  g_autofree char *folded = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  folded = fold (text);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = fold (words[i]);

      if (g_str_equal (folded, word))
        return TRUE;
    }

  return FALSE;
}
