/* kaiji-quantity-find.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the number of a text that answers a field. Dates do not count, a unit may be apart from its
 * number, and if several numbers may be meant, none of them is.
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "kaiji-characters.h"
#include "kaiji-numeral.h"
#include "kaiji-quantity-private.h"
#include "kaiji-text.h"
#include "kaiji-time-span.h"

#define OPENING "(（[［〔【<＜〈《{｛「"
#define CLOSING ")）]］〕】>＞〉》}｝」"

/* Separators between a unit in parentheses and other words: (連結、百万円). */
#define MARK_SEPARATORS " \t　・、,，:：/／"

/* The longest mark, such as 百万米ドル, in bytes. */
#define MAX_MARK_LENGTH 24

/* Longer parentheses hold a sentence rather than a mark; in bytes. */
#define MAX_PARENTHESES_LENGTH 300

/* The longest text that is searched for a number, in bytes: the search compares every number with
 * the words around all others. */
#define MAX_TEXT_LENGTH 8192

/* The signs between the ends of a range: 10～20名 */
#define RANGE_SIGNS "-‐‑‒–—―−－ーｰ~～〜"

/* What may stand between a number and 単位：千円. */
#define BEFORE_BARE_MARK " 　\n、,，;；※＊*/／"

/* A unit that is apart from its number. */
typedef struct
{
  const char *start;
  const char *end;
  double scale;
  KaijiMeasure measure;
  gboolean whole; /* nothing else is in its parentheses */
} Mark;

/* A part of a text that is not a number: 2024年3月期. */
typedef struct
{
  const char *start;
  const char *end;
} Range;

static gboolean
is_one_of (gunichar c, const char *characters)
{
  return c != 0 && g_utf8_strchr (characters, -1, c) != NULL;
}

/* Lists the dates in a text, each with a 期 after it. Narrowing keeps the number of characters. */
static GArray *
list_dates (const char *text)
{
  GArray *dates = g_array_new (FALSE, FALSE, sizeof (Range));
  g_autofree char *narrow = kaiji_text_narrow (text);
  const char *from = narrow;
  const char *place = text;
  KaijiTimeSpan span;

  while (kaiji_time_span_next (narrow, from, &span))
    {
      Range range;

      range.start = g_utf8_offset_to_pointer (place, g_utf8_pointer_to_offset (from, span.start));
      range.end = g_utf8_offset_to_pointer (range.start,
                                            g_utf8_pointer_to_offset (span.start, span.end));
      g_array_append_val (dates, range);
      place = range.end;
      from = span.end;
    }

  return dates;
}

static const char *
find_end_of_date (GArray *dates, const char *place)
{
  for (guint i = 0; i < dates->len; i++)
    {
      const Range *range = &g_array_index (dates, Range, i);

      if (place >= range->start && place < range->end)
        return range->end;
    }

  return NULL;
}

static const char *
skip_back (const char *text, const char *p, const char *characters)
{
  while (p > text && is_one_of (g_utf8_get_char (g_utf8_prev_char (p)), characters))
    p = g_utf8_prev_char (p);

  return p;
}

