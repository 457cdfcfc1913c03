/* kaiji-undecided-words.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words that people write in place of an answer while nothing is decided yet. They are of the
 * language, not of a form: no scheme lists them.
 */

#include "config.h"

#include <string.h>

#include "kaiji-undecided-words.h"

/* The longest answer that is taken for one of these with its adverb: 2027年4月より導入予定. */
#define MAX_LENGTH 16

static const char *const undecided_words[] = { "未記入",   "未回答", "未入力", "未定",   "不明",
                                               "要確認",   "確認中", "TBD",    "検討中", "検討",
                                               "準備中",   "調整中", "計画中", "予定",   "開発中",
                                               "構築中",   "作成中", "策定中", "見込み", "見込",
                                               "検討予定", NULL };

/**
 * kaiji_undecided_words_are:
 * @text: an answer, without spaces around it
 *
 * Returns: whether the answer, without what follows in brackets, in a second sentence or in a
 *   second line, is such a word or ends in one
 */
gboolean
kaiji_undecided_words_are (const char *text)
{
  gsize length;
  const char *parenthesis;
  const char *full_stop;

  g_return_val_if_fail (text != NULL, FALSE);

  length = strcspn (text, "(\n");
  parenthesis = strstr (text, "（");
  full_stop = strstr (text, "。");
  if (parenthesis != NULL)
    length = MIN (length, (gsize) (parenthesis - text));
  if (full_stop != NULL)
    length = MIN (length, (gsize) (full_stop - text));
  if (g_utf8_strlen (text, (gssize) length) > MAX_LENGTH)
    return FALSE;

  for (guint i = 0; undecided_words[i] != NULL; i++)
    {
      gsize word = strlen (undecided_words[i]);

      if (length >= word && memcmp (text + length - word, undecided_words[i], word) == 0)
        return TRUE;
    }

  return FALSE;
}
