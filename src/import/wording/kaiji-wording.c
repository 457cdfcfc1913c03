/* kaiji-wording.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-scheme-wording.h"
#include "kaiji-wording-private.h"

static void
synonym_clear (gpointer data)
{
  KaijiSynonym *synonym = data;

  kaiji_folded_clear (&synonym->from);
  kaiji_folded_clear (&synonym->to);
}

static void
phrase_clear (gpointer data)
{
  KaijiPhrase *phrase = data;

  kaiji_folded_clear (&phrase->folded);
  g_free (phrase->tail);
}

/**
 * kaiji_wording_fold:
 * @text: UTF-8
 *
 * Removes insignificant differences from a text: width and case, spaces, punctuation, radicals in
 * place of kanji, and the choice between synonyms of the scheme.
 *
 * Returns: (transfer full): the folded text
 */
KaijiFolded
kaiji_wording_fold (KaijiWording *self, const char *text)
{
  KaijiFolded folded = kaiji_folded_new (text);
  guint length = 0;

  /* A synonym is never longer than the word it replaces, so the text is changed in place. */
  for (guint place = 0; place < folded.length;)
    {
      const KaijiSynonym *found = NULL;

      for (guint i = 0; i < self->synonyms->len && found == NULL; i++)
        {
          const KaijiSynonym *synonym = &g_array_index (self->synonyms, KaijiSynonym, i);

          if (synonym->from.characters[0] == folded.characters[place]
              && kaiji_folded_has_at (&folded, place, &synonym->from))
            found = synonym;
        }

      if (found == NULL)
        {
          folded.characters[length] = folded.characters[place];
          folded.ends[length++] = folded.ends[place++];
          continue;
        }

      place += found->from.length;
      for (guint i = 0; i < found->to.length; i++)
        {
          folded.characters[length] = found->to.characters[i];
          folded.ends[length++] = folded.ends[place - 1];
        }
    }

  folded.length = length;
  return folded;
}

/* A text up to some length in bytes. */
char *
kaiji_wording_dup_beginning (const char *text, gsize length)
{
  const char *end = memchr (text, '\0', length);

  if (end == NULL)
    {
      end = text + length;
      while (end > text && ((guchar) *end & 0xc0) == 0x80)
        end--;
    }

  return g_strndup (text, (gsize) (end - text));
}

static void
folded_free (gpointer data)
{
  kaiji_folded_clear (data);
  g_free (data);
}

/**
 * kaiji_wording_get_known:
 * @text: a text of the form or a word that tables use, such as the head of a column
 *
 * Like kaiji_wording_fold(), but keeps the result: every row of a table is compared with the same
 * few words.
 *
 * Returns: (transfer none): the folded text
 */
const KaijiFolded *
kaiji_wording_get_known (KaijiWording *self, const char *text)
{
  KaijiFolded *known = g_hash_table_lookup (self->known, text);

  if (known == NULL)
    {
      known = g_new (KaijiFolded, 1);
      *known = kaiji_wording_fold (self, text);
      g_hash_table_insert (self->known, g_strdup (text), known);
    }

  return known;
}

/**
 * kaiji_wording_is:
 * @folded: a text, folded
 * @text: a text of the form or a word that tables use
 *
 * Returns: whether both say the same, and anything at all
 */
gboolean
kaiji_wording_is (KaijiWording *self, const KaijiFolded *folded, const char *text)
{
  const KaijiFolded *other = kaiji_wording_get_known (self, text);

  return other->length > 0 && kaiji_folded_equal (other, folded);
}

/**
 * kaiji_wording_is_any:
 * @folded: a text, folded
 * @words: (array zero-terminated=1): words that tables use
 *
 * Returns: whether the text says the same as one of @words
 */
gboolean
kaiji_wording_is_any (KaijiWording *self, const KaijiFolded *folded, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (kaiji_wording_is (self, folded, words[i]))
      return TRUE;

  return FALSE;
}