/* Reads a scale, a unit or both, if they extend to @end: 千円, 百万円, 倍, 百万. */
static gboolean
read_scale_and_unit (const char *p, const char *end, Mark *mark)
{
  const char *start = p;
  KaijiQuantity quantity;
  gboolean has_sign = kaiji_text_skip (&p, "¥") || kaiji_text_skip (&p, "￥");

  if (has_sign)
    start = p;
  mark->scale = kaiji_numeral_read_scale (&p);

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

/* Reads a mark in parentheses at @p: (千円), （単位：百万円）, [連結、百万円]. */
static gboolean
read_mark_in_parentheses (const char *p, Mark *mark)
{
  const char *closing = p;
  guint n_words = 0;
  gboolean found = FALSE;

  if (!is_one_of (g_utf8_get_char (p), OPENING))
    return FALSE;

  mark->start = p;
  p = g_utf8_next_char (p);
  while (*closing != '\0' && *closing != '\n' && closing - p <= MAX_PARENTHESES_LENGTH
         && !is_one_of (g_utf8_get_char (closing), CLOSING))
    closing = g_utf8_next_char (closing);
  if (!is_one_of (g_utf8_get_char (closing), CLOSING))
    return FALSE;

  while (p < closing)
    {
      const char *end;

      p = kaiji_text_skip_white_space (p);
      skip_head (&p);
      end = p;
      while (end < closing && !is_one_of (g_utf8_get_char (end), MARK_SEPARATORS))
        end = g_utf8_next_char (end);
      /* The comma of 1,000円 is not a separator. */
      if (*end == ',' && g_str_has_prefix (p, "1,000"))
        end = closing;

      if (end > p)
        {
          Mark word = *mark;

          n_words++;
          if (!found && read_scale_and_unit (p, end, &word))
            {
              *mark = word;
              found = TRUE;
            }
        }
      p = end < closing ? g_utf8_next_char (end) : end;
    }

  mark->end = g_utf8_next_char (closing);
  mark->whole = n_words == 1;
  return found;
}

/* Reads a mark without parentheses at @p: 単位：百万円. */
static gboolean
read_bare_mark (const char *p, Mark *mark)
{
  const char *end;

  mark->start = p;
  mark->whole = TRUE;
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
         && !is_one_of (g_utf8_get_char (end), "、。)）"))
    end = g_utf8_next_char (end);

  mark->end = end;
  return end > p && read_scale_and_unit (p, end, mark);
}

/* Reads a mark without parentheses that is directly before the first number: 百万円：434. */
static gboolean
read_mark_before (const char *text, const char *first_number, Mark *mark)
{
  const char *end;

  mark->start = kaiji_text_skip_white_space (text);
  mark->end = first_number;
  mark->whole = TRUE;
  for (end = mark->start; *end != '\0' && !is_one_of (g_utf8_get_char (end), " 　:：\n");)
    end = g_utf8_next_char (end);
  if (end >= first_number || !read_scale_and_unit (mark->start, end, mark))
    return FALSE;

  while (is_one_of (g_utf8_get_char (end), " 　:：\n"))
    end = g_utf8_next_char (end);
  return end == first_number;
}

/* Reads a mark on the line after a number, or after a stroke: 434/百万円. */
static gboolean
read_mark_after (const char *p, Mark *mark)
{
  const char *end;

  mark->start = p;
  mark->whole = TRUE;
  while (is_one_of (g_utf8_get_char (p), " 　\r\n/／"))
    p = g_utf8_next_char (p);
  end = p;
  while (*end != '\0' && !g_unichar_isspace (g_utf8_get_char (end))
         && !is_one_of (g_utf8_get_char (end), OPENING "、。"))
    end = g_utf8_next_char (end);

  mark->end = end;
  return p > mark->start && end > p && read_scale_and_unit (p, end, mark);
}

/* Finds a mark that applies to all numbers of a text: 単位：百万円 anywhere, or (百万円) before the
 * first number. */
static gboolean
find_heading (const char *text, const char *first_number, Mark *mark)
{
  const char *last_unit = g_strrstr (text, "単位");

  if (read_mark_before (text, first_number, mark))
    return TRUE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (read_bare_mark (p, mark)
          || ((p < first_number || (last_unit != NULL && p <= last_unit))
              && read_mark_in_parentheses (p, mark)))
        {
          if (p > first_number)
            mark->start = skip_back (text, p, BEFORE_BARE_MARK);
          return TRUE;
        }
    }

  return FALSE;
}

/* Uses a mark as the quantity's unit, unless the quantity has one of its own. */
static void
apply_mark (KaijiQuantity *quantity, const Mark *mark)
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
  /* A mark that shares its parentheses with other words cannot be removed. */
  quantity->mark = mark->start;
  quantity->mark_end = mark->whole ? mark->end : mark->start;
}

