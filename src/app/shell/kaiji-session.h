/* kaiji-session.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kaiji_session_keep (GtkApplication *application);
void kaiji_session_forget (void);
gboolean kaiji_session_restore (GtkApplication *application);

G_END_DECLS
