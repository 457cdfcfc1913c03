/* kaiji-file-name.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *kaiji_file_name_from_text (const char *text);

G_END_DECLS
