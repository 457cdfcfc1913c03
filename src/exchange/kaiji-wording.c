/* kaiji-wording.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-scheme-wording.h"
#include "kaiji-wording.h"

/* A cut or joined text is found by the part that it shares with the complete one, if that is long
 * enough to mean something. */
#define MIN_PART 5

static const char *const closing_signs[] = { "）", "」", "』", "】", "＞", "。" };

typedef struct
{
  KaijiFolded from;
  KaijiFolded to;
} Synonym;

/* The minimum number of letters by which a part of a text is known; many answers are shorter. */
#define MIN_FRAGMENT 5

/* A text of the form, prepared for comparison. */
typedef struct
{
  KaijiFolded folded;
  char *tail; /* the signs after the last letter */
  guint n_pairs;
  guint labels; /* a set of 1 << KaijiLabel */
} Phrase;

struct _KaijiWording
{
  KaijiScheme *scheme;
  GArray *synonyms;
  GArray *phrases;
  GHashTable *phrases_by_text;     /* UTF-8 of a phrase -> its index + 1 */
  GHashTable *pairs;               /* two characters -> GArray of the phrases they are in */
  GArray **labels[KAIJI_N_LABELS]; /* by field: its phrases */
};

static void
synonym_clear (gpointer data)
{
  Synonym *synonym = data;

  kaiji_folded_clear (&synonym->from);
  kaiji_folded_clear (&synonym->to);
}

