/* kaiji-scheme-rating.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How much of a table is of a form, in order to find the right form.
 */

#include "config.h"

#include "kaiji-scheme-rating.h"
#include "kaiji-wording-private.h"

#include "kaiji-folded.h"

#include <string.h>

/* A prompt that is looked for inside of other texts has so many bytes or more; shorter ones are
 * words of any form. */
#define MIN_INSIDE 24

/* So much of a table is looked into, in bytes; no form's texts are longer. */
#define MAX_INSIDE 500000u

/* The number of texts that a note of the form counts for: editions ask alike, and their notes show
 * the publisher. */
#define NOTE_WORTH 8

typedef struct
{
  KaijiWording *wording;
  GHashTable *texts; /* of the cells, folded */
  GString *all;      /* (nullable): all of them, to look inside */
} Texts;

static char *
fold (KaijiWording *wording, const char *text)
{
  g_autofree char *beginning = kaiji_wording_dup_beginning (text, MAX_INSIDE);
  KaijiFolded folded = kaiji_wording_fold (wording, beginning);
  char *utf8 = g_ucs4_to_utf8 (folded.characters, folded.length, NULL, NULL, NULL);

  kaiji_folded_clear (&folded);
  return utf8;
}

static void
texts_read (Texts *self, KaijiTable *table)
{
  for (guint row = 0; row < kaiji_table_get_n_rows (table); row++)
    {
      const KaijiTableRow *source = kaiji_table_get_row (table, row);

      for (guint i = 0; i < source->cells->len; i++)
        {
          const KaijiTableCell *cell = g_ptr_array_index (source->cells, i);
          char *text = fold (self->wording, cell->text);

          if (self->all != NULL && self->all->len < MAX_INSIDE)
            g_string_append_printf (self->all, "%s\n", text);
          g_hash_table_add (self->texts, text);
        }
    }
}

static gboolean
texts_contain (const Texts *self, const char *text, gboolean may_be_inside)
{
  g_autofree char *folded = fold (self->wording, text);

  return g_hash_table_contains (self->texts, folded)
         || (may_be_inside && self->all != NULL && strlen (folded) >= MIN_INSIDE
             && strstr (self->all->str, folded) != NULL);
}

/**
 * kaiji_scheme_rating_get:
 * @table: a table
 * @scheme: a form that it may be of
 * @wording: the form's
 * @is_inside: whether to look for what is asked inside of other texts, as behind a number, too
 *
 * Returns: the number of the form's texts in the table
 */
double
kaiji_scheme_rating_get (KaijiTable *table,
                         KaijiScheme *scheme,
                         KaijiWording *wording,
                         gboolean is_inside)
{
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (scheme, &n_fields);
  const KaijiPageLayout *layout = kaiji_scheme_get_page_layout (scheme);
  g_autoptr (GHashTable) table_texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                              NULL);
  g_autoptr (GString) all = is_inside ? g_string_new (NULL) : NULL;
  Texts texts = { wording, table_texts, all };
  double rating = 0;

  texts_read (&texts, table);
  for (guint f = 0; f < n_fields; f++)
    {
      const char *const own[] = { fields[f].prompt, fields[f].full_prompt, fields[f].item->title };
      const double worth[] = { 1, 1, 0.5 };

      for (guint i = 0; i < G_N_ELEMENTS (own); i++)
        if (texts_contain (&texts, own[i], own[i] != fields[f].item->title))
          rating += worth[i];
    }
  for (guint i = 0; i < layout->n_notes; i++)
    if (texts_contain (&texts, layout->notes[i].text, FALSE))
      rating += NOTE_WORTH;

  return rating;
}
