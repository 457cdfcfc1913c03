/* kaiji-xlsx-code.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The codes of number formats (ECMA-376, 18.8.31): up to three sections for numbers, each of places
 * for digits, parts of days, and words.
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "kaiji-xlsx-code.h"

typedef enum
{
  TOKEN_NOTHING, /* a colour, a language, a space */
  TOKEN_LITERAL,
  TOKEN_DIGIT,
  TOKEN_GENERAL,
  TOKEN_POINT,
  TOKEN_COMMA,
  TOKEN_PERCENT,
  TOKEN_SCIENTIFIC, /* or a fraction */
  TOKEN_YEAR,
  TOKEN_DAY,
  TOKEN_MONTH,
  TOKEN_TIME,
} TokenKind;

typedef struct
{
  TokenKind kind;
  const char *start;
  gsize length;
} Token;

/* What is in brackets: [h] and [mm] are spans, [$¥-411] has a currency, and all else is a colour, a
 * language or a condition. */
static void
read_brackets (Token *token)
{
  const char *p = token->start + 1;

  if (*p == '$')
    {
      token->kind = TOKEN_LITERAL;
      token->start = p + 1;
      token->length = strcspn (p + 1, "-]");
    }
  else if (*p != '\0' && strchr ("hHmMsS", *p) != NULL && (p[1] == ']' || p[1] == *p))
    {
      token->kind = TOKEN_TIME;
    }
}

static TokenKind
get_letter_kind (char letter)
{
  static const struct
  {
    const char *letters;
    TokenKind kind;
  } kinds[] = {
    { "0#?", TOKEN_DIGIT },   { ".", TOKEN_POINT },      { ",", TOKEN_COMMA },
    { "%", TOKEN_PERCENT },   { "/", TOKEN_SCIENTIFIC }, { "yYeE", TOKEN_YEAR },
    { "gG@", TOKEN_NOTHING }, { "dDaAbB", TOKEN_DAY },   { "hHsS", TOKEN_TIME },
    { "mM", TOKEN_MONTH },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strchr (kinds[i].letters, letter) != NULL)
      return kinds[i].kind;

  return TOKEN_LITERAL;
}

/* Reads one token of a section; the end of it is returned. */
static const char *
read_token (const char *p, Token *token)
{
  static const struct
  {
    const char *word;
    TokenKind kind;
  } words[] = {
    { "General", TOKEN_GENERAL }, { "G/標準", TOKEN_GENERAL }, { "AM/PM", TOKEN_TIME },
    { "A/P", TOKEN_TIME },        { "E+", TOKEN_SCIENTIFIC },  { "E-", TOKEN_SCIENTIFIC },
  };
  const char *end;

  *token = (Token){ TOKEN_NOTHING, p, 0 };
  if (*p == '"')
    {
      end = strchr (p + 1, '"');
      *token = (Token){ TOKEN_LITERAL, p + 1,
                        end != NULL ? (gsize) (end - p - 1) : strlen (p + 1) };
      return end != NULL ? end + 1 : p + strlen (p);
    }
  if (*p == '[')
    {
      end = strchr (p, ']');
      read_brackets (token);
      return end != NULL ? end + 1 : p + strlen (p);
    }
  if ((*p == '\\' || *p == '_' || *p == '*') && p[1] != '\0')
    {
      end = g_utf8_next_char (p + 1);
      if (*p == '\\')
        *token = (Token){ TOKEN_LITERAL, p + 1, (gsize) (end - p - 1) };
      return end;
    }

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strncasecmp (p, words[i].word, strlen (words[i].word)) == 0)
      {
        token->kind = words[i].kind;
        return p + strlen (words[i].word);
      }

  end = g_utf8_next_char (p);
  *token = (Token){ get_letter_kind (*p), p, (gsize) (end - p) };
  return end;
}

/* The end of a section: a semicolon that is no word, or the end of the code. */
static const char *
find_end (const char *section)
{
  const char *p = section;
  Token token;

  while (*p != '\0' && *p != ';')
    p = read_token (p, &token);

  return p;
}

