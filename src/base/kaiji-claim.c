/* kaiji-claim.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "kaiji-claim.h"
#include "kaiji-disk-private.h"
#include "kaiji-portal.h"

/* A mark says who has a file open. It is kept locked by the program that it names, so that on one
 * computer a mark without a lock is one that was left behind. */
#define BESIDE_FORMAT ".%s.kaiji-in-use"

/* More than a mark is ever long, in bytes. */
#define MAX_SIZE 4096

/* A program that looks at a mark holds its lock for a moment: how often, and after how many
 * microseconds, others try again. */
#define MAX_TRIES 10
#define NAP (G_USEC_PER_SEC / 200)

/* How a mark begins. */
#define HEAD "kaiji-in-use 1"

/* One mark stands beside the file, for everybody who may look there. Another one is the person's
 * own, and is called after the file's place on the disk: it is found by whatever name the file is
 * opened, after it was moved, and where the folder takes no files. */
enum
{
  BESIDE,
  BY_PLACE,
  N_MARKS,
};

typedef struct
{
  char *path;
  int fd;
} Mark;

struct _KaijiClaim
{
  GFile *file;
  KaijiHolder *holder; /* what the marks say */
  Mark marks[N_MARKS]; /* `path` is %NULL where there is none */
};

/* Returns: (nullable): the file that @file leads to, if it is one on this computer's disks */
static char *
resolve (GFile *file)
{
  const char *path = g_file_peek_path (file);
  char *target = path != NULL ? realpath (path, NULL) : NULL;
  char *copy = g_strdup (target);

  free (target);
  return copy;
}

/* Returns: (nullable): the mark's path, or %NULL if nobody would find it there */
static char *
dup_path_beside (const char *target)
{
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *mark = NULL;

  if (kaiji_portal_lends (target))
    return NULL;

  folder = g_path_get_dirname (target);
  name = g_path_get_basename (target);
  mark = g_strdup_printf (BESIDE_FORMAT, name);
  return g_build_filename (folder, mark, NULL);
}

static char *
dup_path_by_place (const char *target)
{
  struct stat status;
  g_autofree char *name = NULL;

  if (stat (target, &status) < 0)
    return NULL;

  name = g_strdup_printf ("%" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER "x",
                          (guint64) status.st_dev, (guint64) status.st_ino);
  return g_build_filename (g_get_user_state_dir (), "kaiji", "in-use", name, NULL);
}

static char *
dup_path (guint which, const char *target)
{
  return which == BESIDE ? dup_path_beside (target) : dup_path_by_place (target);
}

/* Anything may have been put there by that name. */
static int
open_mark (const char *path, int flags)
{
  int fd = g_open (path, flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0644);
  struct stat status;

  if (fd >= 0 && (fstat (fd, &status) < 0 || !S_ISREG (status.st_mode)))
    {
      close (fd);
      errno = EINVAL;
      return -1;
    }
  return fd;
}

static KaijiHolder *
read_mark (int fd)
{
  char text[MAX_SIZE];
  gssize length = pread (fd, text, sizeof text, 0);

  return length > 0 ? kaiji_holder_parse (text, (gsize) length) : NULL;
}

/* Returns whether a file by a mark's name is none: it has other names, or begins like nothing that
 * a program of Kaiji writes there, whole or broken off. It is left alone. */
static gboolean
is_foreign (int fd)
{
  struct stat status;
  char head[sizeof HEAD - 1];
  gssize length = pread (fd, head, sizeof head, 0);

  return fstat (fd, &status) < 0 || status.st_nlink > 1 || length < 0
         || memcmp (head, HEAD, (gsize) length) != 0;
}

/* Returns whether the program that @holder names has ended, when nobody holds the mark's lock. Of a
 * program of another computer that cannot be known: not every network passes locks on. */
static gboolean
has_ended (const KaijiHolder *holder, KaijiDiskLock lock)
{
  if (holder == NULL)
    return TRUE;
  if (!kaiji_holder_is_here (holder))
    return FALSE;
  if (lock == KAIJI_DISK_LOCKED || kaiji_holder_is_self (holder))
    return TRUE;

  return kill (holder->process, 0) < 0 && errno == ESRCH;
}

