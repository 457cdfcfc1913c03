/* kaiji-scheme-library-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-scheme-library.h"

G_BEGIN_DECLS

#define KAIJI_SCHEME_SUFFIX ".json"

/* The schemes of an id, and where they come from. */
typedef struct
{
  GPtrArray *schemes; /* of KaijiScheme, the default edition first; empty if there is none */
  GBytes *bytes;      /* (nullable): what they were read from */
  char *path;         /* (nullable): of their file; none if they are built in */
  gboolean stale;     /* files may have changed since */
  GFileMonitor
    *monitor; /* (nullable): of the file of what is tried, while the library is watched */
} KaijiSchemeEntry;

struct _KaijiSchemeLibrary
{
  GObject parent_instance;

  GMutex mutex; /* guards the members below: several threads look up schemes */
  char **directories;
  GHashTable *entries;      /* scheme id -> KaijiSchemeEntry */
  GHashTable *tried;        /* likewise, of those that are tried without being installed */
  GPtrArray *problems;      /* of char *, NULL-terminated */
  GPtrArray *problem_files; /* of GFile: one for each problem */

  GPtrArray *monitors; /* (nullable): of GFileMonitor, while it is watched */
  guint timeout;
};

KaijiSchemeEntry *kaiji_scheme_entry_new (GPtrArray *schemes, GBytes *bytes, const char *path);

gboolean kaiji_scheme_library_is_id (const char *id);
const KaijiSchemeEntry *kaiji_scheme_library_get_entry (KaijiSchemeLibrary *self, const char *id);
void kaiji_scheme_library_follow (KaijiSchemeLibrary *self, KaijiSchemeEntry *tried);
void kaiji_scheme_library_read_again (KaijiSchemeLibrary *self);

G_END_DECLS
