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
 * Shows how far a work is that takes its time, and lets a person give it up. It comes only when the
 * work has taken a while, so that what is done at once shows none.
 */
KaijiProgressDialog *
kaiji_progress_dialog_new (const char *text, GCancellable *cancellable, GtkWindow *parent);

void kaiji_progress_dialog_report (KaijiProgressDialog *self, guint n_done, guint n_all);
void kaiji_progress_dialog_end (KaijiProgressDialog *self);

G_END_DECLS
