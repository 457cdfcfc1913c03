/* kaiji-xlsx-stale.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

void kaiji_xlsx_stale_drop (xmlNode *data, const char *title, GArray *written);

G_END_DECLS
