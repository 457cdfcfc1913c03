/* kaiji-answer-masks.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What public versions print in place of optional answers, such as 記述有り(*), as others write it:
 * the sign before or after, of any width and apart, and the word for 有り in any wording.
 */

#include "config.h"

#include <string.h>

#include "kaiji-answer-masks.h"
#include "kaiji-presence-words.h"
#include "kaiji-text.h"

/* The signs of a mask, and those that people write around or instead of them. */
static const char *const brackets[] = { "(", ")", "[", "]", "〔", "〕", NULL };
static const char *const asterisks[] = { "*", "※", "✳", "∗", NULL };

/* Skips spaces and signs. Returns whether one of them marks a mask. */
static gboolean
skip_signs (const char **text)
{
  gboolean is_marked = FALSE;

  for (;;)
    {
      *text = kaiji_text_skip_white_space (*text);
      if (kaiji_text_skip_any (text, asterisks))
        is_marked = TRUE;
      else if (!kaiji_text_skip_any (text, brackets))
        return is_marked;
    }
}

/* Skips a mask whose word for 有り or 無し is in any wording. */
static gboolean
skip_mask (const char **text, KaijiScheme *scheme, const char *mask, gboolean *is_marked)
{
  const KaijiWords *words = kaiji_scheme_get_words (scheme);

  for (guint i = 0; mask != NULL && i < G_N_ELEMENTS (words->presence); i++)
    {
      const char *word = strstr (mask, words->presence[i]);
      g_autofree char *head = word != NULL ? g_strndup (mask, (gsize) (word - mask)) : NULL;
      const char *p = *text;
      gboolean is_here;
      gboolean present;
      const char *details;

      if (head == NULL || *head == '\0')
        continue;
      is_here = skip_signs (&p);
      if (!kaiji_text_skip (&p, head))
        continue;
      p = kaiji_text_skip_white_space (p);
      if (!kaiji_presence_words_split (p, words->presence, &present, &details))
        continue;
      is_here |= skip_signs (&details);
      *is_marked |= is_here;
      *text = details;
      return TRUE;
    }

  return FALSE;
}

/**
 * kaiji_answer_masks_are:
 * @library: the known forms: whatever edition the import is of, any may have been published
 * @text: an answer
 *
 * Returns: whether the answer is nothing but masks of a public version: one or more, since a cell
 *   may be that of several fields
 */
gboolean
kaiji_answer_masks_are (KaijiSchemeLibrary *library, const char *text)
{
  g_autoptr (GPtrArray) schemes = kaiji_scheme_library_list (library);
  g_autofree char *narrow = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  const char *p = narrow != NULL ? kaiji_text_skip_white_space (narrow) : "";
  gboolean is_mask = *p != '\0';
  gboolean is_marked = FALSE;

  while (is_mask && *p != '\0')
    {
      is_mask = FALSE;
      for (guint i = 0; !is_mask && i < schemes->len; i++)
        {
          const KaijiPageLayout *layout = kaiji_scheme_get_page_layout (schemes->pdata[i]);

          is_mask = skip_mask (&p, schemes->pdata[i], layout->masked_answered, &is_marked)
                    || skip_mask (&p, schemes->pdata[i], layout->masked_unanswered, &is_marked);
        }
    }

  return is_mask && is_marked;
}
