/* versions-fixture.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-versions-private.h"

G_BEGIN_DECLS

/* A file that is saved again and again, and a store of versions that is empty at first. */
typedef struct
{
  char *folder;
  char *path;
  GFile *file;
} VersionsFixture;

void versions_add (const char *name, void (*test) (VersionsFixture *, gconstpointer));

char *versions_dup_root (void);
char *versions_dup_history_folder (void);
void versions_remove_all (const char *path);
GFile *versions_get_file (VersionsFixture *fixture, const char *name);
void versions_save (GFile *file, const char *text);
KaijiVersions *versions_open (GFile *file);
guint versions_get_number (KaijiVersions *versions, guint position);
void versions_assert (GFile *file, const char *expected);
GBytes *versions_create_noise (gsize size, guint32 seed);

G_END_DECLS
