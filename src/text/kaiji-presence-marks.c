/* kaiji-presence-marks.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 有 and 無 side by side with a mark at one of them: ■有 □無, ☑あり □なし, (有)・無, 有( )・無(○).
 */

#include "config.h"

#include "kaiji-presence-private.h"
#include "kaiji-text.h"

/* The mark of a choice. A ring chooses, unless the other choice has a filled mark; then it is the
 * empty one: ○有 ●無. A cross chooses only in a box: [x]有 [ ]無, but ○有 ×無. */
typedef enum
{
  MARK_NONE,
  MARK_EMPTY,
  MARK_CROSS,
  MARK_RING,
  MARK_FILLED,
} Mark;

static const struct
{
  Mark mark;
  const char *signs;
} marks[] = {
  { MARK_EMPTY, "□☐◻▢◇" },
  { MARK_CROSS, "×✕✖✗✘╳" },
  { MARK_RING, "○〇◯⭕" },
  { MARK_FILLED, "■☑☒✓✔✅●◉◎⦿◼▣◆レ" },
};

static const char *const opening[] = { "(", "[", "【", "〔", "<", "《", NULL };
static const char *const closing[] = { ")", "]", "】", "〕", ">", "》", NULL };

/* The most choices side by side. */
#define MAX_CHOICES 2

typedef struct
{
  gboolean present;
  Mark mark;
} Choice;

static gboolean
skip_mark_sign (const char **p, Mark *mark)
{
  gunichar c = g_utf8_get_char (*p);

  if (c == 0)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      if (g_utf8_strchr (marks[i].signs, -1, c) == NULL)
        continue;

      *mark = marks[i].mark;
      *p = g_utf8_next_char (*p);
      /* A variation selector belongs to the sign. */
      if (g_utf8_get_char (*p) == 0xfe0e || g_utf8_get_char (*p) == 0xfe0f)
        *p = g_utf8_next_char (*p);
      return TRUE;
    }

  return FALSE;
}

/* [x], [ ], ( ), (○): a box made of brackets */
static gboolean
skip_box (const char **p, Mark *mark)
{
  const char *q = *p;

  if (!kaiji_text_skip_any (&q, opening))
    return FALSE;

  kaiji_text_skip_spaces (&q);
  *mark = MARK_EMPTY;
  if (kaiji_text_skip (&q, "x") || kaiji_text_skip (&q, "v") || kaiji_text_skip (&q, "*"))
    *mark = MARK_FILLED;
  else if (skip_mark_sign (&q, mark) && *mark != MARK_EMPTY)
    *mark = MARK_FILLED;
  kaiji_text_skip_spaces (&q);
  if (!kaiji_text_skip_any (&q, closing))
    return FALSE;

  *p = q;
  return TRUE;
}

static gboolean
skip_mark (const char **p, Mark *mark)
{
  return skip_box (p, mark) || skip_mark_sign (p, mark);
}

/* Reads the word of a choice; brackets around it are a ring. It ends at a space, a sign or another
 * mark. */
static gboolean
read_choice_word (const char **p, Choice *choice)
{
  static const char *const choices[] = { "有り", "有リ", "有",  "あり",
                                         "アリ", "はい", "yes", "該当する" };
  static const char *const others[] = { "無し", "無シ",   "無", "なし",
                                        "ナシ", "いいえ", "no", "該当しない" };
  const char *q = *p;
  gboolean bracketed = kaiji_text_skip_any (&q, opening);
  gboolean found = FALSE;
  gunichar next;

  for (guint i = 0; i < G_N_ELEMENTS (choices) && !found; i++)
    {
      if (kaiji_text_skip (&q, choices[i]))
        found = choice->present = TRUE;
      else if (kaiji_text_skip (&q, others[i]))
        found = !(choice->present = FALSE);
    }
  if (!found)
    return FALSE;

  if (bracketed)
    {
      if (!kaiji_text_skip_any (&q, closing))
        return FALSE;
      choice->mark = MARK_RING;
    }

  *p = q;
  next = g_utf8_get_char (q);
  return next == 0 || g_unichar_isspace (next) || g_unichar_ispunct (next)
         || skip_mark (&q, &(Mark){ MARK_NONE });
}

