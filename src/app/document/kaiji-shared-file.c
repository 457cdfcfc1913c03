/* kaiji-shared-file.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-file-look.h"
#include "kaiji-shared-file.h"

/* How long to wait after the last event, in milliseconds: one save by another program is several
 * events. Some programs remove the file first: then the wait is repeated. */
#define CALM 300
#define PATIENCE 1000

/* How often to check whether the holder has released the file, in seconds. There are no events for
 * other computers. */
#define POLL_INTERVAL 5

struct _KaijiSharedFile
{
  GObject parent_instance;

  GFile *file;
  char *known_etag; /* (nullable): the tag of the content last read or written */
  KaijiClaim *claim;
  KaijiHolder *holder; /* (nullable): the holder when the file was opened */
  gboolean is_free;    /* whether the holder has released it since */

  KaijiFileState state;
  char *etag;         /* (nullable): the tag of another program's content */
  GFile *new_place;   /* (nullable): the new place, if the file was moved */
  GFile *rumoured;    /* (nullable): the new place according to an event */
  guint n_writing;    /* the number of writes by this program in progress */
  gboolean looking;   /* a thread is looking at the file */
  gboolean again;     /* the thread must look again */
  gboolean missed;    /* the file did not exist at the last look */
  GCancellable *stop; /* cancelled when the file is closed */
  guint timeout;
  guint poll;
  GFileMonitor *monitors[2]; /* of the file, and of a link's target */
};

G_DEFINE_FINAL_TYPE (KaijiSharedFile, kaiji_shared_file, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void look (KaijiSharedFile *self);

static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  kaiji_file_look_take (data, cancellable);
  g_task_return_boolean (task, TRUE);
}

static gboolean
on_timeout (gpointer user_data)
{
  KaijiSharedFile *self = user_data;

  self->timeout = 0;
  look (self);

  return G_SOURCE_REMOVE;
}

static void
look_after (KaijiSharedFile *self, guint delay)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (delay, on_timeout, self);
}

static void
set_state (KaijiSharedFile *self, KaijiFileState state, const char *etag, gboolean is_free)
{
  GFile *new_place = state == KAIJI_FILE_MOVED ? self->rumoured : NULL;

  if (self->state == state && g_strcmp0 (self->etag, etag) == 0 && self->is_free == is_free)
    return;

  self->state = state;
  g_free (self->etag);
  self->etag = g_strdup (etag);
  self->is_free = is_free;
  g_set_object (&self->new_place, new_place);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
take_look (KaijiSharedFile *self, const KaijiFileLook *look)
{
  gboolean is_free = look->was_held && self->holder != NULL && look->holder == NULL;

  if (look->found)
    self->missed = FALSE;

  if (!look->found && !self->missed)
    {
      self->missed = TRUE;
      look_after (self, PATIENCE);
    }
  else if (!look->found)
    set_state (self, look->was_moved ? KAIJI_FILE_MOVED : KAIJI_FILE_MISSING, NULL, is_free);
  /* A file that is unreadable right now may be unchanged. */
  else if (look->etag == NULL || self->known_etag == NULL)
    set_state (self, self->state, self->etag, is_free);
  else if (strcmp (look->etag, self->known_etag) == 0)
    set_state (self, KAIJI_FILE_AS_KNOWN, NULL, is_free);
  else
    set_state (self, KAIJI_FILE_CHANGED, look->etag, is_free);
}

static void
on_looked (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KaijiSharedFile) self = user_data;
  const KaijiFileLook *found = g_task_get_task_data (G_TASK (result));

  self->looking = FALSE;
  if (g_cancellable_is_cancelled (self->stop) || self->n_writing > 0)
    return;

  /* An observation from before this program's own write is outdated. */
  if (!self->again)
    take_look (self, found);
  else
    look (self);
}

static void
look (KaijiSharedFile *self)
{
  g_autoptr (GTask) task = NULL;
  KaijiFileLook *look;

  self->again = self->looking;
  if (self->looking || self->n_writing > 0 || g_cancellable_is_cancelled (self->stop))
    return;

  look = kaiji_file_look_new (self->file, self->rumoured, self->known_etag, self->holder != NULL);
  self->looking = TRUE;
  /* Without a source object, which the thread might be the last to let go. */
  task = g_task_new (NULL, self->stop, on_looked, g_object_ref (self));
  g_task_set_source_tag (task, look_in_thread);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, look, (GDestroyNotify) kaiji_file_look_free);
  g_task_run_in_thread (task, look_in_thread);
}

