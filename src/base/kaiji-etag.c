/* kaiji-etag.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-etag.h"

/**
 * kaiji_etag_new:
 * @contents: the content of a file
 *
 * Returns: (transfer full): a tag that identifies this content; it does not depend on a clock or
 *   the file system
 */
char *
kaiji_etag_new (GBytes *contents)
{
  g_return_val_if_fail (contents != NULL, NULL);

  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, contents);
}
