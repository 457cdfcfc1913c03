/* document-fixture.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "document-fixture.h"

void
document_fixture_on_ready (GObject *object, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

GAsyncResult *
document_fixture_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

KaijiDocument *
document_fixture_open (GFile *file, KaijiSchemeLibrary *library)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  KaijiDocument *document;

  kaiji_document_load_async (file, library, NULL, document_fixture_on_ready, &result);
  document = kaiji_document_load_finish (document_fixture_wait (&result), &error);
  g_assert_no_error (error);
  return document;
}
