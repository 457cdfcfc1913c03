/* kaiji-placeholders.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands in a form and is no answer: 選択してください, （　　）円, perhaps a dash, and rows
 * that are examples.
 */

#include "config.h"

#include <string.h>

#include "kaiji-folded.h"
#include "kaiji-placeholders.h"
#include "kaiji-scheme-wording.h"

/* A unit behind room for a number, in characters: 円, か月. */
#define MAX_UNIT 3

static gboolean
is_word (const char *text, const char *const *words)
{
  KaijiFolded folded = kaiji_folded_new (text);
  gboolean is_found = FALSE;

  for (guint i = 0; words[i] != NULL && !is_found; i++)
    {
      KaijiFolded word = kaiji_folded_new (words[i]);

      is_found = word.length > 0 && kaiji_folded_equal (&folded, &word);
      kaiji_folded_clear (&word);
    }

  kaiji_folded_clear (&folded);
  return is_found;
}

/* Whether a text is empty parentheses or a line to write on, perhaps with a unit behind. */
static gboolean
is_room (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  gboolean has_room = FALSE;
  const char *p = normal;

  for (; p != NULL && *p != '\0' && !g_unichar_isalnum (g_utf8_get_char (p));
       p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && (c >= 0x80 || strchr ("()[]_", (int) c) == NULL))
        return FALSE;
      has_room |= c == ')' || c == ']' || c == '_';
    }

  return has_room && g_utf8_strlen (p, -1) <= MAX_UNIT && strpbrk (p, "0123456789()[]_") == NULL;
}

/**
 * kaiji_placeholders_is_dash:
 * @text: the text of a cell for an answer
 *
 * Returns: whether it is a dash or dots: for want of anything else, or to say that nothing applies
 */
gboolean
kaiji_placeholders_is_dash (const char *text)
{
  static const char *const dashes[] = { "-", "−", "—", "―", "ー", "..." };
  g_autofree char *normal = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  if (normal == NULL)
    return FALSE;
  g_strstrip (normal);
  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    if (g_str_equal (normal, dashes[i]))
      return TRUE;

  return FALSE;
}

/**
 * kaiji_placeholders_is_one:
 * @text: the text of a cell for an answer
 * @scheme: a form that knows such texts
 *
 * Returns: whether it stands there until the cell is answered
 */
gboolean
kaiji_placeholders_is_one (const char *text, KaijiScheme *scheme)
{
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (KAIJI_IS_SCHEME (scheme), FALSE);

  return is_room (text)
         || is_word (text, kaiji_scheme_get_form_heads (scheme, KAIJI_FORM_HEADS_PLACEHOLDER));
}

/**
 * kaiji_placeholders_is_example:
 * @text: the text of a cell before a question
 * @scheme: a form that knows such texts
 *
 * Returns: whether it says that the row shows how to fill in the others: 記入例, (例), 例1
 */
gboolean
kaiji_placeholders_is_example (const char *text, KaijiScheme *scheme)
{
  g_autofree char *word = NULL;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (KAIJI_IS_SCHEME (scheme), FALSE);

  word = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  for (gsize length = word != NULL ? strlen (word) : 0;
       length > 0 && g_ascii_isdigit (word[length - 1]); length--)
    word[length - 1] = '\0';

  return word != NULL
         && is_word (word, kaiji_scheme_get_form_heads (scheme, KAIJI_FORM_HEADS_EXAMPLE));
}
