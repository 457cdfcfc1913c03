/* kaiji-page-view-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-page-view.h"

G_BEGIN_DECLS

/* For tests, which compare the picture of a page with the page, and wait until it is up to date. */
GdkTexture *kaiji_page_view_get_texture (KaijiPageView *self);

G_END_DECLS
