/* kaiji-autosave.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-autosave.h"
#include "kaiji-error.h"
#include "kaiji-settings.h"
#include "kaiji-sheet-file.h"

/* How long a change may be in no copy. The first copy is written as soon as the letter is seen:
 * from then on what is typed is in the log beside the copy at once. */
#define FIRST_DELAY 20 /* in milliseconds */

/* The same for later copies, in seconds, unless the preferences say otherwise: long enough that
 * fast typing is not slowed down. */
#define DEFAULT_INTERVAL 0.5

struct _KaijiAutosave
{
  GObject parent_instance;

  KaijiSheet *sheet;
  GFile *original; /* (nullable): the sheet's file at the last change */
  char *etag;      /* (nullable): the tag of that file */
  KaijiBackup
    *backup; /* (nullable): NULL before a copy is first written, or after it is discarded */
  guint timeout;
  gboolean writing; /* a copy is being written; later changes are written after it */
  goffset logged;   /* how much was in the log when it was taken */
  gboolean waiting;
  gboolean failed;
};

G_DEFINE_FINAL_TYPE (KaijiAutosave, kaiji_autosave, G_TYPE_OBJECT)

enum
{
  FAILED,
  KEPT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static KaijiBackup *
get_backup (KaijiAutosave *self)
{
  if (self->backup == NULL)
    self->backup = kaiji_backup_new (self->original, self->etag);
  else
    kaiji_backup_set_original (self->backup, self->original, self->etag);

  return self->backup;
}

static void
set_original (KaijiAutosave *self, GFile *original, const char *etag)
{
  g_set_object (&self->original, original);
  g_free (self->etag);
  self->etag = g_strdup (etag);
}

static void start_writing (KaijiAutosave *self);

static void
on_answer_changed (KaijiAutosave *self, const KaijiField *field)
{
  if (self->backup != NULL)
    kaiji_typed_log_add_answer (kaiji_backup_get_log (self->backup), field,
                                kaiji_sheet_get_answer (self->sheet, field));
}

static void
on_certification_number_changed (KaijiAutosave *self)
{
  if (self->backup != NULL)
    kaiji_typed_log_add_number (kaiji_backup_get_log (self->backup),
                                kaiji_sheet_get_certification_number (self->sheet));
}

static void
on_written (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KaijiAutosave) self = user_data;
  g_autoptr (GError) error = NULL;

  self->writing = FALSE;
  /* Reported only once: every further change would fail in the same way. */
  if (kaiji_backup_write_finish (KAIJI_BACKUP (object), result, &error))
    {
      kaiji_typed_log_forget (kaiji_backup_get_log (KAIJI_BACKUP (object)), self->logged);
      self->failed = FALSE;
      g_signal_emit (self, signals[KEPT], 0);
    }
  else if (!self->failed)
    {
      self->failed = TRUE;
      g_signal_emit (self, signals[FAILED], 0, kaiji_error_get_message (error));
    }

  if (self->waiting && self->sheet != NULL)
    start_writing (self);
}

static void
start_writing (KaijiAutosave *self)
{
  g_autoptr (GBytes) contents = NULL;
  KaijiBackup *backup;

  g_clear_handle_id (&self->timeout, g_source_remove);
  self->waiting = self->writing;
  if (self->writing)
    return;

  backup = get_backup (self);
  /* If the folder is not there yet, the thread opens it. */
  kaiji_typed_log_open (kaiji_backup_get_log (backup), NULL);
  self->logged = kaiji_typed_log_get_size (kaiji_backup_get_log (backup));
  contents = kaiji_sheet_file_serialize (self->sheet);
  self->writing = TRUE;
  kaiji_backup_write_async (backup, contents, on_written, g_object_ref (self));
}

static gboolean
on_timeout (gpointer user_data)
{
  KaijiAutosave *self = user_data;

  self->timeout = 0;
  start_writing (self);

  return G_SOURCE_REMOVE;
}

