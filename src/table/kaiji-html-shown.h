/* kaiji-html-shown.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

void kaiji_html_keep_shown (xmlDoc *document);

G_END_DECLS
