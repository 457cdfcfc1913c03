/* kaiji-xlsx-book.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KaijiXlsxSheet:
 * @name: what a person calls it
 * @part: the name of its part in the file, "" if the file does not say
 *
 * A sheet of a spreadsheet file.
 */
typedef struct
{
  char *name;
  char *part;
  gboolean is_hidden;
} KaijiXlsxSheet;

/**
 * KaijiXlsxBook:
 *
 * The workbook of a spreadsheet file: its sheets, and what their cells share.
 */
typedef struct _KaijiXlsxBook KaijiXlsxBook;

KaijiXlsxBook *kaiji_xlsx_book_new (GHashTable *parts);
void kaiji_xlsx_book_free (KaijiXlsxBook *self);

GPtrArray *kaiji_xlsx_book_get_sheets (KaijiXlsxBook *self);
guint kaiji_xlsx_book_count_visible (KaijiXlsxBook *self);
const char *kaiji_xlsx_book_find_name (KaijiXlsxBook *self, const char *name);
gboolean kaiji_xlsx_book_read_shared (KaijiXlsxBook *self);
gboolean kaiji_xlsx_book_read_styles (KaijiXlsxBook *self);
gboolean kaiji_xlsx_book_is_locked (KaijiXlsxBook *self, guint style);
char *
kaiji_xlsx_book_format (KaijiXlsxBook *self, const char *type, const char *value, guint style);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiXlsxBook, kaiji_xlsx_book_free)

G_END_DECLS