/* Makes the holder of a mark that says nothing, or may not be read. */
static KaijiHolder *
create_unknown (void)
{
  return kaiji_holder_parse (HEAD "\n", strlen (HEAD "\n"));
}

/* Returns: (transfer full) (nullable): who holds the mark at @path, if anybody does */
static KaijiHolder *
look_at_mark (const char *path)
{
  int fd = open_mark (path, O_RDONLY);
  g_autoptr (KaijiHolder) holder = NULL;
  KaijiDiskLock lock;

  /* Nothing is there, or nothing that is a mark. A mark that cannot be read is somebody's. */
  if (fd < 0 && (errno == ENOENT || errno == ELOOP || errno == EINVAL || errno == ENXIO))
    return NULL;
  if (fd < 0)
    return create_unknown ();

  lock = kaiji_disk_try_lock (fd, LOCK_SH);
  holder = read_mark (fd);
  close (fd);

  if (lock == KAIJI_DISK_LOCK_TAKEN)
    return holder != NULL ? g_steal_pointer (&holder) : create_unknown ();
  return has_ended (holder, lock) ? NULL : g_steal_pointer (&holder);
}

/* A mark that cannot be written is another person's, and perhaps left behind. Returns whether it is
 * gone, or @holder. */
static gboolean
remove_foreign (const char *path, int code, gboolean anyway, KaijiHolder **holder)
{
  g_autoptr (KaijiHolder) found = NULL;

  if (code != EACCES && code != EROFS)
    return FALSE;

  found = look_at_mark (path);
  if (found == NULL || anyway)
    return g_unlink (path) == 0;

  *holder = g_steal_pointer (&found);
  return FALSE;
}

static gboolean
write_mark (int fd, const KaijiHolder *self)
{
  g_autofree char *text = kaiji_holder_write (self);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return ftruncate (fd, 0) == 0 && kaiji_disk_write (fd, bytes, NULL, NULL);
}

/* Makes the mark at @path ours, unless somebody has it; then @holder is set. Where no mark can be
 * made, neither is. */
static int
take_mark (const char *path, const KaijiHolder *self, gboolean anyway, KaijiHolder **holder)
{
  for (guint i = 0; i < MAX_TRIES; i++)
    {
      g_autoptr (KaijiHolder) found = NULL;
      KaijiDiskLock lock;
      gboolean is_free;
      int fd = open_mark (path, O_RDWR | O_CREAT);

      if (fd < 0 && remove_foreign (path, errno, anyway, holder))
        continue;
      if (fd < 0)
        return -1;
      if (is_foreign (fd))
        {
          close (fd);
          return -1;
        }

      lock = kaiji_disk_try_lock (fd, LOCK_EX);
      found = read_mark (fd);
      is_free = lock != KAIJI_DISK_LOCK_TAKEN && has_ended (found, lock);
      if (is_free && kaiji_disk_is_at (fd, path))
        {
          if (write_mark (fd, self))
            return fd;
          g_unlink (path);
          close (fd);
          return -1;
        }

      close (fd);
      if (is_free)
        continue;
      if (anyway)
        {
          g_unlink (path);
        }
      else if (lock == KAIJI_DISK_LOCK_TAKEN && i + 1 < MAX_TRIES)
        {
          g_usleep (NAP);
        }
      else
        {
          *holder = found != NULL ? g_steal_pointer (&found) : create_unknown ();
          return -1;
        }
    }

  return -1;
}

/* Removes what programs that were ended left of a person's own marks. */
static void
clean (const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *entry;

  while (directory != NULL && (entry = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, entry, NULL);
      g_autoptr (KaijiHolder) holder = look_at_mark (path);

      if (holder == NULL)
        g_unlink (path);
    }
}

