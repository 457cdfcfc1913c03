/* kaiji-wording-likeness.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How much a text is like each text of a form, by the pairs of characters that they share.
 */

#include "config.h"

#include <string.h>

#include "kaiji-wording-private.h"

/* A cut or joined text is found by the part that it shares with the complete one, if that is long
 * enough to mean something. */
#define MIN_PART 5

/* A prompt is one from this likeness on. */
#define LIKENESS_OF_PROMPT 0.9f

/* A text of the form that is all there, beside others. */
#define LIKENESS_OF_PART 0.97f

/* So much of a text is compared, in bytes: a longer one is an answer. */
#define MAX_COMPARED 20000

static float
get_likeness (const KaijiFolded *text, guint n_pairs, const KaijiPhrase *phrase, guint n_shared)
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
  g_autofree char *beginning = NULL;
  g_autofree guint *n_shared = NULL;
  g_autoptr (GHashTable) seen = NULL;
  guint n_pairs;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  likeness = g_new0 (KaijiLikeness, 1);
  beginning = kaiji_wording_dup_beginning (text, MAX_COMPARED);
  likeness->folded = kaiji_wording_fold (self, beginning);
  likeness->values = g_new0 (float, self->phrases->len);
  n_shared = g_new0 (guint, self->phrases->len);
  seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < likeness->folded.length; i++)
    {
      gpointer pair = kaiji_wording_get_pair (&likeness->folded, i);
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
      const KaijiPhrase *phrase = &g_array_index (self->phrases, KaijiPhrase, i);

      if (n_shared[i] == 0)
        continue;
      likeness->values[i] = get_likeness (&likeness->folded, n_pairs, phrase, n_shared[i]);
      if (likeness->values[i] >= 1)
        likeness->is_title = (phrase->labels & 1u << KAIJI_LABEL_ITEM) != 0
                             && (phrase->labels & 1u << KAIJI_LABEL_PROMPT) == 0;
      /* The answer follows in the same cell. */
      if (n_shared[i] + 1 >= phrase->n_pairs && phrase->folded.length > 2
          && kaiji_wording_skip_phrase (&likeness->folded, text, phrase) != NULL)
        likeness->values[i] = MAX (likeness->values[i], 0.9f);
    }

  return likeness;
}

/**
 * kaiji_wording_compare_parts:
 * @likeness: the likeness of the cell that @text is in
 * @text: the text of a cell, or the rest of it behind a number
 * @is_end: (scope call): says whether a rest of the text is what may follow texts of the form
 * @user_data: for @is_end
 *
 * Makes a cell that has nothing but texts of the form, one behind another, like each of them:
 * beside its titles, a short prompt is too little of the cell to be like it.
 */
void
kaiji_wording_compare_parts (KaijiWording *self,
                             KaijiLikeness *likeness,
                             const char *text,
                             KaijiWordingEnd is_end,
                             gpointer user_data)
{
  g_autoptr (GArray) parts = NULL;

  if (strlen (text) > KAIJI_WORDING_MAX_LABEL)
    return;

  parts = kaiji_wording_segment (self, text, is_end, user_data);
  if (parts->len < 2)
    return;

  likeness->is_joined = TRUE;
  likeness->last_part = g_array_index (parts, KaijiLabelPart, parts->len - 1).phrase;
  for (guint i = 0; i < parts->len; i++)
    {
      float *value = &likeness->values[g_array_index (parts, KaijiLabelPart, i).phrase];

      *value = MAX (*value, LIKENESS_OF_PART);
    }
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
 * kaiji_wording_ends_with_prompt:
 * @likeness: the likeness of a cell with several of the form's texts
 * @field: a field that the cell may be about
 *
 * Returns: whether the cell may ask for @field: a title in it that is a prompt, too, does not ask
 *   if it stands before another field's prompt
 */
gboolean
kaiji_wording_ends_with_prompt (KaijiWording *self,
                                const KaijiLikeness *likeness,
                                const KaijiField *field)
{
  const GArray *phrases = self->labels[KAIJI_LABEL_PROMPT][field->index];

  if ((g_array_index (self->phrases, KaijiPhrase, likeness->last_part).labels
       & 1u << KAIJI_LABEL_PROMPT)
      == 0)
    return TRUE;
  for (guint i = 0; phrases != NULL && i < phrases->len; i++)
    {
      guint phrase = g_array_index (phrases, guint, i);

      if (phrase == likeness->last_part
          || (likeness->values[phrase] >= LIKENESS_OF_PROMPT
              && g_array_index (self->phrases, KaijiPhrase, phrase).labels
                   == 1u << KAIJI_LABEL_PROMPT))
        return TRUE;
    }

  return FALSE;
}

void
kaiji_wording_likeness_free (KaijiLikeness *likeness)
{
  kaiji_folded_clear (&likeness->folded);
  g_free (likeness->values);
  g_free (likeness);
}
