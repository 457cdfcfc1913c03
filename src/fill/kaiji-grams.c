/* kaiji-grams.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "kaiji-characters.h"
#include "kaiji-grams.h"

/* Words in katakana are long, and each of their pairs says little beside the others. */
#define WEIGHT_KATAKANA 0.6

/* の, which joins two words into one */
#define OF 0x306e

struct _KaijiGrams
{
  GHashTable *texts;     /* each stands for all grams like it, by its address */
  GHashTable *frequency; /* gram -> in how many texts it was counted */
  guint n_texts;
};

/* The one text that stands for all grams like it. */
static const char *
intern (KaijiGrams *self, char *gram)
{
  char *known = g_hash_table_lookup (self->texts, gram);

  if (known != NULL)
    {
      g_free (gram);
      return known;
    }

  g_hash_table_add (self->texts, gram);
  return gram;
}

static void
add_gram (KaijiGrams *self, GPtrArray *grams, char *text)
{
  const char *gram = intern (self, text);

  if (!g_ptr_array_find (grams, gram, NULL))
    g_ptr_array_add (grams, (gpointer) gram);
}

static gboolean
is_katakana (gunichar c)
{
  return c >= 0x30a1 && c <= 0x30fe;
}

/**
 * kaiji_grams_new:
 *
 * Returns: (transfer full): no grams
 */
KaijiGrams *
kaiji_grams_new (void)
{
  KaijiGrams *self = g_new0 (KaijiGrams, 1);

  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->frequency = g_hash_table_new (NULL, NULL);
  return self;
}

void
kaiji_grams_free (KaijiGrams *self)
{
  g_hash_table_unref (self->frequency);
  g_hash_table_unref (self->texts);
  g_free (self);
}

/**
 * kaiji_grams_list:
 * @wording: how differences between texts that mean the same are folded
 * @text: a question, or what is said of a field
 *
 * Lists pairs of characters, and words in Latin letters and digits as a whole. Endings and
 * particles, in hiragana, are the same in every question.
 *
 * Returns: (transfer container) (element-type utf8): the grams, each once
 */
GPtrArray *
kaiji_grams_list (KaijiGrams *self, KaijiWording *wording, const char *text)
{
  GPtrArray *grams = g_ptr_array_new ();
  KaijiFolded folded = kaiji_wording_fold (wording, text);
  guint start = 0;

  for (guint i = 0; i < folded.length; i++)
    {
      gunichar c = folded.characters[i];
      gboolean is_latin = c < 0x80;

      if (i + 1 < folded.length && !kaiji_characters_is_hiragana (c)
          && !kaiji_characters_is_hiragana (folded.characters[i + 1]))
        add_gram (self, grams, g_ucs4_to_utf8 (folded.characters + i, 2, NULL, NULL, NULL));
      /* サービスの名称 is サービス名称. */
      if (i + 2 < folded.length && !kaiji_characters_is_hiragana (c)
          && folded.characters[i + 1] == OF
          && !kaiji_characters_is_hiragana (folded.characters[i + 2]))
        {
          const gunichar pair[] = { c, folded.characters[i + 2] };

          add_gram (self, grams, g_ucs4_to_utf8 (pair, 2, NULL, NULL, NULL));
        }
      if (!is_latin)
        {
          start = i + 1;
        }
      else if ((i + 1 == folded.length || folded.characters[i + 1] >= 0x80) && i > start)
        {
          g_autofree char *word = g_ucs4_to_utf8 (folded.characters + start, i + 1 - start, NULL,
                                                  NULL, NULL);

          add_gram (self, grams, g_strconcat ("@", word, NULL));
        }
    }

  kaiji_folded_clear (&folded);
  return grams;
}

/**
 * kaiji_grams_add_text:
 *
 * Begins to count another text.
 */
void
kaiji_grams_add_text (KaijiGrams *self)
{
  g_return_if_fail (self != NULL);

  self->n_texts++;
}

/**
 * kaiji_grams_count:
 * @gram: a gram from kaiji_grams_list(), once for each text that has it
 */
void
kaiji_grams_count (KaijiGrams *self, const char *gram)
{
  guint n;

  g_return_if_fail (self != NULL);

  n = GPOINTER_TO_UINT (g_hash_table_lookup (self->frequency, gram));
  g_hash_table_insert (self->frequency, (gpointer) gram, GUINT_TO_POINTER (n + 1));
}

/**
 * kaiji_grams_get_idf:
 * @gram: a gram from kaiji_grams_list()
 *
 * Returns: its inverse document frequency (Spärck Jones 1972) in the texts that were counted
 */
double
kaiji_grams_get_idf (KaijiGrams *self, const char *gram)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->frequency, gram));
  double idf = log (1 + (double) self->n_texts / MAX (n, 1));
  gboolean is_of_word = is_katakana (g_utf8_get_char (gram))
                        && is_katakana (g_utf8_get_char (g_utf8_next_char (gram)));

  return is_of_word ? WEIGHT_KATAKANA * idf : idf;
}
