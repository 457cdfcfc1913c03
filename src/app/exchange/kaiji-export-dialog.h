/* kaiji-export-dialog.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-document.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_EXPORT_DIALOG (kaiji_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KaijiExportDialog, kaiji_export_dialog, KAIJI, EXPORT_DIALOG, AdwWindow)

/**
 * KaijiExportDialog:
 *
 * Asks in which format, for whom and whether with the internal notes a sheet is written for other
 * programs and people, then where to.
 *
 * Signal `exported` (dialog, GFile *file): the file is there.
 */
GtkWindow *kaiji_export_dialog_new (KaijiDocument *document,
                                    gboolean asks,
                                    const char *owner,
                                    GtkWindow *parent);

G_END_DECLS
