/* fuzz-scheme.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"
#include "kaiji-json-tree.h"
#include "kaiji-scheme-private.h"
#include "kaiji-sheet.h"

/* Every edition of a scheme that is taken makes a sheet. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (KaijiJsonTree) document = kaiji_json_tree_parse (bytes, NULL);
  g_autoptr (GPtrArray) editions = NULL;

  if (document != NULL)
    editions = kaiji_scheme_new_editions (document, NULL);
  for (guint i = 0; editions != NULL && i < editions->len; i++)
    {
      G_GNUC_UNUSED g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (
        g_ptr_array_index (editions, i));
    }
  return 0;
}
