/* kaiji-help-markup.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-help-markup.h"

/* How the elements within a line look. */
static const struct
{
  const char *element;
  const char *start;
  const char *end;
} looks[] = {
  { "em", "<i>", "</i>" },      { "gui", "<b>", "</b>" },    { "key", "<b>", "</b>" },
  { "cmd", "<tt>", "</tt>" },   { "code", "<tt>", "</tt>" }, { "file", "<tt>", "</tt>" },
  { "input", "<tt>", "</tt>" },
};

static void append_inline (KaijiHelpBook *book, const xmlNode *parent, GString *markup);

/* Runs of white space are one space, none at the beginning. */
static void
append_text (GString *markup, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *escaped = NULL;

      if (g_ascii_isspace (*p))
        {
          if (markup->len > 0 && markup->str[markup->len - 1] != ' ')
            g_string_append_c (markup, ' ');
          continue;
        }
      escaped = g_markup_escape_text (p, g_utf8_next_char (p) - p);
      g_string_append (markup, escaped);
    }
}

static void
append_link (KaijiHelpBook *book, const xmlNode *node, GString *markup)
{
  g_autofree char *place = kaiji_help_dup_attribute (node, "xref");
  g_autofree char *address = kaiji_help_dup_attribute (node, "href");
  g_autofree char *text = kaiji_help_markup_from_inline (book, node);
  g_autofree char *title = NULL;
  g_autofree char *target = g_markup_escape_text (place != NULL ? place
                                                                : (address != NULL ? address : ""),
                                                  -1);

  if (*text == '\0' && place != NULL)
    {
      title = kaiji_help_book_dup_title (book, place);
      g_free (text);
      text = g_markup_escape_text (title != NULL ? title : place, -1);
    }
  g_string_append_printf (markup, "<a href=\"%s\">%s</a>", target, text);
}

/* Keys that are pressed together. */
static void
append_keys (KaijiHelpBook *book, const xmlNode *node, GString *markup)
{
  gboolean first = TRUE;

  for (const xmlNode *key = node->children; key != NULL; key = key->next)
    {
      if (!kaiji_help_is_element (key, "key"))
        continue;
      if (!first)
        g_string_append_c (markup, '+');
      first = FALSE;
      g_string_append (markup, "<b>");
      append_inline (book, key, markup);
      g_string_append (markup, "</b>");
    }
}

static void
append_element (KaijiHelpBook *book, const xmlNode *node, GString *markup)
{
  if (kaiji_help_is_element (node, "link"))
    {
      append_link (book, node, markup);
      return;
    }
  if (kaiji_help_is_element (node, "keyseq"))
    {
      append_keys (book, node, markup);
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      if (!kaiji_help_is_element (node, looks[i].element))
        continue;
      g_string_append (markup, looks[i].start);
      append_inline (book, node, markup);
      g_string_append (markup, looks[i].end);
      return;
    }

  append_inline (book, node, markup);
}

static void
append_inline (KaijiHelpBook *book, const xmlNode *parent, GString *markup)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    {
      if (node->type == XML_TEXT_NODE)
        append_text (markup, (const char *) node->content);
      else if (node->type == XML_ELEMENT_NODE)
        append_element (book, node, markup);
    }
}

/**
 * kaiji_help_markup_from_inline:
 * @book: the guide
 * @parent: an element with text, as a paragraph
 *
 * Returns: (transfer full): its content as Pango markup; the addresses of links within the guide
 * are places, as `checks#too-long`
 */
char *
kaiji_help_markup_from_inline (KaijiHelpBook *book, const xmlNode *parent)
{
  GString *markup = g_string_new (NULL);

  append_inline (book, parent, markup);
  return g_strchomp (g_string_free (markup, FALSE));
}

/**
 * kaiji_help_markup_new_link:
 * @place: a place of the guide
 * @text: the link's text
 *
 * Returns: (transfer full): Pango markup of a link
 */
char *
kaiji_help_markup_new_link (const char *place, const char *text)
{
  return g_markup_printf_escaped ("<a href=\"%s\">%s</a>", place, text);
}