/* Returns whether the mark at @p belongs to the word before it: 有( )・無(○), 有○ 無; in 有 ○無 it
 * belongs to the word after it. Sets @unsure if both are possible: 有○無. */
static gboolean
follows_word (const char *p, gboolean spaced, gboolean *unsure)
{
  Choice next = { 0 };
  Mark mark;

  if (!skip_mark (&p, &mark))
    return FALSE;

  if (!read_choice_word (&p, &next))
    return TRUE;

  *unsure |= !spaced;
  return FALSE;
}

/* Reads one choice with its mark, before or after the word. */
static gboolean
read_choice (const char **p, gboolean marks_first, Choice *choice, gboolean *unsure)
{
  const char *q = *p;
  const char *after;
  Mark mark = MARK_NONE;

  if (skip_mark (&q, &mark))
    kaiji_text_skip_spaces (&q);
  *choice = (Choice){ .mark = mark };
  if (!read_choice_word (&q, choice))
    return FALSE;

  after = q;
  kaiji_text_skip_spaces (&after);
  if (!marks_first && mark == MARK_NONE && follows_word (after, after > q, unsure))
    {
      skip_mark (&after, &choice->mark);
      q = after;
    }

  *p = q;
  return TRUE;
}

/* Returns whether @a is chosen rather than @b. */
static gboolean
is_chosen (Mark a, Mark b)
{
  switch (a)
    {
    case MARK_FILLED:
      return b != MARK_FILLED;
    case MARK_RING:
      return b < MARK_RING;
    case MARK_CROSS:
      return b == MARK_EMPTY;
    case MARK_NONE:
    case MARK_EMPTY:
    default:
      return FALSE;
    }
}

/* A mark and one word: ■有. A ring before 無 contradicts it, since the ring alone says 有り. */
static KaijiPresence
judge_single (const Choice *choice)
{
  if (choice->mark == MARK_FILLED || (choice->mark == MARK_RING && choice->present)
      || (choice->mark == MARK_CROSS && !choice->present))
    return choice->present ? KAIJI_PRESENCE_YES : KAIJI_PRESENCE_NO;

  return KAIJI_PRESENCE_BOTH;
}

/**
 * kaiji_presence_marks_read:
 * @text: a text, narrow and in lower case
 * @rest: (out): the text after the choices
 *
 * Returns: which of 有 and 無 at the beginning of @text is marked; %KAIJI_PRESENCE_BOTH if it
 *   cannot be known, %KAIJI_PRESENCE_UNKNOWN if there is neither a mark nor a second choice
 */
KaijiPresence
kaiji_presence_marks_read (const char *text, const char **rest)
{
  static const char *const joints[] = { "・", "/", "、", ",", "|", "･", NULL };
  Choice choices[MAX_CHOICES] = { 0 };
  gboolean unsure = FALSE;
  const char *p = text;
  Mark first = MARK_NONE;
  gboolean marks_first;

  marks_first = skip_mark (&p, &first);
  p = text;
  if (!read_choice (&p, marks_first, &choices[0], &unsure))
    return KAIJI_PRESENCE_UNKNOWN;

  *rest = p;
  kaiji_text_skip_any (&p, joints);
  p = kaiji_text_skip_white_space (p);
  kaiji_text_skip_any (&p, joints);
  kaiji_text_skip_spaces (&p);
  if (!read_choice (&p, marks_first, &choices[1], &unsure)
      || choices[0].present == choices[1].present)
    {
      /* (有) and 有(24時間) are words with brackets. */
      if (!marks_first)
        return KAIJI_PRESENCE_UNKNOWN;
      return judge_single (&choices[0]);
    }

  *rest = p;
  if (unsure
      || is_chosen (choices[0].mark, choices[1].mark)
           == is_chosen (choices[1].mark, choices[0].mark))
    return KAIJI_PRESENCE_BOTH;

  return is_chosen (choices[0].mark, choices[1].mark) == choices[0].present ? KAIJI_PRESENCE_YES
                                                                            : KAIJI_PRESENCE_NO;
}
