/* kaiji-markdown.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean kaiji_markdown_is (const char *text);
char *kaiji_markdown_read_cell (const char *text, gsize length, gboolean has_marks);

G_END_DECLS
