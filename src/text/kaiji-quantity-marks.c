/* kaiji-quantity-marks.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Units and scales that are apart from their number: 434,000(千円), 単位：百万円 434.
 */

#include "config.h"

#include <string.h>

#include "kaiji-characters.h"
#include "kaiji-numeral.h"
#include "kaiji-quantity-private.h"
#include "kaiji-text.h"

/* Separators between a unit in parentheses and other words: (連結、百万円). */
#define MARK_SEPARATORS " \t　・、,，:：/／"

/* The longest mark, such as 百万米ドル, in bytes. */
#define MAX_MARK_LENGTH 24

/* Longer parentheses hold a sentence rather than a mark; in bytes. */
#define MAX_PARENTHESES_LENGTH 300

/* The characters that may stand between a number and 単位：千円. */
#define BEFORE_BARE_MARK " 　\n、,，;；※＊*/／"

/* Reads a scale, a unit or both, if they extend to @end: 千円, 百万円, 倍, 百万. */
static gboolean
read_scale_and_unit (const char *p, const char *end, KaijiQuantityMark *mark)
{
  const char *start = p;
  KaijiQuantity quantity;
  gboolean has_sign = kaiji_text_skip (&p, "¥") || kaiji_text_skip (&p, "￥");

  if (has_sign)
    start = p;
  mark->scale = kaiji_scale_read (&p);

  /* 1,000円, as in the heads of tables. */
  if (p == start && kaiji_quantity_next (p, p, &quantity) && quantity.start == p
      && (quantity.value == 1e3 || quantity.value == 1e6) && quantity.end < end)
    {
      mark->scale = quantity.value;
      p = quantity.end;
    }

  mark->measure = p < end ? kaiji_quantity_skip_unit (&p) : KAIJI_MEASURE_UNKNOWN;
  if (has_sign && mark->measure == KAIJI_MEASURE_UNKNOWN)
    mark->measure = KAIJI_MEASURE_YEN;
  if (p < end)
    kaiji_text_skip (&p, "単位");
  mark->cut = mark->start;
  mark->cut_end = mark->end;

  return p == end && (mark->scale != 1 || mark->measure != KAIJI_MEASURE_UNKNOWN)
         && mark->measure != KAIJI_MEASURE_TIME;
}

/* Skips 単位, 単位：, 単位は */
static gboolean
skip_head (const char **p)
{
  if (!kaiji_text_skip (p, "単位"))
    return FALSE;

  *p = kaiji_text_skip_white_space (*p);
  (void) (kaiji_text_skip (p, ":") || kaiji_text_skip (p, "：") || kaiji_text_skip (p, "は")
          || kaiji_text_skip (p, "="));
  *p = kaiji_text_skip_white_space (*p);
  return TRUE;
}

/* Returns whether the word from @p to @end only joins the others: in thousands of yen. */
static gboolean
is_filler (const char *p, const char *end)
{
  static const char *const fillers[] = { "in", "of", "Unit", "unit", "Units", "units", NULL };

  return kaiji_text_skip_any (&p, fillers) && p == end;
}

/* Returns whether a word is a number, to which the unit after it belongs: (12,345 円). */
static gboolean
is_number (const char *p, const char *end)
{
  while (p < end
         && (kaiji_characters_get_digit (p) >= 0
             || kaiji_characters_is_one_of (g_utf8_get_char (p), ",，.．")))
    p = g_utf8_next_char (p);

  return p == end;
}

/* Adds a word in the parentheses of @mark to it; 単位 may stand before it, from @head on. */
static void
add_word (KaijiQuantityMark *mark,
          const char *head,
          const char *p,
          const char *end,
          guint *n_units,
          guint *n_others)
{
  KaijiQuantityMark word = { .start = p, .end = end };

  if (!read_scale_and_unit (p, end, &word))
    {
      *n_others += !is_filler (p, end);
      return;
    }

  /* The first of each counts: (JPY million) has one of each. */
  if (mark->scale == 1)
    mark->scale = word.scale;
  if (mark->measure == KAIJI_MEASURE_UNKNOWN)
    mark->measure = word.measure;
  mark->cut = head;
  mark->cut_end = end;
  (*n_units)++;
}

/* Decides what is removed with the unit: the parentheses if they hold nothing else, or the unit and
 * one separator: 千円 of （税抜、千円）. */
static void
choose_cut (KaijiQuantityMark *mark, guint n_units, guint n_others)
{
  const char *before;

  if (n_others == 0)
    {
      mark->cut = mark->start;
      mark->cut_end = mark->end;
      return;
    }
  if (n_units > 1)
    {
      mark->cut = NULL;
      return;
    }

  before = kaiji_quantity_skip_back (mark->start, mark->cut, MARK_SEPARATORS);
  if (before > g_utf8_next_char (mark->start))
    {
      mark->cut = before;
      return;
    }

  while (kaiji_characters_is_one_of (g_utf8_get_char (mark->cut_end), MARK_SEPARATORS))
    mark->cut_end = g_utf8_next_char (mark->cut_end);
}

/* Reads a mark in parentheses at @p: (千円), （単位：百万円）, [連結、百万円], (in thousands of
 * yen). */