static void
kaiji_autosave_dispose (GObject *object)
{
  KaijiAutosave *self = KAIJI_AUTOSAVE (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->backup);
  g_clear_object (&self->original);
  g_clear_pointer (&self->etag, g_free);
  g_clear_object (&self->sheet);

  G_OBJECT_CLASS (kaiji_autosave_parent_class)->dispose (object);
}

static void
kaiji_autosave_class_init (KaijiAutosaveClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kaiji_autosave_dispose;

  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[KEPT] = g_signal_new ("kept", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
kaiji_autosave_init (KaijiAutosave *self)
{
}

/**
 * kaiji_autosave_new:
 * @sheet: the sheet to keep copies of
 *
 * Returns: (transfer full): an autosave without a copy yet
 */
KaijiAutosave *
kaiji_autosave_new (KaijiSheet *sheet)
{
  KaijiAutosave *self;

  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), NULL);

  self = g_object_new (KAIJI_TYPE_AUTOSAVE, NULL);
  self->sheet = g_object_ref (sheet);
  g_signal_connect_object (sheet, "answer-changed", G_CALLBACK (on_answer_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (sheet, "notify::certification-number",
                           G_CALLBACK (on_certification_number_changed), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * kaiji_autosave_adopt:
 * @backup: the abandoned copy from which the sheet was restored
 *
 * Continues with that copy instead of making another one.
 */
void
kaiji_autosave_adopt (KaijiAutosave *self, KaijiBackup *backup)
{
  g_return_if_fail (KAIJI_IS_AUTOSAVE (self));
  g_return_if_fail (KAIJI_IS_BACKUP (backup));

  g_set_object (&self->backup, backup);
}

static guint
later_delay (void)
{
  return (guint) (kaiji_settings_get_double ("autosave-interval", DEFAULT_INTERVAL) * 1000);
}

/**
 * kaiji_autosave_schedule:
 * @original: (nullable): the sheet's own file, which differs from the sheet now
 * @etag: (nullable): the tag of that file
 *
 * Schedules writing a copy.
 */
void
kaiji_autosave_schedule (KaijiAutosave *self, GFile *original, const char *etag)
{
  g_return_if_fail (KAIJI_IS_AUTOSAVE (self));
  g_return_if_fail (original == NULL || G_IS_FILE (original));

  set_original (self, original, etag);
  if (self->timeout == 0)
    self->timeout = g_timeout_add (self->backup == NULL ? FIRST_DELAY : later_delay (), on_timeout,
                                   self);
}

/**
 * kaiji_autosave_start:
 * @original: (nullable): the sheet's own file
 * @etag: (nullable): the tag of that file
 *
 * Starts writing a copy at once, without waiting.
 */
void
kaiji_autosave_start (KaijiAutosave *self, GFile *original, const char *etag)
{
  g_return_if_fail (KAIJI_IS_AUTOSAVE (self));
  g_return_if_fail (original == NULL || G_IS_FILE (original));

  set_original (self, original, etag);
  start_writing (self);
}

/**
 * kaiji_autosave_write:
 * @original: (nullable): the sheet's own file
 * @etag: (nullable): the tag of that file
 *
 * Writes a copy at once and waits until it is written.
 */
void
kaiji_autosave_write (KaijiAutosave *self, GFile *original, const char *etag)
{
  g_autoptr (GBytes) contents = NULL;

  g_return_if_fail (KAIJI_IS_AUTOSAVE (self));
  g_return_if_fail (original == NULL || G_IS_FILE (original));

  set_original (self, original, etag);
  contents = kaiji_sheet_file_serialize (self->sheet);
  self->failed = !kaiji_backup_write (get_backup (self), contents, NULL);
}

/**
 * kaiji_autosave_discard:
 *
 * Removes the copy, and writes none until the next change.
 */
void
kaiji_autosave_discard (KaijiAutosave *self)
{
  g_return_if_fail (KAIJI_IS_AUTOSAVE (self));

  g_clear_handle_id (&self->timeout, g_source_remove);
  self->waiting = FALSE;
  if (self->backup != NULL)
    kaiji_backup_remove (self->backup);
  g_clear_object (&self->backup);
}
