/* kaiji-links.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-links.h"

/* The characters of a URI (RFC 3986, section 2), and of a mail address before its @ (RFC 5322,
 * section 3.2.3, without characters that occur in sentences but in nobody's address). */
#define URI_CHARACTERS "-._~:/?#[]@!$&'()*+,;=%"
#define LOCAL_CHARACTERS "-._+%"

/* Characters that end the sentence around an address rather than the address. */
#define CLOSING_CHARACTERS ".,;:!?'*"

static void
clear_link (gpointer data)
{
  KaijiLink *link = data;

  g_free (link->uri);
}

static gboolean
is_one_of (char character, const char *others)
{
  return g_ascii_isalnum (character) || (character != '\0' && strchr (others, character) != NULL);
}

static const char *
skip (const char *text, const char *others)
{
  while (is_one_of (*text, others))
    text++;

  return text;
}

/* Returns whether a closing bracket at the end of an address belongs to the text around it. */
static gboolean
is_unopened (const char *start, const char *bracket)
{
  char opening = *bracket == ')' ? '(' : '[';
  int depth = 0;

  for (const char *p = start; p < bracket; p++)
    depth += (*p == opening) - (*p == *bracket);

  return depth <= 0;
}

/* Returns: the end of an address without the characters that end the sentence around it. */
static const char *
trim (const char *start, const char *end)
{
  while (end > start
         && (strchr (CLOSING_CHARACTERS, end[-1]) != NULL
             || ((end[-1] == ')' || end[-1] == ']') && is_unopened (start, end - 1))))
    end--;

  return end;
}

/* Finds the end of a host name: labels of letters, digits and hyphens, separated by dots. */
static const char *
skip_host (const char *text, guint *n_labels)
{
  const char *end = text;

  *n_labels = 0;
  while (g_ascii_isalnum (*text))
    {
      text = skip (text, "-");
      end = text;
      while (end[-1] == '-')
        end--;
      (*n_labels)++;
      if (*text != '.')
        break;
      text++;
    }

  return end;
}

/* Returns: (nullable): the end of a page's address, %NULL if none begins here. */
static const char *
match_page (const char *text)
{
  static const char *const schemes[] = { "https://", "http://" };

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      const char *host = text + strlen (schemes[i]);

      if (g_ascii_strncasecmp (text, schemes[i], strlen (schemes[i])) == 0
          && (g_ascii_isalnum (*host) || *host == '['))
        return trim (host, skip (host, URI_CHARACTERS));
    }

  return NULL;
}

/* Returns: (nullable): the end of a mail address, %NULL if none begins here. */
static const char *
match_mail (const char *text)
{
  const char *at = skip (text, LOCAL_CHARACTERS);
  const char *end;
  guint n_labels;

  if (at == text || *at != '@' || *text == '.' || at[-1] == '.')
    return NULL;

  end = skip_host (at + 1, &n_labels);
  if (n_labels < 2 || !g_ascii_isalpha (end[-1]) || !g_ascii_isalpha (end[-2]))
    return NULL;

  return end;
}

/* Cairo takes the address in quotes, and writes it to the PDF file between parentheses without
 * escaping it. */
static char *
dup_uri (const char *scheme, const char *start, const char *end)
{
  GString *uri = g_string_new (scheme);

  for (; start < end; start++)
    if (strchr ("'()\\", *start) != NULL)
      g_string_append_printf (uri, "%%%02X", (guint) *start);
    else
      g_string_append_c (uri, *start);

  return g_string_free (uri, FALSE);
}

/**
 * kaiji_links_find:
 * @text: UTF-8
 *
 * Finds the complete addresses of web pages (`http:` or `https:`) and mail in a text. A full stop
 * or bracket of the sentence around an address is not part of it.
 *
 * Returns: (transfer full) (element-type KaijiLink): the addresses, in the text's order
 */
GArray *
kaiji_links_find (const char *text)
{
  GArray *links = g_array_new (FALSE, FALSE, sizeof (KaijiLink));
  const char *p = text;

  g_return_val_if_fail (text != NULL, links);

  g_array_set_clear_func (links, clear_link);

  /* Answers rarely have one. */
  if (strstr (text, "://") == NULL && strchr (text, '@') == NULL)
    return links;

  while (*p != '\0')
    {
      const char *page = g_ascii_isalpha (*p) ? match_page (p) : NULL;
      const char *end = page != NULL ? page : match_mail (p);

      if (end == NULL)
        {
          /* An address never begins inside a word. */
          const char *word_end = skip (p, LOCAL_CHARACTERS);

          p = word_end > p ? word_end : p + 1;
          continue;
        }

      KaijiLink link = {
        .start = (gsize) (p - text),
        .end = (gsize) (end - text),
        .uri = dup_uri (page != NULL ? "" : "mailto:", p, end),
      };

      g_array_append_val (links, link);
      p = end;
    }

  return links;
}
