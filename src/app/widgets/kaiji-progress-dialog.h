/* kaiji-progress-dialog.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KAIJI_TYPE_PROGRESS_DIALOG (kaiji_progress_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KaijiProgressDialog, kaiji_progress_dialog, KAIJI, PROGRESS_DIALOG, AdwWindow)

/**
 * KaijiProgressDialog:
 *
 * Shows the progress of long work and lets the user cancel it. It appears only after a while, so
 * that quick work shows no dialog.
 */
KaijiProgressDialog *
kaiji_progress_dialog_new (const char *text, GCancellable *cancellable, GtkWindow *parent);

void kaiji_progress_dialog_report (KaijiProgressDialog *self, guint n_done, guint n_all);
void kaiji_progress_dialog_end (KaijiProgressDialog *self);

G_END_DECLS
