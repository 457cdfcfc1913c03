/* kaiji-values-reader.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-import.h"

G_BEGIN_DECLS

gboolean kaiji_values_reader_is_json (GBytes *bytes);
KaijiImport *kaiji_values_reader_read (GBytes *bytes,
                                       KaijiScheme *scheme,
                                       KaijiSchemeLibrary *library,
                                       GError **error);

G_END_DECLS
