/* kaiji-head-text.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the text of a head says: people add years, notes in brackets and translations to the words
 * by which a column is known.
 */

#include "config.h"

#include <string.h>

#include "kaiji-head-text.h"
#include "kaiji-scheme-wording.h"
#include "kaiji-text.h"
#include "kaiji-wording-private.h"

/* A year of the calendar or of an era, with what may stand behind it: 2025年度, FY2025,
 * 令和7年3月期. */
#define YEAR                                                                                       \
  "(?:FY\\s*)?(?:((?:19|20)[0-9]{2})|(令和|平成|R|H)\\s*([0-9]{1,2}|元))(?![0-9])"            \
  "\\s*(?:年度|年版|年分|年|版|期)?"                                                      \
  "(?:\\s*[-/.]?\\s*[0-9]{1,2}(?:月期|月分|月)?(?:\\s*[-/.]?[0-9]{1,2}日?)?)?"               \
  "\\s*(?:時点|現在|改訂|更新)?"

#define BRACKETS "[(\\[【〔<〈《][^)\\]】〕>〉》]*[)\\]】〕>〉》]"
#define NOTE_MARKS "(?:※|\\*|†)[0-9]*"

static GRegex *
get_regex (const char *pattern, gsize *regex)
{
  if (g_once_init_enter (regex))
    g_once_init_leave (regex,
                       (gsize) g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL));

  return (GRegex *) *regex;
}

static char *
dup_normal (const char *text)
{
  char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);

  return normal != NULL ? normal : g_strdup ("");
}

/* The text without years, and without notes in brackets or behind a sign. */
static char *
dup_bare (const char *text)
{
  static gsize regex = 0;

  return g_regex_replace_literal (get_regex (BRACKETS "|" NOTE_MARKS "|" YEAR, &regex), text, -1, 0,
                                  " ", 0, NULL);
}

static int
read_year (const GMatchInfo *match)
{
  g_autofree char *year = g_match_info_fetch (match, 1);
  g_autofree char *era = g_match_info_fetch (match, 2);
  g_autofree char *number = g_match_info_fetch (match, 3);
  gboolean is_present = era != NULL && (g_str_equal (era, "令和") || *era == 'R' || *era == 'r');

  if (year != NULL && *year != '\0')
    return (int) g_ascii_strtoll (year, NULL, 10);

  /* The year before the first one of the era. */
  return (is_present ? 2018 : 1988)
         + (g_ascii_isdigit (*number) ? (int) g_ascii_strtoll (number, NULL, 10) : 1);
}

/**
 * kaiji_head_text_get_year:
 * @text: the text of a head
 * @is_alone: (out): whether it says nothing else
 *
 * Returns: the year that a head says, the last one of several; 0 if it says none
 */
