/* kaiji-html-shown.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person sees of a web page: its text without what is hidden or crossed out, and what its
 * controls say. A part that holds tables stays, since it may be shown by a click.
 */

#include "config.h"

#include <string.h>

#include "kaiji-html-node.h"
#include "kaiji-html-shown.h"
#include "kaiji-text.h"

/* A text that a button belongs to is among so many nodes. */
#define MAX_BESIDE 100

static const char *const skipped_elements[] = { "script",   "style",  "noscript", "template",
                                                "datalist", "rt",     "rp",       "del",
                                                "s",        "strike", NULL };
static const char *const list_elements[] = { "table", "dl", NULL };
static const char *const cell_elements[] = { "td", "dd", NULL };
static const char *const heading_elements[] = { "h1", "h2", "h3", "h4",      "h5",
                                                "h6", "dt", "th", "summary", NULL };
static const char *const data_elements[] = { "td", "dd", NULL };
static const char *const mute_inputs[] = { "hidden", "password", "submit", "button", "reset",
                                           "image",  "file",     "range",  "color",  NULL };

static gboolean
has_attribute (const xmlNode *node, const char *name)
{
  return xmlHasProp ((xmlNode *) node, (const xmlChar *) name) != NULL;
}

static gboolean
says_hidden (const xmlNode *node)
{
  g_autofree char *style = kaiji_html_node_dup_attribute (node, "style");
  g_auto (GStrv) rules = NULL;

  if (has_attribute (node, "hidden"))
    return TRUE;
  if (style == NULL)
    return FALSE;

  rules = g_strsplit (style, ";", -1);
  for (guint i = 0; rules[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (rules[i], ":", 2);

      if (parts[0] == NULL || parts[1] == NULL)
        continue;
      g_strstrip (parts[0]);
      g_strstrip (parts[1]);
      if ((g_ascii_strcasecmp (parts[0], "display") == 0
           && g_ascii_strncasecmp (parts[1], "none", strlen ("none")) == 0)
          || (g_ascii_strcasecmp (parts[0], "visibility") == 0
              && g_ascii_strncasecmp (parts[1], "hidden", strlen ("hidden")) == 0))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_text (const xmlNode *node, guint depth)
{
  if (node->type == XML_TEXT_NODE)
    return !kaiji_text_is_blank ((const char *) node->content);

  for (const xmlNode *child = node->type == XML_ELEMENT_NODE ? node->children : NULL;
       child != NULL && depth < KAIJI_HTML_NODE_MAX_DEPTH; child = child->next)
    if (has_text (child, depth + 1))
      return TRUE;

  return FALSE;
}

/* Whether a button stands beside a text, or in a cell of data; alone elsewhere, or in a heading, it
 * is the text itself. */
static gboolean
is_beside_text (const xmlNode *button)
{
  guint n_nodes = 0;

  for (const xmlNode *node = button->parent; node != NULL; node = node->parent)
    if (kaiji_html_node_is_any (node, heading_elements))
      return FALSE;
  if (kaiji_html_node_is_any (button->parent, data_elements))
    return TRUE;

  for (const xmlNode *node = button->parent->children; node != NULL && n_nodes < MAX_BESIDE;
       node = node->next, n_nodes++)
    if (node != button && has_text (node, 0))
      return TRUE;

  return FALSE;
}

static gboolean
is_shown (const xmlNode *node)
{
  if (kaiji_html_node_is_any (node, skipped_elements))
    return FALSE;
  if (kaiji_html_node_is_named (node, "option"))
    return has_attribute (node, "selected");
  if (kaiji_html_node_is_named (node, "button") && is_beside_text (node))
    return FALSE;

  return !says_hidden (node)
         || (!kaiji_html_node_is_any (node, list_elements)
             && kaiji_html_node_has_any (node, list_elements, 0));
}

static void
say (xmlNode *node, const char *text)
{
  g_autofree char *padded = g_strconcat (" ", text, " ", NULL);

  xmlAddNextSibling (node, xmlNewText ((const xmlChar *) padded));
}

static void
mute (xmlNode *node, guint depth)
{
  if (node->type == XML_TEXT_NODE)
    xmlNodeSetContent (node, (const xmlChar *) "");

  for (xmlNode *child = node->type == XML_ELEMENT_NODE ? node->children : NULL;
       child != NULL && depth < KAIJI_HTML_NODE_MAX_DEPTH; child = child->next)
    mute (child, depth + 1);
}

/* Removes the label of a choice that is not taken: around it, by its id, or the text behind it. */
static void
remove_label (const xmlNode *input)
{
  g_autofree char *id = kaiji_html_node_dup_attribute (input, "id");

  for (xmlNode *node = input->parent; node != NULL; node = node->parent)
    if (kaiji_html_node_is_named (node, "label"))
      {
        mute (node, 0);
        return;
      }

  for (xmlNode *node = input->next; node != NULL; node = node->next)
    {
      g_autofree char *other = kaiji_html_node_is_named (node, "label")
                                 ? kaiji_html_node_dup_attribute (node, "for")
                                 : NULL;

      if (node->type == XML_ELEMENT_NODE && (other == NULL || g_strcmp0 (other, id) != 0))
        return;
      mute (node, 0);
      if (node->type == XML_ELEMENT_NODE)
        return;
    }
}

static void
read_input (xmlNode *node)
{
  g_autofree char *type = kaiji_html_node_dup_attribute (node, "type");
  g_autofree char *value = kaiji_html_node_dup_attribute (node, "value");
  g_autofree char *lower = g_ascii_strdown (type != NULL ? type : "text", -1);

  if (g_str_equal (lower, "radio") || g_str_equal (lower, "checkbox"))
    {
      if (!has_attribute (node, "checked"))
        remove_label (node);
      return;
    }
  if (value != NULL && !g_strv_contains (mute_inputs, lower))
    say (node, value);
}

/* Whether the words for a picture only repeat what its row asks for. */
static gboolean
is_asked_beside (const xmlNode *cell, const char *words)
{
  guint n_nodes = 0;

  for (const xmlNode *node = cell->parent->children; node != NULL && n_nodes < MAX_BESIDE;
       node = node->next, n_nodes++)
    {
      xmlChar *content = node != cell ? xmlNodeGetContent ((xmlNode *) node) : NULL;
      g_autofree char *text = kaiji_text_strip (content != NULL ? (const char *) content : "");
      gboolean is_there = g_str_equal (text, words);

      xmlFree (content);
      if (is_there)
        return TRUE;
    }

  return FALSE;
}

/* Takes the words for a picture that is all of a cell. Kaiji's own pages have the pictures that are
 * answered. */
static void
read_picture (xmlNode *node)
{
  g_autofree char *words = kaiji_html_node_dup_attribute (node, "alt");
  const xmlNode *cell = node->parent;

  while (cell != NULL && !kaiji_html_node_is_any (cell, cell_elements))
    cell = cell->parent;
  if (words != NULL && *words != '\0' && cell != NULL && !has_text (cell, 0)
      && !has_attribute (cell, "data-kaiji-answer") && !is_asked_beside (cell, words))
    say (node, words);
}

static void
keep_shown (xmlNode *node, guint depth)
{
  xmlNode *next;

  for (xmlNode *child = node->children; child != NULL && depth < KAIJI_HTML_NODE_MAX_DEPTH;
       child = next)
    {
      next = child->next;
      if (child->type != XML_ELEMENT_NODE)
        continue;
      if (!is_shown (child))
        {
          xmlUnlinkNode (child);
          xmlFreeNode (child);
          continue;
        }
      if (kaiji_html_node_is_named (child, "input"))
        read_input (child);
      else if (kaiji_html_node_is_named (child, "img"))
        read_picture (child);
      else
        keep_shown (child, depth + 1);
      next = child->next;
    }
}

/**
 * kaiji_html_keep_shown:
 * @document: a web page
 *
 * Removes from a page what a browser does not show, and adds what its controls and pictures say, as
 * text. What style sheets say is not known.
 */
void
kaiji_html_keep_shown (xmlDoc *document)
{
  g_return_if_fail (document != NULL);

  keep_shown ((xmlNode *) document, 0);
}
