/* kaiji-difference.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The difference between two texts that look the same: each way in which they may differ is taken
 * away from both in turn, until nothing is left that differs.
 */

#include "config.h"

#include "kaiji-difference-private.h"
#include "kaiji-look-alikes.h"

/* Appends one character of a text as it is without one sort of difference. */
typedef void (*Rewrite) (GString *string, gunichar character);

static char *
rewrite (const char *text, Rewrite append)
{
  GString *string = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    append (string, g_utf8_get_char (p));

  return g_string_free (string, FALSE);
}

/* Line breaks are spaces as well; joiners without width are no spaces. */
static void
append_without_spaces (GString *string, gunichar character)
{
  if (!g_unichar_isspace (character))
    g_string_append_unichar (string, character);
}

static void
append_without_invisible (GString *string, gunichar character)
{
  if (!g_unichar_iscntrl (character) && g_unichar_type (character) != G_UNICODE_FORMAT)
    g_string_append_unichar (string, character);
}

static void
append_without_look_alikes (GString *string, gunichar character)
{
  gunichar kanji = kaiji_look_alikes_get_kanji (character);
  gunichar unified = kaiji_look_alikes_get_unified (character);

  g_string_append_unichar (string, kanji != 0 ? kanji : unified != 0 ? unified : character);
}

/* Each line without blanks at its end, and without empty lines at the text's end. */
static char *
trim_lines (const char *text)
{
  GString *string = g_string_new (NULL);
  gsize kept = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r' || c == '\n')
        {
          if (c == '\r' && p[1] == '\n')
            p++;
          g_string_truncate (string, kept);
          g_string_append_c (string, '\n');
          kept = string->len;
          continue;
        }

      g_string_append_unichar (string, c);
      if (!g_unichar_isspace (c))
        kept = string->len;
    }

  g_string_truncate (string, kept);
  while (string->len > 0 && string->str[string->len - 1] == '\n')
    g_string_truncate (string, string->len - 1);

  return g_string_free (string, FALSE);
}

gboolean
kaiji_difference_is_same_print (const char *a, const char *b)
{
  g_autofree char *a_lines = NULL;
  g_autofree char *b_lines = NULL;

  if (g_str_equal (a, b))
    return TRUE;

  a_lines = trim_lines (a);
  b_lines = trim_lines (b);
  return g_str_equal (a_lines, b_lines);
}

static char *
compose (const char *text)
{
  return g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
}

static char *
remove_spaces (const char *text)
{
  return rewrite (text, append_without_spaces);
}

static char *
remove_invisible (const char *text)
{
  return rewrite (text, append_without_invisible);
}

static char *
replace_look_alikes (const char *text)
{
  return rewrite (text, append_without_look_alikes);
}

KaijiDifference
kaiji_difference_find (const char *a, const char *b)
{
  static const struct
  {
    KaijiDifference difference;
    char *(*take_away) (const char *text);
  } sorts[] = {
    { KAIJI_DIFFERENCE_SPACES, remove_spaces },
    { KAIJI_DIFFERENCE_COMPOSITION, compose },
    { KAIJI_DIFFERENCE_INVISIBLE, remove_invisible },
    { KAIJI_DIFFERENCE_LOOK_ALIKES, replace_look_alikes },
  };
  g_autofree char *old_text = g_strdup (a);
  g_autofree char *new_text = g_strdup (b);

  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    {
      g_autofree char *old_before = g_steal_pointer (&old_text);
      g_autofree char *new_before = g_steal_pointer (&new_text);

      old_text = sorts[i].take_away (old_before);
      new_text = sorts[i].take_away (new_before);
      if (old_text == NULL || new_text == NULL)
        break;
      if (g_str_equal (old_text, new_text))
        return sorts[i].difference;
    }

  return KAIJI_DIFFERENCE_WORDS;
}

/**
 * kaiji_difference_to_string:
 * @difference: what answers differ in
 *
 * Returns: its name for programs: `words`, `spaces`, `composition`, `invisible` or `look-alikes`
 */
const char *
kaiji_difference_to_string (KaijiDifference difference)
{
  static const char *const names[] = {
    [KAIJI_DIFFERENCE_WORDS] = "words",
    [KAIJI_DIFFERENCE_SPACES] = "spaces",
    [KAIJI_DIFFERENCE_COMPOSITION] = "composition",
    [KAIJI_DIFFERENCE_INVISIBLE] = "invisible",
    [KAIJI_DIFFERENCE_LOOK_ALIKES] = "look-alikes",
  };

  g_return_val_if_fail (difference < G_N_ELEMENTS (names), NULL);

  return names[difference];
}
