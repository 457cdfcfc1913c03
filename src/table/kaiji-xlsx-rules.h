/* kaiji-xlsx-rules.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <libxml/tree.h>

#include "kaiji-xlsx-book.h"

G_BEGIN_DECLS

/**
 * KaijiXlsxRules:
 *
 * What the author of a spreadsheet file lets its cells hold (ECMA-376, 18.3.1.32 and 33).
 */
typedef struct _KaijiXlsxRules KaijiXlsxRules;

/**
 * KaijiXlsxCellRef:
 * @root: the root of the sheet's part
 * @sheet: the name of the sheet
 * @row: from 1
 * @column: from 0
 *
 * A cell of a spreadsheet file.
 */
typedef struct
{
  const xmlNode *root;
  const char *sheet;
  guint row;
  guint column;
} KaijiXlsxCellRef;

KaijiXlsxRules *kaiji_xlsx_rules_new (GBytes *bytes, KaijiXlsxBook *book);
void kaiji_xlsx_rules_free (KaijiXlsxRules *self);

gboolean
kaiji_xlsx_rules_get_list (KaijiXlsxRules *self, const KaijiXlsxCellRef *cell, GStrv *words);
gboolean
kaiji_xlsx_rules_allow (KaijiXlsxRules *self, const KaijiXlsxCellRef *cell, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiXlsxRules, kaiji_xlsx_rules_free)

G_END_DECLS