static gboolean
ends_with_any (const char *text, const char *end, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize length = strlen (words[i]);

      if ((gsize) (end - text) >= length && memcmp (end - length, words[i], length) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Ordinals such as 第50期, (注1), No.3. */
static gboolean
is_ordinal (const char *text, const KaijiQuantity *quantity)
{
  static const char *const before[] = { "第", "注", "※", "No.", "No", "№", "＊", "*", NULL };
  static const char *const after[] = { "期", "回目", "番", "章", "条", "位", "つ目", "月期", NULL };
  const char *p = quantity->end;

  return ends_with_any (text, skip_back (text, quantity->start, " 　"), before)
         || (quantity->measure != KAIJI_MEASURE_YEARS && kaiji_text_skip_any (&p, after));
}

/* Words for a loss, before a number or after it. */
static const char *const loss_words[] = { "損失額", "損失",     "欠損金", "欠損",     "赤字額",
                                          "赤字",   "マイナス", "ﾏｲﾅｽ",   "まいなす", "純損",
                                          "経常損", "minus",    "Minus",  "MINUS",    "loss",
                                          "Loss",   "LOSS",     "負",     "赤",       NULL };

/* Whether a loss is mentioned at @p, after a number: 12,345円の赤字, 12,345円損失 */
static gboolean
follows_loss (const char *p)
{
  gunichar next;

  p = kaiji_text_skip_white_space (p);
  if (kaiji_text_skip (&p, "の"))
    return kaiji_text_skip_any (&p, loss_words) || g_str_equal (p, "損");

  if (!kaiji_text_skip_any (&p, loss_words))
    return FALSE;
  next = g_utf8_get_char (p);
  return next == 0 || g_unichar_isspace (next) || g_unichar_ispunct (next);
}

/* Whether the parentheses at @p hold nothing but a loss: 12,345円(経常損失), 12,345円(△) */
static gboolean
is_loss_in_parentheses (const char *p)
{
  static const char *const kinds[] = { "経常", "当期純", "当期", "純", "営業", NULL };
  static const char *const triangles[] = { "△", "▲", "▽", "▼", NULL };

  if (!is_one_of (g_utf8_get_char (p), OPENING))
    return FALSE;

  p = g_utf8_next_char (p);
  kaiji_text_skip_any (&p, kinds);
  return (kaiji_text_skip_any (&p, loss_words) || kaiji_text_skip_any (&p, triangles))
         && is_one_of (g_utf8_get_char (p), CLOSING);
}

/* Whether words call the number a loss: 経常損失 12,345円, マイナス3%, 12,345円の赤字 */
static gboolean
is_called_loss (const char *text, const char *start, const char *end)
{
  const char *first = kaiji_text_skip_white_space (text);

  if (follows_loss (end) || is_loss_in_parentheses (kaiji_text_skip_white_space (end)))
    return TRUE;

  /* 一 is on the same key as a dash. */
  if (g_str_has_prefix (first, "一") && first + strlen ("一") == start)
    return TRUE;

  return ends_with_any (text, skip_back (text, start, " 　:：はがで=＝(（\n"), loss_words);
}

/* Whether a number, with its unit inside or after them, is in parentheses that have nothing else in
 * them and before them, as a loss in accounts is written: (12,345)円, ¥(12,345) (2024年3月期). */
static gboolean
is_in_brackets (const char *text, const KaijiQuantity *quantity)
{
  static const char *const signs[] = { "¥", "￥", "\\", "JPY", NULL };
  const char *p = kaiji_text_skip_white_space (text);

  kaiji_text_skip_any (&p, signs);
  p = kaiji_text_skip_white_space (p);
  if (!kaiji_text_skip (&p, "(") && !kaiji_text_skip (&p, "（"))
    return FALSE;
  p = kaiji_text_skip_white_space (p);
  kaiji_text_skip_any (&p, signs);
  p = kaiji_text_skip_white_space (p);
  if (kaiji_characters_get_digit (p) < 0 || p < quantity->start || p >= quantity->end)
    return FALSE;

  p = kaiji_text_skip_white_space (quantity->unit_end);
  if (!kaiji_text_skip (&p, ")") && !kaiji_text_skip (&p, "）"))
    return FALSE;
  p = kaiji_text_skip_white_space (p);
  kaiji_quantity_skip_unit (&p);
  p = kaiji_text_skip_white_space (p);
  return *p == '\0' || is_one_of (g_utf8_get_char (p), OPENING "、。※");
}

/* 百万円, if the text is nothing else: a number in kanji without a digit. */
static gboolean
read_scale_alone (const char *text, KaijiQuantity *quantity)
{
  const char *start = kaiji_text_skip_white_space (text);
  const char *p = start;
  double value = kaiji_numeral_read_scale (&p);
  const char *end = p;
  KaijiMeasure measure = kaiji_quantity_skip_unit (&p);

  if (value <= 1 || g_ascii_isalpha (*start) || measure == KAIJI_MEASURE_UNKNOWN
      || measure == KAIJI_MEASURE_TIME || *kaiji_text_skip_white_space (p) != '\0')
    return FALSE;

  *quantity = (KaijiQuantity){
    .value = value,
    .start = start,
    .end = end,
    .unit = end,
    .unit_end = p,
    .measure = measure,
    .scale = 1,
    .scaled = TRUE,
    .compound = TRUE,
  };
  return TRUE;
}

/* 三十二, if the text is nothing else. */
static gboolean
read_kanji_alone (const char *text, KaijiQuantity *quantity)
{
  const char *start = kaiji_text_skip_white_space (text);
  KaijiNumeral numeral;

  if (!kaiji_numeral_read_kanji (start, &numeral)
      || *kaiji_text_skip_white_space (numeral.scale_end) != '\0')
    return FALSE;

  *quantity = (KaijiQuantity){
    .value = numeral.value,
    .start = start,
    .end = numeral.scale_end,
    .unit = numeral.scale_end,
    .unit_end = numeral.scale_end,
    .scale = 1,
    .scaled = TRUE,
    .compound = TRUE,
  };
  return TRUE;
}

/* Lists the numbers of a text that may answer a field, without those in dates. */
static GArray *
list_quantities (const char *text)
{
  GArray *quantities = g_array_new (FALSE, FALSE, sizeof (KaijiQuantity));
  g_autoptr (GArray) dates = list_dates (text);
  KaijiQuantity next;
  Mark heading;

  for (const char *p = text; kaiji_quantity_next_joined (text, p, &next); p = next.unit_end)
    {
      const char *end_of_date = find_end_of_date (dates, next.start);
      Mark mark;

      if (end_of_date == NULL)
        end_of_date = find_end_of_date (dates, g_utf8_prev_char (next.end));
      if (end_of_date != NULL)
        {
          next.unit_end = end_of_date;
          continue;
        }
      if (is_ordinal (text, &next))
        continue;

      next.loss = next.value > 0 && is_called_loss (text, next.start, next.unit_end);
      if (read_mark_in_parentheses (kaiji_text_skip_white_space (next.unit_end), &mark))
        {
          apply_mark (&next, &mark);
          g_array_append_val (quantities, next);
          next.unit_end = mark.end;
          continue;
        }
      if (next.measure == KAIJI_MEASURE_UNKNOWN && !next.scaled
          && read_mark_after (next.unit_end, &mark))
        {
          apply_mark (&next, &mark);
          g_array_append_val (quantities, next);
          next.unit_end = mark.end;
          continue;
        }
      g_array_append_val (quantities, next);
    }

  if (quantities->len == 0)
    {
      for (const char *p = text; kaiji_quantity_next_kanji (text, p, &next); p = next.unit_end)
        {
          if (find_end_of_date (dates, next.start) != NULL || next.measure == KAIJI_MEASURE_TIME)
            continue;
          next.loss = next.value > 0 && is_called_loss (text, next.start, next.unit_end);
          g_array_append_val (quantities, next);
        }
    }

  if (quantities->len == 0 && (read_scale_alone (text, &next) || read_kanji_alone (text, &next)))
    g_array_append_val (quantities, next);

  if (quantities->len > 0
      && find_heading (text, g_array_index (quantities, KaijiQuantity, 0).start, &heading))
    {
      for (guint i = 0; i < quantities->len; i++)
        {
          KaijiQuantity *quantity = &g_array_index (quantities, KaijiQuantity, i);

          if (quantity->mark == NULL
              && !(quantity->start > heading.start && quantity->start < heading.end))
            apply_mark (quantity, &heading);
        }
      /* The number in (単位:1,000円) is part of the unit. */
      for (guint i = quantities->len; i > 0; i--)
        {
          const KaijiQuantity *quantity = &g_array_index (quantities, KaijiQuantity, i - 1);

          if (quantity->start > heading.start && quantity->start < heading.end)
            g_array_remove_index (quantities, i - 1);
        }
    }

  return quantities;
}

/* Whether a number without a unit is where an answer would be: at the beginning or after a
 * colon. */
static gboolean
stands_alone (const char *text, const KaijiQuantity *quantity)
{
  const char *before = skip_back (text, quantity->start, " 　\n");

  return before == text || is_one_of (g_utf8_get_char (g_utf8_prev_char (before)), ":：=＝)）、，")
         || quantity->loss || quantity->mark != NULL
         || is_in_brackets (text, quantity)
         /* (△12,345) */
         || (quantity->value < 0
             && is_one_of (g_utf8_get_char (kaiji_text_skip_white_space (text)), "(（"));
}

/* Times do not count, unless the text is nothing else: 1.2年. */
static gboolean
is_nothing_but (const char *text, const KaijiQuantity *quantity)
{
  const char *rest = kaiji_text_skip_white_space (quantity->unit_end);

  return quantity->start == kaiji_text_skip_white_space (text)
         && (*rest == '\0' || is_one_of (g_utf8_get_char (rest), OPENING));
}

/* Whether the two are the ends of a range: 10～20名 */
static gboolean
is_range (const KaijiQuantity *first, const KaijiQuantity *last)
{
  const char *p = kaiji_text_skip_white_space (first->unit_end);

  if (p >= last->end)
    return FALSE;

  if (is_one_of (g_utf8_get_char (p), RANGE_SIGNS))
    p = g_utf8_next_char (p);
  else if (!kaiji_text_skip (&p, "から"))
    return FALSE;

  return kaiji_text_skip_white_space (p) >= last->start
         && kaiji_text_skip_white_space (p) < last->end;
}

/* Whether another number of the text may be the answer as well. */
static gboolean
has_rival (GArray *quantities, const KaijiQuantity *chosen)
{
  for (guint i = 0; i < quantities->len; i++)
    {
      const KaijiQuantity *other = &g_array_index (quantities, KaijiQuantity, i);

      if (other->start == chosen->start)
        continue;
      if (other->measure == chosen->measure && other->value != chosen->value)
        return TRUE;
      if (is_range (other, chosen) || is_range (chosen, other))
        return TRUE;
    }

  return FALSE;
}

/* Signs that part the digits of one number rather than two numbers. Commas, too, part those of a
 * percentage, but in 20、13 two numbers of people are listed. */
#define TORN_SIGNS ".．・･·。:：'’_＿"
#define TORN_SIGNS_OF_PERCENT TORN_SIGNS ",，、;；"
#define POINT_SIGNS ".．・･·。"

/* The most of these signs and spaces between the parts of one number. */
#define MAX_TORN 2

/* Whether nothing but such signs and spaces stands between @start and @end. 1. 434,000円 is the
 * first of a list. */
static gboolean
is_tear (const char *start, const char *end, KaijiMeasure measure, gboolean *has_point)
{
  gboolean of_percent = measure == KAIJI_MEASURE_PERCENT;
  gboolean has_space = FALSE;
  guint n = 0;

  *has_point = FALSE;
  for (const char *p = start; p < end; p = g_utf8_next_char (p), n++)
    {
      gunichar c = g_utf8_get_char (p);

      if (n >= MAX_TORN)
        return FALSE;
      if (c == ' ' || c == 0x3000)
        has_space = TRUE;
      else if (!is_one_of (c, of_percent ? TORN_SIGNS_OF_PERCENT : TORN_SIGNS))
        return FALSE;
      *has_point |= is_one_of (c, POINT_SIGNS);
    }

  return n > 0 && (of_percent || !has_space || (!*has_point && measure == KAIJI_MEASURE_YEN));
}

/* Joins the two parts of a percentage whose point is written otherwise: 45・3%, 45 .3%. */
static void
join_torn (const KaijiQuantity *first, KaijiQuantity *last, gboolean has_point)
{
  const char *p = last->start;
  guint n_digits;

  last->torn = TRUE;
  last->start = first->start;
  last->joinable = FALSE;
  if (last->measure != KAIJI_MEASURE_PERCENT || first->n_decimals > 0 || first->value < 0)
    return;

  if (kaiji_numeral_begins_with_point (p))
    {
      last->value += first->value;
      last->joinable = TRUE;
    }
  else if (has_point && last->n_decimals == 0)
    {
      double digits = (double) kaiji_characters_read_digits (&p, &n_digits);

      last->value = first->value + digits / pow (10, n_digits);
      last->n_decimals = n_digits;
      last->joinable = TRUE;
    }
}

/* ,5%, ·5%: a percentage that begins with another sign than a point. */
static void
find_torn_beginning (const char *text, KaijiQuantity *quantity)
{
  const char *before = skip_back (text, quantity->start, " 　");
  const char *sign = before > text ? g_utf8_prev_char (before) : text;
  gboolean has_point;

  if (quantity->measure != KAIJI_MEASURE_PERCENT || quantity->n_decimals > 0
      || !is_tear (sign, before, quantity->measure, &has_point)
      || sign > kaiji_text_skip_white_space (text))
    return;

  quantity->torn = quantity->joinable = TRUE;
  quantity->start = sign;
  quantity->n_decimals = 1;
  while (quantity->value >= 1)
    quantity->value /= 10;
}

/* 1.%, 45.3.%, 45%.3: a percentage that ends with a point, or goes on after its sign. */
static void
find_torn_end (KaijiQuantity *quantity, KaijiMeasure measure)
{
  const char *p = quantity->end;
  const char *unit;

  if (quantity->measure == KAIJI_MEASURE_PERCENT)
    {
      p = quantity->unit_end;
      if (is_one_of (g_utf8_get_char (p), ".．"))
        p = g_utf8_next_char (p);
      quantity->torn |= kaiji_characters_get_digit (p) >= 0;
      return;
    }

  if (measure != KAIJI_MEASURE_PERCENT || quantity->unit_end > quantity->end
      || !is_one_of (g_utf8_get_char (p), ".．,，・·"))
    return;

  unit = kaiji_text_skip_white_space (g_utf8_next_char (p));
  p = unit;
  if (*p != '\0' && kaiji_quantity_skip_unit (&p) != measure)
    return;

  quantity->torn = quantity->joinable = TRUE;
  quantity->measure = measure;
  quantity->unit = unit;
  quantity->unit_end = p;
}

/* Finds whether the digits of the number are parted, so that nobody can know what it is:
 * 4 34,000円, 45・3%, .. */
static void
find_torn (const char *text, GArray *quantities, const char *unit, KaijiQuantity *quantity)
{
  const KaijiMeasure measure = kaiji_quantity_get_measure (unit);
  const char *start = quantity->start;
  const char *end = quantity->unit_end;
  gboolean has_point;

  for (guint i = 0; i < quantities->len; i++)
    {
      const KaijiQuantity *other = &g_array_index (quantities, KaijiQuantity, i);

      if (other->start < start && other->unit_end == other->end
          && is_tear (other->end, start, measure, &has_point))
        join_torn (other, quantity, has_point);
      else if (other->start > start && quantity->unit_end == quantity->end
               && other->measure == KAIJI_MEASURE_UNKNOWN
               && is_tear (end, other->start, measure, &has_point))
        quantity->torn = TRUE;
    }

  if (!quantity->torn)
    find_torn_beginning (text, quantity);
  if (!quantity->torn)
    find_torn_end (quantity, measure);
  quantity->grouping_wrong |= quantity->torn;
}

/* Finds a minus sign or a triangle after the number. A dash there may as well only end the amount,
 * 12,345円-, and surely does where a currency sign begins it: ¥12,345- */
static const char *
find_sign_after (const KaijiQuantity *quantity)
{
  static const char *const beginnings[] = { "¥", "￥", "\\", NULL };
  const char *start = quantity->start;
  const char *sign = kaiji_text_skip_white_space (quantity->unit_end);
  const char *p = sign;

  if (quantity->value <= 0 || !is_one_of (g_utf8_get_char (p), "-−－‐‑–—△▲▽▼")
      || (kaiji_text_skip_any (&start, beginnings) && !is_one_of (g_utf8_get_char (p), "△▲▽▼")))
    return NULL;

  p = kaiji_text_skip_white_space (g_utf8_next_char (p));
  return *p == '\0' || is_one_of (g_utf8_get_char (p), OPENING) ? sign : NULL;
}

/**
 * kaiji_quantity_find:
 * @text: valid UTF-8
 * @unit: (nullable): the unit of the field
 * @quantity: (out): the number
 *
 * Finds the number in @text that answers a field in @unit: the first in that unit, else the first
 * in any unit, else a number at the beginning or after a colon. Numbers in dates are skipped, and a
 * unit apart from the number counts as its own: `434,000(千円)`, `単位：百万円 434`. If there are
 * several such numbers, @quantity.several is set.
 *
 * Returns: whether a number was found; always %FALSE for a text of more than 8 KiB
 */
gboolean
kaiji_quantity_find (const char *text, const char *unit, KaijiQuantity *quantity)
{
  g_autoptr (GArray) quantities = NULL;
  const KaijiQuantity *chosen = NULL;
  const KaijiQuantity *alone = NULL;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (quantity != NULL, FALSE);

  /* A pasted document is in the wrong field; searching it would only delay typing. */
  if (strnlen (text, MAX_TEXT_LENGTH + 1) > MAX_TEXT_LENGTH)
    return FALSE;

  quantities = list_quantities (text);
  for (guint i = 0; i < quantities->len; i++)
    {
      const KaijiQuantity *next = &g_array_index (quantities, KaijiQuantity, i);
      gboolean is_time = next->measure == KAIJI_MEASURE_TIME
                         || next->measure == KAIJI_MEASURE_YEARS;

      if (kaiji_quantity_is_in (next, unit))
        {
          chosen = next;
          break;
        }

      if (is_time && !is_nothing_but (text, next))
        continue;
      if (chosen == NULL && next->measure != KAIJI_MEASURE_UNKNOWN)
        chosen = next;
      if (alone == NULL && next->measure == KAIJI_MEASURE_UNKNOWN && stands_alone (text, next))
        alone = next;
    }

  if (chosen == NULL)
    chosen = alone;
  if (chosen == NULL)
    return FALSE;

  *quantity = *chosen;
  quantity->several = has_rival (quantities, chosen);
  quantity->sign_after = find_sign_after (quantity);
  find_torn (text, quantities, unit, quantity);
  quantity->in_brackets = quantity->value > 0 && is_in_brackets (text, quantity);
  return TRUE;
}
