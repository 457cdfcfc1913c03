/* kaiji-renderer.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean kaiji_renderer_finds_graphics (const char *devices);
void kaiji_renderer_choose (const char *devices);

G_END_DECLS
