/* kaiji-version-history-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-version-place-private.h"
#include "kaiji-version-record-private.h"

G_BEGIN_DECLS

/**
 * KaijiVersionHistory:
 * @folder: its folder
 * @place: where the sheet's file was when it was saved last, and what it held
 * @space: the bytes that it takes on the disk
 *
 * The versions of one sheet.
 */
typedef struct
{
  char *folder;
  KaijiVersionPlace place;
  guint64 space;
} KaijiVersionHistory;

/**
 * KaijiVersionLimits:
 * @n_recent: how many versions of a sheet are kept in any case
 * @n_days: for how many days one version a day is kept beside them
 * @space: the most bytes that all sheets together may take
 */
typedef struct
{
  guint n_recent;
  guint n_days;
  guint64 space;
} KaijiVersionLimits;

GPtrArray *kaiji_version_history_list_all (const char *root, GError **error);
KaijiVersionHistory *kaiji_version_history_find (GPtrArray *histories,
                                                 const KaijiVersionPlace *place);
KaijiVersionHistory *kaiji_version_history_new (const char *root);
gboolean kaiji_version_history_set_place (KaijiVersionHistory *self,
                                          const KaijiVersionPlace *place,
                                          GError **error);
GPtrArray *kaiji_version_history_list (const KaijiVersionHistory *self, GError **error);
gboolean kaiji_version_history_add (KaijiVersionHistory *self,
                                    GBytes *contents,
                                    gint64 saved,
                                    gint64 kept,
                                    GError **error);
GBytes *kaiji_version_history_read (const KaijiVersionHistory *self,
                                    const KaijiVersionRecord *record,
                                    GError **error);
void kaiji_version_history_remove_record (const KaijiVersionHistory *self,
                                          const KaijiVersionRecord *record);
gboolean kaiji_version_history_sweep (KaijiVersionHistory *self);
void kaiji_version_history_thin (KaijiVersionHistory *self,
                                 const KaijiVersionLimits *limits,
                                 gint64 now);
void kaiji_version_history_thin_all (GPtrArray *histories,
                                     const KaijiVersionHistory *current,
                                     const KaijiVersionLimits *limits);
void kaiji_version_history_remove (KaijiVersionHistory *self);
void kaiji_version_history_free (KaijiVersionHistory *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiVersionHistory, kaiji_version_history_free)

G_END_DECLS
