/* faults.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Loaded before the C library: makes one call for a file fail, or ends the program there. Counted
 * are the calls for paths below one of the folders in KAIJI_FAULT_FOLDERS and for files opened
 * there. KAIJI_FAULT_AT is the number of the call, KAIJI_FAULT what happens: an errno, or 0 for
 * SIGKILL; with KAIJI_FAULT_FOR_GOOD each later call fails, too, with KAIJI_FAULT_SECOND one later
 * call, counted from there. KAIJI_FAULT_MARK is a file that is made when something has happened.
 * KAIJI_FAULT_SLOW_SYNC is how long a file takes to get to the disk, in milliseconds. */

/* Both names of each call are wrapped: neither may stand for the other here. */
#undef _FILE_OFFSET_BITS

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/xattr.h>
#include <unistd.h>

#define MAX_FD 4096

static bool tracked[MAX_FD];
static int count;

static int
get_number (const char *name)
{
  const char *value = getenv (name);

  return value != NULL ? atoi (value) : 0;
}

static bool
is_watched (const char *path)
{
  const char *folders = getenv ("KAIJI_FAULT_FOLDERS");

  while (folders != NULL && path != NULL && *folders != '\0')
    {
      size_t length = strcspn (folders, ":");

      if (strncmp (path, folders, length) == 0)
        return true;
      folders += length;
      folders += *folders == ':';
    }

  return false;
}

static bool
is_tracked (int fd)
{
  return fd >= 0 && fd < MAX_FD && tracked[fd];
}

static int
track (int fd, bool watched)
{
  if (fd >= 0 && fd < MAX_FD)
    tracked[fd] = watched;
  return fd;
}

static void
mark (void)
{
  const char *path = getenv ("KAIJI_FAULT_MARK");

  if (path != NULL)
    syscall (SYS_close, syscall (SYS_openat, AT_FDCWD, path, O_CREAT | O_WRONLY, 0600));
}

/* Whether the call fails, with errno set. With @is_kill, does not end the program but reports that
 * it should end. */
static bool
happens (bool watched, bool *is_kill)
{
  int at = get_number ("KAIJI_FAULT_AT");
  int code = get_number ("KAIJI_FAULT");
  int second = get_number ("KAIJI_FAULT_SECOND");
  int n;

  if (!watched || at == 0)
    return false;

  n = __atomic_add_fetch (&count, 1, __ATOMIC_SEQ_CST);
  if (n != at && !(n > at && get_number ("KAIJI_FAULT_FOR_GOOD"))
      && (second == 0 || n != at + second))
    return false;

  if (second == 0 || n == at + second)
    mark ();
  if (code == 0)
    {
      if (is_kill == NULL)
        kill (getpid (), SIGKILL);
      *is_kill = true;
      return false;
    }
  errno = code;
  return true;
}

#define NEXT(name) ((__typeof__ (&name)) dlsym (RTLD_NEXT, #name))

#define WRAP_OPEN(name)                                                                            \
  int name (const char *path, int flags, ...)                                                      \
  {                                                                                                \
    bool watched = is_watched (path);                                                              \
    va_list list;                                                                                  \
    int mode;                                                                                      \
                                                                                                   \
    va_start (list, flags);                                                                        \
    mode = va_arg (list, int);                                                                     \
    va_end (list);                                                                                 \
    return happens (watched, NULL) ? -1 : track (NEXT (name) (path, flags, mode), watched);        \
  }

WRAP_OPEN (open)
WRAP_OPEN (open64)

#define WRAP(type, name, watched, parameters, arguments)                                           \
  type name parameters { return happens (watched, NULL) ? (type) -1 : NEXT (name) arguments; }

struct stat64;

WRAP (int, stat, is_watched (path), (const char *path, struct stat *s), (path, s))
WRAP (int, stat64, is_watched (path), (const char *path, struct stat64 *s), (path, s))
WRAP (int, lstat, is_watched (path), (const char *path, struct stat *s), (path, s))
WRAP (int, lstat64, is_watched (path), (const char *path, struct stat64 *s), (path, s))
WRAP (int, fstat, is_tracked (fd), (int fd, struct stat *s), (fd, s))
WRAP (int, fstat64, is_tracked (fd), (int fd, struct stat64 *s), (fd, s))
WRAP (int, unlink, is_watched (path), (const char *path), (path))
WRAP (int, rename, is_watched (to), (const char *from, const char *to), (from, to))
WRAP (int,
      renameat2,
      is_watched (to),
      (int a, const char *from, int b, const char *to, unsigned int flags),
      (a, from, b, to, flags))
