/* kaiji-placeholders.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-scheme.h"

G_BEGIN_DECLS

gboolean kaiji_placeholders_is_dash (const char *text);
gboolean kaiji_placeholders_is_one (const char *text, KaijiScheme *scheme);
gboolean kaiji_placeholders_is_example (const char *text, KaijiScheme *scheme);

G_END_DECLS
