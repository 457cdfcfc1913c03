/* kaiji-xlsx-locks.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

gboolean kaiji_xlsx_locks_are_on (const xmlNode *worksheet);
guint kaiji_xlsx_locks_find_style (const xmlNode *worksheet,
                                   const xmlNode *row,
                                   const xmlNode *cell,
                                   guint column);

G_END_DECLS
