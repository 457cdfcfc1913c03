/* workbook.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *fuzz_pack_workbook (const guint8 *data, gsize size);

G_END_DECLS
