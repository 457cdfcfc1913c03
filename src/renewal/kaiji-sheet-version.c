/* kaiji-sheet-version.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-sheet-version.h"

struct _KaijiSheetVersion
{
  GObject parent_instance;

  guint number;
  GDateTime *time;
  GError *error;       /* (nullable) */
  GListModel *changes; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (KaijiSheetVersion, kaiji_sheet_version, G_TYPE_OBJECT)

static void
kaiji_sheet_version_finalize (GObject *object)
{
  KaijiSheetVersion *self = KAIJI_SHEET_VERSION (object);

  g_clear_pointer (&self->time, g_date_time_unref);
  g_clear_error (&self->error);
  g_clear_object (&self->changes);

  G_OBJECT_CLASS (kaiji_sheet_version_parent_class)->finalize (object);
}

static void
kaiji_sheet_version_class_init (KaijiSheetVersionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kaiji_sheet_version_finalize;
}

static void
kaiji_sheet_version_init (KaijiSheetVersion *self)
{
}

static GDateTime *
create_time (gint64 seconds)
{
  GDateTime *time = g_date_time_new_from_unix_local (seconds);

  return time != NULL ? time : g_date_time_new_from_unix_local (0);
}

/**
 * kaiji_sheet_version_new:
 * @number: its number; 0 for the file as it is now
 * @saved: when it was saved, in seconds since 1970
 * @error: (transfer full) (nullable): why it cannot be read
 * @changes: (nullable): the answers that differ from the version before it
 *
 * Returns: (transfer full): the version
 */
KaijiSheetVersion *
kaiji_sheet_version_new (guint number, gint64 saved, GError *error, GListModel *changes)
{
  KaijiSheetVersion *self = g_object_new (KAIJI_TYPE_SHEET_VERSION, NULL);

  self->number = number;
  self->time = create_time (saved);
  self->error = error;
  g_set_object (&self->changes, changes);

  return self;
}

/**
 * kaiji_sheet_version_get_number:
 *
 * Returns: its number, which it keeps; 0 for the file as it is now
 */
guint
kaiji_sheet_version_get_number (KaijiSheetVersion *self)
{
  g_return_val_if_fail (KAIJI_IS_SHEET_VERSION (self), 0);

  return self->number;
}

/**
 * kaiji_sheet_version_get_time:
 *
 * Returns: (transfer none): when it was saved, in local time
 */
GDateTime *
kaiji_sheet_version_get_time (KaijiSheetVersion *self)
{
  g_return_val_if_fail (KAIJI_IS_SHEET_VERSION (self), NULL);

  return self->time;
}

/**
 * kaiji_sheet_version_get_error:
 *
 * Returns: (transfer none) (nullable): why it cannot be read
 */
const GError *
kaiji_sheet_version_get_error (KaijiSheetVersion *self)
{
  g_return_val_if_fail (KAIJI_IS_SHEET_VERSION (self), NULL);

  return self->error;
}

/**
 * kaiji_sheet_version_get_changes:
 *
 * Returns: (transfer none) (nullable): a list of #KaijiChange: the answers that differ from the
 *   version before it; %NULL for the first one that is kept, and for one that cannot be read
 */
GListModel *
kaiji_sheet_version_get_changes (KaijiSheetVersion *self)
{
  g_return_val_if_fail (KAIJI_IS_SHEET_VERSION (self), NULL);

  return self->changes;
}
