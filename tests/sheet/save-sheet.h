/* save-sheet.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-replace.h"
#include "kaiji-sheet-file.h"

/* Writes a file that a test opens. The program itself never waits for a disk. */
static inline gboolean
save_sheet (KaijiSheet *sheet, GFile *file, GError **error)
{
  g_autoptr (GBytes) contents = kaiji_sheet_file_serialize (sheet);

  return kaiji_replace (file, contents, NULL, NULL, NULL, error);
}
