/* kaiji-comparison.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "kaiji-sheet.h"

G_BEGIN_DECLS

typedef enum
{
  KAIJI_CHANGE_UNCHANGED,
  KAIJI_CHANGE_CHANGED,
  KAIJI_CHANGE_ADDED,
  KAIJI_CHANGE_REMOVED,
} KaijiChangeKind;

#define KAIJI_TYPE_CHANGE (kaiji_change_get_type ())
G_DECLARE_FINAL_TYPE (KaijiChange, kaiji_change, KAIJI, CHANGE, GObject)

/**
 * KaijiChange:
 *
 * The difference between two sheets' answers to one field. Immutable.
 */
KaijiChangeKind kaiji_change_get_kind (KaijiChange *self);
const KaijiField *kaiji_change_get_field (KaijiChange *self);
gboolean kaiji_change_get_in_new (KaijiChange *self);
const char *kaiji_change_get_old_text (KaijiChange *self);
const char *kaiji_change_get_new_text (KaijiChange *self);
const char *kaiji_change_kind_to_string (KaijiChangeKind kind);

GListModel *kaiji_comparison_new (KaijiSheet *old_sheet, KaijiSheet *new_sheet);
void kaiji_comparison_update (GListModel *changes,
                              KaijiSheet *old_sheet,
                              KaijiSheet *new_sheet,
                              const KaijiField *field);

G_END_DECLS
