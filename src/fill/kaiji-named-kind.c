/* kaiji-named-kind.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A field may ask for any of several things, プライバシーマーク、ISMS、ITSMSの取得の有無, and a
 * question for one of them. That there is one of them answers the question only if it is that one.
 */

#include "config.h"

#include <string.h>

#include "kaiji-characters.h"
#include "kaiji-named-kind.h"

/* A name is at least so long, in characters; a number in it, in digits. */
#define MIN_NAME 2
#define MIN_KATAKANA 3
#define MIN_DIGITS 4

/* What stands between the things that a label lists. */
static const char separators[] = "、,・()\n";

/* Widths, letter cases and spaces are one. */
static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  g_autofree char *folded = g_utf8_casefold (normal != NULL ? normal : text, -1);
  GString *joined = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (joined, g_utf8_get_char (p));

  return g_string_free (joined, FALSE);
}

/* Letters, digits and strokes are one kind: JISQ27001, ISO/IEC27001. */
static gboolean
is_latin (gunichar c)
{
  return c < 0x80 && (g_ascii_isalnum ((char) c) || c == '/');
}

/* Of a standard's name its number counts, whoever numbered it: ISO/IEC 27001, JIS Q 27001. */
static char *
dup_number (const char *name)
{
  for (const char *p = name; *p != '\0'; p++)
    {
      gsize length = strspn (p, "0123456789");

      if (length >= MIN_DIGITS)
        return g_strndup (p, length);
      p += length > 0 ? length - 1 : 0;
    }

  return g_strdup (name);
}

/* Returns the end of the name at the start of a text: katakana, or Latin letters and digits. */
static const char *
skip_name (const char *text)
{
  gboolean (*is_one) (gunichar) = kaiji_characters_is_katakana (g_utf8_get_char (text))
                                    ? kaiji_characters_is_katakana
                                    : is_latin;
  const char *p = text;

  while (*p != '\0' && is_one (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return g_utf8_strlen (text, p - text) >= (is_one == is_latin ? MIN_NAME : MIN_KATAKANA) ? p
                                                                                          : text;
}

/* Whether nothing but "and the like" stands behind a name. */
static gboolean
is_end (const char *rest)
{
  return *rest == '\0' || g_str_equal (rest, "など") || g_str_equal (rest, "等");
}

/* Adds what stands between two separators, if it is one thing: a name, which other words follow in
 * the last one only, or words without particles. Returns whether it is. */
static gboolean
add_piece (GPtrArray *names, const char *start, const char *end)
{
  g_autofree char *piece = g_strndup (start, (gsize) (end - start));
  const char *rest = skip_name (piece);

  if (rest > piece && (is_end (rest) || *end == '\0'))
    {
      g_autofree char *name = g_strndup (piece, (gsize) (rest - piece));

      g_ptr_array_add (names, dup_number (name));
      return TRUE;
    }

  for (const char *p = piece; *p != '\0'; p = g_utf8_next_char (p))
    if (kaiji_characters_is_hiragana (g_utf8_get_char (p)))
      return FALSE;
  if (g_utf8_strlen (piece, -1) < MIN_NAME)
    return FALSE;

  g_ptr_array_add (names, g_steal_pointer (&piece));
  return TRUE;
}

/* Adds what a label lists between separators. Returns how many things there are. */
static guint
add_listed (GPtrArray *names, const char *label)
{
  const char *start = label;
  guint n = 0;

  for (const char *p = label; *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_strchr (separators, -1, g_utf8_get_char (p)) != NULL)
      {
        n += add_piece (names, start, p) ? 1 : 0;
        start = g_utf8_next_char (p);
      }

  return n + (add_piece (names, start, start + strlen (start)) ? 1 : 0);
}

/* Leaves out parentheses that say the same in other words, 無停電電源装置(UPS); what is in them
 * with "and the like" is one of several things. */
static char *
leave_out_synonyms (const char *label)
{
  g_autoptr (GRegex) synonym = g_regex_new ("\\((?![^()]*(?:など|等)\\))[^()、,・]*\\)", 0, 0,
                                            NULL);

  return g_regex_replace_literal (synonym, label, -1, 0, "", 0, NULL);
}

/* Adds what a label lists to @listed, or what it alone is to @single. */
static void
sort_label (GPtrArray *listed, GPtrArray *single, const char *label)
{
  g_autofree char *folded = fold (label);
  g_autofree char *plain = leave_out_synonyms (folded);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  gboolean is_list = add_listed (names, plain) > 1;

  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (is_list ? listed : single, g_strdup (names->pdata[i]));
}

/* Leaves out what the item is called: the field asks for all of it, ID・パスワードの運用管理. */
static void
leave_out_subject (GPtrArray *names, const KaijiField *field)
{
  g_autofree char *title = fold (field->item->title);

  for (guint i = names->len; i > 0; i--)
    if (strstr (title, names->pdata[i - 1]) != NULL)
      g_ptr_array_remove_index (names, i - 1);
}

/* The things of which a field asks for any; none if it asks for one. Forms that ask for one of them
 * at a time, プライバシーマーク, show that other things asked for alone, SOC2, are of the kind,
 * too. */
static GPtrArray *
list_names (const KaijiField *field)
{
  GPtrArray *listed = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) single = g_ptr_array_new_with_free_func (g_free);
  gboolean are_of_kind = FALSE;

  sort_label (listed, single, field->prompt);
  for (guint i = 0; field->asked_as != NULL && field->asked_as[i] != NULL; i++)
    sort_label (listed, single, field->asked_as[i]);

  leave_out_subject (listed, field);
  for (guint i = 0; i < single->len; i++)
    are_of_kind |= g_ptr_array_find_with_equal_func (listed, single->pdata[i], g_str_equal, NULL);
  for (guint i = 0; are_of_kind && i < single->len; i++)
    g_ptr_array_add (listed, g_strdup (single->pdata[i]));

  return listed;
}

/**
 * kaiji_named_kind_fits:
 * @field: a field whose answer says that there is something
 * @question: what is asked, in anyone's words
 * @answer: the answer to @field
 *
 * Returns: %FALSE if the question names one of the things that @field asks for, and @answer does
 *   not: it may be about another one
 */
gboolean
kaiji_named_kind_fits (const KaijiField *field, const char *question, const char *answer)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *asked = NULL;
  g_autofree char *given = NULL;

  g_return_val_if_fail (field != NULL, FALSE);
  g_return_val_if_fail (question != NULL, FALSE);
  g_return_val_if_fail (answer != NULL, FALSE);

  names = list_names (field);
  asked = fold (question);
  given = fold (answer);
  for (guint i = 0; i < names->len; i++)
    if (strstr (asked, names->pdata[i]) != NULL && strstr (given, names->pdata[i]) == NULL)
      return FALSE;

  return TRUE;
}
