/* kaiji-checks-plan.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The check of plans in the text of any answer: 2024年3月に実施予定, 予定時期: 2024年3月. Dates and
 * plans stand side by side in many other ways (2024年3月の診断の指摘に対応予定,
 * 2024年3月に策定した計画), so only unambiguous wordings count as a plan for that date.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kaiji-characters.h"
#include "kaiji-checks-private.h"
#include "kaiji-text.h"
#include "kaiji-time-span.h"

/* The most characters between a date and its plan. */
#define MAX_DISTANCE 24

/* How many characters after a plan are examined. */
#define MAX_REST 60

/* The ends of a sentence and of a clause. */
#define SENTENCE_ENDS "。\n;!?"
#define CLAUSE_ENDS SENTENCE_ENDS "、,"

/* Characters that never come between a date and its plan: they begin another clause or subject. */
#define SEPARATORS CLAUSE_ENDS " :()[]「」『』【】は"

/* Particles: a word without one belongs to the date. */
#define PARTICLES "のをにでへとがもや"

/* Characters that make a number a time: 3月, 2年, 6ヶ月. */
#define TIME_SIGNS "年月日週時ヶヵケカか箇"

/* Words for a plan. */
static const struct
{
  const char *word;
  gboolean is_verb; /* as a noun it is a document: 計画 */
} plans[] = {
  { "予定", FALSE },
  { "見込み", FALSE },
  { "見込", FALSE },
  { "計画", TRUE },
};

