/* kaiji-wording-places.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the texts of a form in longer texts: at their beginning, one after another, or within.
 */

#include "config.h"

#include <string.h>

#include "kaiji-line-marks.h"
#include "kaiji-wording-private.h"

/* The minimum number of letters by which a part of a text is known; many answers are shorter. */
#define MIN_FRAGMENT 5

/* A prompt with so many letters is in no answer by chance. */
#define MIN_PROMPT_WITHIN 9

static const char *const closing_signs[] = { "）", "」", "』", "】", "＞", "。" };

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
      /* Letters that nobody sees are no more than spaces. */
      while (g_unichar_isspace (g_utf8_get_char (end))
             || g_unichar_type (g_utf8_get_char (end)) == G_UNICODE_FORMAT)
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
const char *
kaiji_wording_skip_phrase (const KaijiFolded *folded, const char *text, const KaijiPhrase *phrase)
{
  const char *end;
  const char *rest;

  if (!kaiji_folded_has_at (folded, 0, &phrase->folded))
    return NULL;

  /* Folding removed the signs that close the phrase. */
  end = skip_tail (text + folded->ends[phrase->folded.length - 1], phrase->tail);
  while (*end != '\0' && strchr (")>]\"'*", *end) != NULL)
    end++;
  for (guint i = 0; i < G_N_ELEMENTS (closing_signs); i++)
    if (g_str_has_prefix (end, closing_signs[i]))
      end += strlen (closing_signs[i]);

  /* Signs that follow at once belong to the phrase, too; an answer of signs stands apart. */
  rest = end;
  if (folded->length == phrase->folded.length)
    {
      while (*rest != '\0' && *rest != ':' && !g_str_has_prefix (rest, "：")
             && !g_unichar_isspace (g_utf8_get_char (rest)))
        rest = g_utf8_next_char (rest);
      return rest;
    }

  return *end == ':' || g_str_has_prefix (end, "：") || g_unichar_isspace (g_utf8_get_char (end))
             || kaiji_line_skip_colon (end) != end
           ? end
           : NULL;
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
  g_autofree char *beginning = kaiji_wording_dup_beginning (text, KAIJI_WORDING_MAX_LABEL);
  KaijiFolded folded = kaiji_wording_fold (self, beginning);
  const GArray *phrases = self->labels[KAIJI_LABEL_PROMPT][field->index];
  const char *longest = NULL;

  for (guint i = 0; phrases != NULL && i < phrases->len; i++)
    {
      const KaijiPhrase *phrase = &g_array_index (self->phrases, KaijiPhrase,
                                                  g_array_index (phrases, guint, i));
      const char *end = kaiji_wording_skip_phrase (&folded, text, phrase);

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
  g_autofree char *beginning = kaiji_wording_dup_beginning (text, KAIJI_WORDING_MAX_LABEL);
  KaijiFolded folded = kaiji_wording_fold (self, beginning);
  const char *longest = NULL;

  for (guint i = 0; i < self->phrases->len; i++)
    {
      const KaijiPhrase *phrase = &g_array_index (self->phrases, KaijiPhrase, i);
      const char *end = kaiji_wording_skip_phrase (&folded, text, phrase);

      if (end == NULL || (longest != NULL && end <= longest))
        continue;
      longest = end;
      *labels = phrase->labels;
    }

  kaiji_folded_clear (&folded);
  return longest;
}

/**
 * kaiji_wording_get_labels:
 * @text: a text
 *
 * Returns: the labels that it is as a whole, each as 1 << #KaijiLabel; 0 if it is none
 */
guint
kaiji_wording_get_labels (KaijiWording *self, const char *text)
{
  guint labels = 0;
  const char *end = kaiji_wording_skip_label (self, text, &labels);

  return end != NULL && *end == '\0' ? labels : 0;
}

/* The place of a text among the form's; -1 if it is none of them. */
static int
find_phrase (KaijiWording *self, const char *text)
{
  KaijiFolded folded = kaiji_wording_fold (self, text);
  g_autofree char *key = g_ucs4_to_utf8 (folded.characters, folded.length, NULL, NULL, NULL);

  kaiji_folded_clear (&folded);
  return (int) GPOINTER_TO_UINT (g_hash_table_lookup (self->phrases_by_text, key)) - 1;
}

/**
 * kaiji_wording_find_asked:
 * @phrase: one of the form's texts, as #KaijiLabelPart has it
 * @above: (nullable): the field that is asked for before
 *
 * Returns: (nullable): the next field after @above whose prompt the text is, or else the first one;
 *   %NULL if it is no prompt
 */
const KaijiField *
kaiji_wording_find_asked (KaijiWording *self, guint phrase, const KaijiField *above)
{
  const KaijiField *found = NULL;
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (self->scheme, &n_fields);

  for (guint f = 0; f < n_fields; f++)
    {
      const GArray *phrases = self->labels[KAIJI_LABEL_PROMPT][f];

      for (guint i = 0; phrases != NULL && i < phrases->len; i++)
        {
          if (g_array_index (phrases, guint, i) != phrase)
            continue;
          if (above == NULL || f > above->index)
            return &fields[f];
          if (found == NULL)
            found = &fields[f];
        }
    }

  return found;
}

static gboolean
has_phrase (KaijiWording *self, guint field, guint phrase)
{
  for (guint label = 0; label < KAIJI_N_LABELS; label++)
    {
      const GArray *phrases = self->labels[label][field];

      for (guint i = 0; phrases != NULL && i < phrases->len; i++)
        if (g_array_index (phrases, guint, i) == phrase)
          return TRUE;
    }

  return FALSE;
}

/**
 * kaiji_wording_are_related:
 * @a: a text
 * @b: another one
 *
 * Returns: whether one item has both as labels; also if one of them is no text of the form
 */
gboolean
kaiji_wording_are_related (KaijiWording *self, const char *a, const char *b)
{
  int first = find_phrase (self, a);
  int second = find_phrase (self, b);
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (self->scheme, &n_fields);

  if (first < 0 || second < 0)
    return TRUE;
  for (guint f = 0; f < n_fields; f++)
    {
      const KaijiItem *item = fields[f].item;

      for (guint i = 0; has_phrase (self, f, (guint) first) && i < item->n_fields; i++)
        if (has_phrase (self, item->fields[i].index, (guint) second))
          return TRUE;
    }

  return FALSE;
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
  g_autofree char *beginning = kaiji_wording_dup_beginning (text, KAIJI_WORDING_MAX_LABEL);
  KaijiFolded folded = kaiji_wording_fold (self, beginning);
  gboolean is_part = FALSE;
  gboolean is_whole = FALSE;

  for (guint i = 0; i < self->phrases->len && folded.length >= MIN_FRAGMENT; i++)
    {
      const KaijiFolded *phrase = &g_array_index (self->phrases, KaijiPhrase, i).folded;

      is_whole |= kaiji_folded_equal (phrase, &folded);
      for (guint j = 0; !is_part && j + folded.length <= phrase->length; j++)
        is_part = kaiji_folded_has_at (phrase, j, &folded);
    }

  kaiji_folded_clear (&folded);
  return is_part && !is_whole;
}

/**
 * kaiji_wording_has_prompt:
 * @text: a text
 *
 * Returns: whether a complete prompt of the form is anywhere in @text
 */
gboolean
kaiji_wording_has_prompt (KaijiWording *self, const char *text)
{
  KaijiFolded folded = kaiji_wording_fold (self, text);
  gboolean has_prompt = FALSE;

  for (guint i = 0; !has_prompt && i < self->phrases->len; i++)
    {
      const KaijiPhrase *phrase = &g_array_index (self->phrases, KaijiPhrase, i);

      if (phrase->labels != 1u << KAIJI_LABEL_PROMPT || phrase->folded.length < MIN_PROMPT_WITHIN)
        continue;
      for (guint j = 0; !has_prompt && j + phrase->folded.length <= folded.length; j++)
        has_prompt = kaiji_folded_has_at (&folded, j, &phrase->folded);
    }

  kaiji_folded_clear (&folded);
  return has_prompt;
}

typedef struct
{
  KaijiWording *wording;
  const char *text;
  const KaijiFolded *folded;
  gboolean *is_dead; /* by the position in the folded text: nothing fits from there on */
  GArray *parts;
  KaijiWordingEnd is_end;
  gpointer user_data;
} Segmentation;

/* The end of the signs that close a text of the form, which has no letters in it. */
static const char *
skip_closing (const char *text)
{
  for (gboolean is_closing = TRUE; is_closing && *text != '\0';)
    {
      is_closing = strchr (")>]", *text) != NULL;
      if (is_closing)
        text++;
      for (guint i = 0; !is_closing && i < G_N_ELEMENTS (closing_signs); i++)
        if (g_str_has_prefix (text, closing_signs[i]))
          {
            text += strlen (closing_signs[i]);
            is_closing = TRUE;
          }
    }

  return text;
}

/* Takes texts of the form from a place on, which is @start in the text, the longest that leaves a
 * rest of such texts. */
static gboolean
segment (Segmentation *self, guint place, const char *start)
{
  guint limit = G_MAXUINT;

  if (place > 0 && self->is_end (start, self->user_data))
    return TRUE;
  if (place >= self->folded->length || self->is_dead[place])
    return FALSE;

  for (;;)
    {
      const KaijiPhrase *longest = NULL;
      KaijiLabelPart part = { 0 };

      for (guint i = 0; i < self->wording->phrases->len; i++)
        {
          const KaijiPhrase *phrase = &g_array_index (self->wording->phrases, KaijiPhrase, i);

          if (phrase->folded.length < limit
              && (longest == NULL || phrase->folded.length > longest->folded.length)
              && kaiji_folded_has_at (self->folded, place, &phrase->folded))
            {
              longest = phrase;
              part.phrase = i;
            }
        }
      if (longest == NULL)
        break;

      limit = longest->folded.length;
      part.labels = longest->labels;
      part.end = skip_tail (self->text + self->folded->ends[place + limit - 1], longest->tail);
      part.end = skip_closing (part.end);
      g_array_append_val (self->parts, part);
      if (segment (self, place + limit, part.end))
        return TRUE;
      g_array_set_size (self->parts, self->parts->len - 1);
    }

  self->is_dead[place] = TRUE;
  return FALSE;
}

/**
 * kaiji_wording_segment:
 * @text: a text without spaces
 * @is_end: (scope call): says whether a rest of the text is what may follow texts of the form
 * @user_data: for @is_end
 *
 * Takes a text apart that is nothing but texts of the form, with nothing between them.
 *
 * Returns: (transfer full) (element-type KaijiLabelPart): the parts, in order; empty if it is
 *   anything else
 */
GArray *
kaiji_wording_segment (KaijiWording *self,
                       const char *text,
                       KaijiWordingEnd is_end,
                       gpointer user_data)
{
  KaijiFolded folded = kaiji_wording_fold (self, text);
  g_autofree gboolean *is_dead = g_new0 (gboolean, folded.length + 1);
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (KaijiLabelPart));
  Segmentation segmentation = { self, text, &folded, is_dead, parts, is_end, user_data };

  if (!segment (&segmentation, 0, text))
    g_array_set_size (parts, 0);

  kaiji_folded_clear (&folded);
  return parts;
}