WRAP (int, link, is_watched (to), (const char *from, const char *to), (from, to))
WRAP (int, mkdir, is_watched (path), (const char *path, mode_t mode), (path, mode))
WRAP (int,
      faccessat,
      is_watched (path),
      (int d, const char *path, int mode, int flags),
      (d, path, mode, flags))
WRAP (int, ftruncate, is_tracked (fd), (int fd, off_t size), (fd, size))
WRAP (int, ftruncate64, is_tracked (fd), (int fd, off64_t size), (fd, size))
WRAP (int,
      fallocate,
      is_tracked (fd),
      (int fd, int mode, off_t at, off_t size),
      (fd, mode, at, size))
WRAP (int,
      fallocate64,
      is_tracked (fd),
      (int fd, int mode, off64_t at, off64_t size),
      (fd, mode, at, size))
WRAP (int, flock, is_tracked (fd), (int fd, int operation), (fd, operation))
WRAP (int, fchmod, is_tracked (fd), (int fd, mode_t mode), (fd, mode))
WRAP (int, fchown, is_tracked (fd), (int fd, uid_t uid, gid_t gid), (fd, uid, gid))
WRAP (ssize_t, flistxattr, is_tracked (fd), (int fd, char *list, size_t size), (fd, list, size))
WRAP (ssize_t,
      fgetxattr,
      is_tracked (fd),
      (int fd, const char *name, void *value, size_t size),
      (fd, name, value, size))
WRAP (int,
      fsetxattr,
      is_tracked (fd),
      (int fd, const char *name, const void *value, size_t size, int flags),
      (fd, name, value, size, flags))
WRAP (int, fremovexattr, is_tracked (fd), (int fd, const char *name), (fd, name))
WRAP (ssize_t, read, is_tracked (fd), (int fd, void *data, size_t size), (fd, data, size))
WRAP (ssize_t,
      pread,
      is_tracked (fd),
      (int fd, void *data, size_t size, off_t at),
      (fd, data, size, at))
WRAP (ssize_t,
      pread64,
      is_tracked (fd),
      (int fd, void *data, size_t size, off64_t at),
      (fd, data, size, at))

int
fsync (int fd)
{
  if (is_tracked (fd))
    usleep ((useconds_t) get_number ("KAIJI_FAULT_SLOW_SYNC") * 1000);
  return happens (is_tracked (fd), NULL) ? -1 : NEXT (fsync) (fd);
}

int
close (int fd)
{
  bool fails = happens (is_tracked (fd), NULL);
  int code = errno;

  track (fd, false);
  /* A failing close has closed the file nevertheless. */
  if (!fails)
    return NEXT (close) (fd);
  NEXT (close) (fd);
  errno = code;
  return -1;
}

/* A program that is ended within a write, or a disk that is full, has taken a part of it. */
#define WRAP_WRITE(name, offset_type)                                                              \
  ssize_t name (int fd, const void *data, size_t size, offset_type at)                             \
  {                                                                                                \
    bool is_kill = false;                                                                          \
    bool fails = happens (is_tracked (fd), &is_kill);                                              \
    int code = errno;                                                                              \
                                                                                                   \
    if (!fails && !is_kill)                                                                        \
      return NEXT (name) (fd, data, size, at);                                                     \
    if (NEXT (name) (fd, data, size / 2, at) < 0)                                                  \
      code = errno;                                                                                \
    if (is_kill)                                                                                   \
      kill (getpid (), SIGKILL);                                                                   \
    errno = code;                                                                                  \
    return -1;                                                                                     \
  }

WRAP_WRITE (pwrite, off_t)
WRAP_WRITE (pwrite64, off64_t)

ssize_t
write (int fd, const void *data, size_t size)
{
  bool is_kill = false;
  bool fails = happens (is_tracked (fd), &is_kill);
  int code = errno;

  if (!fails && !is_kill)
    return NEXT (write) (fd, data, size);
  if (NEXT (write) (fd, data, size / 2) < 0)
    code = errno;
  if (is_kill)
    kill (getpid (), SIGKILL);
  errno = code;
  return -1;
}
