/* kaiji-checks-contact.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Checks of postal codes and phone numbers.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kaiji-checks-private.h"
#include "kaiji-text.h"

#define N_POSTAL_DIGITS 7
#define N_FIRST_POSTAL_DIGITS 3

/* A postal code found in a text. */
typedef enum
{
  POSTAL_CODE_MISSING,
  POSTAL_CODE_MALFORMED,
  POSTAL_CODE_ODD, /* seven digits in another form than 123-4567 */
  POSTAL_CODE_GOOD,
} PostalCodeState;

typedef struct
{
  PostalCodeState state;
  char *written;
  const char *start; /* its place in the text, including its mark */
  const char *end;
  char digits[N_POSTAL_DIGITS + 1];
} PostalCode;

static void
postal_code_clear (PostalCode *code)
{
  g_clear_pointer (&code->written, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PostalCode, postal_code_clear)

/* Characters that people type for a hyphen; 一 only between digits. */
gboolean
kaiji_check_is_hyphen (const char *p)
{
  return *p != '\0' && g_utf8_strchr ("-‐‑‒–—―−－﹣⁻─━ーｰ一", -1, g_utf8_get_char (p)) != NULL;
}

/* Skips what stands for the hyphen after the first three digits of a postal code, if the other four
 * follow: 140 - 0002, 140.0002, 140--0002. */
static const char *
skip_odd_hyphen (const char *p)
{
  const char *start = p;
  const char *end;
  guint n_digits;

  while (kaiji_check_is_hyphen (p)
         || (*p != '\0' && g_utf8_strchr (" 　./／．~～〜・･_", -1, g_utf8_get_char (p)) != NULL))
    p = g_utf8_next_char (p);

  end = p;
  kaiji_characters_read_digits (&end, &n_digits);
  return n_digits == N_POSTAL_DIGITS - N_FIRST_POSTAL_DIGITS ? p : start;
}

/* Reads digits with hyphens between them. Returns their end. */
static const char *
read_hyphenated (const char *p, PostalCode *code)
{
  const char *start = p;
  guint n_digits = 0;
  guint n_hyphens = 0;
  gsize length;

  for (;; p = g_utf8_next_char (p))
    {
      int digit;

      if (n_digits == N_FIRST_POSTAL_DIGITS && n_hyphens == 0)
        {
          const char *last = skip_odd_hyphen (p);

          n_hyphens += last > p;
          p = last;
        }

      digit = kaiji_characters_get_digit (p);
      if (digit >= 0)
        {
          if (n_digits < N_POSTAL_DIGITS)
            code->digits[n_digits] = (char) ('0' + digit);
          n_digits++;
          continue;
        }

      if (n_digits == 0 || !kaiji_check_is_hyphen (p)
          || (g_utf8_get_char (p) == 0x4e00 /* 一 */
              && kaiji_characters_get_digit (g_utf8_next_char (p)) < 0))
        break;
      n_hyphens++;
    }

  length = (gsize) (p - start);
  code->start = start;
  code->end = p;
  g_free (code->written);
  code->written = g_strndup (start, length);

  if (n_digits != N_POSTAL_DIGITS || n_hyphens > 1)
    code->state = POSTAL_CODE_MALFORMED;
  else if (length == N_POSTAL_DIGITS + 1 && start[N_FIRST_POSTAL_DIGITS] == '-')
    code->state = POSTAL_CODE_GOOD;
  else
    code->state = POSTAL_CODE_ODD;

  return p;
}

/* Finds the postal code in a text: the digits after 〒, otherwise digits that look like one. */
static void
find_postal_code (const char *text, PostalCode *code)
{
  const char *mark = strstr (text, "〒");
  gboolean after_letter = FALSE;

  if (mark != NULL)
    {
      read_hyphenated (kaiji_text_skip_white_space (mark + strlen ("〒")), code);
      return;
    }

  for (const char *p = text; *p != '\0';)
    {
      if (kaiji_characters_get_digit (p) < 0)
        {
          after_letter = g_ascii_isalpha (*p);
          p = g_utf8_next_char (p);
          continue;
        }

      p = read_hyphenated (p, code);
      if (!after_letter && code->state != POSTAL_CODE_MALFORMED)
        return;
    }

  code->state = POSTAL_CODE_MISSING;
}

static void
read_postal_code (KaijiCheckRun *run, PostalCode *code)
{
  const char *text;
  const char *end;

  if (run->form == KAIJI_ANSWER_TEXT)
    {
      find_postal_code (run->texts[0], code);
      return;
    }

  text = kaiji_text_skip_white_space (kaiji_answer_get_postal_code (run->answer));
  if (*text == '\0')
    return;

  /* The mark is printed automatically, so it must not be in the file. */
  if (g_str_has_prefix (text, "〒"))
    {
      end = read_hyphenated (kaiji_text_skip_white_space (text + strlen ("〒")), code);
      if (code->state == POSTAL_CODE_GOOD)
        code->state = POSTAL_CODE_ODD;
    }
  else
    {
      end = read_hyphenated (text, code);
    }

  if (*kaiji_text_skip_white_space (end) != '\0')
    code->state = POSTAL_CODE_MALFORMED;
}

void
kaiji_check_postal_code_missing (KaijiCheckRun *run)
{
  g_auto (PostalCode) code = { 0 };

  read_postal_code (run, &code);
  if (code.state == POSTAL_CODE_MISSING)
    kaiji_check_report (run, _ ("The address has no postal code; add it."));
}

void
kaiji_check_postal_code_malformed (KaijiCheckRun *run)
{
  g_auto (PostalCode) code = { 0 };

  read_postal_code (run, &code);
  if (code.state == POSTAL_CODE_MALFORMED)
    kaiji_check_report (run, _ ("A postal code has three digits, a hyphen and four digits; correct "
                                "it."));
}

void
kaiji_check_postal_code_style (KaijiCheckRun *run)
{
  g_auto (PostalCode) code = { 0 };
  g_autofree char *written = NULL;
  g_autofree char *label = NULL;
  KaijiFinding *finding;

  read_postal_code (run, &code);
  if (code.state != POSTAL_CODE_ODD)
    return;

  written = g_strdup_printf ("%.3s-%s", code.digits, code.digits + N_FIRST_POSTAL_DIGITS);
  /* Translators: a postal code such as 140-0002 */
  finding = kaiji_check_report (run, _ ("Write the postal code as %s."), written);
  /* Translators: {} is what is to be written, such as a postal code or an address */
  label = kaiji_text_replace (_ ("Write {}"), "", written);

  if (run->form == KAIJI_ANSWER_TEXT)
    {
      g_autofree char *before = g_strndup (run->texts[0], (gsize) (code.start - run->texts[0]));
      g_autofree char *fixed = g_strconcat (before, written, code.end, NULL);
      KaijiAnswer *value = kaiji_answer_parse (run->scheme, run->field, fixed);

      kaiji_check_offer_value (run, finding, "postal-code", g_steal_pointer (&label), value);
    }
  else
    {
      kaiji_check_offer_value (run, finding, "postal-code", g_steal_pointer (&label),
                               kaiji_answer_new_address (written, run->texts[0]));
    }
}

/* Dashes that people write in phone numbers instead of the hyphen. */
#define PHONE_DASHES "‐‑‒–—―−－﹣⁻─━ーｰ一・･"

#define PHONE_DIGIT "[0-9０-９]"
#define NO_DIGIT_BEFORE "(?<!" PHONE_DIGIT ")"
#define NO_DIGIT_AFTER "(?!" PHONE_DIGIT ")"

/* The forms of a phone number in Japan, each with a dash to replace: it begins with 0, the code of
 * the country, or the parentheses of an area code. */
static const struct
{
  const char *pattern;
  const char *replacement;
} phone_numbers[] = {
  { NO_DIGIT_BEFORE "([+＋]81)[" PHONE_DASHES "](?=" PHONE_DIGIT ")", "\\1-" },
  { NO_DIGIT_BEFORE "([+＋]81-" PHONE_DIGIT "{1,4}|[0０](?![0０])" PHONE_DIGIT
                    "{1,4})[-" PHONE_DASHES "](" PHONE_DIGIT "{1,4})[-" PHONE_DASHES
                    "](" PHONE_DIGIT "{3,4})" NO_DIGIT_AFTER,
    "\\1-\\2-\\3" },
  { "([(（][0０]" PHONE_DIGIT "{1,4}[)）] ?" PHONE_DIGIT "{1,4})[" PHONE_DASHES "](" PHONE_DIGIT
    "{4})" NO_DIGIT_AFTER,
    "\\1-\\2" },
  { NO_DIGIT_BEFORE "(0120|0800|0570|０１２０)[" PHONE_DASHES "](" PHONE_DIGIT
                    "{6})" NO_DIGIT_AFTER,
    "\\1-\\2" },
};

/* Returns whether a dash other than the hyphen is between digits, as in all of these; few texts
 * have one. / */
static gboolean
has_dash_between_digits (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *dash;

      if (kaiji_characters_get_digit (p) < 0)
        continue;
      dash = g_utf8_next_char (p);
      if ((guchar) *dash >= 0x80 && g_utf8_strchr (PHONE_DASHES, -1, g_utf8_get_char (dash)) != NULL
          && kaiji_characters_get_digit (g_utf8_next_char (dash)) >= 0)
        return TRUE;
    }

  return FALSE;
}

