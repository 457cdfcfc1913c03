/* kaiji-import-file.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-import.h"

G_BEGIN_DECLS

KaijiImport *kaiji_import_file_parse (GBytes *bytes,
                                      KaijiScheme *scheme,
                                      KaijiSchemeLibrary *library,
                                      GError **error);

G_END_DECLS
