/* kaiji-xlsx-number.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *kaiji_xlsx_number_get_built_in (guint id);

char *kaiji_xlsx_number_format (const char *value, const char *code, gboolean from_1904);
char *kaiji_xlsx_number_format_iso (const char *value);

G_END_DECLS
