/* kaiji-links.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KaijiLink:
 * @start: its first byte in the text
 * @end: the byte after its last
 * @uri: what it leads to, with every character escaped that has a meaning in PDF
 *
 * An address in a text: of a page of the web, or of mail.
 */
typedef struct
{
  gsize start;
  gsize end;
  char *uri;
} KaijiLink;

GArray *kaiji_links_find (const char *text);

G_END_DECLS