static void
drop_mark (Mark *mark)
{
  if (mark->path == NULL)
    return;

  if (kaiji_disk_is_at (mark->fd, mark->path))
    g_unlink (mark->path);
  close (mark->fd);
  g_clear_pointer (&mark->path, g_free);
}

/* Takes one mark for a file; what cannot be made is done without. */
static gboolean
take (KaijiClaim *self, guint which, const char *target, gboolean anyway, KaijiHolder **holder)
{
  g_autofree char *path = dup_path (which, target);
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;
  int fd;

  if (path == NULL || (which == BY_PLACE && g_mkdir_with_parents (folder, 0700) < 0))
    return TRUE;
  if (which == BY_PLACE)
    clean (folder);

  fd = take_mark (path, self->holder, anyway, holder);
  if (fd >= 0)
    {
      self->marks[which].path = g_steal_pointer (&path);
      self->marks[which].fd = fd;
    }
  return *holder == NULL;
}

/**
 * kaiji_claim_take:
 * @file: a file that is about to be edited
 * @anyway: whether to take it from whoever has it
 * @holder: (out) (nullable) (transfer full): who has it open
 *
 * Tells other instances of Kaiji, also those of other people and on other computers, that this
 * program has a file open: a hidden file beside it names who, where and since when. If the folder
 * takes no such file, or the document portal lends the file alone, only the same person's programs
 * know; a file without a path is not claimed at all. A claim keeps nobody from writing the file. A
 * claim that a killed program left behind is recognised and taken over.
 *
 * It may wait for a disk or a network.
 *
 * Returns: (transfer full) (nullable): the claim, or %NULL if somebody else has the file
 */
KaijiClaim *
kaiji_claim_take (GFile *file, gboolean anyway, KaijiHolder **holder)
{
  KaijiClaim *self;
  g_autofree char *target = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (holder != NULL, NULL);

  *holder = NULL;
  self = g_new0 (KaijiClaim, 1);
  self->file = g_object_ref (file);
  self->holder = kaiji_holder_new_self ();
  target = resolve (file);
  for (guint which = 0; target != NULL && which < N_MARKS; which++)
    {
      if (take (self, which, target, anyway, holder))
        continue;
      kaiji_claim_release (self);
      return NULL;
    }

  return self;
}

/**
 * kaiji_claim_follow:
 *
 * Claims what is there by the file's name now: saving may have put a new file in the place of the
 * one that was claimed.
 */
void
kaiji_claim_follow (KaijiClaim *self)
{
  g_autofree char *target = NULL;

  g_return_if_fail (self != NULL);

  target = resolve (self->file);
  for (guint which = 0; target != NULL && which < N_MARKS; which++)
    {
      g_autofree char *path = dup_path (which, target);
      g_autoptr (KaijiHolder) holder = NULL;

      if (g_strcmp0 (path, self->marks[which].path) == 0
          && (path == NULL || kaiji_disk_is_at (self->marks[which].fd, path)))
        continue;
      drop_mark (&self->marks[which]);
      take (self, which, target, FALSE, &holder);
    }
}

/**
 * kaiji_claim_release:
 * @self: (transfer full): a claim
 *
 * The file is no longer open.
 */
void
kaiji_claim_release (KaijiClaim *self)
{
  g_return_if_fail (self != NULL);

  for (guint which = 0; which < N_MARKS; which++)
    drop_mark (&self->marks[which]);
  kaiji_holder_free (self->holder);
  g_object_unref (self->file);
  g_free (self);
}

/**
 * kaiji_claim_find_holder:
 * @file: a file
 *
 * It may wait for a disk or a network.
 *
 * Returns: (transfer full) (nullable): who has it open, this program included; %NULL if nobody does
 */
KaijiHolder *
kaiji_claim_find_holder (GFile *file)
{
  g_autofree char *target = NULL;
  KaijiHolder *holder = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  target = resolve (file);
  for (guint which = 0; target != NULL && which < N_MARKS && holder == NULL; which++)
    {
      g_autofree char *path = dup_path (which, target);

      if (path != NULL)
        holder = look_at_mark (path);
    }

  return holder;
}
