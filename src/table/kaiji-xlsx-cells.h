/* kaiji-xlsx-cells.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

xmlNode *kaiji_xlsx_cells_find_row (xmlNode *data, guint row, gboolean create);
xmlNode *kaiji_xlsx_cells_find (xmlNode *data, guint row, guint column, gboolean create);

G_END_DECLS
