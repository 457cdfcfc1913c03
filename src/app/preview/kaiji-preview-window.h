/* kaiji-preview-window.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "kaiji-document.h"

G_BEGIN_DECLS

GtkWindow *
kaiji_preview_window_new (KaijiDocument *document, GActionGroup *actions, GtkWindow *parent);

G_END_DECLS