/**
 * kaiji_wording_is_choice:
 * @folded: a text, folded
 * @field: a field of the form
 *
 * Returns: whether the text says the same as one of the field's choices
 */
gboolean
kaiji_wording_is_choice (KaijiWording *self, const KaijiFolded *folded, const KaijiField *field)
{
  for (guint i = 0; i < field->n_choices; i++)
    if (kaiji_wording_is (self, folded, field->choices[i].label))
      return TRUE;

  return FALSE;
}

static int
compare_synonyms (gconstpointer a, gconstpointer b)
{
  return (int) ((const KaijiSynonym *) b)->from.length
         - (int) ((const KaijiSynonym *) a)->from.length;
}

/* The first word of each list becomes the shortest, which stands for all others. */
static void
add_synonyms (KaijiWording *self, const char *const *const *lists, guint n_lists)
{
  for (guint i = 0; i < n_lists; i++)
    for (guint j = 1; lists[i][j] != NULL; j++)
      {
        KaijiSynonym synonym = { kaiji_folded_new (lists[i][j]), kaiji_folded_new (lists[i][0]) };

        if (synonym.from.length > 0 && synonym.from.length >= synonym.to.length)
          g_array_append_val (self->synonyms, synonym);
        else
          synonym_clear (&synonym);
      }

  /* The longest that fits is meant. */
  g_array_sort (self->synonyms, compare_synonyms);
}

static void
add_label (KaijiWording *self, KaijiLabel label, const KaijiField *field, const char *text)
{
  KaijiPhrase phrase = { kaiji_wording_fold (self, text), NULL, 0, 0 };
  g_autofree char *key = g_ucs4_to_utf8 (phrase.folded.characters, phrase.folded.length, NULL, NULL,
                                         NULL);
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->phrases_by_text, key));
  GArray **list = &self->labels[label][field->index];

  if (phrase.folded.length == 0)
    {
      phrase_clear (&phrase);
      return;
    }

  phrase.tail = g_strdup (text + phrase.folded.ends[phrase.folded.length - 1]);
  if (index > 0)
    {
      phrase_clear (&phrase);
    }
  else
    {
      g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

      for (guint i = 0; i < phrase.folded.length; i++)
        {
          gpointer pair = kaiji_wording_get_pair (&phrase.folded, i);
          GArray *phrases = g_hash_table_lookup (self->pairs, pair);

          if (!g_hash_table_add (seen, pair))
            continue;
          if (phrases == NULL)
            {
              phrases = g_array_new (FALSE, FALSE, sizeof (guint));
              g_hash_table_insert (self->pairs, pair, phrases);
            }
          g_array_append_val (phrases, self->phrases->len);
        }

      phrase.n_pairs = g_hash_table_size (seen);
      g_array_append_val (self->phrases, phrase);
      index = self->phrases->len;
      g_hash_table_insert (self->phrases_by_text, g_steal_pointer (&key), GUINT_TO_POINTER (index));
    }

  if (*list == NULL)
    *list = g_array_new (FALSE, FALSE, sizeof (guint));
  index--;
  g_array_index (self->phrases, KaijiPhrase, index).labels |= 1u << label;
  g_array_append_val (*list, index);
}

static void
add_field (KaijiWording *self, const KaijiField *field, const KaijiField *like)
{
  add_label (self, KAIJI_LABEL_GROUP, field, like->item->group->title);
  add_label (self, KAIJI_LABEL_ITEM, field, like->item->title);
  add_label (self, KAIJI_LABEL_PROMPT, field, like->prompt);
  if (!g_str_equal (like->prompt, like->full_prompt))
    add_label (self, KAIJI_LABEL_PROMPT, field, like->full_prompt);
  /* In a cell with both, which are the same, one of them would not be most of the text. */
  if (g_str_equal (like->prompt, like->item->title))
    {
      g_autofree char *both = g_strconcat (like->item->title, " ", like->prompt, NULL);

      add_label (self, KAIJI_LABEL_PROMPT, field, both);
    }
}