static void
on_event (KaijiSharedFile *self, GFile *file, GFile *other, GFileMonitorEvent event)
{
  if (event == G_FILE_MONITOR_EVENT_RENAMED && other != NULL && !g_file_equal (other, self->file))
    g_set_object (&self->rumoured, other);
  look_after (self, CALM);
}

static gboolean
on_poll (gpointer user_data)
{
  look (user_data);
  return G_SOURCE_CONTINUE;
}

static GFileMonitor *
watch (KaijiSharedFile *self, GFile *file)
{
  GFileMonitor *monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);

  if (monitor != NULL)
    g_signal_connect_object (monitor, "changed", G_CALLBACK (on_event), self, G_CONNECT_SWAPPED);
  return monitor;
}

static void
start_watching (KaijiSharedFile *self)
{
  const char *path = g_file_peek_path (self->file);
  char *target = path != NULL ? realpath (path, NULL) : NULL;

  self->monitors[0] = watch (self, self->file);
  if (target != NULL && strcmp (target, path) != 0)
    {
      g_autoptr (GFile) file = g_file_new_for_path (target);

      self->monitors[1] = watch (self, file);
    }
  free (target);
}

static void
kaiji_shared_file_dispose (GObject *object)
{
  KaijiSharedFile *self = KAIJI_SHARED_FILE (object);

  kaiji_shared_file_close (self);
  g_clear_pointer (&self->holder, kaiji_holder_free);
  g_clear_object (&self->file);
  g_clear_object (&self->new_place);
  g_clear_object (&self->rumoured);
  g_clear_object (&self->stop);
  g_clear_pointer (&self->known_etag, g_free);
  g_clear_pointer (&self->etag, g_free);

  G_OBJECT_CLASS (kaiji_shared_file_parent_class)->dispose (object);
}

