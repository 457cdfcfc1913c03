/* kaiji-line-rules.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The places where a line of Japanese text may end, beyond Pango's rules (UAX #14), and the form of
 * its punctuation and lists. The rules are those of JLREQ as far as a form's cells need them;
 * docs/typesetting.md lists them.
 */

#include "config.h"

#include <string.h>

#include "kaiji-characters.h"
#include "kaiji-line-rules.h"
#include "kaiji-links.h"

/* The numbers of lists with up to twenty entries. */
#define FIRST_CIRCLED_NUMBER 0x2460
#define LAST_CIRCLED_NUMBER 0x2473

/* The most digits of a number that marks a list entry; a longer number is a quantity. */
#define MAX_MARK_DIGITS 2

/* The most letters of a name that a number belongs to; a longer word may well be one of a sentence.
 */
#define MAX_NAME 5

/* The characters of a text, prepared for the rules. */
typedef struct
{
  const gunichar *characters;
  glong n;
  guint8 *breaks; /* before each character */
} KaijiRules;

static gboolean
is_digit (gunichar c)
{
  return (c >= '0' && c <= '9') || (c >= 0xff10 && c <= 0xff19);
}

static gboolean
is_latin (gunichar c)
{
  return c < 0x250 && g_unichar_isalpha (c);
}

static gboolean
is_japanese (gunichar c)
{
  return (c >= 0x3041 && c <= 0x3096) || (c >= 0x30a1 && c <= 0x30fa) || c == 0x30fc || c == 0x3005
         || (c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff)
         || (c >= 0x20000 && c <= 0x3ffff);
}

static gunichar
get (const KaijiRules *self, glong i)
{
  return i >= 0 && i < self->n ? self->characters[i] : 0;
}

static void
limit (KaijiRules *self, glong i, KaijiBreak best)
{
  if (i > 0 && i < self->n)
    self->breaks[i] = MIN (self->breaks[i], best);
}

/* Characters that bind the next one. Programs that search or copy the text of a PDF take a hyphen
 * at the end of a line for hyphenation and drop it, even if it belongs to a word or an address; a
 * postal mark belongs to its number, and the mark of a list to its entry. */
static gboolean
binds_next (gunichar c)
{
  return c == '-' || c == '<' || c == 0x3012 || c == 0x203b || c == 0x25a0 || c == 0x25c6
         || c == 0x25cf || (c >= FIRST_CIRCLED_NUMBER && c <= LAST_CIRCLED_NUMBER);
}

/* A line must not begin with a wave dash or a hyphen (JIS X 4051). These two are the characters
 * that Windows uses instead; Unicode treats them as ideographs. Forms use > as a closing
 * bracket. */
static gboolean
binds_previous (gunichar c)
{
  return c == 0xff5e || c == 0xff0d || c == '>';
}

/* In a run of such characters only one binds, so that the run can be broken at all. */
static void
bind_marks (KaijiRules *self, glong i)
{
  gunichar before = get (self, i - 1);
  gunichar after = get (self, i);

  if ((binds_next (before) && !binds_next (after) && !g_unichar_isspace (after))
      || (binds_previous (after) && !binds_previous (before) && !g_unichar_isspace (before)))
    limit (self, i, KAIJI_BREAK_EMERGENCY);
}

/* The length of a word if it begins at @i, otherwise 0. */
static glong
match (const KaijiRules *self, glong i, const char *word)
{
  glong n = 0;

  for (; *word != '\0'; word = g_utf8_next_char (word))
    {
      if (get (self, i + n) != g_utf8_get_char (word))
        return 0;
      n++;
    }

  return n;
}

/* The length of a counter that begins at @i: 名, ヶ月, 万円. */
static glong
measure_counter (const KaijiRules *self, glong i)
{
  static const char *const words[] = {
    "営業日", "百万円", "ヶ月", "か月", "カ月", "ヵ月", "ケ月", "箇月", "ヶ年", "か年",
    "カ年",   "ヶ所",   "か所", "カ所", "箇所", "ヶ国", "か国", "カ国", "時間", "週間",
    "年間",   "日間",   "分間", "秒間", "年度", "世代", "拠点", "種類", "万円", "億円",
    "千円",   "兆円",   "万人", "万件", "万社", "億件", "店舗", "団体", "部署",
  };
  static const char singles[] = "年月日時分秒週円銭名人件個社台回本枚冊棟階室号条項章節版歳才点倍割"
                                "度期級段次行字通口桁つ万億兆千百"
                                "%％‰℃";

  for (guint j = 0; j < G_N_ELEMENTS (words); j++)
    {
      glong n = match (self, i, words[j]);

      if (n > 0)
        return n;
    }

  return kaiji_characters_is_one_of (get (self, i), singles) ? 1 : 0;
}

