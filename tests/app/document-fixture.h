/* document-fixture.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-document.h"

G_BEGIN_DECLS

/* An asynchronous call is given document_fixture_on_ready() and the place of its result. */
void document_fixture_on_ready (GObject *object, GAsyncResult *result, gpointer user_data);
GAsyncResult *document_fixture_wait (GAsyncResult **result);

KaijiDocument *document_fixture_open (GFile *file, KaijiSchemeLibrary *library);

G_END_DECLS
