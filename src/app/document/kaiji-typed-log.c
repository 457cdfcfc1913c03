/* kaiji-typed-log.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kaiji-typed-log.h"

/* A record is a line with the field's id, the answer as in a sheet file, and a NUL, without which
 * it was not written to its end. An answer that was removed is empty. The certification number has
 * no id. Records say what an answer is, not what was changed, so the log may begin before the copy.
 */
#define END '\0'

/* How often a lock is tried whose file another program is just removing. */
#define MAX_TRIES 8

struct _KaijiTypedLog
{
  char *path;
  GMutex mutex;    /* Guards @descriptor. */
  int descriptor;  /* -1 before the log is opened */
  goffset size;    /* of the records of this program and those it took over */
  gboolean failed; /* a record is missing: nothing is added before the next copy */
};

static void
set_error_from_errno (GError **error, const char *path)
{
  int saved = errno;
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved), "%s: %s", name,
               g_strerror (saved));
}

/* Returns whether the file that is locked is the one that others see. */
static gboolean
is_at (int descriptor, const char *path)
{
  GStatBuf there;
  struct stat here;

  return fstat (descriptor, &here) == 0 && g_stat (path, &there) == 0 && here.st_dev == there.st_dev
         && here.st_ino == there.st_ino;
}

static int
open_locked (const char *path)
{
  for (guint i = 0; i < MAX_TRIES; i++)
    {
      int descriptor = g_open (path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);

      if (descriptor < 0)
        return -1;
      /* A file system without locks has no other way to tell; what is typed is kept all the same.
       */
      if ((flock (descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
          && is_at (descriptor, path))
        return descriptor;
      close (descriptor);
    }

  errno = EWOULDBLOCK;
  return -1;
}

/* The size without a last record that was not written to its end. */
static goffset
drop_torn (int descriptor, const char *path)
{
  g_autofree char *records = NULL;
  const char *last;
  gsize size;

  if (!g_file_get_contents (path, &records, &size, NULL) || size == 0)
    return 0;

  last = memrchr (records, END, size);
  size = last != NULL ? (gsize) (last + 1 - records) : 0;
  return ftruncate (descriptor, (off_t) size) == 0 ? (goffset) size : 0;
}

static int
get_descriptor (KaijiTypedLog *self)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);

  return self->descriptor;
}

static gboolean
write_all (int descriptor, const char *data, gsize size)
{
  while (size > 0)
    {
      ssize_t n = write (descriptor, data, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      data += n;
      size -= (gsize) n;
    }

  return TRUE;
}

static void
add (KaijiTypedLog *self, const char *id, const char *value)
{
  int descriptor = get_descriptor (self);
  g_autoptr (GString) record = NULL;

  if (descriptor < 0 || self->failed)
    return;

  record = g_string_new (id);
  g_string_append_c (record, '\n');
  g_string_append (record, value);
  /* With the NUL at its end. */
  if (write_all (descriptor, record->str, record->len + 1))
    {
      self->size += (goffset) record->len + 1;
      return;
    }

  /* An older record of the field must not be taken for the last one. */
  self->failed = TRUE;
  if (ftruncate (descriptor, 0) == 0)
    self->size = 0;
}

static void
apply_record (KaijiSheet *sheet, const char *record)
{
  const char *value = strchr (record, '\n');
  g_autofree char *id = NULL;
  g_autoptr (KaijiAnswer) answer = NULL;
  const KaijiField *field;

  if (value == NULL)
    return;

  id = g_strndup (record, (gsize) (value - record));
  value++;
  if (*id == '\0')
    {
      kaiji_sheet_set_certification_number (sheet, value);
      return;
    }

  field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet), id);
  if (field == NULL)
    return;
  if (*value != '\0' && (answer = kaiji_answer_new_from_json (value, NULL)) == NULL)
    return;
  kaiji_sheet_set_answer (sheet, field, answer);
}

/**
 * kaiji_typed_log_new:
 * @path: the file
 *
 * Returns: (transfer full): a log that is not open yet
 */
