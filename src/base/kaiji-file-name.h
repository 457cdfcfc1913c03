/* kaiji-file-name.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *kaiji_file_name_from_text (const char *text);
char *kaiji_file_name_join (const char *stem, const char *ending);
gboolean kaiji_file_name_has_ending (const char *name, const char *ending);
char *kaiji_file_name_dup_shown (GFile *file);
char *kaiji_file_name_dup_stem (const char *name, const char *ending);

G_END_DECLS