/* A number is not separated from its counter, and a counter of several characters is not split. */
static void
bind_counter (KaijiRules *self, glong i)
{
  glong n;

  if (!is_digit (get (self, i - 1)) || is_digit (get (self, i)))
    return;

  n = measure_counter (self, i);
  for (glong j = 0; j < n; j++)
    limit (self, i + j, KAIJI_BREAK_AVOID);
}

/* 10 GB */
static void
bind_unit (KaijiRules *self, glong i)
{
  static const char *const units[] = { "B",   "KB",  "MB",  "GB",   "TB",   "PB",   "KiB",  "MiB",
                                       "GiB", "TiB", "bps", "kbps", "Kbps", "Mbps", "Gbps", "Hz",
                                       "kHz", "MHz", "GHz", "ms",   "s",    "g",    "kg",   "mm",
                                       "cm",  "m",   "km",  "W",    "kW",   "kWh",  "VA",   "kVA",
                                       "V",   "A",   "dB",  "pt" };

  if (get (self, i - 1) != ' ' || !is_digit (get (self, i - 2)))
    return;

  for (guint j = 0; j < G_N_ELEMENTS (units); j++)
    {
      glong n = match (self, i, units[j]);

      if (n > 0 && !is_latin (get (self, i + n)) && !is_digit (get (self, i + n)))
        limit (self, i, KAIJI_BREAK_AVOID);
    }
}

/* The length of the word of capital letters that ends before @i: JIS, ISO, Q. */
static glong
measure_capitals (const KaijiRules *self, glong i)
{
  glong n = 0;

  while (get (self, i - n - 1) >= 'A' && get (self, i - n - 1) <= 'Z')
    n++;

  return is_latin (get (self, i - n - 1)) || is_digit (get (self, i - n - 1)) ? 0 : n;
}

/* JIS Q 20000-1, ISO/IEC 27001, TLS 1.3: a name is not parted from its number. */
static void
bind_designation (KaijiRules *self, glong i)
{
  gunichar after = get (self, i);
  glong n;

  if (get (self, i - 1) != ' ')
    return;

  n = measure_capitals (self, i - 1);
  if (n == 0 || n > MAX_NAME)
    return;
  if (is_digit (after)
      || (after >= 'A' && after <= 'Z' && get (self, i + 1) == ' ' && is_digit (get (self, i + 2))))
    limit (self, i, KAIJI_BREAK_AVOID);
}

/* 実績値:100%, FAX: 03-… */
static void
bind_label (KaijiRules *self, glong i)
{
  gunichar after = get (self, i);
  glong colon = i - 1;

  if (!is_digit (after) && !is_latin (after) && !kaiji_characters_is_one_of (after, "+(¥￥\\"))
    return;
  while (get (self, colon) == ' ')
    colon--;
  if (kaiji_characters_is_one_of (get (self, colon), ":：")
      && g_unichar_isalpha (get (self, colon - 1)))
    limit (self, i, KAIJI_BREAK_AVOID);
}

/* A line break comes before an address if a line can hold all of it, otherwise within its path. */
static void
bind_links (KaijiRules *self, const char *text)
{
  g_autoptr (GArray) links = NULL;

  if (strchr (text, '@') == NULL && strstr (text, "://") == NULL)
    return;

  links = kaiji_links_find (text);
  for (guint i = 0; i < links->len; i++)
    {
      const KaijiLink *link = &g_array_index (links, KaijiLink, i);
      glong start = g_utf8_pointer_to_offset (text, text + link->start);
      glong end = g_utf8_pointer_to_offset (text, text + link->end);

      for (glong j = start + 1; j < end; j++)
        {
          gunichar before = get (self, j - 1);
          gunichar after = get (self, j);
          gboolean is_joint = (before == '/' && after != '/' && get (self, j - 2) != '/')
                              || kaiji_characters_is_one_of (after, "?&#@");

          /* Pango may allow no break there at all. */
          if (self->breaks[j] != KAIJI_BREAK_NEVER)
            self->breaks[j] = is_joint ? KAIJI_BREAK_PATH : KAIJI_BREAK_EMERGENCY;
        }
    }
}

/* The last line of a paragraph is never a single character, with or without a full stop. */
static void
bind_end (KaijiRules *self)
{
  guint n_letters = 0;

  for (glong i = self->n - 1; i > 0; i--)
    {
      if (g_unichar_isalnum (get (self, i)))
        n_letters++;
      if (n_letters > 1)
        return;
      limit (self, i, KAIJI_BREAK_PATH);
    }
}

/**
 * kaiji_line_rules_find_breaks:
 * @text: a paragraph, or a part of one
 * @length: its length in bytes
 * @attributes: Pango's attributes of each character
 * @n_kept: how many bytes at its end stay on one line
 * @is_beginning: whether it begins the paragraph
 * @is_end: whether it ends the paragraph
 *
 * Returns: (transfer full): a #KaijiBreak for the place before each character
 */
