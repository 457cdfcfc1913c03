/* kaiji-level.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The levels of a form, such as 必須 and 選択, as people write them: in other words, with other
 * signs, and in brackets before or after what is asked.
 */

#include "config.h"

#include <string.h>

#include "kaiji-heads.h"
#include "kaiji-level.h"
#include "kaiji-line-marks.h"
#include "kaiji-scheme-wording.h"
#include "kaiji-text.h"

/* No word for a level is longer. */
#define MAX_LEVEL_BYTES 40

static const struct
{
  const char *opening;
  const char *closing;
} brackets[] = {
  { "[", "]" },   { "(", ")" },   { "<", ">" },   { "【", "】" }, { "（", "）" },
  { "［", "］" }, { "〔", "〕" }, { "＜", "＞" }, { "〈", "〉" }, { "《", "》" },
};

/* The text after the level in a cell, with its sign or another one that people write instead; NULL
 * if the cell does not begin with the level. */
static const char *
skip_level (const char *text, const char *level, const char *const *signs)
{
  const char *p = text;

  kaiji_text_skip_spaces (&p);

  for (guint i = 0; signs[i] != NULL; i++)
    {
      gsize length;

      if (!g_str_has_suffix (level, signs[i]))
        continue;

      length = strlen (level) - strlen (signs[i]);
      if (strncmp (p, level, length) != 0)
        return NULL;
      p += length;
      kaiji_text_skip_spaces (&p);
      return kaiji_text_skip_any (&p, signs) ? p : NULL;
    }

  return kaiji_text_skip (&p, level) ? p : NULL;
}

static gboolean
ends_word (const char *text)
{
  return *text == '\0' || g_unichar_isspace (g_utf8_get_char (text));
}

static gboolean
has_sign (const char *level, const char *const *signs)
{
  for (guint i = 0; signs[i] != NULL; i++)
    if (g_str_has_suffix (level, signs[i]))
      return TRUE;

  return FALSE;
}

/* The end of a level in a word that the scheme calls its synonym. */
static const char *
skip_synonym (const char *text, KaijiScheme *scheme, KaijiWording *wording, KaijiLevel *level)
{
  const KaijiWords *words = kaiji_scheme_get_words (scheme);
  const char *const *signs = kaiji_scheme_get_level_signs (scheme);
  g_autofree char *word = NULL;
  const char *end;
  KaijiFolded folded;
  gboolean is_found = FALSE;

  kaiji_text_skip_spaces (&text);
  end = text;
  while (end - text <= MAX_LEVEL_BYTES && !ends_word (end))
    end = g_utf8_next_char (end);
  if (end == text || end - text > MAX_LEVEL_BYTES)
    return NULL;

  word = g_strndup (text, (gsize) (end - text));
  folded = kaiji_wording_fold (wording, word);
  for (guint i = 0; !is_found && i < KAIJI_N_LEVELS; i++)
    if (has_sign (word, signs) == has_sign (words->levels[i], signs)
        && kaiji_wording_is (wording, &folded, words->levels[i]))
      {
        *level = (KaijiLevel) i;
        is_found = TRUE;
      }

  kaiji_folded_clear (&folded);
  return is_found ? end : NULL;
}

/**
 * kaiji_level_skip:
 * @text: a text
 * @level: (out): the level at its beginning
 *
 * Returns: (nullable): the end of the level; %NULL if @text does not begin with a level as a word
 */
const char *
kaiji_level_skip (const char *text, KaijiScheme *scheme, KaijiWording *wording, KaijiLevel *level)
{
  const KaijiWords *words = kaiji_scheme_get_words (scheme);
  const char *const *signs = kaiji_scheme_get_level_signs (scheme);
  const char *longest = NULL;

  for (guint i = 0; i < KAIJI_N_LEVELS; i++)
    {
      const char *rest = skip_level (text, words->levels[i], signs);

      if (rest == NULL || !ends_word (rest) || (longest != NULL && rest < longest))
        continue;
      longest = rest;
      *level = (KaijiLevel) i;
    }

  return longest != NULL ? longest : skip_synonym (text, scheme, wording, level);
}

/* The end of the longest word at the beginning of @text that says the same as @word; NULL if there
 * is none. */
