/* kaiji-disk-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <sys/stat.h>

G_BEGIN_DECLS

/* The parts that GIO leaves to the operating system: locks, file identity and flushing to disk.
 * Functions that return %FALSE set @error to an I/O error. */
gboolean kaiji_disk_fail (GError **error, int code);
GBytes *kaiji_disk_read (int fd, goffset max_size, GError **error);
gboolean kaiji_disk_write (int fd, GBytes *contents, GCancellable *cancellable, GError **error);
gboolean kaiji_disk_sync (int fd, GError **error);
gboolean kaiji_disk_sync_folder (const char *folder, GError **error);
gboolean kaiji_disk_holds (int fd, GBytes *contents, GError **error);
gboolean kaiji_disk_is_at (int fd, const char *path);
gboolean kaiji_disk_make_folder (const char *folder, GError **error);
GPtrArray *kaiji_disk_list (const char *folder, GError **error);

/**
 * KaijiDiskLock:
 * @KAIJI_DISK_LOCKED: the lock is ours until the descriptor is closed
 * @KAIJI_DISK_LOCK_TAKEN: another descriptor holds the lock
 * @KAIJI_DISK_LOCK_UNKNOWN: the file system has no locks
 */
typedef enum
{
  KAIJI_DISK_LOCKED,
  KAIJI_DISK_LOCK_TAKEN,
  KAIJI_DISK_LOCK_UNKNOWN,
} KaijiDiskLock;

KaijiDiskLock kaiji_disk_try_lock (int fd, int operation);
gboolean
kaiji_disk_wait_for_lock (int fd, int operation, GCancellable *cancellable, GError **error);
int
kaiji_disk_open_locked (const char *path, int operation, GCancellable *cancellable, GError **error);

/* A temporary file in a folder, which no other program uses while it is open. */
int kaiji_disk_create_own (const char *folder, mode_t mode, char **path, GError **error);
void kaiji_disk_remove (const char *path);
gboolean kaiji_disk_clean_own (const char *folder);

G_END_DECLS
