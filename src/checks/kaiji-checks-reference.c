/* kaiji-checks-reference.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Checks of answers that others look up: corporate numbers, postal codes and web addresses.
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "kaiji-checks-private.h"
#include "kaiji-text.h"

#define N_CORPORATE_DIGITS 13
#define N_POSTAL_DIGITS 7
#define N_FIRST_POSTAL_DIGITS 3

/* A postal code that was found. */
typedef enum
{
  POSTAL_CODE_MISSING,
  POSTAL_CODE_MALFORMED,
  POSTAL_CODE_ODD, /* seven digits, but not written as 123-4567 */
  POSTAL_CODE_GOOD,
} PostalCodeState;

typedef struct
{
  PostalCodeState state;
  char *written;
  char digits[N_POSTAL_DIGITS + 1];
} PostalCode;

static void
postal_code_clear (PostalCode *code)
{
  g_clear_pointer (&code->written, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PostalCode, postal_code_clear)

/* Whether it is told in words that there is none: 該当なし. */
static gboolean
is_in_words (const char *text)
{
  g_autofree char *narrow = kaiji_text_narrow (text);

  for (const char *p = narrow; *p != '\0'; p++)
    {
      if (g_ascii_isalnum (*p))
        return FALSE;
    }

  return TRUE;
}

/* Reads thirteen digits of either width, and nothing else but space around them. */
static gboolean
read_corporate_number (const char *text, int digits[N_CORPORATE_DIGITS])
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  const char *p = stripped;

  for (guint i = 0; i < N_CORPORATE_DIGITS; i++)
    {
      digits[i] = kaiji_characters_get_digit (p);
      if (digits[i] < 0)
        return FALSE;
      p = g_utf8_next_char (p);
    }

  return *p == '\0';
}

void
kaiji_check_corporate_number_form (KaijiCheckRun *run)
{
  int digits[N_CORPORATE_DIGITS];

  if (!read_corporate_number (run->texts[0], digits) && !is_in_words (run->texts[0]))
    kaiji_check_report (run, _ ("A corporate number has 13 digits and nothing else; correct it."));
}

/* The check digit stands first. It is 9 minus the remainder that the sum of Pn times Qn leaves when
 * divided by 9, where Pn is the n-th of the other twelve digits counted from the lowest, and Qn is
 * 1 for odd n and 2 for even n: article 2 of the Ministry of Finance Ordinance on the designation
 * of corporate numbers (法人番号の指定等に関する省令 第2条). */
void
kaiji_check_corporate_number_digit (KaijiCheckRun *run)
{
  int digits[N_CORPORATE_DIGITS];
  int sum = 0;

  if (!read_corporate_number (run->texts[0], digits))
    return;

  for (int n = 1; n < N_CORPORATE_DIGITS; n++)
    sum += digits[N_CORPORATE_DIGITS - n] * (n % 2 == 1 ? 1 : 2);

  if (digits[0] != 9 - sum % 9)
    kaiji_check_report (run, _ ("The corporate number's check digit does not fit its other digits; "
                                "compare it with the published one."));
}

static gboolean
is_hyphen (const char *p)
{
  return *p != '\0' && g_utf8_strchr ("-‐‑−－―ー", -1, g_utf8_get_char (p)) != NULL;
}

/* Reads digits with hyphens between them. Returns where they end. */
static const char *
read_hyphenated (const char *p, PostalCode *code)
{
  const char *start = p;
  guint n_digits = 0;
  guint n_hyphens = 0;
  gsize length;

  for (;; p = g_utf8_next_char (p))
    {
      int digit = kaiji_characters_get_digit (p);

      if (digit >= 0)
        {
          if (n_digits < N_POSTAL_DIGITS)
            code->digits[n_digits] = (char) ('0' + digit);
          n_digits++;
          continue;
        }

      if (n_digits == 0 || !is_hyphen (p))
        break;
      n_hyphens++;
    }

  length = (gsize) (p - start);
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

static const char *
skip_spaces (const char *p)
{
  while (*p != '\0' && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return p;
}

/* In a text, a postal code is what follows 〒, else what looks like one. */
static void
find_postal_code (const char *text, PostalCode *code)
{
  const char *mark = strstr (text, "〒");
  gboolean after_letter = FALSE;

  if (mark != NULL)
    {
      read_hyphenated (skip_spaces (mark + strlen ("〒")), code);
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

  text = skip_spaces (kaiji_answer_get_postal_code (run->answer));
  if (*text == '\0')
    return;

  /* The mark is printed by itself, so the file must not have it. */
  if (g_str_has_prefix (text, "〒"))
    {
      end = read_hyphenated (skip_spaces (text + strlen ("〒")), code);
      if (code->state == POSTAL_CODE_GOOD)
        code->state = POSTAL_CODE_ODD;
    }
  else
    {
      end = read_hyphenated (text, code);
    }

  if (*skip_spaces (end) != '\0')
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

  read_postal_code (run, &code);
  if (code.state == POSTAL_CODE_ODD)
    /* Translators: a postal code such as 140-0002 */
    kaiji_check_report (run, _ ("Write the postal code as %.3s-%s."), code.digits,
                        code.digits + N_FIRST_POSTAL_DIGITS);
}

/* Characters that g_uri_parse() lets pass although no address holds them: RFC 3986, appendix A; and
 * the punctuation of the sentence around it. */
static gboolean
has_foreign_character (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c)
          || g_utf8_strchr ("\"<>\\^`{|}、。，（）「」", -1, c) != NULL)
        return TRUE;
    }

  return FALSE;
}

void
kaiji_check_url_invalid (KaijiCheckRun *run)
{
  g_autofree char *stripped = g_strstrip (g_strdup (run->texts[0]));
  g_autoptr (GUri) uri = g_uri_parse (stripped, G_URI_FLAGS_NONE, NULL);

  if (uri != NULL && !has_foreign_character (stripped)
      && (g_str_equal (g_uri_get_scheme (uri), "http")
          || g_str_equal (g_uri_get_scheme (uri), "https"))
      && g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0')
    return;
  if (is_in_words (stripped))
    return;

  kaiji_check_report (run, _ ("Not a web address; write it whole, from https:// on, and nothing "
                              "else."));
}
