/* kaiji-version-place-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KaijiVersionPlace:
 * @uri: the address, without symbolic links
 * @id: (nullable): the file's identity: device, inode and time of birth
 * @sum: (nullable): the checksum of the content
 *
 * The marks by which a file is known.
 */
typedef struct
{
  char *uri;
  char *id;
  char *sum;
} KaijiVersionPlace;

void kaiji_version_place_look (KaijiVersionPlace *self, GFile *file, GBytes *contents);
void kaiji_version_place_clear (KaijiVersionPlace *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KaijiVersionPlace, kaiji_version_place_clear)

G_END_DECLS
