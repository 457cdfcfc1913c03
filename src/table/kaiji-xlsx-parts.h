/* kaiji-xlsx-parts.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KaijiXlsxParts:
 *
 * The parts of a spreadsheet file that have its text, unpacked within limits.
 */
char *kaiji_xlsx_parts_fold_name (const char *name);
GHashTable *kaiji_xlsx_parts_read (GBytes *bytes, GError **error);
gboolean kaiji_xlsx_parts_have_macros (GHashTable *parts);
GBytes *kaiji_xlsx_parts_replace (GBytes *bytes, GHashTable *changed, GError **error);

G_END_DECLS
