/* print-fixture.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-pages.h"

G_BEGIN_DECLS

/* The scheme as it is in the source tree; its page layout with the members of @page, a JSON object
 * or NULL, in place of its own. */
KaijiScheme *print_load_scheme (const char *name, const char *page);

KaijiSheet *print_load_sample (void);

void print_set_text (KaijiSheet *sheet, const char *field, const char *text);
void print_exclude_section (KaijiSheet *sheet, const char *title);

KaijiPages *print_lay_out (KaijiSheet *sheet, KaijiAudience audience);

/* The characters that are drawn in lines of a text, or in a cell, without the white space at which
 * lines were broken. */
char *print_dup_text (const KaijiTextBlock *block, guint first_line, guint n_lines);
char *print_dup_cell_text (const KaijiCell *cell);

/* The text in a field's answer cells on all pages together, or in the cells of a kind on a page. */
char *print_get_answer (KaijiPages *pages, const char *field);
char *print_get_cells (KaijiPages *pages, guint page, KaijiCellKind kind);

/* The number of the item of a page's last rows, 0 if the page has none. */
guint print_get_last_item (KaijiPages *pages, guint page);

/* A text without its white space. */
char *print_squeeze (const char *text);

/* What a program says of the PDF of @pages, which it gets as its last but one argument, with "-" as
 * its last; NULL, with the test skipped, where there is no such program. */
char *print_ask (KaijiPages *pages, const char *program, const char *option);

G_END_DECLS
