/* kaiji-era.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean kaiji_era_may_be_named (const char *text, gboolean ended);
guint kaiji_era_skip_back (const char *text, const char **place);

G_END_DECLS
