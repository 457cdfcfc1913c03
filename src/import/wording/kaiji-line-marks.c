/* kaiji-line-marks.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The marks that people put before the words of a line: those of lists and headings, numbers, and
 * the Q and A of questions and answers.
 */

#include "config.h"

#include <string.h>

#include "kaiji-line-marks.h"
#include "kaiji-text.h"

static const char *const marks[] = { "#", "*", "-", "+", "•", "・", "●", "○", "■",
                                     "□", "◆", "◇", "▪", "‣", "–",  "—", "`", NULL };
static const char *const question_marks[] = { "Question", "Q", "Ｑ", "設問", "質問", "問", NULL };
static const char *const answer_marks[] = { "A", "Ａ", "答え", "答", "回答", NULL };
static const char *const number_marks[] = { "No", "NO", "no", "Ｎｏ", "№", "項番", "第", NULL };
static const char *const branches[] = { "-", "－", "‐", "–", "_", "の", ".", "．", NULL };
static const char *const leaders[] = { "…", "‥", ".",  "．", "・", "･",
                                       "·", "_", "＿", "─",  "-",  NULL };
static const char *const opening[] = { ".", "．", "(", "（", "[", "【", "〔", "#", "＃", NULL };
static const char *const closing[] = { ".", "．", ")",  "）", "]",  "】", "〕",
                                       ":", "：", "、", "項", "番", NULL };

/**
 * kaiji_line_skip_marks:
 * @text: a line
 *
 * Returns: the place after spaces and the marks of lists, headings and emphasis
 */
const char *
kaiji_line_skip_marks (const char *text)
{
  do
    text = kaiji_text_skip_white_space (text);
  while (kaiji_text_skip_any (&text, marks));

  return text;
}

/* Skips up to three digits, wide or not, or one number in a circle. */
static gboolean
skip_digits (const char **text)
{
  guint n = 0;

  for (; n < 3; n++, *text = g_utf8_next_char (*text))
    {
      gunichar c = g_utf8_get_char (*text);
      gboolean is_circled = g_unichar_type (c) == G_UNICODE_OTHER_NUMBER;

      if (n == 0 && (is_circled || (c != '0' && c != 0xff10 && g_unichar_isdigit (c))))
        {
          if (!is_circled)
            continue;
          *text = g_utf8_next_char (*text);
          return TRUE;
        }
      if (n == 0 || !g_unichar_isdigit (c))
        break;
    }

  return n > 0 && !g_unichar_isdigit (g_utf8_get_char (*text));
}

/**
 * kaiji_line_skip_number:
 * @text: a line
 *
 * Returns: (nullable): the place after an item's number: `12`, `12.`, `(12)`, `No.12`, `Q12.`,
 * `12-1`, `設問12-1`, `⑫`; %NULL if the line does not begin with one
 */
const char *
kaiji_line_skip_number (const char *text)
{
  const char *p = text;
  const char *branch;
  gboolean is_closed = FALSE;

  if (kaiji_text_skip_any (&p, question_marks))
    p = kaiji_text_skip_white_space (p);
  if (kaiji_text_skip_any (&p, number_marks))
    p = kaiji_text_skip_white_space (p);
  while (kaiji_text_skip_any (&p, opening))
    ;
  if (!skip_digits (&p))
    return NULL;
  branch = p;
  if (kaiji_text_skip_any (&branch, branches) && g_unichar_isdigit (g_utf8_get_char (branch)))
    {
      p = branch;
      skip_digits (&p);
    }
  while (kaiji_text_skip_any (&p, closing))
    is_closed = TRUE;

  return is_closed || *p == '\0' || g_unichar_isspace (g_utf8_get_char (p)) ? p : NULL;
}

/* The text after leaders, the dots that lead from a label to its answer. One sign may be the
 * answer's own: a mark of a list, or a dash in place of an answer. */
static const char *
skip_leaders (const char *text)
{
  const char *p = text;
  guint n = 0;

  while (kaiji_text_skip_any (&p, leaders))
    n += g_str_has_prefix (text, "…") || g_str_has_prefix (text, "‥") ? 2 : 1;

  return n >= 2 ? p : text;
}

/**
 * kaiji_line_skip_colon:
 *
 * Returns: the place after spaces and a colon between a label and its answer, or dots that lead
 *   from the one to the other
 */
