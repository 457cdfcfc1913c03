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
 * The part of a JSON object that its reader does not take: members that this version does not know
 * or that have the wrong type, and the order of all members. With it the object is written back
 * unchanged. It is immutable, reference-counted and safe to share between threads; %NULL stands for
 * an object with nothing else.
 */
typedef struct _KaijiJsonRest KaijiJsonRest;

/**
 * KaijiJsonRestBuilder:
 *
 * Records an object's members in order while the object is read. Initialise it with `{ 0 }`.
 */
typedef struct
{
  guint seen;          /* a bit for each known member, while they come in order */
  KaijiJsonRest *rest; /* (nullable): the members from the first out of order */
} KaijiJsonRestBuilder;

/**
 * KaijiJsonWriteKnown:
 * @index: a member's number
 *
 * Writes a known member, name and value, or nothing if the object does not have it.
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
