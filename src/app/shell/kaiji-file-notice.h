/* kaiji-file-notice.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-document.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_FILE_NOTICE (kaiji_file_notice_get_type ())
G_DECLARE_FINAL_TYPE (KaijiFileNotice, kaiji_file_notice, KAIJI, FILE_NOTICE, AdwBin)

/**
 * KaijiFileNotice:
 *
 * A notice about others' use of the sheet's file, with the possible actions. It is hidden if there
 * is nothing to report.
 *
 * Signal `replaced` (notice): the present actions are about to go.
 */
void kaiji_file_notice_set_document (KaijiFileNotice *self, KaijiDocument *document);

G_END_DECLS
