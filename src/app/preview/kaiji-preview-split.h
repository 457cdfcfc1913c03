/* kaiji-preview-split.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "kaiji-document.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_PREVIEW_SPLIT (kaiji_preview_split_get_type ())
G_DECLARE_FINAL_TYPE (KaijiPreviewSplit, kaiji_preview_split, KAIJI, PREVIEW_SPLIT, GtkWidget)

/**
 * KaijiPreviewSplit:
 *
 * The form and, if requested, the preview beside it. If there is no room for both, the preview is
 * hidden, and takes the form's place while it is requested. It is made when it is first shown.
 *
 * Properties: `content` (#GtkWidget): the form; `show-preview` (boolean).
 *
 */
void kaiji_preview_split_set_content (KaijiPreviewSplit *self, GtkWidget *content);
void kaiji_preview_split_set_document (KaijiPreviewSplit *self, KaijiDocument *document);
void kaiji_preview_split_show_content (KaijiPreviewSplit *self);

gboolean kaiji_preview_split_get_show_preview (KaijiPreviewSplit *self);
void kaiji_preview_split_set_show_preview (KaijiPreviewSplit *self, gboolean show_preview);

G_END_DECLS