/* Whether a section has a condition, such as [<=99999999], and whether a value meets it. */
static gboolean
has_condition (const char *section, const char *end, double value, gboolean *is_met)
{
  const char *p = memchr (section, '[', (gsize) (end - section));
  double limit;

  while (p != NULL && p[1] != '\0' && strchr ("<>=", p[1]) == NULL)
    p = memchr (p + 1, '[', (gsize) (end - p - 1));
  if (p == NULL || p[1] == '\0')
    return FALSE;

  limit = g_ascii_strtod (p + 1 + strspn (p + 1, "<>="), NULL);
  *is_met = (value < limit && (p[1] == '<'))
            || (value > limit && (p[1] == '>' || (p[1] == '<' && p[2] == '>')))
            || (value == limit && (p[1] == '=' || p[2] == '='));
  return TRUE;
}

/* The section for a value: the first whose condition it meets; without conditions, the second is
 * for negative numbers, and the third for 0. */
static char *
dup_section (const char *code, double value)
{
  const char *starts[3] = { code };
  const char *ends[3] = { find_end (code) };
  guint n = 1;
  guint chosen;
  gboolean is_met;

  while (n < G_N_ELEMENTS (starts) && *ends[n - 1] == ';')
    {
      starts[n] = ends[n - 1] + 1;
      ends[n] = find_end (starts[n]);
      n++;
    }

  chosen = value < 0 && n > 1 ? 1 : value == 0 && n > 2 ? 2 : 0;
  if (has_condition (starts[0], ends[0], value, &is_met))
    for (chosen = 0; chosen + 1 < n; chosen++)
      if (!has_condition (starts[chosen], ends[chosen], value, &is_met) || is_met)
        break;

  return g_strndup (starts[chosen], (gsize) (ends[chosen] - starts[chosen]));
}

/* Words count if they have a letter, a currency or a sign that is read with a number. Signs of
 * negative numbers are those of the number itself. */
static void
clean_words (GString *words)
{
  g_autoptr (GString) clean = g_string_new (NULL);
  gboolean has_letter = FALSE;

  for (const char *p = words->str; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_utf8_strchr ("()-+−▲△▼▽", -1, c) != NULL)
        continue;
      g_string_append_unichar (clean, c);
      has_letter |= g_unichar_isalnum (c) || g_unichar_type (c) == G_UNICODE_CURRENCY_SYMBOL
                    || c == '%' || c == 0xff05 || c == 0x2103;
    }

  g_string_assign (words, has_letter ? g_strstrip (clean->str) : "");
}

typedef struct
{
  guint counts[TOKEN_TIME + 1];
  guint n_zeros;
  guint last_commas;
  gboolean has_inner;
} Tally;

static void
add_to_pattern (KaijiXlsxCode *self, const Token *token)
{
  for (const char *p = token->start; p < token->start + token->length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_array_append_val (self->pattern, c);
    }
}

/* A place of a digit in a pattern; a literal digit is none. */
#define PLACE_ZERO 0xf0000
#define PLACE_OPTIONAL 0xf0001

static void
take_token (KaijiXlsxCode *self, Tally *tally, const Token *token)
{
  gboolean is_number = token->kind == TOKEN_DIGIT || token->kind == TOKEN_GENERAL
                       || token->kind == TOKEN_YEAR;
  gunichar place = token->kind == TOKEN_DIGIT && *token->start == '0' ? PLACE_ZERO : PLACE_OPTIONAL;

  tally->counts[token->kind]++;
  if (is_number)
    {
      self->has_number = TRUE;
      tally->has_inner |= self->after->len > 0;
      tally->last_commas = 0;
      tally->n_zeros += place == PLACE_ZERO;
      g_string_truncate (self->after, 0);
      g_array_append_val (self->pattern, place);
    }
  else if (token->kind == TOKEN_COMMA)
    {
      tally->last_commas++;
    }
  else if (token->kind == TOKEN_LITERAL)
    {
      g_string_append_len (self->has_number ? self->after : self->before, token->start,
                           (gssize) token->length);
      add_to_pattern (self, token);
    }
}

static KaijiXlsxShown
get_shown (const Tally *tally)
{
  const guint *counts = tally->counts;

  if (counts[TOKEN_PERCENT] > 0)
    return KAIJI_XLSX_SHOWN_PERCENT;
  if (counts[TOKEN_GENERAL] > 0)
    return KAIJI_XLSX_SHOWN_NUMBER;
  if (counts[TOKEN_YEAR] > 0 && counts[TOKEN_DAY] + counts[TOKEN_MONTH] + counts[TOKEN_TIME] == 0)
    return KAIJI_XLSX_SHOWN_YEAR;
  /* Beside hours or seconds, m are minutes. */
  if (counts[TOKEN_YEAR] + counts[TOKEN_DAY] > 0
      || (counts[TOKEN_MONTH] > 0 && counts[TOKEN_TIME] == 0))
    return KAIJI_XLSX_SHOWN_DATE;

  return counts[TOKEN_TIME] > 0 ? KAIJI_XLSX_SHOWN_TIME : KAIJI_XLSX_SHOWN_NUMBER;
}

