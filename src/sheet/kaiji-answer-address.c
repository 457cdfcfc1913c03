/* kaiji-answer-address.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Addresses with their postal code, as people write them.
 */

#include "config.h"

#include "kaiji-answer-private.h"
#include "kaiji-text.h"

/* A postal code as people write it; only a hyphen is right between its parts, or nothing. */
#define POSTAL_CODE                                                                                 \
  "(?<first>[0-9]{3})(?<dash>[ ]*[-‐‑‒–—―−﹣⁻─━ーｰ一~〜・･._/]{0,2}[ " \
  "]*)(?<last>[0-9]{4})(?![0-9])"

/* Reads an address with its postal code. Another dash than the hyphen is kept, for a check to tell
 * of. */
KaijiAnswer *
kaiji_answer_parse_address (const char *text)
{
  static const char *const patterns[] = {
    "^\\s*(?:〒\\s*" POSTAL_CODE "\\s*|" POSTAL_CODE "\\s+)(?<text>.*\\S)\\s*$",
    "^\\s*(?<text>.*\\S)\\s*〒\\s*" POSTAL_CODE "\\s*$",
  };
  g_autofree char *narrow = kaiji_text_narrow (text);

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr (GRegex) regex = g_regex_new (patterns[i], G_REGEX_DOTALL | G_REGEX_DUPNAMES, 0,
                                              NULL);
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *first = NULL;
      g_autofree char *dash = NULL;
      g_autofree char *last = NULL;
      g_autofree char *postal_code = NULL;
      g_autofree char *address = NULL;
      int start, end;

      if (!g_regex_match (regex, narrow, 0, &match))
        continue;

      first = g_match_info_fetch_named (match, "first");
      dash = g_match_info_fetch_named (match, "dash");
      last = g_match_info_fetch_named (match, "last");
      postal_code = g_strconcat (first, *dash != '\0' ? dash : "-", last, NULL);

      g_match_info_fetch_named_pos (match, "text", &start, &end);
      address = g_utf8_substring (text, g_utf8_pointer_to_offset (narrow, narrow + start),
                                  g_utf8_pointer_to_offset (narrow, narrow + end));
      return kaiji_answer_new_address (postal_code, address);
    }

  return NULL;
}
