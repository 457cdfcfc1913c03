/* kaiji-checks-reference.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Checks of answers that others look up: corporate numbers and web addresses.
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "kaiji-checks-private.h"
#include "kaiji-text.h"

#define N_CORPORATE_DIGITS 13

/* Returns whether words say that there is none: 該当なし. */
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
      else if (!kaiji_check_is_hyphen (p) && !g_unichar_isspace (g_utf8_get_char (p)))
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

/* Separators in a list of addresses. */
#define URL_SEPARATORS "、，・･;；|｜"

/* Characters that end the sentence around an address. */
#define URL_ENDINGS ".,;:!?。、，．！？：；／」』）〉》】…\"'”’"

/* The characters that people put before an address. */
#define URL_OPENINGS "(<[「『〈《【\"'“‘"

/* Returns whether @text has characters that g_uri_parse() accepts although RFC 3986, appendix A,
 * does not, or punctuation of the sentence around it. */
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

/* Returns whether another address follows ; or the like, rather than being part of a path or
 * query. */
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
