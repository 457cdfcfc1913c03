/* kaiji-open-documents.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-document.h"

G_BEGIN_DECLS

/* The documents that are shown in windows, in the order in which they were opened. */
void kaiji_open_documents_add (KaijiDocument *document);
void kaiji_open_documents_remove (KaijiDocument *document);
GPtrArray *kaiji_open_documents_list (void);

G_END_DECLS
