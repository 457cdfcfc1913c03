/* kaiji-thumbnail.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "kaiji-answer.h"

G_BEGIN_DECLS

void kaiji_thumbnail_load_async (KaijiAnswer *answer,
                                 int scale,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GdkTexture *kaiji_thumbnail_load_finish (GAsyncResult *result, GError **error);

void kaiji_thumbnail_show (GtkPicture *picture, GdkTexture *thumbnail, int scale);

G_END_DECLS
