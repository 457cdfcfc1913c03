/* kaiji-xlsx-reader.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <libxml/xmlreader.h>

G_BEGIN_DECLS

/* The XML of one part of a spreadsheet file, node by node. */
xmlTextReader *kaiji_xlsx_reader_open (GHashTable *parts, const char *name);

gboolean kaiji_xlsx_reader_move (xmlTextReader *reader, int *status);
gboolean kaiji_xlsx_reader_is_start (xmlTextReader *reader, const char *name);
gboolean kaiji_xlsx_reader_is_end (xmlTextReader *reader, const char *name);
char *kaiji_xlsx_reader_dup_attribute (xmlTextReader *reader, const char *name);
guint kaiji_xlsx_reader_get_number (xmlTextReader *reader, const char *name, guint otherwise);
char *kaiji_xlsx_reader_read_text (xmlTextReader *reader, const char *element, int *status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlTextReader, xmlFreeTextReader)

G_END_DECLS
