/* kaiji-followed-sheet.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-followed-sheet.h"
#include "kaiji-shared-file.h"
#include "kaiji-sheet-file.h"

struct _KaijiFollowedSheet
{
  GObject parent_instance;

  GFile *file;
  KaijiSchemeLibrary *library;
  KaijiSharedFile *shared; /* (nullable): NULL after kaiji_followed_sheet_stop() */
};

G_DEFINE_FINAL_TYPE (KaijiFollowedSheet, kaiji_followed_sheet, G_TYPE_OBJECT)

enum
{
  READ,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
report_gone (KaijiFollowedSheet *self)
{
  kaiji_followed_sheet_stop (self);
  g_signal_emit (self, signals[READ], 0, NULL);
}

static void
on_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KaijiFollowedSheet) self = user_data;
  g_autofree char *etag = NULL;
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_file_load_finish (result, &etag, NULL);

  if (self->shared == NULL)
    return;
  if (sheet == NULL)
    {
      report_gone (self);
      return;
    }

  kaiji_shared_file_set_known (self->shared, etag);
  /* It may have been written once more while it was read. */
  kaiji_shared_file_check (self->shared);
  g_signal_emit (self, signals[READ], 0, sheet);
}

static void
on_changed (KaijiFollowedSheet *self)
{
  switch (kaiji_shared_file_get_state (self->shared))
    {
    case KAIJI_FILE_CHANGED:
      kaiji_sheet_file_load_async (self->file, self->library, NULL, on_loaded, g_object_ref (self));
      break;
    case KAIJI_FILE_MOVED:
    case KAIJI_FILE_MISSING:
      report_gone (self);
      break;
    case KAIJI_FILE_AS_KNOWN:
    default:
      break;
    }
}

static void
kaiji_followed_sheet_dispose (GObject *object)
{
  KaijiFollowedSheet *self = KAIJI_FOLLOWED_SHEET (object);

  kaiji_followed_sheet_stop (self);
  g_clear_object (&self->file);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (kaiji_followed_sheet_parent_class)->dispose (object);
}

static void
kaiji_followed_sheet_class_init (KaijiFollowedSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kaiji_followed_sheet_dispose;

  signals[READ] = g_signal_new ("read", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, KAIJI_TYPE_SHEET);
}

static void
kaiji_followed_sheet_init (KaijiFollowedSheet *self)
{
}

/**
 * kaiji_followed_sheet_new:
 * @file: the file of a sheet
 * @etag: the tag of what was read; see kaiji_etag_new()
 * @library: the known schemes
 *
 * Returns: (transfer full): it, which is followed from now on
 */
KaijiFollowedSheet *
kaiji_followed_sheet_new (GFile *file, const char *etag, KaijiSchemeLibrary *library)
{
  KaijiFollowedSheet *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (KAIJI_IS_SCHEME_LIBRARY (library), NULL);

  self = g_object_new (KAIJI_TYPE_FOLLOWED_SHEET, NULL);
  self->file = g_object_ref (file);
  self->library = g_object_ref (library);
  self->shared = kaiji_shared_file_new (file, etag, NULL, NULL);
  g_signal_connect_object (self->shared, "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * kaiji_followed_sheet_stop:
 *
 * Stops following it: nothing is reported any more, also of what is being read.
 */
void
kaiji_followed_sheet_stop (KaijiFollowedSheet *self)
{
  g_return_if_fail (KAIJI_IS_FOLLOWED_SHEET (self));

  if (self->shared == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->shared, self);
  kaiji_shared_file_close (self->shared);
  g_clear_object (&self->shared);
}