static KaijiWording *
create (KaijiScheme *scheme)
{
  KaijiWording *self = g_new0 (KaijiWording, 1);
  const char *const *const *synonyms;
  guint n_fields;
  guint n_lists;

  self->scheme = g_object_ref (scheme);
  self->synonyms = g_array_new (FALSE, FALSE, sizeof (KaijiSynonym));
  g_array_set_clear_func (self->synonyms, synonym_clear);
  self->phrases = g_array_new (FALSE, FALSE, sizeof (KaijiPhrase));
  g_array_set_clear_func (self->phrases, phrase_clear);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, folded_free);
  self->phrases_by_text = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->pairs = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  synonyms = kaiji_scheme_get_synonyms (scheme, &n_lists);
  add_synonyms (self, synonyms, n_lists);

  kaiji_scheme_get_fields (scheme, &n_fields);
  for (guint label = 0; label < KAIJI_N_LABELS; label++)
    self->labels[label] = g_new0 (GArray *, n_fields);

  return self;
}

/**
 * kaiji_wording_new_loose:
 * @scheme: a scheme
 *
 * Returns: (transfer full): words alone, to fold freely worded questions by the scheme's synonyms
 *   and its related words; it compares nothing
 */
KaijiWording *
kaiji_wording_new_loose (KaijiScheme *scheme)
{
  KaijiWording *self;
  const char *const *const *related;
  guint n_lists;

  g_return_val_if_fail (KAIJI_IS_SCHEME (scheme), NULL);

  self = create (scheme);
  related = kaiji_scheme_get_related (scheme, &n_lists);
  add_synonyms (self, related, n_lists);

  return self;
}

/**
 * kaiji_wording_new:
 * @scheme: a scheme
 * @library: (nullable): the library with its other editions, whose wordings are included
 *
 * Returns: (transfer full): the texts of the scheme's form
 */
KaijiWording *
kaiji_wording_new (KaijiScheme *scheme, KaijiSchemeLibrary *library)
{
  g_autoptr (GPtrArray) schemes = NULL;
  KaijiWording *self;
  const KaijiField *fields;
  guint n_fields;

  g_return_val_if_fail (KAIJI_IS_SCHEME (scheme), NULL);

  self = create (scheme);
  fields = kaiji_scheme_get_fields (scheme, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    add_field (self, &fields[i], &fields[i]);

  schemes = library != NULL ? kaiji_scheme_library_list (library) : g_ptr_array_new ();
  for (guint i = 0; i < schemes->len; i++)
    {
      KaijiScheme *other = g_ptr_array_index (schemes, i);

      if (other == scheme
          || !g_str_equal (kaiji_scheme_get_id (other), kaiji_scheme_get_id (scheme)))
        continue;

      for (guint j = 0; j < n_fields; j++)
        {
          const KaijiField *like = kaiji_scheme_find_field (other, fields[j].id);

          if (like != NULL)
            add_field (self, &fields[j], like);
        }
    }

  return self;
}

void
kaiji_wording_free (KaijiWording *self)
{
  guint n_fields;

  kaiji_scheme_get_fields (self->scheme, &n_fields);
  for (guint label = 0; label < KAIJI_N_LABELS; label++)
    {
      for (guint i = 0; i < n_fields; i++)
        g_clear_pointer (&self->labels[label][i], g_array_unref);
      g_free (self->labels[label]);
    }

  g_array_unref (self->synonyms);
  g_array_unref (self->phrases);
  g_clear_pointer (&self->heads, g_hash_table_unref);
  g_hash_table_unref (self->known);
  g_hash_table_unref (self->phrases_by_text);
  g_hash_table_unref (self->pairs);
  g_object_unref (self->scheme);
  g_free (self);
}
