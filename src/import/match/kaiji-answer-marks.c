/* kaiji-answer-marks.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Marks that a text has before its answers: those of quotes and lists, arrows, 回答. They would
 * hide that an answer is a date or a number. An answer that is a list itself keeps its marks.
 */

#include "config.h"

#include <string.h>

#include "kaiji-answer-marks.h"
#include "kaiji-answer-text.h"
#include "kaiji-line-marks.h"
#include "kaiji-match.h"
#include "kaiji-text.h"

/* A mark is the text's rather than an answer's if so many answers have it, and one of so many. */
#define MIN_MARKED 2
#define MARKED_SHARE 2

/* A mark alone is an answer that is missing if so much of the other answers, of five, is marked. */
#define MISSING_SHARE 4

static const char *const quotes[] = { "> ", "＞", NULL };
static const char *const lists[] = { "- ", "* ", "+ ", "• ", "・", NULL };

static gboolean
is_bare_quote (const char *text)
{
  return g_str_equal (text, ">") || g_str_equal (text, "＞");
}

/* An arrow, and the words 回答 or 答え with a colon, are before an answer, whatever others have. */
static const char *
skip_word (const char *text)
{
  static const char *const arrows[] = { "→", "⇒", "⇨", "➡", NULL };
  static const char *const words[] = { "回答", "答え", "答", "Answer", NULL };
  const char *p = kaiji_text_skip_white_space (text);
  const char *rest;

  /* A mark with nothing behind it is no answer. */
  if (kaiji_text_skip_any (&p, arrows) || is_bare_quote (p))
    return is_bare_quote (p) ? p + strlen (p) : kaiji_text_skip_white_space (p);
  if (!kaiji_text_skip_any (&p, words))
    return text;
  rest = kaiji_line_skip_colon (p);
  return rest > p && *rest != '\0' && !g_unichar_isspace (g_utf8_get_char (p)) ? rest : text;
}

/* Whether a text is a mark with nothing behind it. */
static gboolean
is_bare (const char *text, const char *const *marks)
{
  g_autofree char *spaced = g_strconcat (text, " ", NULL);

  return g_strv_contains (marks, text) || g_strv_contains (marks, spaced);
}

/* Whether all lines of a text, and more than one, have a mark. */
static gboolean
is_list (const char *text, const char *mark)
{
  if (strchr (text, '\n') == NULL)
    return FALSE;

  for (const char *line = text; line != NULL; line = strchr (line, '\n'))
    {
      line += line > text;
      if (!g_str_has_prefix (line, mark))
        return FALSE;
    }

  return TRUE;
}

/* The text without the one of @marks that precedes it; a quote has its mark before each line. NULL
 * if there is no mark, or if nothing would be left. */
static char *
dup_unmarked (const char *text, const char *const *marks)
{
  for (guint i = 0; marks[i] != NULL; i++)
    {
      const char *rest = text;
      GString *unmarked;

      if (!kaiji_text_skip (&rest, marks[i]))
        continue;
      if (kaiji_text_is_blank (rest) || (marks == lists && is_list (text, marks[i])))
        return NULL;

      unmarked = g_string_new (kaiji_text_skip_white_space (rest));
      if (marks == quotes)
        {
          g_autofree char *ending = g_strconcat ("\n", marks[i], NULL);

          g_string_replace (unmarked, ending, "\n", 0);
        }
      return g_string_free (unmarked, FALSE);
    }

  return NULL;
}

/* Whether an answer is only read as what it is without its mark. That of a number may be a minus.
 */
static gboolean
is_read_as (KaijiScheme *scheme, const KaijiField *field, const char *text, const char *unmarked)
{
  g_autoptr (KaijiAnswer) with = kaiji_answer_parse (scheme, field, text);
  g_autoptr (KaijiAnswer) without = kaiji_answer_parse (scheme, field, unmarked);

  return kaiji_answer_get_form (with) == KAIJI_ANSWER_TEXT
         && kaiji_answer_get_form (without) != KAIJI_ANSWER_TEXT
         && (*text != '-' || kaiji_answer_get_form (without) != KAIJI_ANSWER_NUMBER);
}

static gboolean
is_line_answer (KaijiTable *table, const KaijiMatch *match)
{
  return match->field != NULL && kaiji_table_get_row (table, match->row)->is_line
         && match->reasons != KAIJI_MATCH_ID && !kaiji_text_is_blank (match->answer);
}

static void
remove_marks (KaijiTable *table, GPtrArray *matches, KaijiScheme *scheme, const char *const *marks)
{
  guint n_marked = 0;
  guint n = 0;
  gboolean is_common;
  gboolean is_missing;

  for (guint i = 0; i < matches->len; i++)
    {
      const KaijiMatch *match = g_ptr_array_index (matches, i);
      g_autofree char *unmarked = NULL;

      if (!is_line_answer (table, match) || is_bare (match->answer, marks))
        continue;
      unmarked = dup_unmarked (match->answer, marks);
      n_marked += unmarked != NULL;
      n++;
    }
  if (n_marked == 0)
    return;
  is_common = n_marked >= MIN_MARKED && n_marked * MARKED_SHARE >= n;
  is_missing = is_common && n_marked * 5 >= n * MISSING_SHARE;

  for (guint i = 0; i < matches->len; i++)
    {
      KaijiMatch *match = g_ptr_array_index (matches, i);
      char *unmarked;

      if (!is_line_answer (table, match))
        continue;
      unmarked = dup_unmarked (match->answer, marks);
      if (is_missing && is_bare (match->answer, marks))
        unmarked = g_strdup ("");
      if (unmarked != NULL
          && (is_common || is_read_as (scheme, match->field, match->answer, unmarked)))
        {
          g_free (match->answer);
          match->answer = g_steal_pointer (&unmarked);
        }
      g_free (unmarked);
    }
}

/**
 * kaiji_answer_marks_remove:
 * @table: the rows that were matched
 * @matches: (element-type KaijiMatch): their fields and answers
 * @scheme: the form
 *
 * Removes the marks that running text has before its answers.
 */
void
kaiji_answer_marks_remove (KaijiTable *table, GPtrArray *matches, KaijiScheme *scheme)
{
  for (guint i = 0; i < matches->len; i++)
    {
      KaijiMatch *match = g_ptr_array_index (matches, i);
      const char *rest;
      char *answer;

      if (!is_line_answer (table, match))
        continue;
      rest = skip_word (match->answer);
      if (rest == match->answer)
        continue;
      answer = g_strdup (rest);
      g_free (match->answer);
      match->answer = answer;
    }

  remove_marks (table, matches, scheme, quotes);
  remove_marks (table, matches, scheme, lists);
}
