/* kaiji-xlsx-node.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Elements of a spreadsheet's parts, whatever the prefix of their namespace.
 */

#include "config.h"

#include <string.h>

#include "kaiji-xlsx-node.h"

/**
 * kaiji_xlsx_node_is:
 * @name: the local name of an element
 *
 * Returns: whether a node is such an element
 */
gboolean
kaiji_xlsx_node_is (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

/**
 * kaiji_xlsx_node_find_child:
 * @node: (nullable): an element
 * @name: the local name of an element
 *
 * Returns: (transfer none) (nullable): its first child of that name
 */
xmlNode *
kaiji_xlsx_node_find_child (const xmlNode *node, const char *name)
{
  for (xmlNode *child = node != NULL ? node->children : NULL; child != NULL; child = child->next)
    if (kaiji_xlsx_node_is (child, name))
      return child;

  return NULL;
}

/**
 * kaiji_xlsx_node_dup_attribute:
 * @name: the name of an attribute without a namespace
 *
 * Returns: (transfer full) (nullable): its value
 */
char *
kaiji_xlsx_node_dup_attribute (const xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetNoNsProp ((xmlNode *) node, (const xmlChar *) name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

/**
 * kaiji_xlsx_node_dup_text:
 * @node: (nullable): an element
 *
 * Returns: (transfer full) (nullable): all text in it; %NULL without an element
 */
char *
kaiji_xlsx_node_dup_text (const xmlNode *node)
{
  xmlChar *content = node != NULL ? xmlNodeGetContent ((xmlNode *) node) : NULL;
  char *copy = g_strdup ((const char *) content);

  xmlFree (content);
  return copy;
}
