/* kaiji-markdown.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The marks inside a line of Markdown: emphasis, code, links, escaped characters. In a text that is
 * none, they are what somebody wrote.
 */

#include "config.h"

#include <string.h>

#include "kaiji-markdown.h"
#include "kaiji-text.h"

static const struct
{
  const char *name;
  const char *character;
} entities[] = {
  { "&lt;", "<" },   { "&gt;", ">" },   { "&quot;", "\"" }, { "&#39;", "'" },  { "&nbsp;", " " },
  { "&#124;", "|" }, { "&#32;", " " },  { "&#9;", "\t" },   { "&#10;", "\n" }, { "&#11;", "\v" },
  { "&#12;", "\f" }, { "&#13;", "\r" }, { "&amp;", "&" },
};

/* Tags that break a line inside a cell. */
static const char *const breaks[] = { "<br>", "<br/>", "<br />", "</p><p>", "</p>\n<p>", NULL };
static const char *const paragraphs[] = { "<p>", "</p>", NULL };
static const char *const styles[] = { "<b>",   "</b>",   "<strong>", "</strong>", "<i>",   "</i>",
                                      "<em>",  "</em>",  "<u>",      "</u>",      "<sup>", "</sup>",
                                      "<sub>", "</sub>", "<code>",   "</code>",   NULL };

/* The signs between which no emphasis begins or ends: an opening bracket follows what begins, and a
 * closing one precedes what ends. */
static const char after_end[] = ")）]］」』】〉》,，、.。:：;；";
static const char before_start[] = "(（[［「『【〈《";

/* Headings of Markdown are as many at least, or emphasis is there, too. */
#define MIN_HEADINGS 2

/* No link or emphasis is longer, in bytes: a search for each of many marks ends. */
#define MAX_SPAN 4000

/* Links in emphasis in links, and so on. */
#define MAX_DEPTH 8

static void
append (GString *plain, const char *text, gsize length, gboolean has_marks, guint depth);

/**
 * kaiji_markdown_is:
 * @text: a text
 *
 * Returns: whether it is Markdown: it has the rule of a table below its heads, or headings
 */
gboolean
kaiji_markdown_is (const char *text)
{
  guint n_headings = 0;

  for (const char *line = text; line != NULL; line = strchr (line, '\n'))
    {
      gsize length;

      line += *line == '\n';
      length = strcspn (line, "\r\n");
      if (memchr (line, '|', length) != NULL && strspn (line, "|-: \t") == length
          && g_strstr_len (line, (gssize) length, "---") != NULL)
        return TRUE;
      n_headings += *line == '#' && line[strspn (line, "#")] == ' ' && strspn (line, "#") <= 6;
    }

  return n_headings >= MIN_HEADINGS || (n_headings > 0 && strstr (text, "**") != NULL);
}

static gboolean
skip_tag (const char **p, const char *const *tags)
{
  for (guint i = 0; tags[i] != NULL; i++)
    if (g_ascii_strncasecmp (*p, tags[i], strlen (tags[i])) == 0)
      {
        *p += strlen (tags[i]);
        return TRUE;
      }

  return FALSE;
}

static guint
count_run (const char *p, const char *end, char mark)
{
  guint n = 0;

  while (p + n < end && p[n] == mark)
    n++;

  return n;
}

/* The address that @start, behind `<`, is up to `>`; NULL if it is none. */
static const char *
find_end_of_address (const char *start, const char *end)
{
  gsize length = MIN ((gsize) (end - start), MAX_SPAN);
  const char *close = memchr (start, '>', length);

  if (close == NULL || strcspn (start, " \t\n<") < (gsize) (close - start))
    return NULL;

  return g_strstr_len (start, close - start, "://") != NULL
             || memchr (start, '@', (gsize) (close - start)) != NULL
           ? close
           : NULL;
}

