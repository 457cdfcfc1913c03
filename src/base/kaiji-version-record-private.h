/* kaiji-version-record-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KaijiVersionRecord:
 * @number: counts the versions of a sheet from 1
 * @saved: when the file was changed last, in seconds since 1970
 * @kept: when the next state took its place, likewise
 * @sum: (nullable): the checksum of the content; %NULL if the record cannot be read
 * @size: of the content, in bytes
 * @text: (nullable): the checksum of the content without its runs
 * @runs: (nullable): what is stored apart from the rest
 * @is_unread: whether its file is there but could not be read this time
 *
 * One version of a file: which objects it is put together from. A picture in a sheet is one long
 * run of base64 that stays the same from version to version; stored apart, it is stored once.
 */
typedef struct
{
  guint number;
  gint64 saved;
  gint64 kept;
  char *sum;
  gsize size;
  char *text;
  GArray *runs;
  gboolean is_unread;
} KaijiVersionRecord;

KaijiVersionRecord *
kaiji_version_record_new (const char *objects, GBytes *contents, GError **error);
KaijiVersionRecord *kaiji_version_record_parse (GBytes *file);
GBytes *kaiji_version_record_format (const KaijiVersionRecord *self);
GBytes *
kaiji_version_record_read (const KaijiVersionRecord *self, const char *objects, GError **error);
void kaiji_version_record_add_objects (const KaijiVersionRecord *self, GHashTable *sums);
void kaiji_version_record_free (KaijiVersionRecord *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiVersionRecord, kaiji_version_record_free)

G_END_DECLS
