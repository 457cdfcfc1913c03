/* app-files.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-sheet.h"

G_BEGIN_DECLS

/* The files that the application is started with, and those that it writes. */

char *app_make_folder (void);
char *app_dup_backup_folder (void);
guint app_count_files (const char *folder);
void app_remove_folder (char *folder);

char *app_write_sheet (const char *folder, const char *name, const char *contents);
char *app_copy_sample (const char *folder, const char *name);
KaijiSheet *app_load_sheet (const char *path);
void app_save_sheet (KaijiSheet *sheet, const char *path);
char *app_dup_contents (const char *path);
void app_wait_for_file (const char *path);

G_END_DECLS