KaijiTypedLog *
kaiji_typed_log_new (const char *path)
{
  KaijiTypedLog *self = g_new0 (KaijiTypedLog, 1);

  self->path = g_strdup (path);
  self->descriptor = -1;
  g_mutex_init (&self->mutex);

  return self;
}

/**
 * kaiji_typed_log_free:
 *
 * Lets go of the log. The file stays, as one that was left behind.
 */
void
kaiji_typed_log_free (KaijiTypedLog *self)
{
  if (self->descriptor >= 0)
    close (self->descriptor);
  g_mutex_clear (&self->mutex);
  g_free (self->path);
  g_free (self);
}

/**
 * kaiji_typed_log_open:
 *
 * Takes the log, with what is in it, unless a running program has it. Once it is open, this does
 * nothing.
 *
 * Returns: whether it is open
 */
gboolean
kaiji_typed_log_open (KaijiTypedLog *self, GError **error)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);

  if (self->descriptor >= 0)
    return TRUE;

  self->descriptor = open_locked (self->path);
  if (self->descriptor < 0)
    {
      set_error_from_errno (error, self->path);
      return FALSE;
    }

  self->size = drop_torn (self->descriptor, self->path);
  return TRUE;
}

/**
 * kaiji_typed_log_add_answer:
 * @field: a field of the sheet
 * @answer: (nullable): its answer now
 *
 * Adds a change, if the log is open. That it cannot be written is no error: the copy follows soon,
 * and tells.
 */
void
kaiji_typed_log_add_answer (KaijiTypedLog *self, const KaijiField *field, KaijiAnswer *answer)
{
  g_autofree char *json = answer != NULL ? kaiji_answer_to_json (answer) : g_strdup ("");

  add (self, field->id, json);
}

/**
 * kaiji_typed_log_add_number:
 * @number: (nullable): the certification number now
 *
 * Adds a change like kaiji_typed_log_add_answer().
 */
void
kaiji_typed_log_add_number (KaijiTypedLog *self, const char *number)
{
  add (self, "", number != NULL ? number : "");
}

/**
 * kaiji_typed_log_get_size:
 *
 * Returns: how much is in the log, for kaiji_typed_log_forget()
 */
goffset
kaiji_typed_log_get_size (KaijiTypedLog *self)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);

  return self->size;
}

/**
 * kaiji_typed_log_forget:
 * @size: the log's size when the state was taken that is now in the copy
 *
 * Empties the log, unless something was added since. Then it only stays longer than it need.
 */
void
kaiji_typed_log_forget (KaijiTypedLog *self, goffset size)
{
  int descriptor = get_descriptor (self);

  if (descriptor < 0 || (size != self->size && !self->failed))
    return;

  if (self->size == 0 && !self->failed)
    return;

  self->failed = ftruncate (descriptor, 0) != 0;
  self->size = 0;
}

/**
 * kaiji_typed_log_apply:
 * @sheet: the sheet in the copy
 *
 * Adds to @sheet what was typed after it.
 */
void
kaiji_typed_log_apply (KaijiTypedLog *self, KaijiSheet *sheet)
{
  g_autofree char *records = NULL;
  gsize size;
  const char *end;

  if (kaiji_sheet_get_read_only (sheet) || !g_file_get_contents (self->path, &records, &size, NULL))
    return;

  for (const char *record = records; (end = memchr (record, END, size)) != NULL; record = end + 1)
    {
      size -= (gsize) (end + 1 - record);
      if (g_utf8_validate (record, -1, NULL))
        apply_record (sheet, record);
    }
}

/**
 * kaiji_typed_log_remove:
 *
 * Removes the file.
 */
void
kaiji_typed_log_remove (KaijiTypedLog *self)
{
  g_unlink (self->path);
}

/**
 * kaiji_typed_log_clean:
 * @path: the file of a log without a copy
 *
 * Removes it, unless a running program has it.
 */
void
kaiji_typed_log_clean (const char *path)
{
  int descriptor = g_open (path, O_RDWR | O_CLOEXEC, 0);

  if (descriptor < 0)
    return;
  if (flock (descriptor, LOCK_EX | LOCK_NB) == 0)
    g_unlink (path);
  close (descriptor);
}