/* A number with a dash other than the hyphen cannot be dialled from the text or found by a
 * search. Returns %NULL if @text has no phone number in one of the forms. */
static char *
rewrite_phone_numbers (const char *text)
{
  static GRegex *regexes[G_N_ELEMENTS (phone_numbers)];
  static gsize made = 0;
  g_autofree char *rewritten = NULL;

  if (g_once_init_enter (&made))
    {
      for (guint i = 0; i < G_N_ELEMENTS (phone_numbers); i++)
        regexes[i] = g_regex_new (phone_numbers[i].pattern, G_REGEX_OPTIMIZE, 0, NULL);
      g_once_init_leave (&made, 1);
    }

  for (guint i = 0; i < G_N_ELEMENTS (phone_numbers); i++)
    {
      const char *from = rewritten != NULL ? rewritten : text;
      char *next;

      if (!g_regex_match (regexes[i], from, 0, NULL))
        continue;
      next = g_regex_replace (regexes[i], from, -1, 0, phone_numbers[i].replacement, 0, NULL);
      g_free (rewritten);
      rewritten = next;
    }

  return g_steal_pointer (&rewritten);
}

void
kaiji_check_phone_number_style (KaijiCheckRun *run)
{
  KaijiFinding *finding;

  for (guint i = 0; i < KAIJI_CHECK_N_TEXTS; i++)
    {
      const char *text = run->texts[i];
      g_autofree char *fixed = text != NULL && has_dash_between_digits (text)
                                 ? rewrite_phone_numbers (text)
                                 : NULL;

      if (fixed == NULL || g_str_equal (fixed, run->texts[i]))
        continue;

      finding = kaiji_check_report (run, _ ("A phone number is written with another dash than the "
                                            "hyphen; write it with hyphens."));
      kaiji_check_offer_rewrite (run, finding, "phone-number", g_strdup (_ ("Write with hyphens")),
                                 rewrite_phone_numbers);
      return;
    }
}