int
kaiji_head_text_get_year (const char *text, gboolean *is_alone)
{
  static gsize regex = 0;
  g_autofree char *normal = dup_normal (text);
  g_autoptr (GMatchInfo) match = NULL;
  int year = 0;

  *is_alone = FALSE;
  if (strlen (text) > KAIJI_MAX_HEAD)
    return 0;

  g_regex_match (get_regex (YEAR, &regex), normal, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    year = MAX (year, read_year (match));
  if (year > 0)
    {
      g_autofree char *rest = g_regex_replace_literal (get_regex (YEAR, &regex), normal, -1, 0, "",
                                                       0, NULL);

      *is_alone = TRUE;
      for (const char *p = rest; *p != '\0'; p = g_utf8_next_char (p))
        *is_alone &= !g_unichar_isalnum (g_utf8_get_char (p));
    }

  return year;
}

static void
add_head (KaijiWording *wording, const char *text, KaijiColumnContent content)
{
  const KaijiFolded *head = kaiji_wording_get_known (wording, text);
  guint contents = GPOINTER_TO_UINT (g_hash_table_lookup (wording->heads, head));

  if (head->length > 0)
    g_hash_table_insert (wording->heads, (gpointer) head,
                         GUINT_TO_POINTER (contents | 1u << content));
}

/* The words that name a column, the form's and others. */
static void
add_heads (KaijiWording *wording, KaijiScheme *scheme)
{
  const KaijiPageLayout *layout = kaiji_scheme_get_page_layout (scheme);

  wording->heads = g_hash_table_new (kaiji_folded_hash, (GEqualFunc) kaiji_folded_equal);
  for (guint i = 0; i < layout->n_columns; i++)
    {
      const KaijiColumn *column = &layout->columns[i];

      /* A head above several columns names none of them. */
      if (column->head != NULL && column->head_span == 1)
        add_head (wording, column->head, column->content);
    }
  for (guint i = 0; i < KAIJI_N_COLUMN_CONTENTS; i++)
    {
      const char *const *words = kaiji_scheme_get_heads (scheme, i);

      for (guint j = 0; words[j] != NULL; j++)
        add_head (wording, words[j], i);
    }
}

static guint
get_whole_contents (const char *text, KaijiScheme *scheme, KaijiWording *wording)
{
  KaijiFolded folded = kaiji_wording_fold (wording, text);
  guint contents;

  if (wording->heads == NULL)
    add_heads (wording, scheme);
  contents = GPOINTER_TO_UINT (g_hash_table_lookup (wording->heads, &folded));
  kaiji_folded_clear (&folded);

  return contents;
}

/* Whether a head has one of the words in it. */
static gboolean
has_word (const char *text, const char *const *words, KaijiWording *wording)
{
  KaijiFolded folded = kaiji_wording_fold (wording, text);
  gboolean is_found = FALSE;

  for (guint i = 0; !is_found && words[i] != NULL; i++)
    {
      const KaijiFolded *word = kaiji_wording_get_known (wording, words[i]);

      for (guint j = 0; !is_found && j + word->length <= folded.length; j++)
        is_found = kaiji_folded_has_at (&folded, j, word);
    }
  kaiji_folded_clear (&folded);

  return is_found;
}

typedef enum
{
  SCRIPT_NONE,
  SCRIPT_LATIN,
  SCRIPT_OTHER,
} Script;

static Script
get_script (gunichar c)
{
  if (!g_unichar_isalpha (c))
    return SCRIPT_NONE;
  return c < 0x250 ? SCRIPT_LATIN : SCRIPT_OTHER;
}

/* What the parts of a head say together, which is the same in one language and in another; nothing
 * if a part is not known, other than a translation into Latin letters. */
static guint
get_contents_of_parts (const char *text, KaijiScheme *scheme, KaijiWording *wording)
{
  guint contents = G_MAXUINT;
  guint known = 0;
  guint unknown = 0;
  const char *start = text;
  Script script = SCRIPT_NONE;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      Script own = get_script (c);

      if (c == '\0' || c == '/' || c == '|' || c == '\n'
          || (own != SCRIPT_NONE && script != SCRIPT_NONE && own != script))
        {
          g_autofree char *part = NULL;
          guint says;

          /* All of it has been read as one head. */
          if (start == text && c == '\0')
            return 0;
          part = g_strndup (start, (gsize) (p - start));
          says = get_whole_contents (part, scheme, wording);
          if (says != 0)
            contents &= says;
          if (script != SCRIPT_NONE)
            *(says != 0 ? &known : &unknown) |= 1u << script;
          start = own == SCRIPT_NONE && c != '\0' ? g_utf8_next_char (p) : p;
          script = SCRIPT_NONE;
        }
      if (c == '\0')
        break;
      script = own != SCRIPT_NONE ? own : script;
    }

  return known != 0 && (known & unknown) == 0 && (unknown & 1u << SCRIPT_OTHER) == 0 ? contents : 0;
}

/**
 * kaiji_head_text_get_contents:
 * @text: the text of a cell
 *
 * Returns: the contents, one bit each, of the columns that it may be the head of
 */
guint
kaiji_head_text_get_contents (const char *text, KaijiScheme *scheme, KaijiWording *wording)
{
  guint contents = get_whole_contents (text, scheme, wording);
  g_autofree char *normal = NULL;
  g_autofree char *bare = NULL;

  if (contents != 0 || strlen (text) > KAIJI_MAX_HEAD)
    return contents;

  normal = dup_normal (text);
  bare = dup_bare (normal);
  if (!g_str_equal (bare, text))
    contents = get_whole_contents (bare, scheme, wording);
  if (contents == 0)
    contents = get_contents_of_parts (bare, scheme, wording);
  if (contents != 0
      && has_word (text, kaiji_scheme_get_other_heads (scheme, KAIJI_OTHER_HEAD_EARLIER), wording))
    return 0;

  return contents;
}

/**
 * kaiji_head_text_is_detail:
 * @text: the text of a head
 *
 * Returns: whether its column says more of what the answer beside it says in a word
 */
gboolean
kaiji_head_text_is_detail (const char *text, KaijiScheme *scheme, KaijiWording *wording)
{
  const char *const *words = kaiji_scheme_get_other_heads (scheme, KAIJI_OTHER_HEAD_DETAIL);
  g_autofree char *normal = dup_normal (text);
  g_autofree char *bare = dup_bare (normal);
  KaijiFolded folded = kaiji_wording_fold (wording, bare);
  gboolean is_found = kaiji_wording_is_any (wording, &folded, words);

  kaiji_folded_clear (&folded);

  return is_found;
}
