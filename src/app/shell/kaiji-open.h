/* kaiji-open.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "kaiji-scheme-library.h"

G_BEGIN_DECLS

void kaiji_open_file (GtkApplication *application, KaijiSchemeLibrary *library, GFile *file);
void kaiji_open_copy (GtkApplication *application, KaijiSchemeLibrary *library, GFile *copy);
void kaiji_open_again (GtkApplication *application, KaijiSchemeLibrary *library, GFile *file);
void kaiji_open_as_new (GtkApplication *application, KaijiSchemeLibrary *library, GFile *file);

G_END_DECLS
