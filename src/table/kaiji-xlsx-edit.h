/* kaiji-xlsx-edit.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KaijiXlsxCell:
 * @KAIJI_XLSX_CELL_EMPTY: it can be written in
 * @KAIJI_XLSX_CELL_FILLED: something stands there
 * @KAIJI_XLSX_CELL_FORMULA: it is computed
 */
typedef enum
{
  KAIJI_XLSX_CELL_EMPTY,
  KAIJI_XLSX_CELL_FILLED,
  KAIJI_XLSX_CELL_FORMULA,
} KaijiXlsxCell;

/**
 * KaijiXlsxEdit:
 *
 * A spreadsheet file of somebody else's, in which texts are put into cells. Nothing else of it
 * changes.
 */
typedef struct _KaijiXlsxEdit KaijiXlsxEdit;

KaijiXlsxEdit *kaiji_xlsx_edit_new (GBytes *bytes, GError **error);
void kaiji_xlsx_edit_free (KaijiXlsxEdit *self);

gboolean kaiji_xlsx_edit_has_macros (KaijiXlsxEdit *self);
void kaiji_xlsx_edit_find_merged (KaijiXlsxEdit *self,
                                  const char *sheet,
                                  guint row,
                                  guint column,
                                  guint *first_row,
                                  guint *first_column);
KaijiXlsxCell
kaiji_xlsx_edit_get_cell (KaijiXlsxEdit *self, const char *sheet, guint row, guint column);
gboolean
kaiji_xlsx_edit_is_locked (KaijiXlsxEdit *self, const char *sheet, guint row, guint column);
gboolean kaiji_xlsx_edit_get_list (KaijiXlsxEdit *self,
                                   const char *sheet,
                                   guint row,
                                   guint column,
                                   GStrv *words);
gboolean kaiji_xlsx_edit_allows (KaijiXlsxEdit *self,
                                 const char *sheet,
                                 guint row,
                                 guint column,
                                 const char *text);
void kaiji_xlsx_edit_set_text (KaijiXlsxEdit *self,
                               const char *sheet,
                               guint row,
                               guint column,
                               const char *text);
GBytes *kaiji_xlsx_edit_write (KaijiXlsxEdit *self, GError **error);

/**
 * KaijiXlsxEditor:
 *
 * The functions above, for those outside of their module.
 */
typedef struct
{
  __typeof__ (&kaiji_xlsx_edit_new) create;
  __typeof__ (&kaiji_xlsx_edit_free) free;
  __typeof__ (&kaiji_xlsx_edit_has_macros) has_macros;
  __typeof__ (&kaiji_xlsx_edit_find_merged) find_merged;
  __typeof__ (&kaiji_xlsx_edit_get_cell) get_cell;
  __typeof__ (&kaiji_xlsx_edit_is_locked) is_locked;
  __typeof__ (&kaiji_xlsx_edit_get_list) get_list;
  __typeof__ (&kaiji_xlsx_edit_allows) allows;
  __typeof__ (&kaiji_xlsx_edit_set_text) set_text;
  __typeof__ (&kaiji_xlsx_edit_write) write;
} KaijiXlsxEditor;

extern const KaijiXlsxEditor kaiji_xlsx_editor;

G_END_DECLS
