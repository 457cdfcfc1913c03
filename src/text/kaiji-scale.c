/* kaiji-scale.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Scales of numbers: 千, 百万, M, million.
 */

#include "config.h"

#include <string.h>

#include "kaiji-numeral-private.h"
#include "kaiji-text.h"

static const struct
{
  const char *name;
  double value;
} scales[] = {
  { "十", 1e1 },  { "百", 1e2 },  { "千", 1e3 }, { "万", 1e4 }, { "萬", 1e4 }, { "億", 1e8 },
  { "兆", 1e12 }, { "京", 1e16 }, { "拾", 1e1 }, { "佰", 1e2 }, { "阡", 1e3 }, { "仟", 1e3 },
};

/* Names that begin like a scale: 千葉, 千代田. */
static const char *const no_scales[] = { "千葉", "千代", "千歳", "千住", "千石", "百貨",
                                         "十分", "京都", "京橋", "京浜", NULL };

gboolean
kaiji_scale_skip (const char **p, double *value)
{
  const char *name = *p;

  if (kaiji_text_skip_any (&name, no_scales))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      if (kaiji_text_skip (p, scales[i].name))
        {
          *value = scales[i].value;
          return TRUE;
        }
    }

  return FALSE;
}

/* K, M, B, million and the like after digits, at the end of a word or before a currency: 434M円,
 * 434 kJPY, but not 5Mbps or 16GB. m alone is a metre. */
gboolean
kaiji_scale_skip_letter (const char **p, double *value)
{
  static const char *const currencies[] = { "JPY", "USD", "EUR", "yen", "Yen", "YEN", "円", NULL };
  static const struct
  {
    const char *name;
    double value;
    gboolean needs_currency;
  } letters[] = {
    { "M", 1e6, FALSE },  { "Ｍ", 1e6, FALSE }, { "K", 1e3, FALSE },
    { "k", 1e3, FALSE },  { "Ｋ", 1e3, FALSE }, { "B", 1e9, FALSE },
    { "Ｂ", 1e9, FALSE }, { "m", 1e6, TRUE },   { "mm", 1e6, TRUE },
  };
  /* In any case: thousand, Thousands, BN */
  static const struct
  {
    const char *name;
    double value;
  } words[] = {
    { "thousands", 1e3 },  { "thousand", 1e3 },  { "thsd", 1e3 }, { "millions", 1e6 },
    { "million", 1e6 },    { "mil", 1e6 },       { "mln", 1e6 },  { "mn", 1e6 },
    { "billions", 1e9 },   { "billion", 1e9 },   { "bln", 1e9 },  { "bn", 1e9 },
    { "trillions", 1e12 }, { "trillion", 1e12 }, { "tn", 1e12 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i].name);
      const char *after, *currency;

      if (g_ascii_strncasecmp (*p, words[i].name, length) != 0)
        continue;

      after = currency = *p + length;
      if (!g_ascii_isalnum (*after) || kaiji_text_skip_any (&currency, currencies))
        {
          *p = after;
          *value = words[i].value;
          return TRUE;
        }
    }

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      const char *after = *p;
      const char *currency;

      if (!kaiji_text_skip (&after, letters[i].name))
        continue;

      currency = after;
      kaiji_text_skip_spaces (&currency);
      if (kaiji_text_skip_any (&currency, currencies)
          || (!letters[i].needs_currency && !g_ascii_isalnum (*after) && *after != '/'))
        {
          *p = after;
          *value = letters[i].value;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * kaiji_scale_read:
 * @text: (inout): a place in a text; moved past 千, 百万 and the like
 *
 * Returns: the factor that they stand for; 1 if there are none
 */
double
kaiji_scale_read (const char **text)
{
  double scale = 1;
  double value;

  g_return_val_if_fail (text != NULL && *text != NULL, 1);

  while (kaiji_scale_skip (text, &value))
    scale *= value;

  if (scale == 1 && kaiji_scale_skip_letter (text, &value))
    scale = value;

  return scale;
}
