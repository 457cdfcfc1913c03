/* kaiji-json-hint.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Those who write a scheme file by hand are seldom programmers. What they get wrong is mostly the
 * work of an input method, a word processor or another encoding, and looks right.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kaiji-json-scanner-private.h"

/* What stands for a sign of JSON where a Japanese input method or a word processor wrote it. */
static const struct
{
  const char *found;
  const char *meant;
} look_alikes[] = {
  { "：", ":" },  { "，", "," }, { "、", "," }, { "；", "," }, { ";", "," },   { "｛", "{" },
  { "｝", "}" },  { "［", "[" }, { "］", "]" }, { "【", "[" }, { "】", "]" },  { "「", "\"" },
  { "」", "\"" }, { "“", "\"" }, { "”", "\"" }, { "„", "\"" }, { "＂", "\"" }, { "″", "\"" },
  { "‘", "\"" },  { "’", "\"" }, { "'", "\"" }, { "－", "-" }, { "−", "-" },   { "．", "." },
};

/* Of these, what is written for a quotation mark, in place of which a text would go on. */
static const char *const quotes[] = { "“", "”", "„", "＂", "″" };

static gboolean
starts_with (const char *p, const char *end, const char *text)
{
  return (gsize) (end - p) >= strlen (text) && memcmp (p, text, strlen (text)) == 0;
}

/**
 * kaiji_json_dup_hint:
 * @p: a character that is not what it should be
 * @end: the end of the document
 *
 * Returns: (transfer full) (nullable): what the character is, and what to write instead
 */
char *
kaiji_json_dup_hint (const char *p, const char *end)
{
  for (guint i = 0; i < G_N_ELEMENTS (look_alikes); i++)
    if (starts_with (p, end, look_alikes[i].found))
      /* Translators: a character such as “：”, and the half-width one to be written instead */
      return g_strdup_printf (_ ("“%s” stands here; write the half-width character %s instead"),
                              look_alikes[i].found, look_alikes[i].meant);

  if (starts_with (p, end, "\xe3\x80\x80") || starts_with (p, end, "\xc2\xa0"))
    return g_strdup (_ ("a full-width or a fixed space stands here; write a half-width one"));

  /* Digits from U+FF10. */
  if (end - p >= 3 && memcmp (p, "\xef\xbc", 2) == 0 && (guchar) p[2] >= 0x90
      && (guchar) p[2] <= 0x99)
    return g_strdup_printf (_ ("“%.3s” stands here; write the half-width character %c instead"), p,
                            '0' + (guchar) p[2] - 0x90);

  if (*p == '#' || starts_with (p, end, "//") || starts_with (p, end, "/*"))
    return g_strdup (_ ("a comment stands here, and JSON has none; take it out, or write it as a "
                        "member \"$comment\" of an object"));

  return NULL;
}

/**
 * kaiji_json_find_false_quote:
 * @start: the beginning of a text that is not closed on its line
 * @end: the end of the line
 *
 * Returns: (nullable): the first of its characters that looks like a quotation mark and is none
 */
const char *
kaiji_json_find_false_quote (const char *start, const char *end)
{
  for (const char *p = start; p < end; p++)
    for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
      if (starts_with (p, end, quotes[i]))
        return p;

  return NULL;
}

static gboolean
is_in (const char *data, gsize length, const char *encoding)
{
  g_autofree char *text = g_convert (data, (gssize) length, "UTF-8", encoding, NULL, NULL, NULL);

  if (text == NULL)
    return FALSE;

  /* Bytes of another encoding become control characters, which nobody writes. */
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_get_char (p) >= 0x80 && g_utf8_get_char (p) < 0xa0)
      return FALSE;
  return TRUE;
}

/**
 * kaiji_json_describe_encoding:
 * @bytes: a document that is not UTF-8
 *
 * Returns: what to say of it
 */
const char *
kaiji_json_describe_encoding (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  /* Bytes of EUC-JP are half-width katakana in Shift_JIS. */
  if (is_in (data, length, "CP932") && !is_in (data, length, "EUC-JP"))
    return _ ("not UTF-8 text; the file seems to be in Shift_JIS: save it again, as UTF-8");

  return _ ("not UTF-8 text: save the file again, as UTF-8");
}

/**
 * kaiji_json_is_utf16:
 * @data: the beginning of a document
 * @length: its length
 *
 * Returns: whether it is in UTF-16, with or without a byte order mark
 */
gboolean
kaiji_json_is_utf16 (const char *data, gsize length)
{
  if (length < 2)
    return FALSE;
  if (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0)
    return TRUE;

  return (data[0] == '{' && data[1] == '\0') || (data[0] == '\0' && data[1] == '{');
}