/* The place of the closing bracket, with those inside it in pairs; NULL if there is none. */
static const char *
find_closing (const char *start, const char *end, char opening, char closing)
{
  guint depth = 0;

  for (const char *p = start; p < MIN (end, start + MAX_SPAN); p++)
    {
      if (*p == '\\' && p + 1 < end)
        p++;
      else if (*p == opening)
        depth++;
      else if (*p == closing && depth-- == 0)
        return p;
    }

  return NULL;
}

/* Whether a link shows its own address, with or without what programs put before it. */
static gboolean
is_own_address (const char *text, const char *address)
{
  static const char *const schemes[] = { "mailto:", "https://", "http://", "tel:", NULL };
  gsize length = strlen (text);

  if (g_str_equal (text, address))
    return TRUE;
  for (guint i = 0; schemes[i] != NULL; i++)
    if (g_str_has_prefix (address, schemes[i]))
      {
        const char *rest = address + strlen (schemes[i]);

        return strncmp (rest, text, length) == 0
               && (rest[length] == '\0' || g_str_equal (rest + length, "/"));
      }

  return FALSE;
}

/* Appends the link or picture at `[`: the address if that is what it shows, otherwise what it shows
 * with the address in brackets. Returns the place behind it; NULL if there is none. */
static const char *
append_link (GString *plain, const char *start, const char *end, guint depth)
{
  const char *close = find_closing (start + 1, end, '[', ']');
  const char *address_end;
  g_autoptr (GString) shown = g_string_new (NULL);
  g_autoptr (GString) address = g_string_new (NULL);
  gsize length;

  if (close == NULL || close + 1 >= end || close[1] != '(')
    return NULL;
  address_end = find_closing (close + 2, end, '(', ')');
  if (address_end == NULL)
    return NULL;

  append (shown, start + 1, (gsize) (close - start - 1), TRUE, depth + 1);
  length = MIN ((gsize) (address_end - close - 2), strcspn (close + 2, " \t"));
  if (length >= 2 && close[2] == '<' && close[1 + length] == '>')
    g_string_append_len (address, close + 3, (gssize) length - 2);
  else
    append (address, close + 2, length, FALSE, depth + 1);

  if (shown->len == 0 || address->len == 0 || *address->str == '#')
    g_string_append (plain, shown->len > 0 || *address->str == '#' ? shown->str : address->str);
  else if (is_own_address (shown->str, address->str))
    g_string_append (plain,
                     strstr (shown->str, "://") == NULL && strstr (address->str, "://") != NULL
                       ? address->str
                       : shown->str);
  else
    g_string_append_printf (plain, "%s (%s)", shown->str, address->str);

  return address_end + 1;
}

/* Whether emphasis may begin at a run of marks, or end there. */
static gboolean
may_be_edge (const char *text, const char *run, guint n, const char *end, gboolean is_start)
{
  const char *outer = is_start ? (run > text ? g_utf8_find_prev_char (text, run) : NULL)
                               : (run + n < end ? run + n : NULL);
  const char *inner = is_start ? (run + n < end ? run + n : NULL)
                               : (run > text ? g_utf8_find_prev_char (text, run) : NULL);

  if (inner == NULL || g_unichar_isspace (g_utf8_get_char (inner))
      || g_utf8_strchr (is_start ? after_end : before_start, -1, g_utf8_get_char (inner)) != NULL)
    return FALSE;
  if (outer == NULL || n > 1)
    return *run != '_' || outer == NULL || !g_ascii_isalnum (*outer);

  /* A mark between letters or figures is a sign of its own: a product, a name. */
  return *run == '_' ? !g_unichar_isalnum (g_utf8_get_char (outer)) : !g_ascii_isalnum (*outer);
}

/* The place of the run of marks that ends the emphasis which begins with @n of them; NULL if there
 * is none. */
static const char *
find_end_of_emphasis (const char *text, const char *start, guint n, const char *end)
{
  const char *limit = MIN (end, start + MAX_SPAN);

  for (const char *p = start + n; p < limit; p++)
    {
      guint length;

      if (*p == '\\' && p + 1 < limit)
        {
          p++;
          continue;
        }
      if (*p != *start)
        continue;
      length = count_run (p, end, *start);
      if (length == n && may_be_edge (text, p, n, end, FALSE))
        return p;
      p += length - 1;
    }

  return NULL;
}

