/* kaiji-json-rest.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-json-writer.h"

G_BEGIN_DECLS

/**
 * KaijiJsonRest:
 *
 * What an object in a file has besides the members that its reader takes: those that this version
 * does not know, or that are not of the type they should be, and the order of all. With it the
 * object is written as it was. It is immutable and reference-counted, and any thread may have it;
 * %NULL is one of an object that has nothing else.
 */
typedef struct _KaijiJsonRest KaijiJsonRest;

/**
 * KaijiJsonRestBuilder:
 *
 * Takes down an object's members in their order while it is read. It begins as `{ 0 }`.
 */
typedef struct
{
  guint seen;          /* a bit for each known member, as long as they came in order */
  KaijiJsonRest *rest; /* (nullable): all members, from the first that was not in order on */
} KaijiJsonRestBuilder;

/**
 * KaijiJsonWriteKnown:
 * @index: a member's number
 *
 * Writes a member that is known, name and value, or nothing if there is none.
 */
typedef void (*KaijiJsonWriteKnown) (KaijiJsonWriter *writer, guint index, gpointer user_data);

#define KAIJI_JSON_MAX_KNOWN 32

void kaiji_json_rest_builder_add_known (KaijiJsonRestBuilder *self, guint index);
void kaiji_json_rest_builder_read_unknown (KaijiJsonRestBuilder *self,
                                           const char *name,
                                           KaijiJsonReader *reader);
KaijiJsonRest *kaiji_json_rest_builder_end (KaijiJsonRestBuilder *self);

KaijiJsonRest *kaiji_json_rest_ref (KaijiJsonRest *self);
void kaiji_json_rest_unref (KaijiJsonRest *self);

KaijiJsonTree *kaiji_json_rest_find (KaijiJsonRest *self, const char *name);
gboolean kaiji_json_rest_is_empty (KaijiJsonRest *self);
gboolean kaiji_json_rest_equal (KaijiJsonRest *a, KaijiJsonRest *b);
KaijiJsonRest *
kaiji_json_rest_filter (KaijiJsonRest *self, const char *const *names, gboolean keep);
KaijiJsonRest *kaiji_json_rest_merge (KaijiJsonRest *a, KaijiJsonRest *b);
void kaiji_json_rest_write (KaijiJsonRest *self,
                            KaijiJsonWriter *writer,
                            guint n_known,
                            KaijiJsonWriteKnown write_known,
                            gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiJsonRest, kaiji_json_rest_unref)

G_END_DECLS
