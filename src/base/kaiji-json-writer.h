/* kaiji-json-writer.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-json-tree.h"

G_BEGIN_DECLS

/**
 * KaijiJsonWriter:
 *
 * Writes a JSON document (RFC 8259) from front to back. In an object, kaiji_json_writer_add_name()
 * comes before every value.
 */
typedef struct _KaijiJsonWriter KaijiJsonWriter;

KaijiJsonWriter *kaiji_json_writer_new (gboolean indented);
void kaiji_json_writer_free (KaijiJsonWriter *self);

void kaiji_json_writer_begin_object (KaijiJsonWriter *self);
void kaiji_json_writer_begin_array (KaijiJsonWriter *self);
void kaiji_json_writer_end (KaijiJsonWriter *self);
void kaiji_json_writer_add_name (KaijiJsonWriter *self, const char *name);

void kaiji_json_writer_add_string (KaijiJsonWriter *self, const char *text);
void kaiji_json_writer_add_number (KaijiJsonWriter *self, const char *number);
void kaiji_json_writer_add_integer (KaijiJsonWriter *self, gint64 integer);
void kaiji_json_writer_add_boolean (KaijiJsonWriter *self, gboolean value);
void kaiji_json_writer_add_null (KaijiJsonWriter *self);
void kaiji_json_writer_add_tree (KaijiJsonWriter *self, KaijiJsonTree *tree);
void kaiji_json_writer_add_member (KaijiJsonWriter *self, const char *name, const char *text);

char *kaiji_json_writer_finish (KaijiJsonWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiJsonWriter, kaiji_json_writer_free)

G_END_DECLS
