/* kaiji-html-node.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-html-node.h"

/**
 * kaiji_html_node_is_named:
 * @name: the name of an element, whatever its case
 *
 * Returns: whether @node is such an element
 */
gboolean
kaiji_html_node_is_named (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE
         && g_ascii_strcasecmp ((const char *) node->name, name) == 0;
}

/**
 * kaiji_html_node_is_any:
 * @names: (array zero-terminated=1): names of elements
 *
 * Returns: whether @node is one of these elements
 */
gboolean
kaiji_html_node_is_any (const xmlNode *node, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (kaiji_html_node_is_named (node, names[i]))
      return TRUE;

  return FALSE;
}

/**
 * kaiji_html_node_has_any:
 * @names: (array zero-terminated=1): names of elements
 * @depth: how deep @node is; elements deeper than %KAIJI_HTML_NODE_MAX_DEPTH are not looked for
 *
 * Returns: whether one of these elements is in @node
 */
gboolean
kaiji_html_node_has_any (const xmlNode *node, const char *const *names, guint depth)
{
  for (const xmlNode *child = node->children; child != NULL && depth < KAIJI_HTML_NODE_MAX_DEPTH;
       child = child->next)
    if (kaiji_html_node_is_any (child, names) || kaiji_html_node_has_any (child, names, depth + 1))
      return TRUE;

  return FALSE;
}

/**
 * kaiji_html_node_dup_attribute:
 * @node: an element
 *
 * Returns: (transfer full) (nullable): the value of its attribute @name, if it has one
 */
char *
kaiji_html_node_dup_attribute (const xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetProp ((xmlNode *) node, (const xmlChar *) name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}