static void
phrase_clear (gpointer data)
{
  Phrase *phrase = data;

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
      const Synonym *found = NULL;

      for (guint i = 0; i < self->synonyms->len && found == NULL; i++)
        {
          const Synonym *synonym = &g_array_index (self->synonyms, Synonym, i);

          if (kaiji_folded_has_at (&folded, place, &synonym->from))
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

static int
compare_synonyms (gconstpointer a, gconstpointer b)
{
  return (int) ((const Synonym *) b)->from.length - (int) ((const Synonym *) a)->from.length;
}

/* The first word of each list becomes the shortest, which stands for all others. */
static void
add_synonyms (KaijiWording *self, const char *const *const *lists, guint n_lists)
{
  for (guint i = 0; i < n_lists; i++)
    for (guint j = 1; lists[i][j] != NULL; j++)
      {
        Synonym synonym = { kaiji_folded_new (lists[i][j]), kaiji_folded_new (lists[i][0]) };

        if (synonym.from.length >= synonym.to.length)
          g_array_append_val (self->synonyms, synonym);
        else
          synonym_clear (&synonym);
      }

  /* The longest that fits is meant. */
  g_array_sort (self->synonyms, compare_synonyms);
}

static gpointer
get_pair (const KaijiFolded *folded, guint place)
{
  /* The end counts as a character, so that short texts have pairs, too. */
  gunichar next = place + 1 < folded->length ? folded->characters[place + 1] : 0;

  return GSIZE_TO_POINTER (((gsize) folded->characters[place] << 21 | next) + 1);
}

static void
add_label (KaijiWording *self, KaijiLabel label, const KaijiField *field, const char *text)
{
  Phrase phrase = { kaiji_wording_fold (self, text), NULL, 0, 0 };
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
          gpointer pair = get_pair (&phrase.folded, i);
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
  g_array_index (self->phrases, Phrase, index).labels |= 1u << label;
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
}

static KaijiWording *
create (KaijiScheme *scheme)
{
  KaijiWording *self = g_new0 (KaijiWording, 1);
  const char *const *const *synonyms;
  guint n_fields;
  guint n_lists;

  self->scheme = g_object_ref (scheme);
  self->synonyms = g_array_new (FALSE, FALSE, sizeof (Synonym));
  g_array_set_clear_func (self->synonyms, synonym_clear);
  self->phrases = g_array_new (FALSE, FALSE, sizeof (Phrase));
  g_array_set_clear_func (self->phrases, phrase_clear);
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
  g_hash_table_unref (self->phrases_by_text);
  g_hash_table_unref (self->pairs);
  g_object_unref (self->scheme);
  g_free (self);
}

static float
get_likeness (const KaijiFolded *text, guint n_pairs, const Phrase *phrase, guint n_shared)
{
  float of_text = (float) n_shared / (float) n_pairs;
  float of_phrase = (float) n_shared / (float) phrase->n_pairs;
  float both = 2 * (float) n_shared / (float) (n_pairs + phrase->n_pairs);

  if (kaiji_folded_equal (text, &phrase->folded))
    return 1;

  /* A part never matches quite as well as the whole, however good it is. */
  both = MIN (both, 0.98f);
  if (text->length >= MIN_PART && of_text >= 0.85f)
    both = MAX (both, 0.85f * of_text);
  if (phrase->folded.length >= MIN_PART && of_phrase >= 0.9f)
    both = MAX (both, 0.8f * of_phrase);

  return both;
}

/* The end of the phrase's own last signs after its last letter, however wide they are. */
static const char *
skip_tail (const char *text, const char *tail)
{
  const char *end = text;

  for (const char *p = tail; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *wanted = NULL;
      g_autofree char *sign = NULL;

      if (g_unichar_isspace (g_utf8_get_char (p)))
        continue;
      while (g_unichar_isspace (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      if (*end == '\0')
        return text;
      wanted = g_utf8_normalize (p, g_utf8_next_char (p) - p, G_NORMALIZE_NFKC);
      sign = g_utf8_normalize (end, g_utf8_next_char (end) - end, G_NORMALIZE_NFKC);
      if (g_strcmp0 (wanted, sign) != 0)
        return text;
      end = g_utf8_next_char (end);
    }

  return end;
}

/* The end of the words of @phrase at the beginning of the text; NULL if the text does not begin
 * with them, or if the last word continues. */
static const char *
skip_phrase (const KaijiFolded *folded, const char *text, const Phrase *phrase)
{
  const char *end;
  const char *rest;

  if (!kaiji_folded_has_at (folded, 0, &phrase->folded))
    return NULL;

  /* Folding removed the signs that close the phrase. */
  end = skip_tail (text + folded->ends[phrase->folded.length - 1], phrase->tail);
  while (*end != '\0' && strchr (")>]\"'", *end) != NULL)
    end++;
  for (guint i = 0; i < G_N_ELEMENTS (closing_signs); i++)
    if (g_str_has_prefix (end, closing_signs[i]))
      end += strlen (closing_signs[i]);

  /* Signs that follow at once belong to the phrase, too; an answer of signs stands apart. */
  rest = end;
  if (folded->length == phrase->folded.length)
    {
      while (*rest != '\0' && !g_unichar_isspace (g_utf8_get_char (rest)))
        rest = g_utf8_next_char (rest);
      return rest;
    }

  return *end == ':' || g_str_has_prefix (end, "：") || g_unichar_isspace (g_utf8_get_char (end))
           ? end
           : NULL;
}

/**
 * kaiji_wording_compare:
 * @text: the text of a cell
 *
 * Compares a text with all texts of the form at once, by their common pairs of characters.
 *
 * Returns: (transfer full): its likeness to each, for kaiji_wording_get()
 */
KaijiLikeness *
kaiji_wording_compare (KaijiWording *self, const char *text)
{
  KaijiLikeness *likeness;
  g_autofree guint *n_shared = NULL;
  g_autoptr (GHashTable) seen = NULL;
  guint n_pairs;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  likeness = g_new0 (KaijiLikeness, 1);
  likeness->folded = kaiji_wording_fold (self, text);
  likeness->values = g_new0 (float, self->phrases->len);
  n_shared = g_new0 (guint, self->phrases->len);
  seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < likeness->folded.length; i++)
    {
      gpointer pair = get_pair (&likeness->folded, i);
      GArray *phrases;

      if (!g_hash_table_add (seen, pair))
        continue;
      phrases = g_hash_table_lookup (self->pairs, pair);
      for (guint j = 0; phrases != NULL && j < phrases->len; j++)
        n_shared[g_array_index (phrases, guint, j)]++;
    }

  n_pairs = g_hash_table_size (seen);
  for (guint i = 0; i < self->phrases->len; i++)
    {
      const Phrase *phrase = &g_array_index (self->phrases, Phrase, i);

      if (n_shared[i] == 0)
        continue;
      likeness->values[i] = get_likeness (&likeness->folded, n_pairs, phrase, n_shared[i]);
      /* The answer follows in the same cell. */
      if (n_shared[i] + 1 >= phrase->n_pairs && phrase->folded.length > 2
          && skip_phrase (&likeness->folded, text, phrase) != NULL)
        likeness->values[i] = MAX (likeness->values[i], 0.9f);
    }

  return likeness;
}

void
kaiji_likeness_free (KaijiLikeness *likeness)
{
  kaiji_folded_clear (&likeness->folded);
  g_free (likeness->values);
  g_free (likeness);
}

/**
 * kaiji_wording_get:
 * @likeness: the likeness of a cell
 * @label: the kind of label that the cell may be
 * @field: the field that the cell may be about
 *
 * Returns: from 0, no likeness, to 1, the same words
 */
float
kaiji_wording_get (KaijiWording *self,
                   const KaijiLikeness *likeness,
                   KaijiLabel label,
                   const KaijiField *field)
{
  const GArray *phrases = self->labels[label][field->index];
  float best = 0;

  for (guint i = 0; phrases != NULL && i < phrases->len; i++)
    best = MAX (best, likeness->values[g_array_index (phrases, guint, i)]);

  return best;
}

/**
 * kaiji_wording_skip_prompt:
 * @text: a text
 * @field: a field
 *
 * Returns: (nullable): the end of the prompt of @field in @text; %NULL if @text does not begin with
 *   it, followed by a space, a colon or its end
 */
const char *
kaiji_wording_skip_prompt (KaijiWording *self, const char *text, const KaijiField *field)
{
  KaijiFolded folded = kaiji_wording_fold (self, text);
  const GArray *phrases = self->labels[KAIJI_LABEL_PROMPT][field->index];
  const char *longest = NULL;

  for (guint i = 0; phrases != NULL && i < phrases->len; i++)
    {
      const Phrase *phrase = &g_array_index (self->phrases, Phrase,
                                             g_array_index (phrases, guint, i));
      const char *end = skip_phrase (&folded, text, phrase);

      if (end != NULL)
        longest = MAX (longest, end);
    }

  kaiji_folded_clear (&folded);
  if (longest == NULL)
    return NULL;

  if (*longest == ':')
    longest++;
  else if (g_str_has_prefix (longest, "："))
    longest += strlen ("：");
  return longest;
}

/**
 * kaiji_wording_skip_label:
 * @text: a text
 * @labels: (out): the labels that it may be, each as 1 << #KaijiLabel
 *
 * Returns: (nullable): the end of the form's longest text at the beginning of @text; %NULL if there
 *   is none
 */
const char *
kaiji_wording_skip_label (KaijiWording *self, const char *text, guint *labels)
{
  KaijiFolded folded = kaiji_wording_fold (self, text);
  const char *longest = NULL;

  for (guint i = 0; i < self->phrases->len; i++)
    {
      const Phrase *phrase = &g_array_index (self->phrases, Phrase, i);
      const char *end = skip_phrase (&folded, text, phrase);

      if (end == NULL || (longest != NULL && end <= longest))
        continue;
      longest = end;
      *labels = phrase->labels;
    }

  kaiji_folded_clear (&folded);
  return longest;
}

/**
 * kaiji_wording_is_fragment:
 * @text: a text
 *
 * Returns: whether @text is only a part of a text of the form, as a line of a wrapped cell is
 */
gboolean
kaiji_wording_is_fragment (KaijiWording *self, const char *text)
{
  KaijiFolded folded = kaiji_wording_fold (self, text);
  gboolean is_part = FALSE;
  gboolean is_whole = FALSE;

  for (guint i = 0; i < self->phrases->len && folded.length >= MIN_FRAGMENT; i++)
    {
      const KaijiFolded *phrase = &g_array_index (self->phrases, Phrase, i).folded;

      is_whole |= kaiji_folded_equal (phrase, &folded);
      for (guint j = 0; !is_part && j + folded.length <= phrase->length; j++)
        is_part = kaiji_folded_has_at (phrase, j, &folded);
    }

  kaiji_folded_clear (&folded);
  return is_part && !is_whole;
}
