/* kaiji-open-scheme.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "kaiji-scheme-library.h"

G_BEGIN_DECLS

void kaiji_open_scheme (GtkApplication *application, KaijiSchemeLibrary *library, GFile *file);
void kaiji_open_scheme_for_sheet (GtkApplication *application,
                                  KaijiSchemeLibrary *library,
                                  GFile *file,
                                  GFile *sheet,
                                  const char *hint);
GListModel *kaiji_open_scheme_create_filters (void);

G_END_DECLS
