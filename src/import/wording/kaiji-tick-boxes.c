/* kaiji-tick-boxes.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signs that tick, and boxes to be ticked in a cell: □はい □いいえ.
 */

#include "config.h"

#include <string.h>

#include "kaiji-text.h"
#include "kaiji-tick-boxes.h"
#include "kaiji-ticks.h"

/* How a column is ticked if the form does not say: a circle, as is usual on Japanese forms. */
#define MARK "○"

/* Boxes to be ticked, and what each becomes. Signs, and no form's words. */
static const struct
{
  const char *empty;
  const char *ticked;
} boxes[] = {
  { "□", "■" }, { "☐", "☑" }, { "◻", "◼" }, { "❏", "☑" }, { "❑", "☑" }, { "▢", "☑" },
};

/* A box that is ticked, and other signs that mark one of several. */
static const char *const ticked[] = { "■", "☑", "☒", "✅", "◼", "✓", "✔", "レ" };

/* Returns the number of bytes of the sign that ticks at the start of a text; 0 if there is none. */
static gsize
skip_ticked (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (ticked); i++)
    if (g_str_has_prefix (text, ticked[i]))
      return strlen (ticked[i]);

  return 0;
}

/* Returns the number of bytes of the empty box at the start of a text, and what it becomes; 0 if
 * there is none. */
static gsize
skip_box (const char *text, const char **becomes)
{
  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    if (g_str_has_prefix (text, boxes[i].empty))
      {
        if (becomes != NULL)
          *becomes = boxes[i].ticked;
        return strlen (boxes[i].empty);
      }

  return 0;
}

/**
 * kaiji_tick_boxes_is_mark:
 * @text: the text of a cell in a column to tick
 *
 * Returns: whether it ticks the column: one sign that is no empty box
 */
gboolean
kaiji_tick_boxes_is_mark (const char *text)
{
  g_autofree char *sign = kaiji_text_strip (text);
  guint n = 0;

  /* A selector of the sign's looks (U+FE0E, U+FE0F) is no sign itself. */
  for (const char *p = sign; *p != '\0' && n < 2; p = g_utf8_next_char (p))
    n += g_utf8_get_char (p) != 0xfe0e && g_utf8_get_char (p) != 0xfe0f;

  return n == 1 && skip_box (sign, NULL) == 0;
}

/**
 * kaiji_tick_boxes_is_tick:
 * @text: the text of a cell
 * @scheme: a form, which knows words for yes
 *
 * Returns: whether it is a mark that says yes, as ○ and ✓, and neither × nor a dash
 */
gboolean
kaiji_tick_boxes_is_tick (const char *text, KaijiScheme *scheme)
{
  g_autofree char *sign = kaiji_text_strip (text);

  return kaiji_tick_boxes_is_mark (sign)
         && (kaiji_ticks_says_yes (sign, scheme) || skip_ticked (sign) > 0);
}

/**
 * kaiji_tick_boxes_is_box:
 * @text: the text of a cell
 *
 * Returns: whether it is a box, not ticked, and nothing else
 */
gboolean
kaiji_tick_boxes_is_box (const char *text)
{
  g_autofree char *sign = kaiji_text_strip (text);

  return *sign != '\0' && skip_box (sign, NULL) == strlen (sign);
}

/* Returns the first word of a list, `"○,×"`, that is no more than a sign which ticks. */
static char *
choose_mark (KaijiScheme *scheme, const char *const *list)
{
  for (guint i = 0; list[i] != NULL; i++)
    {
      g_autofree char *mark = kaiji_text_strip (list[i]);

      if (kaiji_tick_boxes_is_tick (mark, scheme))
        return g_steal_pointer (&mark);
    }

  return NULL;
}

/**
 * kaiji_tick_boxes_dup_mark:
 * @scheme: a form, which knows words for yes
 * @list: (nullable): the words from which the cell's content is to be chosen
 * @text: (nullable): what stands in the cell
 * @others: (nullable): the mark that is used elsewhere in the form
 *
 * Returns: (transfer full) (nullable): how to tick a cell; %NULL if its author's list has no mark
 */
char *
kaiji_tick_boxes_dup_mark (KaijiScheme *scheme,
                           const char *const *list,
                           const char *text,
                           const char *others)
{
  const char *becomes = NULL;

  if (list != NULL)
    return choose_mark (scheme, list);
  if (text != NULL && skip_box (text, &becomes) > 0)
    return g_strdup (becomes);

  return g_strdup (others != NULL ? others : MARK);
}

/* Finds the next box at or after @text. Returns the text after it; NULL if there is none. */
static const char *
find_box (const char *text, const char **box, const char **becomes)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize length = skip_box (p, becomes);

      if (length > 0)
        {
          *box = p;
          return p + length;
        }
    }

  return NULL;
}