const char *
kaiji_line_skip_colon (const char *text)
{
  text = kaiji_text_skip_white_space (skip_leaders (kaiji_text_skip_white_space (text)));
  /* Some people write two colons. */
  if (*text == ':')
    text += text[1] == ':' ? 2 : 1;
  else if (g_str_has_prefix (text, "：") || g_str_has_prefix (text, "→"))
    text = g_utf8_next_char (text);

  return kaiji_text_skip_white_space (text);
}

/**
 * kaiji_line_is_asked:
 *
 * Returns: whether a line is marked as a question: `Q12.`, `問12`
 */
gboolean
kaiji_line_is_asked (const char *text)
{
  return kaiji_text_skip_any (&text, question_marks);
}

/**
 * kaiji_line_skip_question:
 * @text: a line
 * @next: the line below
 *
 * Returns: (nullable): the place after the mark of a question, with or without a number, if @next
 *   is marked as its answer; %NULL if not
 */
const char *
kaiji_line_skip_question (const char *text, const char *next)
{
  const char *p = text = kaiji_line_skip_marks (text);

  next = kaiji_line_skip_marks (next);
  if (!kaiji_text_skip_any (&p, question_marks) || kaiji_line_skip_answer_mark (next) == next)
    return NULL;
  if (kaiji_text_skip_any (&p, closing) || g_unichar_isspace (g_utf8_get_char (p)))
    return kaiji_text_skip_white_space (p);

  return kaiji_line_skip_number (text) != NULL ? text : NULL;
}

/**
 * kaiji_line_is_answer:
 * @text: a line
 *
 * Returns: whether a line is marked as an answer: `A.`, `→`
 */
gboolean
kaiji_line_is_answer (const char *text)
{
  text = kaiji_text_skip_white_space (text);
  return g_str_has_prefix (text, "→") || kaiji_line_skip_answer_mark (text) != text;
}

/**
 * kaiji_line_skip_answer_mark:
 *
 * Returns: the place after the mark of an answer: `A.`, `回答:`; @text itself if there is none
 */
const char *
kaiji_line_skip_answer_mark (const char *text)
{
  const char *p = text;

  if (!kaiji_text_skip_any (&p, answer_marks))
    return text;
  while (g_ascii_isdigit (*p))
    p++;
  if (!kaiji_text_skip_any (&p, closing))
    return text;

  return kaiji_text_skip_white_space (p);
}

/**
 * kaiji_line_is_of_signs:
 *
 * Returns: whether a line has no letters or digits
 */
gboolean
kaiji_line_is_of_signs (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return FALSE;

  return TRUE;
}

/**
 * kaiji_line_is_closing:
 * @text: a line
 * @after_gap: whether an empty line precedes it; 以上 alone may otherwise be the end of an answer
 *
 * Returns: whether a letter ends with such a line, before the name of who writes it
 */
gboolean
kaiji_line_is_closing (const char *text, gboolean after_gap)
{
  static const char *const words[] = {
    "よろしくお願い",
    "宜しくお願い",
    "どうぞよろしく",
    "何卒",
    "敬具",
    "草々",
    "ご確認のほど",
    "ご査収",
    "Best regards",
    "Regards",
    "Kind regards",
    "Sincerely",
    NULL,
  };
  static const char *const ends[] = {
    "、", "。", "，", ",", ".", "です", "となります", "でございます", "よろしく", "宜しく", NULL,
  };

  text = kaiji_text_skip_white_space (text);
  if (kaiji_text_skip_any (&text, words))
    return TRUE;
  if (!kaiji_text_skip (&text, "以上"))
    return FALSE;
  text = kaiji_text_skip_white_space (text);
  return *text == '\0' ? after_gap : kaiji_text_skip_any (&text, ends);
}

/**
 * kaiji_line_dup_without_mark:
 * @text: an answer of one line or more
 * @mark: the mark of a list
 *
 * Returns: (transfer full) (nullable): the text without the mark that it begins with, which is that
 *   of a list of one; %NULL if it has none, or if another line begins with it, too
 */
char *
kaiji_line_dup_without_mark (const char *text, gunichar mark)
{
  g_return_val_if_fail (text != NULL, NULL);

  text = kaiji_text_skip_white_space (text);
  if (mark == 0 || g_utf8_get_char (text) != mark || kaiji_line_skip_marks (text) == text)
    return NULL;
  for (const char *line = strchr (text, '\n'); line != NULL; line = strchr (line + 1, '\n'))
    if (g_utf8_get_char (kaiji_text_skip_white_space (line)) == mark)
      return NULL;

  return g_strdup (kaiji_text_skip_white_space (g_utf8_next_char (text)));
}
