/* kaiji-open-documents.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-open-documents.h"

static GPtrArray *
get_documents (void)
{
  static GPtrArray *documents;

  if (documents == NULL)
    documents = g_ptr_array_new ();
  return documents;
}

/**
 * kaiji_open_documents_add:
 * @document: a document that a window begins to show
 *
 * Adds @document to the list. It is not kept alive: whoever added it removes it.
 */
void
kaiji_open_documents_add (KaijiDocument *document)
{
  g_return_if_fail (KAIJI_IS_DOCUMENT (document));

  g_ptr_array_add (get_documents (), document);
}

/**
 * kaiji_open_documents_remove:
 * @document: a document that was added
 */
void
kaiji_open_documents_remove (KaijiDocument *document)
{
  g_return_if_fail (KAIJI_IS_DOCUMENT (document));

  g_ptr_array_remove (get_documents (), document);
}

/**
 * kaiji_open_documents_list:
 *
 * Returns: (transfer full) (element-type KaijiDocument): the documents that are shown in windows
 */
GPtrArray *
kaiji_open_documents_list (void)
{
  GPtrArray *documents = get_documents ();
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < documents->len; i++)
    g_ptr_array_add (list, g_object_ref (documents->pdata[i]));

  return list;
}
