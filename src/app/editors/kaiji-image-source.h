/* kaiji-image-source.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "kaiji-answer.h"

G_BEGIN_DECLS

void kaiji_image_source_read_file_async (GFile *file,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
void kaiji_image_source_read_texture_async (GdkTexture *texture,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
void kaiji_image_source_read_clipboard_async (GdkClipboard *clipboard,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data);
void kaiji_image_source_shrink_async (GBytes *image,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GBytes *kaiji_image_source_dup_large (GAsyncResult *result);
KaijiAnswer *kaiji_image_source_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
