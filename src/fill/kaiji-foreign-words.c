/* kaiji-foreign-words.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A question may have all words of a subject and ask for something else of it: whether a penalty is
 * waived, whether a camera was ever broken, whether a subcontractor is certified. What it asks then
 * stands in a word that no label of the subject has, and that is none of those with which anything
 * is asked for (the schemes' `wording.asking`).
 *
 * Words are not cut out, for which a dictionary would be needed: a character is known if it stands
 * beside the same character as in a label, or in a word of asking. Hiragana are endings and
 * particles, which say nothing by themselves.
 */

#include "config.h"

#include "kaiji-characters.h"
#include "kaiji-foreign-words.h"
#include "kaiji-scheme-wording.h"

/* の, which joins two words into one */
#define OF 0x306e

/* What makes the word before it an owner or a place, rather than what is asked for. */
static const char particles[] = "のがでにはへも";

struct _KaijiForeignWords
{
  GPtrArray *pairs; /* by subject: (nullable): a set of pairs of characters, as guint64 */
  GArray *asking;   /* of KaijiFolded */
  GArray *owners;   /* of KaijiFolded */
};

/**
 * kaiji_foreign_words_new:
 *
 * Returns: (transfer full): no words
 */
KaijiForeignWords *
kaiji_foreign_words_new (void)
{
  KaijiForeignWords *self = g_new0 (KaijiForeignWords, 1);

  self->pairs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  self->asking = g_array_new (FALSE, FALSE, sizeof (KaijiFolded));
  self->owners = g_array_new (FALSE, FALSE, sizeof (KaijiFolded));
  g_array_set_clear_func (self->asking, (GDestroyNotify) kaiji_folded_clear);
  g_array_set_clear_func (self->owners, (GDestroyNotify) kaiji_folded_clear);
  return self;
}

void
kaiji_foreign_words_free (KaijiForeignWords *self)
{
  g_ptr_array_unref (self->pairs);
  g_array_unref (self->asking);
  g_array_unref (self->owners);
  g_free (self);
}

static void
add_words (GArray *words, const char *const *list, KaijiWording *wording)
{
  for (guint i = 0; list[i] != NULL; i++)
    {
      KaijiFolded folded = kaiji_wording_fold (wording, list[i]);

      g_array_append_val (words, folded);
    }
}

/**
 * kaiji_foreign_words_add_scheme:
 * @scheme: a form that knows words with which anything is asked for, and parties other than the one
 *   that is asked
 * @wording: its wording
 *
 * Adds the words of a form, which any other form may use as well.
 */
void
kaiji_foreign_words_add_scheme (KaijiForeignWords *self, KaijiScheme *scheme, KaijiWording *wording)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (KAIJI_IS_SCHEME (scheme));

  add_words (self->asking, kaiji_scheme_get_asking (scheme, KAIJI_ASKING_ANYTHING), wording);
  add_words (self->owners, kaiji_scheme_get_asking (scheme, KAIJI_ASKING_OTHERS), wording);
}

static gpointer
dup_pair (gunichar first, gunichar second)
{
  guint64 pair = (guint64) first << 32 | second;

  return g_memdup2 (&pair, sizeof pair);
}

/**
 * kaiji_foreign_words_add_label:
 * @subject: the position of a subject
 * @wording: the wording of the form that has the label
 * @label: a text by which the subject is known
 *
 * Makes the words of a label known for its subject.
 */
void
kaiji_foreign_words_add_label (KaijiForeignWords *self,
                               guint subject,
                               KaijiWording *wording,
                               const char *label)
{
  KaijiFolded folded;
  GHashTable *pairs;

  g_return_if_fail (self != NULL);
  g_return_if_fail (label != NULL);

  if (subject >= self->pairs->len)
    g_ptr_array_set_size (self->pairs, (int) subject + 1);
  if (self->pairs->pdata[subject] == NULL)
    self->pairs->pdata[subject] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  pairs = self->pairs->pdata[subject];

  folded = kaiji_wording_fold (wording, label);
  for (guint i = 0; i + 1 < folded.length; i++)
    {
      g_hash_table_add (pairs, dup_pair (folded.characters[i], folded.characters[i + 1]));
      if (i + 2 < folded.length && folded.characters[i + 1] == OF)
        g_hash_table_add (pairs, dup_pair (folded.characters[i], folded.characters[i + 2]));
    }
  kaiji_folded_clear (&folded);
}

static gboolean
has_pair (GHashTable *pairs, gunichar first, gunichar second)
{
  guint64 pair = (guint64) first << 32 | second;

  return g_hash_table_contains (pairs, &pair);
}

static gboolean
is_word_character (const KaijiFolded *text, guint i)
{
  return i < text->length && !kaiji_characters_is_hiragana (text->characters[i]);
}

/* Whether a character is a word of its own, as the stem of 止める. */
static gboolean
is_alone (const KaijiFolded *text, guint i)
{
  return (i == 0 || !is_word_character (text, i - 1)) && !is_word_character (text, i + 1);
}

/* Marks the characters of words of asking that have several. */
static void
mark_asking (KaijiForeignWords *self, const KaijiFolded *text, gboolean *is_known)
{
  for (guint i = 0; i < self->asking->len; i++)
    {
      const KaijiFolded *word = &g_array_index (self->asking, KaijiFolded, i);

      for (guint j = 0; word->length > 1 && j < text->length; j++)
        if (kaiji_folded_has_at (text, j, word))
          for (guint k = 0; k < word->length; k++)
            is_known[j + k] = TRUE;
    }
}