/* The word after a box, which ends before the next one. */
static char *
dup_boxed_word (const char *start)
{
  const char *box = NULL;
  g_autofree char *text = find_box (start, &box, NULL) != NULL
                            ? g_strndup (start, (gsize) (box - start))
                            : g_strdup (start);
  g_autofree char *stripped = kaiji_text_strip (text);
  char *word = kaiji_ticks_dup_word (stripped);

  return word != NULL ? word : g_steal_pointer (&stripped);
}

/* Returns whether something stands in the lines below a word, before the next box: an answer. */
static gboolean
has_more (const char *start)
{
  const char *box = NULL;
  g_autofree char *text = find_box (start, &box, NULL) != NULL
                            ? g_strndup (start, (gsize) (box - start))
                            : g_strdup (start);
  const char *line = strchr (text, '\n');

  return line != NULL && !kaiji_text_is_blank (line);
}

/* Returns whether a box is ticked in a text. A letter that looks like a tick does not count. */
static gboolean
has_ticked (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (skip_ticked (p) > 0 && !g_unichar_isalpha (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/**
 * kaiji_tick_boxes_split:
 * @text: the text of a cell
 *
 * Returns: (transfer full) (nullable): the words with a box before each, `□はい □いいえ`; %NULL if
 *   there are not several, or one is ticked already
 */
GStrv
kaiji_tick_boxes_split (const char *text)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  const char *box = NULL;

  for (const char *p = find_box (text, &box, NULL); p != NULL; p = find_box (p, &box, NULL))
    {
      g_autofree char *word = dup_boxed_word (p);

      if (has_more (p))
        return NULL;
      g_strv_builder_add (builder, word);
    }
  words = g_strv_builder_end (builder);

  return g_strv_length (words) >= 2 && !has_ticked (text) ? g_steal_pointer (&words) : NULL;
}

/**
 * kaiji_tick_boxes_tick:
 * @text: the text of a cell with boxes
 * @word: one of its words
 *
 * Returns: (transfer full) (nullable): the text with the box before that word ticked; %NULL if it
 *   has no boxes
 */
char *
kaiji_tick_boxes_tick (const char *text, const char *word)
{
  const char *box = NULL, *becomes = NULL;

  for (const char *p = find_box (text, &box, &becomes); p != NULL; p = find_box (p, &box, &becomes))
    {
      g_autofree char *other = dup_boxed_word (p);
      g_autoptr (GString) result = NULL;

      if (!g_str_equal (other, word))
        continue;
      result = g_string_new_len (text, box - text);
      g_string_append (result, becomes);
      g_string_append (result, p);
      return g_string_free (g_steal_pointer (&result), FALSE);
    }

  return NULL;
}

/* Returns the end of the word at the start of a text. */
static const char *
skip_word (const char *text)
{
  const char *p = text;

  while (*p != '\0' && !g_unichar_isspace (g_utf8_get_char (p)) && skip_ticked (p) == 0
         && skip_box (p, NULL) == 0 && g_utf8_strchr ("(（、,", -1, g_utf8_get_char (p)) == NULL)
    p = g_utf8_next_char (p);

  return p;
}

/**
 * kaiji_tick_boxes_read:
 * @text: the text of a cell
 * @words: (out) (transfer full): the words with a box before each, first the one that is ticked
 *
 * Returns: (transfer full) (nullable): the text behind the words, `■有り □無し 毎日`; %NULL if not
 *   one box is ticked, and another one is not
 */
char *
kaiji_tick_boxes_read (const char *text, GStrv *words)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) rest = g_string_new (NULL);
  guint n_ticked = 0;
  const char *p = text;

  while (*p != '\0')
    {
      gsize ticked_length = g_unichar_isalpha (g_utf8_get_char (p)) ? 0 : skip_ticked (p);
      gsize length = ticked_length > 0 ? ticked_length : skip_box (p, NULL);
      const char *start;

      if (length == 0)
        {
          g_string_append_unichar (rest, g_utf8_get_char (p));
          p = g_utf8_next_char (p);
          continue;
        }
      start = kaiji_text_skip_white_space (p + length);
      p = skip_word (start);
      g_ptr_array_insert (list, ticked_length > 0 ? 0 : -1, g_strndup (start, (gsize) (p - start)));
      n_ticked += ticked_length > 0;
      if (n_ticked > 1)
        return NULL;
    }
  if (n_ticked != 1 || list->len < 2)
    return NULL;

  g_ptr_array_add (list, NULL);
  *words = (char **) g_ptr_array_free (g_steal_pointer (&list), FALSE);
  return kaiji_text_strip (rest->str);
}
