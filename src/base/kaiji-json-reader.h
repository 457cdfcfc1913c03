/* kaiji-json-reader.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KaijiJsonReader:
 *
 * Reads a JSON document (RFC 8259) from front to back, one value at a time as the caller asks for
 * it. The first fault stops the reader: from then on every function returns nothing, and
 * kaiji_json_reader_finish() reports the fault and its place.
 */
typedef struct _KaijiJsonReader KaijiJsonReader;

/**
 * KaijiJsonType:
 * @KAIJI_JSON_NONE: a fault
 *
 * The type of the next value.
 */
typedef enum
{
  KAIJI_JSON_NONE,
  KAIJI_JSON_NULL,
  KAIJI_JSON_FALSE,
  KAIJI_JSON_TRUE,
  KAIJI_JSON_NUMBER,
  KAIJI_JSON_STRING,
  KAIJI_JSON_ARRAY,
  KAIJI_JSON_OBJECT,
} KaijiJsonType;

KaijiJsonReader *kaiji_json_reader_new (GBytes *bytes);
void kaiji_json_reader_free (KaijiJsonReader *self);

KaijiJsonType kaiji_json_reader_peek (KaijiJsonReader *self);
gsize kaiji_json_reader_get_offset (KaijiJsonReader *self);

gboolean kaiji_json_reader_enter (KaijiJsonReader *self);
gboolean kaiji_json_reader_next_member (KaijiJsonReader *self, const char **name);
gboolean kaiji_json_reader_next_element (KaijiJsonReader *self);

const char *kaiji_json_reader_read_string (KaijiJsonReader *self, gsize *length);
char *kaiji_json_reader_dup_string (KaijiJsonReader *self);
const char *kaiji_json_reader_read_number (KaijiJsonReader *self, gsize *length);
char *kaiji_json_reader_dup_number (KaijiJsonReader *self);
gboolean kaiji_json_reader_read_literal (KaijiJsonReader *self);

gboolean kaiji_json_reader_finish (KaijiJsonReader *self, GError **error);

gboolean kaiji_json_is_number_text (const char *text);
void kaiji_json_get_place (GBytes *bytes, gsize offset, guint *line, guint *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiJsonReader, kaiji_json_reader_free)

G_END_DECLS