static const char *
skip_word (const char *text, const char *word, KaijiScheme *scheme)
{
  guint n_lists;
  const char *const *const *lists = kaiji_scheme_get_synonyms (scheme, &n_lists);
  const char *longest = text;

  kaiji_text_skip (&longest, word);
  for (guint i = 0; i < n_lists; i++)
    for (guint j = 1; g_str_equal (lists[i][0], word) && lists[i][j] != NULL; j++)
      {
        const char *end = text;

        if (kaiji_text_skip (&end, lists[i][j]))
          longest = MAX (longest, end);
      }

  /* The rest of another word in Latin letters. */
  return longest > text && !(g_ascii_isalpha (longest[-1]) && g_ascii_isalpha (*longest)) ? longest
                                                                                          : NULL;
}

/**
 * kaiji_level_skip_glued:
 * @text: a text
 * @level: (out): the level at its beginning
 *
 * Returns: (nullable): the end of the level, whatever follows it; %NULL if @text does not begin
 *   with one
 */
const char *
kaiji_level_skip_glued (const char *text, KaijiScheme *scheme, KaijiLevel *level)
{
  const KaijiWords *words = kaiji_scheme_get_words (scheme);
  const char *const *signs = kaiji_scheme_get_level_signs (scheme);
  const char *longest = NULL;

  for (guint i = 0; i < KAIJI_N_LEVELS; i++)
    {
      g_autofree char *word = g_strdup (words->levels[i]);
      const char *end;

      for (guint j = 0; signs[j] != NULL; j++)
        if (g_str_has_suffix (word, signs[j]))
          word[strlen (word) - strlen (signs[j])] = '\0';
      end = *word != '\0' ? skip_word (text, word, scheme) : NULL;
      if (end == NULL || (has_sign (words->levels[i], signs) && !kaiji_text_skip_any (&end, signs))
          || (longest != NULL && end <= longest))
        continue;
      longest = end;
      *level = (KaijiLevel) i;
    }

  return longest;
}

/**
 * kaiji_level_is_level:
 * @text: a text
 * @level: (out): the level
 *
 * Returns: whether @text is a level and nothing else
 */
gboolean
kaiji_level_is_level (const char *text,
                      KaijiScheme *scheme,
                      KaijiWording *wording,
                      KaijiLevel *level)
{
  const char *rest = kaiji_level_skip (text, scheme, wording, level);

  return rest != NULL && kaiji_text_is_blank (rest);
}

/**
 * kaiji_level_skip_enclosed:
 * @text: a text
 * @level: (out): the level at its beginning
 *
 * Returns: (nullable): the end of a level in brackets, `[必須]` or `（選択）`; %NULL if @text does
 * not begin with one
 */
const char *
kaiji_level_skip_enclosed (const char *text,
                           KaijiScheme *scheme,
                           KaijiWording *wording,
                           KaijiLevel *level)
{
  kaiji_text_skip_spaces (&text);

  for (guint i = 0; i < G_N_ELEMENTS (brackets); i++)
    {
      const char *start = text;
      const char *end;
      g_autofree char *word = NULL;

      if (!kaiji_text_skip (&start, brackets[i].opening))
        continue;
      end = g_strstr_len (start, MAX_LEVEL_BYTES, brackets[i].closing);
      if (end == NULL || end == start)
        return NULL;
      word = g_strstrip (g_strndup (start, (gsize) (end - start)));
      start = kaiji_level_skip (word, scheme, wording, level);
      return start != NULL && *start == '\0' ? end + strlen (brackets[i].closing) : NULL;
    }

  return NULL;
}

static const char *
skip_beginning (const char *text)
{
  const char *number;

  text = kaiji_line_skip_marks (text);
  number = kaiji_line_skip_number (text);
  return kaiji_line_skip_marks (number != NULL ? number : text);
}

static gboolean
begins_with_label (const char *text, KaijiWording *wording)
{
  guint labels;

  text = skip_beginning (text);
  return *text != '\0' && kaiji_wording_skip_label (wording, text, &labels) != NULL;
}

/* Whether a text is nothing but texts of the form. */
static gboolean
is_of_labels (const char *text, KaijiWording *wording)
{
  const char *rest = skip_beginning (text);
  guint labels;

  do
    {
      rest = kaiji_wording_skip_label (wording, rest, &labels);
      if (rest == NULL)
        return FALSE;
      rest = kaiji_line_skip_marks (rest);
    }
  while (*rest != '\0');

  return TRUE;
}

/**
 * kaiji_level_dup_without:
 * @text: a line, or the text of a cell
 *
 * Removes a level in brackets before or after the form's own text with which @text begins: it would
 * hide what is asked.
 *
 * Returns: (transfer full) (nullable): the rest of @text; %NULL if there is no such level
 */
