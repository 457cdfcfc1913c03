/* tool.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *tool_source (const char *first, ...) G_GNUC_NULL_TERMINATED;
char *tool_built (const char *first, ...) G_GNUC_NULL_TERMINATED;
gboolean tool_is_there (const char *program);
char *tool_run (int *status, const char *const *argv);
void tool_must_succeed (const char *const *argv);

/* The words of a command, for tool_run() and tool_must_succeed(). */
#define TOOL(...)                                                                                  \
  (const char *const[]) { __VA_ARGS__, NULL }

G_END_DECLS
