/* kaiji-start-schemes.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "kaiji-scheme-library.h"

G_BEGIN_DECLS

/* The start page's list of forms for a new sheet. */
void kaiji_start_schemes_show (GtkListBox *list, KaijiSchemeLibrary *library);

G_END_DECLS
