/* kaiji-disk-attributes.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <linux/fs.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "kaiji-disk-attributes-private.h"

/* Attributes that belong to a file's content or that only the kernel sets; programs must not copy
 * them. */
static const char *const own_attributes[] = {
  "security.ima",
  "security.evm",
  "security.capability",
};

/* The flags of chattr for how a file is stored and backed up. Those that forbid writing it are not
 * among them. */
#define KEPT_FLAGS                                                                                 \
  (FS_SECRM_FL | FS_UNRM_FL | FS_COMPR_FL | FS_SYNC_FL | FS_NODUMP_FL | FS_NOATIME_FL              \
   | FS_JOURNAL_DATA_FL | FS_NOTAIL_FL | FS_NOCOW_FL)

static gboolean
is_own (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (own_attributes); i++)
    if (strcmp (name, own_attributes[i]) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
knows_none (int code)
{
  return code == ENOTSUP || code == ENOSYS;
}

/* Lists the names, each NUL-terminated. The list is empty if the file system has no attributes. */
static gboolean
list (int fd, GByteArray *names)
{
  for (;;)
    {
      gssize size = flistxattr (fd, NULL, 0);

      if (size < 0)
        return knows_none (errno);
      g_byte_array_set_size (names, (guint) size);
      if (size == 0)
        return TRUE;

      size = flistxattr (fd, (char *) names->data, names->len);
      if (size >= 0)
        {
          g_byte_array_set_size (names, (guint) size);
          return TRUE;
        }
      if (errno != ERANGE)
        return FALSE;
    }
}

static GBytes *
get (int fd, const char *name)
{
  for (;;)
    {
      gssize size = fgetxattr (fd, name, NULL, 0);
      g_autofree char *value = NULL;

      if (size < 0)
        return NULL;
      value = g_malloc ((gsize) size + 1);
      size = fgetxattr (fd, name, value, (gsize) size + 1);
      if (size >= 0)
        return g_bytes_new_take (g_steal_pointer (&value), (gsize) size);
      if (errno != ERANGE)
        return NULL;
    }
}

static gboolean
set (int fd, const char *name, GBytes *value)
{
  g_autoptr (GBytes) present = get (fd, name);
  gsize size;
  gconstpointer data = g_bytes_get_data (value, &size);

  return (present != NULL && g_bytes_equal (present, value))
         || fsetxattr (fd, name, data, size, 0) == 0;
}

static gboolean
contains (GByteArray *names, const char *name)
{
  for (gsize i = 0; i < names->len; i += strlen ((const char *) names->data + i) + 1)
    if (strcmp ((const char *) names->data + i, name) == 0)
      return TRUE;

  return FALSE;
}

/* Removes attributes that the old file does not have, such as an access list inherited from the
 * folder. */
static gboolean
remove_others (GByteArray *kept, int to)
{
  g_autoptr (GByteArray) names = g_byte_array_new ();
  gsize length;

  if (!list (to, names))
    return FALSE;

  for (gsize i = 0; i < names->len; i += length)
    {
      const char *name = (const char *) names->data + i;

      length = strlen (name) + 1;
      if (!contains (kept, name) && !g_str_has_prefix (name, "security.")
          && fremovexattr (to, name) < 0)
        return FALSE;
    }

  return TRUE;
}

static gboolean
copy_extended (int from, int to)
{
  g_autoptr (GByteArray) names = g_byte_array_new ();
  gsize length;

  if (!list (from, names))
    return FALSE;

  for (gsize i = 0; i < names->len; i += length)
    {
      const char *name = (const char *) names->data + i;
      g_autoptr (GBytes) value = NULL;

      length = strlen (name) + 1;
      if (is_own (name))
        continue;
      value = get (from, name);
      if (value == NULL || !set (to, name, value))
        return FALSE;
    }

  return remove_others (names, to);
}

/* A file system without flags has none to lose. */
static gboolean
copy_flags (int from, int to)
{
  int old, new;

  if (ioctl (from, FS_IOC_GETFLAGS, &old) < 0)
    return TRUE;
  if (ioctl (to, FS_IOC_GETFLAGS, &new) < 0)
    return (old & KEPT_FLAGS) == 0;
  if (((old ^ new) & KEPT_FLAGS) == 0)
    return TRUE;

  new = (new & ~KEPT_FLAGS) | (old & KEPT_FLAGS);
  return ioctl (to, FS_IOC_SETFLAGS, &new) == 0;
}

/**
 * kaiji_disk_copy_attributes:
 * @from: a file
 * @to: a new file, which will replace it
 *
 * Copies the owner, group, access list, extended attributes, flags (of chattr) and rights of a
 * file.
 *
 * Returns: whether everything was copied; if not, replacing the file would lose something
 */
gboolean
kaiji_disk_copy_attributes (int from, int to)
{
  struct stat old, new;

  if (fstat (from, &old) < 0 || fstat (to, &new) < 0)
    return FALSE;
  if ((old.st_uid != new.st_uid || old.st_gid != new.st_gid)
      && fchown (to, old.st_uid != new.st_uid ? old.st_uid : (uid_t) -1,
                 old.st_gid != new.st_gid ? old.st_gid : (gid_t) -1)
           < 0)
    return FALSE;

  /* The access list changes the rights, so they are copied last. */
  return copy_flags (from, to) && copy_extended (from, to) && fchmod (to, old.st_mode & 07777) == 0;
}
