/* kaiji-scheme-words.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kaiji-scheme-private.h"

static gboolean
is_date_format (const char *word)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (2000, 1, 1, 0, 0, 0);
  g_autofree char *date = g_date_time_format (time, word);

  return date != NULL && *date != '\0';
}

/* Returns whether the word leaves a gap for the name of the thing. */
static gboolean
has_gap (const char *word)
{
  return strstr (word, "{}") != NULL;
}

/* The members of a scheme file whose value is words of the form. */
static const char *const word_members[] = {
  "required",
  "required-standard",
  "optional",
  "yes",
  "no",
  "day",
  "month",
  "year",
  "years",
  "months",
  "note",
  "postal-code",
  "limit",
  "limit-group",
  "dates-as-given",
  "numbers-as-given",
  "postal-code-first",
  NULL,
};

/* Reads the words that the form has for levels, presence, dates and times, and their notes. */
gboolean
kaiji_scheme_read_words (KaijiScheme *self, KaijiSchemeReader *reader)
{
  const struct
  {
    const char *name;
    const char **word;
    gboolean (*is_right) (const char *word);
  } words[] = {
    { "required", &self->words.levels[KAIJI_LEVEL_REQUIRED] },
    { "required-standard", &self->words.levels[KAIJI_LEVEL_REQUIRED_STANDARD] },
    { "optional", &self->words.levels[KAIJI_LEVEL_OPTIONAL] },
    { "no", &self->words.presence[FALSE] },
    { "yes", &self->words.presence[TRUE] },
    { "day", &self->words.day, is_date_format },
    { "month", &self->words.month, is_date_format },
    { "year", &self->words.year, has_gap },
    { "years", &self->words.years, has_gap },
    { "months", &self->words.months, has_gap },
    { "note", &self->words.note, has_gap },
    { "postal-code", &self->words.postal_code, has_gap },
    { "limit", &self->limit_ending, has_gap },
    { "limit-group", &self->limit_group_ending, has_gap },
  };
  const struct
  {
    const char *name;
    gboolean *value;
  } switches[] = {
    { "dates-as-given", &self->words.dates_as_given },
    { "numbers-as-given", &self->words.numbers_as_given },
    { "postal-code-first", &self->words.postal_code_first },
  };
  JsonNode *json;
  gsize place;

  if (!kaiji_scheme_reader_get_object (reader, reader->root, "words", &json))
    return FALSE;

  place = kaiji_scheme_reader_enter (reader, "words");
  kaiji_scheme_reader_check_members (reader, json, word_members);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      guint n_faults = kaiji_scheme_reader_count_faults (reader);
      gsize inner;

      kaiji_scheme_reader_get_line (reader, json, words[i].name, TRUE, words[i].word);
      if (kaiji_scheme_reader_count_faults (reader) > n_faults || words[i].is_right == NULL
          || words[i].is_right (*words[i].word))
        continue;

      inner = kaiji_scheme_reader_enter (reader, words[i].name);
      kaiji_scheme_reader_fault (reader, "%s",
                                 words[i].is_right == has_gap
                                   ? _ ("must have {} in it, for what is answered")
                                   : _ ("must be a date's format, such as %Y/%-m/%-d"));
      kaiji_scheme_reader_leave (reader, inner);
    }
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    kaiji_scheme_reader_get_boolean (reader, json, switches[i].name, switches[i].value);
  kaiji_scheme_reader_leave (reader, place);

  return TRUE;
}
