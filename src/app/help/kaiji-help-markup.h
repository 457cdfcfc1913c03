/* kaiji-help-markup.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-help-book.h"

G_BEGIN_DECLS

char *kaiji_help_markup_from_inline (KaijiHelpBook *book, const xmlNode *parent);
char *kaiji_help_markup_new_link (const char *place, const char *text);

G_END_DECLS
