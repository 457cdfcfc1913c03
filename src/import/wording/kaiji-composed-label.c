/* kaiji-composed-label.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A heading that is put together from the title of an item and what of it is asked: `title
 * (prompt):`, `title - prompt:`, `title/prompt`. The prompt is mostly shorter than the form's.
 */

#include "config.h"

#include <string.h>

#include "kaiji-composed-label.h"
#include "kaiji-line-marks.h"
#include "kaiji-text.h"

/* A longer beginning of a line, in bytes, is no heading. */
#define MAX_HEADING 600

/* A title is one from this likeness on, and so much of a prompt asks for something of it. Which of
 * its fields that is, is found with the others of its row. */
#define MIN_TITLE 0.95f
#define MIN_PROMPT 0.3f
#define CLEAR_PROMPT 0.45f

/* No prompt has more words. */
#define MAX_WORDS 6

static const struct
{
  const char *sign;
  const char *closing; /* (nullable): the sign that ends what it begins */
} joints[] = {
  { "（", "）" }, { "(", ")" },   { "［", "］" }, { "[", "]" },   { "【", "】" }, { "〔", "〕" },
  { "「", "」" }, { "＜", "＞" }, { "〈", "〉" }, { "－", NULL }, { "–", NULL },  { "—", NULL },
  { "―", NULL },  { "‐", NULL },  { "-", NULL },  { "/", NULL },  { "／", NULL }, { "_", NULL },
  { "＿", NULL }, { "＞", NULL }, { ">", NULL },  { "｜", NULL }, { "・", NULL }, { "の", NULL },
};

/* The wide and narrow brackets of a kind are one another's. */
static gboolean
is_any_of (const char *p, const char *a, const char *b)
{
  return g_str_has_prefix (p, a) || g_str_has_prefix (p, b);
}

/* The end of what an opening bracket before @start begins; NULL if it is not closed in its line. */
static const char *
find_closing (const char *start, const char *opening, const char *closing)
{
  gboolean is_round = strcmp (closing, ")") == 0 || strcmp (closing, "）") == 0;
  guint depth = 0;

  for (const char *p = start; *p != '\0' && p - start < MAX_HEADING; p = g_utf8_next_char (p))
    {
      if (is_any_of (p, is_round ? "(" : opening, is_round ? "（" : opening))
        depth++;
      else if (is_any_of (p, is_round ? ")" : closing, is_round ? "）" : closing) && depth-- == 0)
        return p;
    }

  return NULL;
}

/* Whether a colon begins an answer: that of an address or a time does not. */
static gboolean
is_colon (const char *p)
{
  return g_str_has_prefix (p, "：")
         || (*p == ':' && !g_str_has_prefix (p, "://") && !g_ascii_isdigit (p[1]));
}

/* The likeness of a text to the prompt of an item with such a title that is most like it. */
static float
rate_prompt (KaijiWording *wording, KaijiScheme *scheme, const char *title, const char *prompt)
{
  g_autoptr (KaijiLikeness) title_likeness = kaiji_wording_compare (wording, title);
  g_autoptr (KaijiLikeness) prompt_likeness = kaiji_wording_compare (wording, prompt);
  float best = 0;
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (scheme, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (kaiji_wording_get (wording, title_likeness, KAIJI_LABEL_ITEM, &fields[i]) >= MIN_TITLE)
      best = MAX (best,
                  kaiji_wording_get (wording, prompt_likeness, KAIJI_LABEL_PROMPT, &fields[i]));

  return best >= MIN_PROMPT ? best : 0;
}

/* The end of the prompt that a sign without another one begins: the colon, or the white space, up
 * to which the text is most like one; NULL if there is none. */
static const char *
find_end (KaijiWording *wording, KaijiScheme *scheme, const char *title, const char *start)
{
  const char *found = NULL;
  float best = 0;
  guint n = 0;

  for (const char *p = start; n < MAX_WORDS && p - start < MAX_HEADING; p = g_utf8_next_char (p))
    {
      gboolean is_last = *p == '\0' || is_colon (p);

      if (p > start && (is_last || g_unichar_isspace (g_utf8_get_char (p))))
        {
          g_autofree char *prompt = g_strndup (start, (gsize) (p - start));
          float likeness = rate_prompt (wording, scheme, title, prompt);

          n++;
          if (likeness > best)
            {
              best = likeness;
              found = p;
            }
        }
      /* What follows what is clearly a prompt may be words of it, too, but is the answer. */
      if (is_last || best >= CLEAR_PROMPT)
        break;
    }

  return found;
}

/**
 * kaiji_composed_label_skip:
 * @text: a line, behind its marks and its number
 * @label: (out): its title and its prompt, if it begins with both
 *
 * Returns: (nullable): the place behind the heading; %NULL if @text has none that is put together
 */
const char *
kaiji_composed_label_skip (const char *text,
                           KaijiScheme *scheme,
                           KaijiWording *wording,
                           KaijiComposedLabel *label)
{
  const char *found = NULL;
  guint whole_labels = 0;
  const char *whole = kaiji_wording_skip_label (wording, text, &whole_labels);

  for (const char *p = text; *p != '\0' && p - text < MAX_HEADING && !is_colon (p);
       p = g_utf8_next_char (p))
    for (guint i = 0; p > text && i < G_N_ELEMENTS (joints); i++)
      {
        const char *start = p;
        const char *title_end;
        const char *end;
        const char *rest;
        guint labels = 0;
        float likeness;
        g_autofree char *title = NULL;
        g_autofree char *prompt = NULL;

        /* A text of the form that is longer than the title is none that is put together. */
        if (!kaiji_text_skip (&start, joints[i].sign) || whole > p)
          continue;
        title = g_strchomp (g_strndup (text, (gsize) (p - text)));
        title_end = kaiji_wording_skip_label (wording, title, &labels);
        if (title_end == NULL || *title_end != '\0' || (labels & (1 << KAIJI_LABEL_ITEM)) == 0)
          continue;

        end = joints[i].closing != NULL
                ? find_closing (start, joints[i].sign, joints[i].closing)
                : find_end (wording, scheme, title, start = kaiji_text_skip_white_space (start));
        if (end == NULL || end == start)
          continue;
        rest = joints[i].closing != NULL ? g_utf8_next_char (end) : end;
        if (*rest != '\0' && !is_colon (rest) && !g_unichar_isspace (g_utf8_get_char (rest)))
          continue;
        prompt = g_strndup (start, (gsize) (end - start));
        likeness = rate_prompt (wording, scheme, title, prompt);
        if (likeness <= 0)
          continue;

        label->title_end = p;
        label->prompt = start;
        label->prompt_end = end;
        label->likeness = likeness;
        found = kaiji_line_skip_colon (rest);
      }

  return found;
}
