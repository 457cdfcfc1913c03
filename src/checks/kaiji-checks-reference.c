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

/* Whether words say that there is none: 該当なし. */
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

/* Reads thirteen digits of either width with nothing but spaces around them. */
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

/* Characters that people type for a hyphen; 一 only between digits. */
static gboolean
is_hyphen (const char *p)
{
  return *p != '\0' && g_utf8_strchr ("-‐‑‒–—―−－﹣⁻─━ーｰ一", -1, g_utf8_get_char (p)) != NULL;
}

/* A corporate number without spaces, hyphens, and the T that the number of an invoice issuer has
 * before it. (transfer full) */
static char *
strip_corporate_number (const char *text)
{
  GString *bare = g_string_new (NULL);

  text = kaiji_text_skip_white_space (text);
  if (*text == 'T' || g_str_has_prefix (text, "Ｔ"))
    text = g_utf8_next_char (text);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      int digit = kaiji_characters_get_digit (p);

      if (digit >= 0)
        g_string_append_c (bare, (char) ('0' + digit));
      else if (!is_hyphen (p) && !g_unichar_isspace (g_utf8_get_char (p)))
        g_string_append_unichar (bare, g_utf8_get_char (p));
    }

  return g_string_free (bare, FALSE);
}

void
kaiji_check_corporate_number_form (KaijiCheckRun *run)
{
  int digits[N_CORPORATE_DIGITS];

  g_autofree char *bare = NULL;
  KaijiFinding *finding;

  if (read_corporate_number (run->texts[0], digits) || is_in_words (run->texts[0]))
    return;

  finding = kaiji_check_report (run,
                                _ ("A corporate number has 13 digits and nothing else; correct "
                                   "it."));
  bare = strip_corporate_number (run->texts[0]);
  if (!read_corporate_number (bare, digits))
    return;

  /* Translators: {} is what is to be written, such as a postal code or an address */
  kaiji_check_offer_text (run, finding, "corporate-number",
                          kaiji_text_replace (_ ("Write {}"), "", bare), g_strdup (bare));
}

/* The check digit comes first. It is 9 minus the remainder of the sum of Pn times Qn divided by 9,
 * where Pn is the n-th of the other twelve digits counted from the lowest, and Qn is 1 for odd n
 * and 2 for even n: article 2 of the Ministry of Finance Ordinance on the designation of corporate
 * numbers (法人番号の指定等に関する省令 第2条). */
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

/* Skips what stands for the hyphen after the first three digits of a postal code, if the other four
 * follow: 140 - 0002, 140.0002, 140--0002. */
