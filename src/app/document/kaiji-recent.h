/* kaiji-recent.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kaiji_recent_add (GFile *file);
void kaiji_recent_remove (GFile *file);
GPtrArray *kaiji_recent_list (guint max);

G_END_DECLS
