/* kaiji-question-parts.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-question-parts.h"

/* What is shorter, in characters, asks for nothing by itself. */
#define MIN_LENGTH 4

/**
 * kaiji_question_parts_split:
 * @wording: how the question is folded
 * @question: what is asked, in anyone's words
 *
 * Returns: (transfer full) (element-type utf8): the parts of @question that may ask for something
 *   each: what ends in a full stop or question mark
 */
GPtrArray *
kaiji_question_parts_split (KaijiWording *wording, const char *question)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *narrow = g_utf8_normalize (question, -1, G_NORMALIZE_NFKC);
  g_autoptr (GString) text = g_string_new (narrow != NULL ? narrow : question);
  g_auto (GStrv) pieces = NULL;

  g_string_replace (text, "。", "?", 0);
  pieces = g_strsplit_set (text->str, "?;\n", -1);
  for (guint i = 0; pieces[i] != NULL; i++)
    {
      KaijiFolded folded = kaiji_wording_fold (wording, pieces[i]);

      if (folded.length >= MIN_LENGTH)
        g_ptr_array_add (parts, g_strdup (pieces[i]));
      kaiji_folded_clear (&folded);
    }

  return parts;
}
