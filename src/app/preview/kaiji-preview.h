/* kaiji-preview.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-document.h"
#include "kaiji-pages.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_PREVIEW (kaiji_preview_get_type ())
G_DECLARE_FINAL_TYPE (KaijiPreview, kaiji_preview, KAIJI, PREVIEW, AdwBin)

/**
 * KaijiPreview:
 *
 * The printed pages of a sheet, one at a time, with controls to turn and zoom them. It follows the
 * sheet and the edited field, but only while it is visible: pages are laid out after a frame is
 * painted, in a thread, based on the previous ones.
 *
 */
KaijiPreview *kaiji_preview_new (KaijiDocument *document);
void kaiji_preview_fit_width (KaijiPreview *self);

G_END_DECLS
