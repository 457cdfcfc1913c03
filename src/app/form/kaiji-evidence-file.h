/* kaiji-evidence-file.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KaijiEvidenceKind:
 * @KAIJI_EVIDENCE_LINK: a web page or mail address, which may be opened
 * @KAIJI_EVIDENCE_FILE: a file, which may be shown in its folder
 * @KAIJI_EVIDENCE_MISSING: a file that does not exist, or is on another computer
 * @KAIJI_EVIDENCE_OUT_OF_REACH: a file of which that cannot be known: the sheet's alone is lent to
 *   Kaiji's sandbox
 * @KAIJI_EVIDENCE_REFUSED: anything else
 */
typedef enum
{
  KAIJI_EVIDENCE_LINK,
  KAIJI_EVIDENCE_FILE,
  KAIJI_EVIDENCE_MISSING,
  KAIJI_EVIDENCE_OUT_OF_REACH,
  KAIJI_EVIDENCE_REFUSED,
} KaijiEvidenceKind;

char *kaiji_evidence_file_describe (GFile *file, GFile *sheet_file);
KaijiEvidenceKind kaiji_evidence_file_find (const char *evidence, GFile *sheet_file, char **uri);
GFile *kaiji_evidence_file_find_in_folder (const char *evidence, GFile *folder);

G_END_DECLS
