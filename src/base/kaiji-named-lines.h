/* kaiji-named-lines.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void kaiji_named_lines_append (GString *text, const char *name, const char *value);
char *kaiji_named_lines_dup_value (char **lines, const char *name);

G_END_DECLS