/* Appends what is between marks of emphasis or code at @p. Returns the place behind it; NULL if
 * there are none. */
static const char *
append_marked (GString *plain, const char *text, const char *p, const char *end, guint depth)
{
  guint n = count_run (p, end, *p);
  const char *close = NULL;

  if (*p == '`')
    {
      for (close = p + n; close < MIN (end, p + MAX_SPAN);
           close += MAX (count_run (close, end, '`'), 1))
        if (count_run (close, end, '`') == n)
          {
            g_string_append_len (plain, p + n, close - p - n);
            return close + n;
          }
      return NULL;
    }

  if ((*p == '~' && n != 2) || n > 3 || !may_be_edge (text, p, n, end, TRUE))
    return NULL;
  close = find_end_of_emphasis (text, p, n, end);
  if (close == NULL)
    return NULL;
  append (plain, p + n, (gsize) (close - p - n), TRUE, depth + 1);
  return close + n;
}

static const char *
append_entity (GString *plain, const char *p)
{
  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (g_str_has_prefix (p, entities[i].name))
      {
        g_string_append (plain, entities[i].character);
        return p + strlen (entities[i].name);
      }

  return NULL;
}

/* Appends what stands at @p if that is a mark. Returns the place behind it; NULL if it is none. */
static const char *
append_mark (GString *plain, const char *text, const char *p, const char *end, guint depth)
{
  const char *close = NULL;

  if (depth >= MAX_DEPTH)
    return NULL;
  if (*p == '<' && skip_tag (&p, styles))
    return p;
  if (*p == '<')
    {
      close = find_end_of_address (p + 1, end);
      if (close == NULL)
        return NULL;
      g_string_append_len (plain, p + 1, close - p - 1);
      return close + 1;
    }
  if (*p == '[' || (*p == '!' && p[1] == '['))
    return append_link (plain, p + (*p == '!'), end, depth);
  if (strchr ("*_~`", *p) != NULL)
    return append_marked (plain, text, p, end, depth);

  return NULL;
}

static void
append (GString *plain, const char *text, gsize length, gboolean has_marks, guint depth)
{
  const char *end = text + length;

  for (const char *p = text; p < end;)
    {
      const char *next = NULL;

      if (*p == '<' && skip_tag (&p, breaks))
        g_string_append_c (plain, '\n');
      else if (*p == '<' && skip_tag (&p, paragraphs))
        continue;
      else if (*p == '\\' && p + 1 < end && g_ascii_ispunct (p[1]))
        {
          g_string_append_c (plain, p[1]);
          p += 2;
        }
      else if (*p == '&' && (next = append_entity (plain, p)) != NULL)
        p = next;
      else if (has_marks && (next = append_mark (plain, text, p, end, depth)) != NULL)
        p = next;
      else if (has_marks && strchr ("*_~`", *p) != NULL)
        {
          guint n = count_run (p, end, *p);

          g_string_append_len (plain, p, n);
          p += n;
        }
      else
        g_string_append_c (plain, *p++);
    }
}

/**
 * kaiji_markdown_read_cell:
 * @text: a cell of a table, or a line
 * @length: its length
 * @has_marks: whether it is of a text in Markdown, so that there are marks of more than what
 * divides cells and lines
 *
 * Returns: (transfer full): what it says: line breaks are tags, some characters are escaped, and
 *   emphasis is dropped
 */
char *
kaiji_markdown_read_cell (const char *text, gsize length, gboolean has_marks)
{
  g_autofree char *cell = g_strstrip (g_strndup (text, length));
  GString *plain = g_string_new (NULL);

  append (plain, cell, strlen (cell), has_marks, 0);
  return g_string_free (plain, FALSE);
}