static gboolean
contains_any (const char *text, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strstr (text, words[i]) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* た, the past ending of a verb; but not in 新た. */
static gboolean
has_past (const char *text)
{
  for (const char *p = text; (p = strstr (p, "た")) != NULL; p += strlen ("た"))
    {
      if (p == text || g_utf8_get_char (g_utf8_prev_char (p)) != 0x65b0 /* 新 */)
        return TRUE;
    }

  return FALSE;
}

/* Returns whether the text after a plan takes it back: it was planned once, or there is no plan. */
static gboolean
takes_back (const char *rest, const char *ends)
{
  static const char *const words[] = { "ません", "ない", "おらず", "なし", "無し",
                                       "済",     "完了", "延期",   "中止", NULL };
  const char *end = rest;
  g_autofree char *clause = NULL;

  for (guint i = 0;
       i < MAX_REST && *end != '\0' && !kaiji_characters_is_one_of (g_utf8_get_char (end), ends);
       i++)
    end = g_utf8_next_char (end);

  clause = g_strndup (rest, (gsize) (end - rest));
  return has_past (clause) || contains_any (clause, words);
}

static gboolean
is_end (const char *p)
{
  return *p == '\0' || g_unichar_isspace (g_utf8_get_char (p))
         || kaiji_characters_is_one_of (g_utf8_get_char (p), CLAUSE_ENDS ".:/()[]」』】・");
}

/* Skips a word for a plan with an ending that makes it a statement: 予定。, 予定です,
 * 見込んでいます, 計画中; but not 予定どおり, 見込み客, 計画停止. @previous is the character before
 * it. */
static gboolean
skip_plan (const char **p, gunichar previous)
{
  static const char *const verb_endings[] = { "中", "してい", "してお", "しま", NULL };
  static const char *const endings[] = { "です", "であ",   "でござ", "してい", "してお",
                                         "しま", "する",   "とな",   "とし",   "あり",
                                         "有り", "んでい", "んでお", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      const char *after = *p;

      if (!kaiji_text_skip (&after, plans[i].word))
        continue;

      if (!plans[i].is_verb || kaiji_characters_is_one_of (previous, "をる"))
        {
          if (is_end (after) || kaiji_text_skip_any (&after, endings)
              || (previous != 0x306b /* に */ && g_str_has_prefix (after, "の")))
            {
              *p = after;
              return TRUE;
            }
        }

      if (plans[i].is_verb && kaiji_text_skip_any (&after, verb_endings))
        {
          *p = after;
          return TRUE;
        }
    }

  return FALSE;
}

/* Searches for a word for a plan at @p, or after it if no other clause or time comes between.
 * Without particles only a final を may come between: リリース予定, 実施を予定. */
static gboolean
finds_plan (const char *p, gboolean particles)
{
  static const char *const other_times[] = { "以降", "以後", "時点", "現在", "次回", "今後",
                                             "翌",   "来",   "後",   "版",   "済",   NULL };
  const char *start = p;
  gunichar previous = g_utf8_get_char (g_utf8_prev_char (p));

  for (guint i = 0; i <= MAX_DISTANCE && *p != '\0'; i++)
    {
      g_autofree char *between = NULL;
      gunichar c = g_utf8_get_char (p);
      /* 実施(予定) */
      const char *after = c == '(' ? p + 1 : p;

      if (skip_plan (&after, previous))
        {
          between = g_strndup (start, (gsize) (p - start));
          return !has_past (between) && !contains_any (between, other_times)
                 && !takes_back (after, CLAUSE_ENDS);
        }

      /* 2024年3月 予定, 2024年3月に実施 予定 */
      if (c == ' ')
        {
          const char *next = p;

          kaiji_text_skip_spaces (&next);
          if (skip_plan (&next, previous))
            {
              p = g_utf8_next_char (p);
              continue;
            }
        }

      if (kaiji_characters_is_one_of (c, SEPARATORS)
          || (i > 0 && g_unichar_isdigit (previous) && kaiji_characters_is_one_of (c, TIME_SIGNS))
          || (i > 0 && !particles && kaiji_characters_is_one_of (previous, PARTICLES)))
        return FALSE;

      previous = c;
      p = g_utf8_next_char (p);
    }

  return FALSE;
}

/* Skips a part of the date's time: 末, 中旬, 上半期. */
static const char *
skip_part (const char *p)
{
  static const char *const parts[] = { "上旬",      "中旬",      "下旬",      "初旬",   "末日",
                                       "末",        "頃",        "ごろ",      "中",     "以内",
                                       "内",        "期",        "度",        "分",     "春",
                                       "夏",        "秋",        "冬",        "上半期", "下半期",
                                       "上期",      "下期",      "前半",      "後半",   "第1四半期",
                                       "第2四半期", "第3四半期", "第4四半期", NULL };

  while (kaiji_text_skip_any (&p, parts))
    ;

  return p;
}

/* Returns whether the plan after @p has a date of its own: 診断 2024年3月 改善予定 2026年5月 */
static gboolean
has_own_date (const char *p)
{
  static const char *const words[] = { "予定日", "予定時期", "予定", "見込み", "見込", NULL };

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *plan = strstr (p, words[i]);

      if (plan == NULL)
        continue;
      plan += strlen (words[i]);
      while (kaiji_characters_is_one_of (g_utf8_get_char (plan), " :(は"))
        plan = g_utf8_next_char (plan);
      return g_ascii_isdigit (*plan);
    }

  return FALSE;
}

/* 2024年3月に実施予定, 2024年3月リリース予定, 2024年3月の公開を予定, 2024年3月(予定),
 * 2024年3月を目途に */