guint8 *
kaiji_line_rules_find_breaks (const char *text,
                              gsize length,
                              const PangoLogAttr *attributes,
                              gsize n_kept,
                              gboolean is_beginning,
                              gboolean is_end)
{
  glong n;
  g_autofree char *copy = g_strndup (text, length);
  g_autofree gunichar *characters = g_utf8_to_ucs4_fast (copy, (glong) length, &n);
  KaijiRules self = { .characters = characters, .n = n, .breaks = g_new (guint8, n + 1) };
  gsize mark_length = is_beginning ? kaiji_line_rules_measure_mark (copy, length) : 0;
  glong mark = g_utf8_pointer_to_offset (copy, copy + mark_length);
  glong kept = n - g_utf8_strlen (copy + length - MIN (n_kept, length), -1);

  for (glong i = 0; i < n; i++)
    self.breaks[i] = attributes[i].is_line_break   ? KAIJI_BREAK_ALLOWED
                     : attributes[i].is_char_break ? KAIJI_BREAK_EMERGENCY
                                                   : KAIJI_BREAK_NEVER;

  for (glong i = 1; i < n; i++)
    {
      if (self.breaks[i] != KAIJI_BREAK_ALLOWED)
        continue;
      bind_marks (&self, i);
      bind_unit (&self, i);
      bind_designation (&self, i);
      bind_label (&self, i);
    }
  for (glong i = 1; i < n; i++)
    bind_counter (&self, i);
  for (glong i = 1; i <= mark; i++)
    limit (&self, i, KAIJI_BREAK_EMERGENCY);
  for (glong i = kept + 1; i < n; i++)
    limit (&self, i, KAIJI_BREAK_AVOID);
  bind_links (&self, copy);
  if (is_end)
    bind_end (&self);

  return self.breaks;
}

/**
 * kaiji_line_rules_measure_mark:
 * @text: a paragraph
 * @length: its length in bytes
 *
 * Finds the mark at the beginning of a list entry: `・`, `①`, `1.`, `(1)`, `- `.
 *
 * Returns: its length in bytes, including the blanks after it; 0 if there is none
 */
gsize
kaiji_line_rules_measure_mark (const char *text, gsize length)
{
  const char *end = text + length;
  const char *p = text;
  gunichar c;
  guint n_digits = 0;

  g_return_val_if_fail (text != NULL, 0);
  if (length == 0)
    return 0;

  c = g_utf8_get_char (p);
  if (kaiji_characters_is_one_of (c, "・●○■□◆◇※★☆▪•")
      || (c >= FIRST_CIRCLED_NUMBER && c <= LAST_CIRCLED_NUMBER))
    {
      p = g_utf8_next_char (p);
    }
  else if (c == '-' || c == '*')
    {
      p++;
      /* -5 is a number, and --- a rule. */
      if (p >= end || (*p != ' ' && !is_japanese (g_utf8_get_char (p))))
        return 0;
    }
  else
    {
      gboolean is_bracketed = kaiji_characters_is_one_of (c, "(（");

      if (is_bracketed)
        p = g_utf8_next_char (p);
      while (p < end && is_digit (g_utf8_get_char (p)))
        {
          p = g_utf8_next_char (p);
          n_digits++;
        }
      if (n_digits == 0 || n_digits > MAX_MARK_DIGITS || p >= end
          || !kaiji_characters_is_one_of (g_utf8_get_char (p), is_bracketed ? ")）" : ".．)）"))
        return 0;
      p = g_utf8_next_char (p);
      /* 1.5 is a number. */
      if (p < end && is_digit (g_utf8_get_char (p)))
        return 0;
    }

  while (p < end && kaiji_characters_is_one_of (g_utf8_get_char (p), " 　"))
    p = g_utf8_next_char (p);

  return p < end ? (gsize) (p - text) : 0;
}

/**
 * kaiji_line_rules_get_punctuation:
 *
 * Returns: which half of a full-width character is blank (JLREQ cl-01, cl-02, cl-06, cl-07)
 */
KaijiPunctuation
kaiji_line_rules_get_punctuation (gunichar character)
{
  if (character < 0x2018)
    return KAIJI_PUNCTUATION_NONE;
  if (kaiji_characters_is_one_of (character, "「『（【〔［｛〈《〘〖“‘"))
    return KAIJI_PUNCTUATION_OPENING;
  if (kaiji_characters_is_one_of (character, "」』）】〕］｝〉》〙〗、。，．”’"))
    return KAIJI_PUNCTUATION_CLOSING;

  return KAIJI_PUNCTUATION_NONE;
}

/**
 * kaiji_line_rules_want_gap:
 * @before: a character
 * @after: the next one
 *
 * Returns: whether the place is between a Japanese letter and a Latin letter or digit, where a
 *   scheme may ask for a gap
 */
gboolean
kaiji_line_rules_want_gap (gunichar before, gunichar after)
{
  gboolean is_latin_before = is_latin (before) || (before < 0x80 && is_digit (before));
  gboolean is_latin_after = is_latin (after) || (after < 0x80 && is_digit (after));

  return (is_latin_before && is_japanese (after)) || (is_japanese (before) && is_latin_after);
}
