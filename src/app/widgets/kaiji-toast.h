/* kaiji-toast.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What a widget that keeps room for toasts installs to take the focus from one that goes. */
#define KAIJI_TOAST_LEFT_ACTION "toast.leave"

AdwToast *kaiji_toast_new (const char *text);
AdwToast *kaiji_toast_new_offer (const char *text, const char *label);
void kaiji_toast_dismiss (GtkWidget *widget, AdwToast *toast);
gboolean kaiji_toast_dismiss_last (GtkWidget *widget);
void kaiji_toast_show (GtkWidget *widget, AdwToast *toast);

void kaiji_toast_tell (GtkWidget *widget, const char *text);
void kaiji_toast_offer_file (GtkWidget *widget, GFile *file);
void kaiji_toast_offer_files (GtkWidget *widget, GFile *file, guint n_files);
void kaiji_toast_offer_action (GtkWidget *widget,
                               const char *text,
                               const char *label,
                               const char *action);

G_END_DECLS
