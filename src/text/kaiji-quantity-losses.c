/* kaiji-quantity-losses.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Losses that are written without a minus sign before the number: 経常損失 12,345円, (12,345),
 * 12,345円△.
 */

#include "config.h"

#include <string.h>

#include "kaiji-characters.h"
#include "kaiji-quantity-private.h"
#include "kaiji-text.h"

/* Words for a loss, before a number or after it. */
static const char *const loss_words[] = { "損失額", "損失",     "欠損金", "欠損",     "赤字額",
                                          "赤字",   "マイナス", "ﾏｲﾅｽ",   "まいなす", "純損",
                                          "経常損", "minus",    "Minus",  "MINUS",    "loss",
                                          "Loss",   "LOSS",     "負",     "赤",       NULL };

/* Returns whether a loss is mentioned at @p, after a number: 12,345円の赤字, 12,345円損失 */
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

/* Returns whether the parentheses at @p hold nothing but a loss: 12,345円(経常損失), 12,345円(△) */
static gboolean
is_loss_in_parentheses (const char *p)
{
  static const char *const kinds[] = { "経常", "当期純", "当期", "純", "営業", NULL };
  static const char *const signs[] = {
    "△", "▲", "▽", "▼", "-", "−", "－", "‐", "–", "—", "損", NULL
  };

  if (!kaiji_characters_is_one_of (g_utf8_get_char (p), OPENING))
    return FALSE;

  p = g_utf8_next_char (p);
  kaiji_text_skip_any (&p, kinds);
  return (kaiji_text_skip_any (&p, loss_words) || kaiji_text_skip_any (&p, signs))
         && kaiji_characters_is_one_of (g_utf8_get_char (p), CLOSING);
}

/* Returns whether a minus sign in parentheses ends at @end: （－）84,000,000 */
static gboolean
ends_with_sign_in_parentheses (const char *text, const char *end)
{
  const char *sign;

  if (end == text
      || !kaiji_characters_is_one_of (g_utf8_get_char (g_utf8_prev_char (end)), CLOSING))
    return FALSE;

  end = g_utf8_prev_char (end);
  sign = kaiji_quantity_skip_back (text, end, "-−－‐‑–—―△▲▽▼");
  return sign < end && sign > text
         && kaiji_characters_is_one_of (g_utf8_get_char (g_utf8_prev_char (sign)), OPENING);
}

/* Returns whether words call the number a loss: 経常損失 12,345円, マイナス3%, 12,345円の赤字 */
gboolean
kaiji_quantity_is_called_loss (const char *text, const char *start, const char *end)
{
  static const char *const loss_words_before[] = { "減", "減少", "損", NULL };
  const char *first = kaiji_text_skip_white_space (text);
  const char *before;

  if (follows_loss (end) || is_loss_in_parentheses (kaiji_text_skip_white_space (end)))
    return TRUE;

  /* 一 is on the same key as a dash. */
  if (g_str_has_prefix (first, "一") && first + strlen ("一") == start)
    return TRUE;

  if (ends_with_sign_in_parentheses (text, kaiji_quantity_skip_back (text, start, " 　")))
    return TRUE;

  before = kaiji_quantity_skip_back (text, start, " 　:：はがで=＝(（\n");
  return kaiji_text_ends_with_any (text, before, loss_words)
         || kaiji_text_ends_with_any (text, before, loss_words_before);
}

/* Returns whether a number, with its unit inside or after them, is in parentheses that have nothing
 * else in them and before them, as a loss in accounts is written: (12,345)円, ¥(12,345)
 * (2024年3月期). */
gboolean
kaiji_quantity_is_in_brackets (const char *text, const KaijiQuantity *quantity)
{
  static const char *const signs[] = { "¥", "￥", "\\", "JPY", NULL };
  const char *p = kaiji_text_skip_white_space (text);

  kaiji_text_skip_any (&p, signs);
  p = kaiji_text_skip_white_space (p);
  if (!kaiji_characters_is_one_of (g_utf8_get_char (p), OPENING))
    return FALSE;
  p = kaiji_text_skip_white_space (g_utf8_next_char (p));
  kaiji_text_skip_any (&p, signs);
  p = kaiji_text_skip_white_space (p);
  if (kaiji_characters_get_digit (p) < 0 || p < quantity->start || p >= quantity->end)
    return FALSE;

  p = kaiji_text_skip_white_space (quantity->unit_end);
  if (!kaiji_characters_is_one_of (g_utf8_get_char (p), CLOSING))
    return FALSE;
  p = kaiji_text_skip_white_space (g_utf8_next_char (p));
  kaiji_quantity_skip_unit (&p);
  p = kaiji_text_skip_white_space (p);
  return *p == '\0' || kaiji_characters_is_one_of (g_utf8_get_char (p), OPENING "、。※");
}

/* Finds a minus sign or a triangle after the number. A dash there may as well only end the amount,
 * 12,345円-, and surely does where a currency sign begins it: ¥12,345- */
const char *
kaiji_quantity_find_sign_after (const KaijiQuantity *quantity)
{
  static const char *const beginnings[] = { "¥", "￥", "\\", NULL };
  const char *start = quantity->start;
  const char *sign = kaiji_text_skip_white_space (quantity->unit_end);
  const char *p = sign;

  if (quantity->value <= 0 || !kaiji_characters_is_one_of (g_utf8_get_char (p), "-−－‐‑–—△▲▽▼")
      || (kaiji_text_skip_any (&start, beginnings)
          && !kaiji_characters_is_one_of (g_utf8_get_char (p), "△▲▽▼")))
    return NULL;

  p = kaiji_text_skip_white_space (g_utf8_next_char (p));
  return *p == '\0' || kaiji_characters_is_one_of (g_utf8_get_char (p), OPENING) ? sign : NULL;
}
