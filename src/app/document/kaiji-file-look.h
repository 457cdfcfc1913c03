/* kaiji-file-look.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-claim.h"

G_BEGIN_DECLS

/**
 * KaijiFileLook:
 * @file: the file
 * @rumoured: (nullable): where it may have been moved
 * @known_etag: (nullable): the tag of the content that it should have
 * @was_held: whether somebody else held it
 * @found: whether it is there
 * @etag: (nullable): the tag of its content; %NULL if it is unreadable
 * @was_moved: whether what it should have is at the rumoured place
 * @holder: (nullable): who holds it now, if somebody did
 *
 * A look at a file, by a thread: what to look for, and what was found.
 */
typedef struct
{
  GFile *file;
  GFile *rumoured;
  char *known_etag;
  gboolean was_held;

  gboolean found;
  char *etag;
  gboolean was_moved;
  KaijiHolder *holder;
} KaijiFileLook;

KaijiFileLook *
kaiji_file_look_new (GFile *file, GFile *rumoured, const char *known_etag, gboolean was_held);
void kaiji_file_look_free (KaijiFileLook *self);
void kaiji_file_look_take (KaijiFileLook *self, GCancellable *cancellable);

G_END_DECLS
