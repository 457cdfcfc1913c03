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
 * @uri: its target, with all characters escaped that have a meaning in PDF
 *
 * A web or mail address in a text.
 */
typedef struct
{
  gsize start;
  gsize end;
  char *uri;
} KaijiLink;

GArray *kaiji_links_find (const char *text);

G_END_DECLS