static const char *
skip_odd_hyphen (const char *p)
{
  const char *start = p;
  const char *end;
  guint n_digits;

  while (is_hyphen (p)
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

      if (n_digits == 0 || !is_hyphen (p)
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

/* Separators in a list of addresses. */
#define URL_SEPARATORS "、，・･;；|｜"

/* Characters that end the sentence around an address. */
#define URL_ENDINGS ".,;:!?。、，．！？：；／」』）〉》】…\"'”’"

/* What people put before an address. */
#define URL_OPENINGS "(<[「『〈《【\"'“‘"

/* Whether @text has characters that g_uri_parse() accepts although RFC 3986, appendix A, does not,
 * or punctuation of the sentence around it. */
static gboolean
has_foreign_character (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c) || (c >= 0xff01 && c <= 0xff5e)
          || g_utf8_strchr ("\"<>\\^`{|}、。（）「」・…〜‐‑‒–—―−“”‘’『』【】〈〉《》", -1, c)
               != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Labels of letters, digits and hyphens, separated by points: RFC 3986, section 3.2.2; letters of
 * any script are allowed, as people write the names of RFC 5890. */
static gboolean
is_host (const char *host)
{
  gboolean in_label = FALSE;
  guint n_points = 0;

  if (host == NULL || *host == '\0')
    return FALSE;
  if (*host == '[' || strchr (host, ':') != NULL)
    return TRUE; /* an IPv6 address, which g_uri_parse() has checked */

  for (const char *p = host; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '.')
        {
          if (!in_label)
            return FALSE;
          in_label = FALSE;
          n_points++;
        }
      else if (g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '-' || c == '_')
        {
          in_label = TRUE;
        }
      else
        {
          return FALSE;
        }
    }

  return n_points > 0 || g_str_equal (host, "localhost");
}

/* Whether another address follows ; or the like, rather than being part of a path or query. */
static gboolean
has_second_address (const char *text)
{
  const char *second = text;

  while ((second = strstr (second + 1, "http")) != NULL)
    {
      const char *scheme = second + strlen ("http");

      if (*scheme == 's')
        scheme++;
      if (g_str_has_prefix (scheme, "://") && strchr ("/=?&%", second[-1]) == NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_web_address (const char *text)
{
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);
  const char *last = text + strlen (text);

  if (uri == NULL || has_foreign_character (text) || has_second_address (text)
      || (g_str_has_suffix (text, ")") && strchr (text, '(') == NULL))
    return FALSE;
  if (last > text
      && g_utf8_strchr (".,;:!?", -1, g_utf8_get_char (g_utf8_prev_char (last))) != NULL)
    return FALSE;

  return (g_str_equal (g_uri_get_scheme (uri), "http")
          || g_str_equal (g_uri_get_scheme (uri), "https"))
         && is_host (g_uri_get_host (uri));
}

/* jp, com and the like consist of letters only. */
static gboolean
has_top_level_domain (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  const char *last = host != NULL ? strrchr (host, '.') : NULL;

  if (last == NULL)
    return FALSE;

  for (const char *p = last + 1; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!g_unichar_isalpha (g_utf8_get_char (p)))
        return FALSE;
    }

  return last[1] != '\0' && last[2] != '\0';
}

/* Skips https:// as it is misspelt: ttps://, htps://, https;//, https:/. NULL if there is none. */
static const char *
skip_misspelt_scheme (const char *p)
{
  const char *start = p;
  const char *letters;

  p += strspn (p, "hH");
  letters = p;
  p += strspn (p, "tT");
  if (p == letters || g_ascii_toupper (*p) != 'P')
    return NULL;
  p += strspn (p, "pP");
  p += strspn (p, "sS");
  p += strspn (p, ":;. ");

  return p > start && *p == '/' ? p + strspn (p, "/ ") : NULL;
}

/* Corrects one address to what it probably should be; NULL if that is not clear. (transfer full) */
static char *
correct_address (const char *text)
{
  g_autofree char *narrow = kaiji_text_narrow (text);
  g_autoptr (GString) corrected = g_string_new (NULL);
  const char *p = narrow;
  const char *path;
  const char *last;
  const char *remark;
  gboolean schemed, has_point;

  /* A remark after the address: …jp/（日本語） */
  remark = strstr (text, "（");
  if (remark != NULL && remark > text)
    *g_utf8_offset_to_pointer (narrow, g_utf8_pointer_to_offset (text, remark)) = '\0';

  g_strstrip (narrow);
  g_strdelimit (narrow, "\\", '/');
  if (strchr (narrow, '@') != NULL)
    return NULL; /* a mail address */
  while (*p != '\0' && g_utf8_strchr (URL_OPENINGS, -1, g_utf8_get_char (p)) != NULL)
    p = g_utf8_next_char (p);

  /* Strip all characters that end a sentence. */
  for (last = p + strlen (p); last > p; last = g_utf8_prev_char (last))
    {
      gunichar c = g_utf8_get_char (g_utf8_prev_char (last));

      if (g_utf8_strchr (URL_ENDINGS ")>]", -1, c) == NULL || (c == ')' && strchr (p, '(') != NULL))
        break;
    }

  /* h t t p s : / / or none */
  schemed = g_ascii_strncasecmp (p, "http://", 7) == 0
            || g_ascii_strncasecmp (p, "https://", 8) == 0;
  if (!schemed || skip_misspelt_scheme (strstr (p, "//") + 2) != NULL)
    {
      const char *after;

      /* http://https://… */
      while ((after = skip_misspelt_scheme (p)) != NULL)
        p = after;
      g_string_append (corrected, "https://");
    }

  path = strstr (p, "://");
  path = path != NULL ? path + strlen ("://") : p;
  path = path + strcspn (path, "/?#");
  has_point = memchr (p, '.', (gsize) (path - p)) != NULL;
  for (; p < last; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* www.example,co.jp; the ideographic full stop also stands for a point. */
      if (p < path && (c == ',' || c == 0x3002 || c == 0xff61))
        c = '.';
      else if (p < path && c == 0x30fb /* ・ */ && !has_point)
        c = '.';
      else if (p < path && g_utf8_strchr ("‐‑‒–—―−", -1, c) != NULL)
        c = '-';
      else if (c == 0x301c /* 〜 */)
        c = '~';
      else if (p < path && c == ' ')
        continue;
      g_string_append_unichar (corrected, c);
    }

  if (!is_web_address (corrected->str) || !has_top_level_domain (corrected->str))
    return NULL;

  return g_strdup (corrected->str);
}

/* How a text is split into addresses; what gives none is split in the next way. */
static const char *const address_separators[] = {
  "(?:[\\s" URL_SEPARATORS ",／＆&]|\\s/\\s|及び|および|並びに|と)+(?=https?:|www\\.)|\\n+",
  "[\\s" URL_SEPARATORS "／]+",
  "(?<=[^\\x21-\\x7e])(?=https?://)|(?=[^\\x21-\\x7e])",
};

/* Offers the probable correction of each address in the text. Returns whether there is one. */
static gboolean
offer_split_addresses (KaijiCheckRun *run,
                       KaijiFinding *finding,
                       const char *text,
                       const char *separators)
{
  g_autoptr (GRegex) regex = g_regex_new (separators, 0, 0, NULL);
  g_auto (GStrv) parts = g_regex_split (regex, text, 0);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *corrected = correct_address (parts[i]);

      if (corrected == NULL || kaiji_finding_get_fix (finding, 3) != NULL)
        continue;

      /* Translators: {} is what is to be written, such as a postal code or an address */
      kaiji_check_offer_text (run, finding, "web-address",
                              kaiji_text_replace (_ ("Write {}"), "", corrected),
                              g_strdup (corrected));
    }

  return kaiji_finding_get_fix (finding, 0) != NULL;
}

static void
offer_addresses (KaijiCheckRun *run, KaijiFinding *finding, const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (address_separators); i++)
    {
      if (offer_split_addresses (run, finding, text, address_separators[i]))
        return;
    }
}

/* The longest text that is searched for addresses to correct, in bytes: a pasted document is in the
 * wrong field, and searching it would only delay typing. */
#define MAX_ADDRESSES_LENGTH 4096

void
kaiji_check_url_invalid (KaijiCheckRun *run)
{
  g_autofree char *stripped = g_strstrip (g_strdup (run->texts[0]));
  KaijiFinding *finding;

  if (is_web_address (stripped) || is_in_words (stripped))
    return;

  finding = kaiji_check_report (run, _ ("Not a web address; write it whole, from https:// on, and "
                                        "nothing else."));
  if (strlen (stripped) <= MAX_ADDRESSES_LENGTH)
    offer_addresses (run, finding, stripped);
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
      g_autofree char *fixed = run->texts[i] != NULL ? rewrite_phone_numbers (run->texts[i]) : NULL;

      if (fixed == NULL || g_str_equal (fixed, run->texts[i]))
        continue;

      finding = kaiji_check_report (run, _ ("A phone number is written with another dash than the "
                                            "hyphen; write it with hyphens."));
      kaiji_check_offer_rewrite (run, finding, "phone-number", g_strdup (_ ("Write with hyphens")),
                                 rewrite_phone_numbers);
      return;
    }
}
