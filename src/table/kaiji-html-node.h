/* kaiji-html-node.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/* The deepest nesting that is read; no person writes a page with deeper elements. */
#define KAIJI_HTML_NODE_MAX_DEPTH 200

gboolean kaiji_html_node_is_named (const xmlNode *node, const char *name);
gboolean kaiji_html_node_is_any (const xmlNode *node, const char *const *names);
gboolean kaiji_html_node_has_any (const xmlNode *node, const char *const *names, guint depth);
char *kaiji_html_node_dup_attribute (const xmlNode *node, const char *name);

G_END_DECLS
