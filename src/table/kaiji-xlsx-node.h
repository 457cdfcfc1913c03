/* kaiji-xlsx-node.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

gboolean kaiji_xlsx_node_is (const xmlNode *node, const char *name);
xmlNode *kaiji_xlsx_node_find_child (const xmlNode *node, const char *name);
char *kaiji_xlsx_node_dup_attribute (const xmlNode *node, const char *name);
char *kaiji_xlsx_node_dup_text (const xmlNode *node);

G_END_DECLS
