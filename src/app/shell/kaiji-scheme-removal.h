/* kaiji-scheme-removal.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "kaiji-scheme-library.h"

G_BEGIN_DECLS

void kaiji_scheme_removal_ask (GtkWindow *parent, KaijiSchemeLibrary *library, KaijiScheme *scheme);

G_END_DECLS