char *
kaiji_level_dup_without (const char *text, KaijiScheme *scheme, KaijiWording *wording)
{
  const char *start = skip_beginning (text);
  const char *end;
  KaijiLevel level;

  end = kaiji_level_skip_enclosed (start, scheme, wording, &level);
  if (end != NULL)
    {
      g_autofree char *before = g_strndup (text, (gsize) (start - text));

      end = kaiji_line_skip_colon (end);
      return begins_with_label (end, wording) ? g_strconcat (before, end, NULL) : NULL;
    }

  for (const char *p = start; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *before = NULL;

      if (g_unichar_isalnum (g_utf8_get_char (p)) || g_unichar_isspace (g_utf8_get_char (p)))
        continue;
      end = kaiji_level_skip_enclosed (p, scheme, wording, &level);
      if (end == NULL)
        continue;
      before = g_strndup (text, (gsize) (p - text));
      return is_of_labels (before, wording)
               ? g_strconcat (before, kaiji_line_skip_colon (end) > end ? "" : " ", end, NULL)
               : NULL;
    }

  return NULL;
}

/* From this likeness on, a text is a prompt in nearly the form's words. */
#define MIN_PROMPT 0.85f

static gboolean
is_like_prompt (const char *text, KaijiScheme *scheme, KaijiWording *wording)
{
  g_autoptr (KaijiLikeness) likeness = kaiji_wording_compare (wording, text);
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (scheme, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (kaiji_wording_get (wording, likeness, KAIJI_LABEL_PROMPT, &fields[i]) >= MIN_PROMPT)
      return TRUE;

  return FALSE;
}

/* The text of a cell that begins with a level as a word, as a badge before what is asked, without
 * it; NULL if there is none, or if the answer may follow it. */
static char *
dup_without_badge (const char *text, KaijiScheme *scheme, KaijiWording *wording)
{
  KaijiLevel level;
  const char *end = kaiji_level_skip (text, scheme, wording, &level);

  if (end == NULL)
    return NULL;
  end = kaiji_text_skip_white_space (end);
  return *end != '\0' && (is_of_labels (end, wording) || is_like_prompt (end, scheme, wording))
           ? g_strdup (end)
           : NULL;
}

/* The text of a cell without levels in brackets: those of its lines, or one that follows all of
 * them; NULL if there is none. */
static char *
dup_bare_cell (const char *text, gboolean may_answer, KaijiScheme *scheme, KaijiWording *wording)
{
  char *bare = kaiji_level_dup_without (text, scheme, wording);
  g_auto (GStrv) lines = NULL;
  gboolean is_bare = FALSE;

  if (bare == NULL && !may_answer)
    bare = dup_without_badge (text, scheme, wording);
  if (bare != NULL || strchr (text, '\n') == NULL)
    return bare;

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = kaiji_level_dup_without (lines[i], scheme, wording);

      if (line == NULL)
        continue;
      g_free (lines[i]);
      lines[i] = line;
      is_bare = TRUE;
    }

  return is_bare ? g_strjoinv ("\n", lines) : NULL;
}

/**
 * kaiji_level_bare_table:
 * @table: a table
 *
 * Returns: (transfer full): the table without levels in brackets beside the form's texts
 */
KaijiTable *
kaiji_level_bare_table (KaijiTable *table, KaijiScheme *scheme, KaijiWording *wording)
{
  g_autoptr (KaijiTable) bare_table = kaiji_table_new (kaiji_table_get_has_columns (table));
  gboolean is_changed = FALSE;
  KaijiHeads heads;

  kaiji_heads_find (table, scheme, wording, &heads);
  for (guint i = 0; i < kaiji_table_get_n_rows (table); i++)
    {
      KaijiTableRow *row = kaiji_table_copy_row (bare_table, kaiji_table_get_row (table, i));

      for (guint j = 0; row->field_id == NULL && j < row->cells->len; j++)
        {
          KaijiTableCell *cell = g_ptr_array_index (row->cells, j);
          char *bare = dup_bare_cell (cell->text,
                                      cell->column == heads.columns[KAIJI_COLUMN_ANSWER], scheme,
                                      wording);

          if (bare == NULL)
            continue;
          g_free (cell->text);
          cell->text = bare;
          is_changed = TRUE;
        }
    }

  return kaiji_table_ref (is_changed ? bare_table : table);
}