static gboolean
is_planned_after (const KaijiTimeSpan *span)
{
  static const char *const joints[] = { "に",   "から", "より",     "までに", "まで",
                                        "迄に", "迄",   "をもって", NULL };
  static const char *const aims[] = { "を目途", "を目処", "を目標", NULL };
  const char *p = span->end;

  /* 2024年3月 末, 2024年3月 実施予定 */
  if (*p == ' ' && has_own_date (p))
    return FALSE;
  kaiji_text_skip_spaces (&p);
  p = skip_part (p);
  if (*p == ' ' && has_own_date (p))
    return FALSE;
  kaiji_text_skip_spaces (&p);

  if (kaiji_text_skip_any (&p, joints))
    {
      kaiji_text_skip_spaces (&p);
      return finds_plan (p, TRUE);
    }

  if (span->kind == KAIJI_TIME_SPAN_OPEN)
    return FALSE;

  if (kaiji_text_skip_any (&p, aims))
    return !takes_back (p, SENTENCE_ENDS);

  if (kaiji_text_skip (&p, "を"))
    return skip_plan (&p, 0x3092 /* を */) && !takes_back (p, CLAUSE_ENDS);
  /* 2024年3月(予定), 2024年3月(実施予定); but not 2023年4月～2024年3月(自動更新予定) */
  if (kaiji_text_skip (&p, "("))
    return span->kind == KAIJI_TIME_SPAN_DATE
             ? finds_plan (p, FALSE)
             : skip_plan (&p, 0x3092 /* を */) && !takes_back (p, CLAUSE_ENDS);

  /* 2024年3月：実施予定 */
  if (kaiji_text_skip (&p, ":"))
    kaiji_text_skip_spaces (&p);
  else if (!kaiji_text_skip (&p, "の"))
    kaiji_text_skip (&p, "、"); /* 2024年3月、実施予定 */
  return finds_plan (p, FALSE);
}

/* 実施予定日: 2024年3月1日, 次回の予定は2024年3月です */
static gboolean
is_planned_before (const char *text, const KaijiTimeSpan *span)
{
  static const char *const words[] = { "予定",       "予定日",   "予定日時", "予定時期", "予定年月",
                                       "予定年月日", "予定期間", "見込",     "見込み",   NULL };
  static const char *const endings[] = { "です", "であ", "でござ", "とな", NULL };
  const char *start = span->start;
  const char *p = skip_part (span->end);

  if (span->kind == KAIJI_TIME_SPAN_OPEN)
    return FALSE;

  while (start > text
         && kaiji_characters_is_one_of (g_utf8_get_char (g_utf8_prev_char (start)), " :(は"))
    start = g_utf8_prev_char (start);

  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize length = strlen (words[i]);

      if ((gsize) (start - text) >= length && memcmp (start - length, words[i], length) == 0)
        return (is_end (p) || kaiji_text_skip_any (&p, endings)) && !takes_back (p, CLAUSE_ENDS);
    }

  return FALSE;
}

static gboolean
mentions_plan (const char *text)
{
  static const char *const words[] = { "予定", "見込", "計画", "目途", "目処", "目標", NULL };

  return contains_any (text, words);
}

/* The original text of a span in the narrow text, which has the same number of characters. */
static char *
dup_written (const char *original, const char *narrow, const KaijiTimeSpan *span)
{
  const char *start = g_utf8_offset_to_pointer (original,
                                                g_utf8_pointer_to_offset (narrow, span->start));
  const char *end = g_utf8_offset_to_pointer (start,
                                              g_utf8_pointer_to_offset (span->start, span->end));

  return g_strndup (start, (gsize) (end - start));
}

/* A month is past after its last day. */
void
kaiji_check_plan_passed (KaijiCheckRun *run)
{
  for (guint i = 0; i < KAIJI_CHECK_N_TEXTS; i++)
    {
      g_autofree char *text = NULL;
      KaijiPartialDate day;
      KaijiTimeSpan span;

      if (run->texts[i] == NULL || !mentions_plan (run->texts[i]))
        continue;

      text = kaiji_text_narrow (run->texts[i]);
      day = kaiji_check_get_day (run);
      for (const char *p = text; kaiji_time_span_next (text, p, &span); p = span.end)
        {
          g_autofree char *written_day = NULL;
          g_autofree char *planned = NULL;

          if (kaiji_partial_date_compare (&span.last_day, &day) >= 0
              || !(is_planned_after (&span) || is_planned_before (text, &span)))
            continue;

          planned = dup_written (run->texts[i], text, &span);
          written_day = kaiji_partial_date_describe (&day);
          /* Translators: the first %s is a time as it is written, such as 2024年3月, the second
           * the disclosure date or today's */
          kaiji_check_report (
            run, _ ("Something is planned for “%s”, which was over by %s; tell what came of it."),
            planned, written_day);
          return;
        }
    }
}
