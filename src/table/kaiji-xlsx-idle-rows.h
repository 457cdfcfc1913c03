/* kaiji-xlsx-idle-rows.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KaijiXlsxIdleRows:
 *
 * Long runs of rows of a sheet that hold nothing, which are left out of the sheet's tree.
 */
typedef struct _KaijiXlsxIdleRows KaijiXlsxIdleRows;

KaijiXlsxIdleRows *kaiji_xlsx_idle_rows_new (GBytes *part);
void kaiji_xlsx_idle_rows_free (KaijiXlsxIdleRows *self);

gboolean kaiji_xlsx_idle_rows_are_none (KaijiXlsxIdleRows *self);
gboolean kaiji_xlsx_idle_rows_contain (KaijiXlsxIdleRows *self, guint row);

GBytes *kaiji_xlsx_idle_rows_leave_out (KaijiXlsxIdleRows *self, GBytes *part);
GBytes *kaiji_xlsx_idle_rows_put_back (KaijiXlsxIdleRows *self, GBytes *part, GBytes *written);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiXlsxIdleRows, kaiji_xlsx_idle_rows_free)

G_END_DECLS