gboolean
kaiji_quantity_mark_read_in_parentheses (const char *p, KaijiQuantityMark *mark)
{
  const char *closing = p;
  guint n_units = 0, n_others = 0;
  gboolean after_number = FALSE;

  if (!kaiji_characters_is_one_of (g_utf8_get_char (p), OPENING))
    return FALSE;

  *mark = (KaijiQuantityMark){ .start = p, .scale = 1 };
  p = g_utf8_next_char (p);
  while (*closing != '\0' && *closing != '\n' && closing - p <= MAX_PARENTHESES_LENGTH
         && !kaiji_characters_is_one_of (g_utf8_get_char (closing), CLOSING))
    closing = g_utf8_next_char (closing);
  if (!kaiji_characters_is_one_of (g_utf8_get_char (closing), CLOSING))
    return FALSE;

  while (p < closing)
    {
      const char *head, *end;

      p = head = kaiji_text_skip_white_space (p);
      skip_head (&p);
      end = p;
      while (end < closing && !kaiji_characters_is_one_of (g_utf8_get_char (end), MARK_SEPARATORS))
        end = g_utf8_next_char (end);
      /* The comma of 1,000円 is not a separator. */
      if (*end == ',' && g_str_has_prefix (p, "1,000"))
        end = closing;

      if (end > p)
        {
          guint n_before = n_units;

          add_word (mark, head, p, end, &n_units, &n_others);
          if (after_number && n_units > n_before)
            return FALSE;
          after_number = is_number (p, end);
        }
      p = end < closing ? g_utf8_next_char (end) : end;
    }

  if (n_units == 0)
    return FALSE;

  mark->end = g_utf8_next_char (closing);
  choose_cut (mark, n_units, n_others);
  return TRUE;
}

/* Reads a mark without parentheses at @p: 単位：百万円. */
static gboolean
read_bare_mark (const char *p, KaijiQuantityMark *mark)
{
  const char *end;

  mark->start = p;
  if (!skip_head (&p))
    {
      /* 千円単位, 百万円単位 */
      end = g_strstr_len (p, MAX_MARK_LENGTH + (gssize) strlen ("単位"), "単位");
      mark->end = end != NULL ? end + strlen ("単位") : p;
      return end != NULL && end > p && end - p <= MAX_MARK_LENGTH
             && read_scale_and_unit (p, end, mark);
    }

  end = p;
  while (*end != '\0' && !g_unichar_isspace (g_utf8_get_char (end))
         && !kaiji_characters_is_one_of (g_utf8_get_char (end), "、。)）:："))
    end = g_utf8_next_char (end);

  mark->end = end;
  return end > p && read_scale_and_unit (p, end, mark);
}

/* Reads a mark without parentheses that is directly before the first number: 百万円：434. */
static gboolean
read_mark_before (const char *text, const char *first_number, KaijiQuantityMark *mark)
{
  const char *end;

  mark->start = kaiji_text_skip_white_space (text);
  mark->end = first_number;
  for (end = mark->start;
       *end != '\0' && !kaiji_characters_is_one_of (g_utf8_get_char (end), " 　:：\n");)
    end = g_utf8_next_char (end);
  if (end >= first_number || !read_scale_and_unit (mark->start, end, mark))
    return FALSE;

  while (kaiji_characters_is_one_of (g_utf8_get_char (end), " 　:：\n"))
    end = g_utf8_next_char (end);
  return end == first_number;
}

/* Reads a mark on the line after a number, or after a stroke: 434/百万円. */
gboolean
kaiji_quantity_mark_read_after (const char *p, KaijiQuantityMark *mark)
{
  const char *end;

  mark->start = p;
  while (kaiji_characters_is_one_of (g_utf8_get_char (p), " 　\r\n/／"))
    p = g_utf8_next_char (p);
  end = p;
  while (*end != '\0' && !g_unichar_isspace (g_utf8_get_char (end))
         && !kaiji_characters_is_one_of (g_utf8_get_char (end), OPENING "、。"))
    end = g_utf8_next_char (end);

  mark->end = end;
  return p > mark->start && end > p && read_scale_and_unit (p, end, mark);
}

/* Finds a mark that applies to all numbers of a text: 単位：百万円 anywhere, or (百万円) before the
 * first number. */
gboolean
kaiji_quantity_mark_find_heading (const char *text,
                                  const char *first_number,
                                  KaijiQuantityMark *mark)
{
  const char *last_unit = g_strrstr (text, "単位");

  if (read_mark_before (text, first_number, mark))
    return TRUE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (read_bare_mark (p, mark)
          || ((p < first_number || (last_unit != NULL && p <= last_unit))
              && kaiji_quantity_mark_read_in_parentheses (p, mark)))
        {
          if (p > first_number && mark->cut == mark->start)
            mark->cut = kaiji_quantity_skip_back (text, p, BEFORE_BARE_MARK);
          return TRUE;
        }
    }

  return FALSE;
}

/* Uses a mark as the quantity's unit, unless the quantity has one of its own. */
void
kaiji_quantity_mark_apply (KaijiQuantity *quantity, const KaijiQuantityMark *mark)
{
  if (quantity->measure != KAIJI_MEASURE_UNKNOWN && mark->measure != KAIJI_MEASURE_UNKNOWN
      && quantity->measure != mark->measure)
    return;
  if (quantity->measure != KAIJI_MEASURE_UNKNOWN && (quantity->scaled || mark->scale == 1))
    return;

  if (quantity->measure == KAIJI_MEASURE_UNKNOWN)
    quantity->measure = mark->measure;
  quantity->value *= mark->scale;
  quantity->scale *= mark->scale;
  quantity->scaled |= mark->scale != 1;
  quantity->mark = mark->cut != NULL ? mark->cut : mark->start;
  quantity->mark_end = mark->cut != NULL ? mark->cut_end : mark->start;
}
