/* kaiji-json-tree.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "kaiji-json-reader.h"

G_BEGIN_DECLS

/**
 * KaijiJsonTree:
 *
 * Any JSON value: a sealed #JsonNode, and the texts of its numbers, which a node cannot hold. It is
 * immutable, reference-counted and safe to share between threads.
 */
typedef struct _KaijiJsonTree KaijiJsonTree;

KaijiJsonTree *kaiji_json_tree_read (KaijiJsonReader *reader);
KaijiJsonTree *kaiji_json_tree_parse (GBytes *bytes, GError **error);
KaijiJsonTree *kaiji_json_tree_ref (KaijiJsonTree *self);
void kaiji_json_tree_unref (KaijiJsonTree *self);

JsonNode *kaiji_json_tree_get_root (KaijiJsonTree *self);
char *kaiji_json_tree_dup_number (KaijiJsonTree *self, JsonNode *node);
gboolean
kaiji_json_tree_get_place (KaijiJsonTree *self, JsonNode *node, guint *line, guint *column);
gboolean kaiji_json_tree_equal (KaijiJsonTree *a, KaijiJsonTree *b);

JsonNode *kaiji_json_get_member (JsonNode *node, const char *name);
JsonNode *kaiji_json_get_element (JsonNode *node, guint index);
guint kaiji_json_get_length (JsonNode *node);
const char *kaiji_json_get_string (JsonNode *node);
gboolean kaiji_json_is_integer (JsonNode *node);
gboolean kaiji_json_is_number (JsonNode *node);
gboolean kaiji_json_is_boolean (JsonNode *node);

char *kaiji_json_format_number (double number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiJsonTree, kaiji_json_tree_unref)

G_END_DECLS
