/* kaiji-preview-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-preview.h"

G_BEGIN_DECLS

/* For tests, which compare the pages on the screen with printed ones. */
KaijiPages *kaiji_preview_get_pages (KaijiPreview *self);

G_END_DECLS