/**
 * kaiji_xlsx_code_read:
 * @self: (out): to be cleared with kaiji_xlsx_code_clear()
 * @code: the code of a number format
 * @value: the number that it shows
 *
 * Reads the section of a code that shows a number.
 */
void
kaiji_xlsx_code_read (KaijiXlsxCode *self, const char *code, double value)
{
  g_autofree char *section = NULL;
  Tally tally = { { 0 } };

  g_return_if_fail (self != NULL);
  g_return_if_fail (code != NULL);

  *self = (KaijiXlsxCode){ KAIJI_XLSX_SHOWN_NUMBER, g_string_new (NULL), g_string_new (NULL),
                           g_array_new (FALSE, FALSE, sizeof (gunichar)) };
  section = dup_section (code, value);
  for (const char *p = section; *p != '\0';)
    {
      Token token;

      p = read_token (p, &token);
      take_token (self, &tally, &token);
    }

  self->shown = get_shown (&tally);
  if (tally.counts[TOKEN_DIGIT] == 0 || tally.counts[TOKEN_POINT] > 0
      || tally.counts[TOKEN_COMMA] > 0 || tally.counts[TOKEN_PERCENT] > 0
      || tally.counts[TOKEN_SCIENTIFIC] > 0 || (tally.n_zeros < 2 && !tally.has_inner))
    g_clear_pointer (&self->pattern, g_array_unref);

  clean_words (self->before);
  clean_words (self->after);
  /* Commas after the last digit show thousands or millions, and the words say so; the number itself
   * is whole. */
  if (tally.last_commas > 0)
    {
      g_string_truncate (self->before, 0);
      g_string_truncate (self->after, 0);
    }
}

void
kaiji_xlsx_code_clear (KaijiXlsxCode *self)
{
  if (self->before != NULL)
    g_string_free (g_steal_pointer (&self->before), TRUE);
  if (self->after != NULL)
    g_string_free (g_steal_pointer (&self->after), TRUE);
  g_clear_pointer (&self->pattern, g_array_unref);
}

/**
 * kaiji_xlsx_code_fill_pattern:
 * @value: a number
 *
 * Returns: (transfer full) (nullable): the digits of @value in the places that the code has for
 *   them, as in 060-0001; %NULL if it has no such places, or @value does not go into them
 */
char *
kaiji_xlsx_code_fill_pattern (const KaijiXlsxCode *self, double value)
{
  g_autoptr (GString) shown = NULL;
  g_autofree char *digits = NULL;
  gsize left;
  guint n_places = 0;

  if (self->pattern == NULL || value < 0 || value != floor (value) || value >= 1e15)
    return NULL;

  shown = g_string_new (NULL);
  digits = g_strdup_printf ("%.0f", value);
  left = strlen (digits);
  for (guint i = 0; i < self->pattern->len; i++)
    n_places += g_array_index (self->pattern, gunichar, i) >= PLACE_ZERO;

  for (guint i = 0; i < self->pattern->len; i++)
    {
      gunichar c = g_array_index (self->pattern, gunichar, i);
      const char *next = digits + strlen (digits) - left;

      if (c < PLACE_ZERO)
        {
          g_string_append_unichar (shown, c);
          continue;
        }
      /* Digits without a place of their own are before the first. */
      for (; left > n_places; left--)
        g_string_append_c (shown, *next++);
      if (left == n_places && left > 0)
        {
          g_string_append_c (shown, *next);
          left--;
        }
      else if (c == PLACE_ZERO)
        {
          g_string_append_c (shown, '0');
        }
      n_places--;
    }

  return g_string_free (g_steal_pointer (&shown), FALSE);
}

/**
 * kaiji_xlsx_code_surround:
 * @number: a number as it is shown
 *
 * Returns: (transfer full): @number with the words around it
 */
char *
kaiji_xlsx_code_surround (const KaijiXlsxCode *self, const char *number)
{
  gboolean has_words = self->before->len + self->after->len > 0;

  return g_strconcat (self->before->str, self->has_number || !has_words ? number : "",
                      self->after->str, NULL);
}
