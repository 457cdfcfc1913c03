/* kaiji-help-book.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

#define KAIJI_TYPE_HELP_BOOK (kaiji_help_book_get_type ())
G_DECLARE_FINAL_TYPE (KaijiHelpBook, kaiji_help_book, KAIJI, HELP_BOOK, GObject)

/**
 * KaijiHelpBook:
 *
 * The guide's pages in the user's language: those that the desktop's help viewer shows, in the
 * Mallard format (projectmallard.org/1.0). Kaiji's own window shows what its pages use of it.
 */
KaijiHelpBook *kaiji_help_book_new (void);

const char *kaiji_help_book_get_folder (KaijiHelpBook *self);
xmlNode *kaiji_help_book_get_page (KaijiHelpBook *self, const char *id);
char *kaiji_help_book_dup_title (KaijiHelpBook *self, const char *place);
char *kaiji_help_book_dup_description (KaijiHelpBook *self, const char *id);
GPtrArray *kaiji_help_book_list_topics (KaijiHelpBook *self, const char *guide);

/* Of an element of a page. */
gboolean kaiji_help_is_element (const xmlNode *node, const char *name);
char *kaiji_help_dup_attribute (const xmlNode *node, const char *name);

G_END_DECLS