/* Marks words of asking that are one character, 等, 額, if the characters next to them are known:
 * within another word they are none. */
static void
mark_single (KaijiForeignWords *self, const KaijiFolded *text, gboolean *is_known)
{
  for (guint i = 0; i < text->length; i++)
    {
      gboolean is_bounded = (i == 0 || !is_word_character (text, i - 1) || is_known[i - 1])
                            && (!is_word_character (text, i + 1) || is_known[i + 1]);

      for (guint j = 0; !is_known[i] && is_bounded && j < self->asking->len; j++)
        {
          const KaijiFolded *word = &g_array_index (self->asking, KaijiFolded, j);

          is_known[i] = word->length == 1 && word->characters[0] == text->characters[i];
        }
    }
}

/* Marks the characters that stand as in a label of the subject. */
static void
mark_labelled (GHashTable *pairs, const KaijiFolded *text, gboolean *is_known)
{
  for (guint i = 0; i + 1 < text->length; i++)
    {
      gunichar c = text->characters[i];
      gunichar next = text->characters[i + 1];

      if (!is_word_character (text, i) || !has_pair (pairs, c, next))
        continue;
      if (is_word_character (text, i + 1))
        is_known[i] = is_known[i + 1] = TRUE;
      else if (is_alone (text, i))
        is_known[i] = TRUE;
    }
}

/* Whether a label may have a party and the particle behind it. */
static gboolean
is_labelled (GHashTable *pairs, const KaijiFolded *owner, gunichar particle)
{
  for (guint i = 0; i + 1 < owner->length; i++)
    if (!has_pair (pairs, owner->characters[i], owner->characters[i + 1]))
      return FALSE;

  return has_pair (pairs, owner->characters[owner->length - 1], particle);
}

/* Whether another party's things are asked for, and no label of the subject speaks of such things:
 * a label may mention that party without them. */
static gboolean
has_other_owner (KaijiForeignWords *self, GHashTable *pairs, const KaijiFolded *text)
{
  for (guint i = 0; i < self->owners->len; i++)
    {
      const KaijiFolded *owner = &g_array_index (self->owners, KaijiFolded, i);

      for (guint j = 0; owner->length > 0 && j + owner->length < text->length; j++)
        if (kaiji_folded_has_at (text, j, owner)
            && kaiji_characters_is_one_of (text->characters[j + owner->length], particles)
            && !is_labelled (pairs, owner, text->characters[j + owner->length]))
          return TRUE;
    }

  return FALSE;
}

/**
 * kaiji_foreign_words_are_of_other:
 * @subject: the position of a subject
 * @wording: how the heading is folded
 * @heading: what stands above questions
 *
 * Returns: whether the questions below @heading ask for what is another party's, or at another
 *   place, of which no label of the subject speaks: 再委託先, オフィスのセキュリティ
 */
gboolean
kaiji_foreign_words_are_of_other (KaijiForeignWords *self,
                                  guint subject,
                                  KaijiWording *wording,
                                  const char *heading)
{
  KaijiFolded text;
  GHashTable *pairs;
  gboolean is_other = FALSE;

  g_return_val_if_fail (self != NULL, TRUE);
  g_return_val_if_fail (heading != NULL, TRUE);

  pairs = subject < self->pairs->len ? self->pairs->pdata[subject] : NULL;
  if (pairs == NULL)
    return TRUE;

  text = kaiji_wording_fold (wording, heading);
  for (guint i = 0; i < self->owners->len && !is_other; i++)
    is_other = kaiji_folded_equal (&text, &g_array_index (self->owners, KaijiFolded, i));
  is_other = is_other || has_other_owner (self, pairs, &text);

  kaiji_folded_clear (&text);
  return is_other;
}

/**
 * kaiji_foreign_words_are_in:
 * @subject: the position of a subject
 * @wording: how the question is folded
 * @question: what is asked, in anyone's words
 *
 * Returns: whether @question has a word that neither a label of the subject nor asking as such
 *   explains, or asks for what is another party's: it may ask for something else than the subject
 */
gboolean
kaiji_foreign_words_are_in (KaijiForeignWords *self,
                            guint subject,
                            KaijiWording *wording,
                            const char *question)
{
  g_autofree gboolean *is_known = NULL;
  GHashTable *pairs;
  KaijiFolded text;
  gboolean is_foreign;

  g_return_val_if_fail (self != NULL, TRUE);
  g_return_val_if_fail (question != NULL, TRUE);

  pairs = subject < self->pairs->len ? self->pairs->pdata[subject] : NULL;
  if (pairs == NULL)
    return TRUE;

  text = kaiji_wording_fold (wording, question);
  is_known = g_new0 (gboolean, text.length + 1);
  mark_asking (self, &text, is_known);
  mark_labelled (pairs, &text, is_known);
  mark_single (self, &text, is_known);
  is_foreign = has_other_owner (self, pairs, &text);
  for (guint i = 0; i < text.length && !is_foreign; i++)
    is_foreign = is_word_character (&text, i) && !is_known[i];

  kaiji_folded_clear (&text);
  return is_foreign;
}
