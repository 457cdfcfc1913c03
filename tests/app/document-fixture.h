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

GPtrArray *document_fixture_wait_for_abandoned (guint n);
KaijiDocument *document_fixture_open (GFile *file, KaijiSchemeLibrary *library);

/* A sheet whose field has the answer "one", and a file of it; document_fixture_add() runs a test
 * with them. */
typedef struct
{
  KaijiSchemeLibrary *library;
  KaijiScheme *scheme;
  KaijiSheet *sheet;
  const KaijiField *field;
  char *folder;
  GFile *file;
} DocumentFixture;

void document_fixture_add (const char *path, void (*test) (DocumentFixture *, gconstpointer));

void document_fixture_set_text (KaijiSheet *sheet, const KaijiField *field, const char *text);
gboolean
document_fixture_save (KaijiDocument *document, GFile *file, gboolean overwrite, GError **error);
void document_fixture_save_theirs (DocumentFixture *self);
void document_fixture_assert_file_has (DocumentFixture *self, GFile *file, const char *text);

G_END_DECLS