static void
kaiji_shared_file_class_init (KaijiSharedFileClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kaiji_shared_file_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
kaiji_shared_file_init (KaijiSharedFile *self)
{
  self->stop = g_cancellable_new ();
}

/**
 * kaiji_shared_file_new:
 * @file: a file
 * @etag: (nullable): the tag of the content read or written; see kaiji_etag_new()
 * @claim: (nullable) (transfer full): the claim to it
 * @holder: (nullable) (transfer full): the other holder, if that is why there is no claim
 *
 * Returns: (transfer full): a shared file, which follows @file
 */
KaijiSharedFile *
kaiji_shared_file_new (GFile *file, const char *etag, KaijiClaim *claim, KaijiHolder *holder)
{
  KaijiSharedFile *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_object_new (KAIJI_TYPE_SHARED_FILE, NULL);
  self->file = g_object_ref (file);
  self->known_etag = g_strdup (etag);
  self->claim = claim;
  self->holder = holder;
  start_watching (self);
  /* The file may have changed between reading it and watching it. */
  look_after (self, PATIENCE);
  if (holder != NULL)
    self->poll = g_timeout_add_seconds (POLL_INTERVAL, on_poll, self);

  return self;
}

/**
 * kaiji_shared_file_get_state:
 *
 * Returns: the last known state of the file
 */
KaijiFileState
kaiji_shared_file_get_state (KaijiSharedFile *self)
{
  g_return_val_if_fail (KAIJI_IS_SHARED_FILE (self), KAIJI_FILE_AS_KNOWN);

  return self->state;
}

/**
 * kaiji_shared_file_get_etag:
 *
 * Returns: (transfer none) (nullable): the tag of another program's content, if there is one
 */
const char *
kaiji_shared_file_get_etag (KaijiSharedFile *self)
{
  g_return_val_if_fail (KAIJI_IS_SHARED_FILE (self), NULL);

  return self->etag;
}

/**
 * kaiji_shared_file_get_new_place:
 *
 * Returns: (transfer none) (nullable): the new place, if the file was moved
 */
GFile *
kaiji_shared_file_get_new_place (KaijiSharedFile *self)
{
  g_return_val_if_fail (KAIJI_IS_SHARED_FILE (self), NULL);

  return self->new_place;
}

/**
 * kaiji_shared_file_get_holder:
 *
 * Returns: (transfer none) (nullable): the holder, if it is not this program
 */
const KaijiHolder *
kaiji_shared_file_get_holder (KaijiSharedFile *self)
{
  g_return_val_if_fail (KAIJI_IS_SHARED_FILE (self), NULL);

  return self->holder;
}

/**
 * kaiji_shared_file_is_free:
 *
 * Returns: whether the holder has released it
 */
gboolean
kaiji_shared_file_is_free (KaijiSharedFile *self)
{
  g_return_val_if_fail (KAIJI_IS_SHARED_FILE (self), FALSE);

  return self->is_free;
}

/**
 * kaiji_shared_file_set_known:
 * @etag: the tag of the content that the user knows
 *
 * Marks another program's change as known.
 */
void
kaiji_shared_file_set_known (KaijiSharedFile *self, const char *etag)
{
  g_return_if_fail (KAIJI_IS_SHARED_FILE (self));

  if (g_strcmp0 (self->known_etag, etag) != 0)
    {
      g_free (self->known_etag);
      self->known_etag = g_strdup (etag);
    }
  self->again = self->looking;
  self->missed = FALSE;
  set_state (self, KAIJI_FILE_AS_KNOWN, NULL, self->is_free);
}

/**
 * kaiji_shared_file_begin_writing:
 *
 * Begins a write by this program: changes from now on are its own.
 */
void
kaiji_shared_file_begin_writing (KaijiSharedFile *self)
{
  g_return_if_fail (KAIJI_IS_SHARED_FILE (self));

  self->n_writing++;
}

/**
 * kaiji_shared_file_end_writing:
 * @etag: (nullable): the tag of the new content; %NULL if it was not written
 */
void
kaiji_shared_file_end_writing (KaijiSharedFile *self, const char *etag)
{
  g_return_if_fail (KAIJI_IS_SHARED_FILE (self));
  g_return_if_fail (self->n_writing > 0);

  self->n_writing--;
  if (etag != NULL)
    kaiji_shared_file_set_known (self, etag);
  /* Another program may have written the file meanwhile. */
  if (!g_cancellable_is_cancelled (self->stop))
    look_after (self, CALM);
}

/**
 * kaiji_shared_file_check:
 *
 * Looks at the file now, since not every file system reports others' changes.
 */
void
kaiji_shared_file_check (KaijiSharedFile *self)
{
  g_return_if_fail (KAIJI_IS_SHARED_FILE (self));

  look (self);
}

/**
 * kaiji_shared_file_take_claim:
 * @claim: (nullable) (transfer full): the claim to the file
 *
 * Makes this program the holder.
 */
void
kaiji_shared_file_take_claim (KaijiSharedFile *self, KaijiClaim *claim)
{
  g_return_if_fail (KAIJI_IS_SHARED_FILE (self));

  if (claim == NULL)
    return;
  if (g_cancellable_is_cancelled (self->stop))
    {
      kaiji_claim_release (claim);
      return;
    }

  g_clear_pointer (&self->claim, kaiji_claim_release);
  self->claim = claim;
  if (self->holder == NULL)
    return;

  g_clear_pointer (&self->holder, kaiji_holder_free);
  g_clear_handle_id (&self->poll, g_source_remove);
  self->is_free = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * kaiji_shared_file_steal_claim:
 *
 * Returns: (transfer full) (nullable): the claim to the file, which the caller releases
 */
KaijiClaim *
kaiji_shared_file_steal_claim (KaijiSharedFile *self)
{
  g_return_val_if_fail (KAIJI_IS_SHARED_FILE (self), NULL);

  return g_steal_pointer (&self->claim);
}

/**
 * kaiji_shared_file_close:
 *
 * Releases the file and stops following it.
 */
void
kaiji_shared_file_close (KaijiSharedFile *self)
{
  g_return_if_fail (KAIJI_IS_SHARED_FILE (self));

  g_cancellable_cancel (self->stop);
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_handle_id (&self->poll, g_source_remove);
  for (guint i = 0; i < G_N_ELEMENTS (self->monitors); i++)
    g_clear_object (&self->monitors[i]);
  g_clear_pointer (&self->claim, kaiji_claim_release);
}
